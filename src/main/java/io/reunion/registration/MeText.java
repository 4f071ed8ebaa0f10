package io.reunion.registration;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.registration.Consents.Consent;
import io.reunion.registration.Consents.Purpose;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code me} says. Always for the one person alone. */
final class MeText {
  private static final int IN_A_ROW = 3;

  private MeText() {}

  /** Whether the person decides who sees it; the others are for the office alone. */
  static boolean isTheirs(Field field) {
    return field.widest() != Audience.NOBODY;
  }

  private static String name(Turn turn, Field field) {
    return turn.say("field." + field.name().toLowerCase(Locale.ROOT).replace("_", ""));
  }

  private static String values(Turn turn, Member self, Field field) {
    return String.join(
        switch (turn.texts().language()) {
          case ZH -> "、";
          case EN -> ", ";
        },
        self.particulars().all(field));
  }

  private static List<Field> known(Member self) {
    return Arrays.stream(Field.values())
        .filter(field -> !self.particulars().all(field).isEmpty())
        .toList();
  }

  private static String line(Turn turn, Member self, Field field) {
    return turn.say(
        "me.line",
        "field",
        name(turn, field),
        "values",
        values(turn, self, field),
        "audience",
        AudienceWords.say(turn, self.audience(field)));
  }

  static Reply overview(Turn turn, Member self, List<Consent> consents) {
    StringBuilder text = new StringBuilder(turn.say(
        "me.title",
        "name",
        self.name(),
        "role",
        turn.say("bot.role." + turn.speaker().role().name().toLowerCase(Locale.ROOT)),
        "user",
        turn.speaker().user().toString()));
    List<Field> fields = known(self).stream().filter(MeText::isTheirs).toList();
    fields.forEach(field -> text.append('\n').append(line(turn, self, field)));
    text.append('\n').append(standing(turn, self, Consents.newest(consents, Purpose.DIRECTORY)));
    text.append('\n').append(standingAbroad(turn, self, consents));
    text.append('\n').append(turn.say("me.how"));
    List<Button> buttons = new ArrayList<>();
    fields.forEach(field -> buttons.add(new Button(name(turn, field), "me " + field.key())));
    List<List<Button>> rows = new ArrayList<>(rows(buttons));
    rows.add(List.of(
        new Button(turn.say("me.button.consent"), "me consent"),
        new Button(turn.say("me.button.abroad"), "me abroad"),
        new Button(turn.say("me.button.looks"), "lookups"),
        new Button(turn.say("me.button.data"), "me data")));
    return Reply.of(Say.privately(text.toString()).withButtons(rows));
  }

  private static List<List<Button>> rows(List<Button> buttons) {
    List<List<Button>> rows = new ArrayList<>();
    for (int i = 0; i < buttons.size(); i += IN_A_ROW) {
      rows.add(buttons.subList(i, Math.min(buttons.size(), i + IN_A_ROW)));
    }
    return rows;
  }

  private static String standing(Turn turn, Member self, Optional<Consent> consent) {
    String audience = AudienceWords.say(turn, self.privacy().consent());
    return consent
        .map(
            said -> turn.say("me.consent.since", "audience", audience, "day", day(turn, said.at())))
        .orElseGet(() -> turn.say("me.consent.office", "audience", audience));
  }

  private static String standingAbroad(Turn turn, Member self, List<Consent> all) {
    String answer = turn.say(self.privacy().abroad() ? "me.abroad.yes" : "me.abroad.no");
    return Consents.newest(all, Purpose.ABROAD)
        .map(said -> turn.say("me.abroad.since", "answer", answer, "day", day(turn, said.at())))
        .orElseGet(() -> turn.say("me.abroad.unasked", "answer", answer));
  }

  /** Whether one is shown where the operator of the platform is abroad: a question of its own. */
  static Reply abroad(Turn turn, Member self, List<Consent> all) {
    return Reply.of(Say.privately(
            standingAbroad(turn, self, all) + "\n" + turn.say("me.abroad.ask"))
        .withButtons(List.of(List.of(
            new Button(turn.say("me.button.abroad.yes"), "me abroad yes"),
            new Button(turn.say("me.button.abroad.no"), "me abroad no")))));
  }

  private static String day(Turn turn, Instant at) {
    return at.atZone(turn.zone()).toLocalDate().toString();
  }

  /** One field with the audiences that it can have. */
  static Reply field(Turn turn, Member self, Field field) {
    return choice(turn, self, field, line(turn, self, field) + "\n" + turn.say("me.field.ask"));
  }

  /** Each by itself, with who sees it and may see it. */
  static Reply fields(Turn turn, Member self, List<Field> fields) {
    return Reply.of(fields.stream()
        .flatMap(field -> field(turn, self, field).says().stream())
        .toArray(Say[]::new));
  }

