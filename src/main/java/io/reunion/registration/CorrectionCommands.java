package io.reunion.registration;

import io.reunion.bot.Admins;
import io.reunion.bot.BasicCommands;
import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.delivery.SendKey;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.registration.Corrections.Correction;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code me correct FIELD VALUE}, and {@code corrections}, by which an admin decides. How people live now they change
 * themselves; what the university or the office vouches for is changed by an admin's word.
 */
final class CorrectionCommands {
  private static final int LONGEST = 120;
  private static final int MOST = 10;
  private static final int SHOWN = 10;

  private final MemberStore members;
  private final Corrections corrections;
  private final CorrectionDecisions decisions;
  private final Attempts attempts;
  private final Admins admins;
  private final Set<Field> selfService;

  CorrectionCommands(
      MemberStore members,
      Corrections corrections,
      CorrectionDecisions decisions,
      Attempts attempts,
      Admins admins,
      Set<Field> selfService) {
    this.members = members;
    this.corrections = corrections;
    this.decisions = decisions;
    this.attempts = attempts;
    this.admins = admins;
    this.selfService = Set.copyOf(selfService);
  }

  List<Command> commands() {
    return List.of(new Command("corrections", List.of("更正"), Role.ADMIN, this::decide));
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.privately(turn.say(key)));
  }

  /** @param words the field and what it ought to be */
  Future<Reply> correct(Turn turn, Member self, String words) {
    Optional<CorrectionWords> wanted = CorrectionWords.read(words);
    if (wanted.isEmpty()) {
      return said(turn, "me.correct.how");
    }
    Field field = wanted.get().field();
    List<String> values = wanted.get().values();
    if (values.size() > MOST || values.stream().anyMatch(value -> value.length() > LONGEST)) {
      return Future.succeededFuture(
          Reply.privately(turn.say("me.correct.long", "limit", LONGEST, "most", MOST)));
    }
    if (!wanted.get().isLikely()) {
      return Future.succeededFuture(Reply.privately(
          turn.say("me.correct.unlike", "field", CorrectionDecisions.name(turn.texts(), field))));
    }
    if (selfService.contains(field)) {
      return change(turn, self, field, values);
    }
    return attempts
        .allow(Attempts.Limit.corrections(self.id()))
        .compose(allowed -> allowed
            ? propose(turn, self, field, values)
            : said(turn, "registration.verify.toomany"));
  }

  private Future<Reply> change(Turn turn, Member self, Field field, List<String> values) {
    List<String> before = self.particulars().all(field);
    return members
        .change(self.id(), member -> member.with(member.particulars().with(field, values)))
        .map(outcome -> outcome.filter(put -> put.isStored()).isEmpty()
            ? Reply.privately(turn.say("me.busy"))
            : Reply.privately(turn.say(
                    "me.correct.done",
                    "field",
                    CorrectionDecisions.name(turn.texts(), field),
                    "values",
                    CorrectionDecisions.joined(turn.texts(), values)))
                .keeping(
                    before.isEmpty()
                        ? turn.session().forget(BasicCommands.UNDO)
                        : BasicCommands.undoneBy(
                            turn.session(),
                            "me correct " + field.key() + " " + String.join("、", before))));
  }

  private Future<Reply> propose(Turn turn, Member self, Field field, List<String> values) {
    Correction correction = new Correction(
        SendKey.of("correction", turn.operation()).substring(0, 8),
        self.id(),
        field,
        values,
        turn.now());
    return corrections
        .propose(correction)
        .compose(kept -> admins.letters(new Admins.Draft(
            "correction " + correction.id(),
            say -> line(say, self, correction),
            say -> buttons(say, correction))))
        .map(letters -> Reply.privately(turn.say(
                "me.correct.asked",
                "field",
                CorrectionDecisions.name(turn.texts(), field),
                "values",
                CorrectionDecisions.joined(turn.texts(), values)))
            .withLetters(letters));
  }

  private static String line(Sentences say, Member member, Correction correction) {
    return say.say(
        "registration.correction",
        "name",
        member.name(),
        "id",
        member.first(Field.STUDENT_NUMBER).orElse(member.id().value()),
        "field",
        CorrectionDecisions.name(say, correction.field()),
        "before",
        CorrectionDecisions.joined(say, member.particulars().all(correction.field())),
        "after",
        CorrectionDecisions.joined(say, correction.values()),
        "correction",
        correction.id());
  }

  private static List<List<Button>> buttons(Sentences say, Correction correction) {
    return List.of(List.of(
        new Button(
            say.say("registration.button.correct"),
            "corrections yes " + correction.id(),
            Button.Style.PRIMARY),
        new Button(say.say("registration.button.keep"), "corrections no " + correction.id())));
  }

  private Future<Reply> decide(Turn turn) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("registration.verify.private")));
    }
    String[] parts = turn.arguments().strip().split("\\s+", 2);
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "yes", "同意" -> settle(turn, parts.length > 1 ? parts[1] : "", true);
      case "no", "不同意" -> settle(turn, parts.length > 1 ? parts[1] : "", false);
      default -> list(turn);
    };
  }

  private Future<Reply> list(Turn turn) {
    return decisions.waiting(SHOWN).map(all -> {
      List<Say> says = new ArrayList<>();
      all.forEach(one -> says.add(Say.privately(line(turn.texts(), one.member(), one.correction()))
          .withButtons(buttons(turn.texts(), one.correction()))));
      return says.isEmpty()
          ? Reply.privately(turn.say("registration.corrections.none"))
          : Reply.of(says.toArray(Say[]::new));
    });
  }

  private Future<Reply> settle(Turn turn, String id, boolean right) {
    return decisions
        .decide(id.strip(), right)
        .map(letters -> letters
            .map(told -> Reply.privately(turn.say(
                    right ? "registration.corrections.yes" : "registration.corrections.no"))
                .withLetters(told))
            .orElseGet(() -> Reply.privately(turn.say("registration.corrections.over"))));
  }
}
