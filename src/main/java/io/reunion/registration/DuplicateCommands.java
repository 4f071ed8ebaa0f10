package io.reunion.registration;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.member.Duplicates;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.Pair;
import io.reunion.member.Role;
import io.reunion.member.search.MemberDirectory;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code duplicates}, by which an admin says whether two records are of one person. Nothing is merged otherwise. */
final class DuplicateCommands {
  private static final int SHOWN = 5;

  private final Duplicates duplicates;
  private final MemberDirectory directory;

  DuplicateCommands(Duplicates duplicates, MemberDirectory directory) {
    this.duplicates = duplicates;
    this.directory = directory;
  }

  List<Command> commands() {
    return List.of(new Command("duplicates", List.of("重复"), Role.ADMIN, this::decide));
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.privately(turn.say(key)));
  }

  private Future<Reply> decide(Turn turn) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("registration.verify.private")));
    }
    String[] parts = turn.arguments().strip().split("\\s+", 2);
    String which = parts.length > 1 ? parts[1].strip() : "";
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "merge", "合并" -> settle(turn, which, true);
      case "keep", "不合并" -> settle(turn, which, false);
      default -> list(turn);
    };
  }

  private Future<Reply> list(Turn turn) {
    return duplicates
        .open(SHOWN)
        .compose(open -> open.isEmpty()
            ? said(turn, "registration.duplicates.none")
            : duplicates.count().map(count -> shown(turn, open, count)));
  }

  private static Reply shown(Turn turn, List<Duplicates.Proposal> open, long count) {
    List<Say> says = new ArrayList<>();
    for (Duplicates.Proposal proposal : open) {
      says.add(Say.privately(line(turn.texts(), proposal))
          .withButtons(buttons(turn.texts(), proposal.pair())));
    }
    if (count > open.size()) {
      says.add(
          Say.privately(turn.say("registration.duplicates.more", "count", count - open.size())));
    }
    return Reply.of(says.toArray(Say[]::new));
  }

  private static String line(Sentences say, Duplicates.Proposal proposal) {
    return say.say(
        "registration.duplicate",
        "kept",
        described(proposal.kept()),
        "gone",
        described(proposal.gone()),
        "why",
        say.say(
            switch (proposal.reason()) {
              case SAME_NAME_AND_YEAR -> "registration.duplicate.name";
              case SHARED_CONTACT -> "registration.duplicate.contact";
              case TWO_IN_ONE_ROW -> "registration.duplicate.row";
            }),
        "pair",
        proposal.pair().id());
  }

  private static String described(Member member) {
    List<String> parts = new ArrayList<>(List.of(member.name()));
    for (Field field : List.of(Field.CLASS_YEAR, Field.MAJOR, Field.STUDENT_NUMBER)) {
      member.first(field).ifPresent(parts::add);
    }
    return String.join(" · ", parts);
  }

  private static List<List<Button>> buttons(Sentences say, Pair pair) {
    return List.of(List.of(
        new Button(say.say("registration.button.merge"), "duplicates merge " + pair.id()),
        new Button(say.say("registration.button.apart"), "duplicates keep " + pair.id())));
  }

  private Future<Reply> settle(Turn turn, String words, boolean same) {
    Optional<Pair> pair = pair(words);
    if (pair.isEmpty()) {
      return said(turn, "registration.duplicates.over");
    }
    return duplicates.find(pair.get()).compose(found -> {
      if (found.isEmpty()) {
        return said(turn, "registration.duplicates.over");
      }
      Future<Boolean> settled = same
          ? duplicates.merge(pair.get(), found.get().kept().id()).map(Optional::isPresent)
          : duplicates.keepApart(pair.get());
      return settled.map(done -> {
        directory.refresh();
        String key = same ? "registration.duplicates.merged" : "registration.duplicates.apart";
        return Reply.privately(turn.say(done ? key : "registration.duplicates.over"));
      });
    });
  }

  private static Optional<Pair> pair(String words) {
    try {
      return Optional.of(Pair.parse(words));
    } catch (IllegalArgumentException noPair) {
      return Optional.empty();
    }
  }
}
