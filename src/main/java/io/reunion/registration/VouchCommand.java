package io.reunion.registration;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.LinkOutcome;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.member.Viewer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * {@code vouch}: where the recorded e-mail address is dead, two verified classmates say that an account is a member's.
 * Classmates are of one class year; somebody who has an account already is for the office to decide.
 */
final class VouchCommand {
  private final MemberStore members;
  private final Whom whom;
  private final Vouches vouches;
  private final Attempts attempts;

  VouchCommand(MemberStore members, Whom whom, Vouches vouches, Attempts attempts) {
    this.members = members;
    this.whom = whom;
    this.vouches = vouches;
    this.attempts = attempts;
  }

  List<Command> commands() {
    return List.of(new Command("vouch", List.of("担保", "作证"), Role.MEMBER, this::vouch));
  }

  private Future<Reply> vouch(Turn turn) {
    Accounts.Named named = Accounts.in(turn.arguments());
    Optional<Member> voucher = turn.speaker().member().filter(Member::verified);
    if (named.account().isEmpty() || named.rest().isEmpty() || voucher.isEmpty()) {
      return Future.succeededFuture(Reply.privately(turn.say("registration.vouch.how")));
    }
    UserId user = named.account().get();
    Viewer viewer = Viewer.of(voucher, ChatKind.DIRECT);
    return whom.named(named.rest(), viewer).compose(found -> {
      List<Member> meant =
          found.stream().filter(member -> isOpen(member, viewer, voucher.get())).toList();
      return meant.size() == 1
          ? vouch(turn, voucher.get(), user, meant.get(0))
          : Future.succeededFuture(
              Reply.privately(turn.say("registration.vouch.nobody", "words", named.rest())));
    });
  }

  private static boolean isOpen(Member member, Viewer viewer, Member voucher) {
    Optional<String> year = member.visibleTo(viewer).first(Field.CLASS_YEAR);
    return year.isPresent()
        && year.equals(voucher.first(Field.CLASS_YEAR))
        && member.users().isEmpty()
        && !member.id().equals(voucher.id());
  }

  private Future<Reply> vouch(Turn turn, Member voucher, UserId user, Member member) {
    return attempts
        .allow(Attempts.Limit.vouches(voucher.id()))
        .compose(allowed -> allowed
            ? vouches
                .vouch(user, voucher.id(), member.id())
                .compose(count -> count < Vouches.ENOUGH
                    ? Future.succeededFuture(Reply.privately(turn.say(
                        "registration.vouch.noted",
                        "name",
                        member.name(),
                        "user",
                        user.toString())))
                    : link(turn, user, member))
            : Future.succeededFuture(Reply.privately(turn.say("registration.vouch.toomany"))));
  }

  private Future<Reply> link(Turn turn, UserId user, Member member) {
    return members
        .link(member.id(), user)
        .map(outcome -> Reply.privately(
            outcome == LinkOutcome.LINKED
                ? turn.say("registration.linked", "user", user.toString(), "name", member.name())
                : turn.say("registration.taken", "user", user.toString())));
  }
}