  /** Whether to put down what was told; a change too long for a button is to be written as a command. */
  static Reply offered(Turn turn, List<OwnWords.Change> changes) {
    List<List<Button>> buttons = changes.stream()
        .map(change -> correction(turn, change))
        .flatMap(Optional::stream)
        .map(List::of)
        .toList();
    return buttons.isEmpty()
        ? Reply.privately(turn.say("me.correct.how"))
        : Reply.of(Say.privately(turn.say("me.correct.offer")).withButtons(buttons));
  }

  private static Optional<Button> correction(Turn turn, OwnWords.Change change) {
    String command = "me correct " + change.field().key() + " " + change.value();
    return command.getBytes(StandardCharsets.UTF_8).length > Button.MAX_COMMAND
        ? Optional.empty()
        : Optional.of(new Button(
            turn.say(
                "me.correct.label", "field", name(turn, change.field()), "value", change.value()),
            command));
  }

  static Reply tooWide(Turn turn, Member self, Field field) {
    return choice(turn, self, field, turn.say("me.field.wide", "field", name(turn, field)));
  }

  private static Reply choice(Turn turn, Member self, Field field, String text) {
    List<Button> buttons = Arrays.stream(Audience.values())
        .filter(audience -> audience.compareTo(field.widest()) <= 0)
        .map(audience ->
            audience(turn, "me " + field.key(), audience, audience == self.audience(field)))
        .toList();
    return Reply.of(
        Say.privately(text).withButtons(buttons.stream().map(List::of).toList()));
  }

  private static Button audience(Turn turn, String command, Audience audience, boolean now) {
    return new Button(
        (now ? "✓ " : "") + AudienceWords.say(turn, audience),
        command + " " + AudienceWords.word(audience),
        Button.Style.PLAIN);
  }

  /**
   * What has come of a choice for one field, and of that field alone.
   *
   * @param self as it is now
   */
  static String shown(Turn turn, Member self, Field field, Audience to) {
    String values = values(turn, self, field);
    String done = turn.say(
        "me.field.set",
        "field",
        name(turn, field),
        "audience",
        AudienceWords.say(turn, to),
        "values",
        values.isEmpty() ? "none" : values);
    Audience seen = self.audience(field);
    return seen == to
        ? done
        : done + "\n" + turn.say("me.field.narrower", "audience", AudienceWords.say(turn, seen));
  }

  /** What one agrees to, in words that are kept with the date. */
  static String wording(Turn turn, Audience to) {
    return to == Audience.NOBODY
        ? turn.say("me.consent.wording.no")
        : turn.say("me.consent.wording", "audience", AudienceWords.say(turn, to));
  }

  static Reply consent(Turn turn, Member self, List<Consent> all) {
    StringBuilder text =
        new StringBuilder(standing(turn, self, Consents.newest(all, Purpose.DIRECTORY)));
    text.append('\n').append(standingAbroad(turn, self, all));
    text.append('\n').append(turn.say("me.consent.ask"));
    List<List<Button>> buttons = Arrays.stream(Audience.values())
        .filter(audience -> audience != Audience.INTRODUCTION)
        .map(audience -> List.of(
            audience(turn, "me consent", audience, audience == self.privacy().consent())))
        .toList();
    return Reply.of(Say.privately(text.toString()).withButtons(buttons));
  }

  /** Everything that is stored. */
  static Reply data(Turn turn, Member self, List<Consent> consents) {
    StringBuilder text =
        new StringBuilder(turn.say("me.data", "id", self.id().value(), "day", changed(turn, self)));
    known(self).forEach(field -> text.append('\n').append(line(turn, self, field)));
    text.append('\n')
        .append(turn.say(
            "me.data.accounts",
            "accounts",
            String.join(
                ", ", self.users().stream().map(UserId::toString).sorted().toList())));
    consents.forEach(consent -> text.append('\n')
        .append(turn.say(
            "me.data.consent", "day", day(turn, consent.at()), "wording", consent.wording())));
    text.append('\n').append(turn.say("me.data.how"));
    return Reply.of(Say.privately(text.toString())
        .withButtons(List.of(List.of(
            new Button(turn.say("me.button.export"), "me export"),
            new Button(turn.say("me.button.delete"), "me delete", Button.Style.DANGER)))));
  }

  private static String changed(Turn turn, Member self) {
    return day(turn, self.stamp().updatedAt());
  }

  static Reply askToDelete(Turn turn) {
    return Reply.of(Say.privately(turn.say("me.delete.ask") + " " + turn.say("me.delete.now"))
        .withButtons(List.of(List.of(
            new Button(turn.say("me.button.deletenow"), "me delete now", Button.Style.DANGER)))));
  }
}
