package io.reunion.registration;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code link} and {@code unlink}: an admin says which account is which member; everybody may take their own away. */
final class LinkCommands {
  private final MemberStore members;
  private final Whom whom;
  private final LinkCodes codes;

  LinkCommands(MemberStore members, Whom whom, LinkCodes codes) {
    this.members = members;
    this.whom = whom;
    this.codes = codes;
  }

  List<Command> commands() {
    return List.of(
        new Command("link", List.of("绑定", "关联"), Role.ADMIN, this::link),
        new Command("unlink", List.of("解绑", "解除绑定"), Role.GUEST, this::unlink));
  }

  private Future<Reply> link(Turn turn) {
    Accounts.Named named = Accounts.in(turn.arguments());
    if (named.rest().isEmpty()) {
      return Future.succeededFuture(Reply.privately(turn.say("registration.link.how")));
    }
    return whom.office(named.rest()).compose(found -> {
      if (found.size() != 1) {
        return Future.succeededFuture(Reply.privately(which(turn, named.rest(), found)));
      }
      Member member = found.get(0);
      return named
          .account()
          .map(user -> link(turn, member, user))
          .orElseGet(() -> issue(turn, member));
    });
  }

  private static String which(Turn turn, String words, List<Member> found) {
    if (found.isEmpty()) {
      return turn.say("registration.link.nobody", "words", words);
    }
    StringBuilder text = new StringBuilder(turn.say("registration.link.which", "words", words));
    found.forEach(member -> text.append('\n')
        .append(turn.say(
            "registration.link.candidate",
            "name",
            member.name(),
            "year",
            member.first(Field.CLASS_YEAR).orElse("–"),
            "id",
            member.first(Field.STUDENT_NUMBER).orElse(member.id().value()))));
    return text.toString();
  }

  private Future<Reply> link(Turn turn, Member member, UserId user) {
    return members
        .link(member.id(), user)
        .map(outcome -> Reply.privately(
            switch (outcome) {
              case LINKED ->
                turn.say("registration.linked", "user", user.toString(), "name", member.name());
              case TAKEN -> turn.say("registration.taken", "user", user.toString());
              case NO_SUCH_MEMBER ->
                turn.say("registration.link.nobody", "words", member.id().value());
            }));
  }

  private Future<Reply> issue(Turn turn, Member member) {
    return codes
        .issue(member.id(), Optional.empty(), LinkCodes.LONG)
        .map(code -> Reply.privately(
            turn.say("registration.link.code", "name", member.name(), "code", code)));
  }

  private Future<Reply> unlink(Turn turn) {
    Set<UserId> own = turn.speaker().member().map(Member::users).orElse(Set.of());
    if (turn.arguments().isBlank()) {
      return Future.succeededFuture(Reply.of(own(turn, own)));
    }
    Optional<UserId> user = Accounts.in(turn.arguments()).account();
    if (user.isEmpty() || !(own.contains(user.get()) || turn.speaker().has(Role.ADMIN))) {
      return Future.succeededFuture(Reply.privately(turn.say("registration.unlink.which")));
    }
    return members
        .unlink(user.get())
        .map(was -> Reply.privately(
            was
                ? turn.say("registration.unlinked", "user", user.get().toString())
                : turn.say("registration.unlink.none", "user", user.get().toString())));
  }

  private static Say own(Turn turn, Set<UserId> own) {
    if (own.isEmpty()) {
      return Say.privately(turn.say("registration.unlink.nothing"));
    }
    return Say.privately(turn.say("registration.unlink.ask"))
        .withButtons(new TreeSet<>(own.stream().map(UserId::toString).toList())
            .stream()
                .map(user -> "unlink " + user)
                .filter(command ->
                    command.getBytes(StandardCharsets.UTF_8).length <= Button.MAX_COMMAND)
                .map(command -> List.of(new Button(
                    turn.say("registration.button.unlink", "user", command.substring(7)),
                    command,
                    Button.Style.DANGER)))
                .toList());
  }
}
