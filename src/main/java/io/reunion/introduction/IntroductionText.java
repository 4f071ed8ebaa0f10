package io.reunion.introduction;

import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.Profile;
import io.reunion.member.Viewer;
import io.reunion.text.Sentences;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** What the two sides are told. Nothing of one reaches the other before both have agreed. */
final class IntroductionText {
  /** A text with its buttons. */
  record Message(String text, List<List<Button>> buttons) {}

  private final Predicate<ChatId> abroad;
  private final ZoneId zone;

  /** @param abroad whether the operator of a chat's platform is abroad */
  IntroductionText(Predicate<ChatId> abroad, ZoneId zone) {
    this.abroad = abroad;
    this.zone = zone;
  }

  String day(Instant time) {
    return time.atZone(zone).toLocalDate().toString();
  }

  /** What one is asked: that somebody would like it, in which words, and nothing about who. */
  Message question(Sentences say, Introduction one) {
    StringBuilder text = new StringBuilder(say.say("introduction.question"));
    if (!one.reason().isEmpty()) {
      text.append('\n').append(say.say("introduction.question.reason", "reason", one.reason()));
    }
    text.append('\n')
        .append(say.say("introduction.question.how", "id", one.id(), "day", day(one.until())));
    return new Message(text.toString(), answers(say, one.id()));
  }

  static List<List<Button>> answers(Sentences say, String id) {
    return List.of(
        List.of(
            new Button(say.say("introduction.button.yes"), "intro yes " + id, Button.Style.PRIMARY),
            new Button(say.say("introduction.button.no"), "intro no " + id)),
        List.of(
            new Button(say.say("introduction.button.block"), "intro block " + id),
            new Button(say.say("introduction.button.off"), "intro off")));
  }

  /** The name of {@code other} as {@code self} may see it now. */
  static Optional<String> name(Member self, Optional<Member> other) {
    return other
        .map(member -> member.visibleTo(Viewer.of(Optional.of(self), ChatKind.DIRECT)))
        .flatMap(Profile::name);
  }

  Message unanswered(Sentences say, Member asker, Optional<Member> asked) {
    String name = name(asker, asked).orElseGet(() -> say.say("introduction.somebody"));
    return new Message(say.say("introduction.unanswered", "name", name), List.of());
  }

  /** What {@code self} gets once both have agreed. */
  Message made(Sentences say, ChatId chat, Introduction one, Member self, Member other) {
    boolean shown = shows(other, Field.NAME);
    boolean withheld = abroad.test(chat) && !other.privacy().abroad();
    String name = shown ? other.name() : say.say("introduction.somebody");
    StringBuilder text = new StringBuilder(say.say("introduction.made", "name", name));
    if (!withheld) {
      Arrays.stream(Field.values())
          .filter(field -> field != Field.NAME && shows(other, field))
          .forEach(field -> text.append('\n').append(line(say, other, field)));
    }
    String contact = one.contactFor(self.id());
    if (!contact.isEmpty()) {
      text.append('\n').append(say.say("introduction.made.contact", "contact", contact));
    }
    if (withheld) {
      text.append('\n').append(say.say("introduction.made.abroad"));
    }
    return new Message(
        text.append('\n').append(say.say("introduction.made.how")).toString(), List.of());
  }

  private static boolean shows(Member member, Field field) {
    return member.audience(field).compareTo(Audience.INTRODUCTION) >= 0
        && !member.particulars().all(field).isEmpty();
  }

  private static String line(Sentences say, Member other, Field field) {
    List<String> values = new ArrayList<>(other.particulars().all(field));
    return say.say(
        "introduction.made.line",
        "field",
        say.say("field." + field.name().toLowerCase(Locale.ROOT).replace("_", "")),
        "values",
        String.join(
            switch (say.language()) {
              case ZH -> "、";
              case EN -> ", ";
            },
            values));
  }
}
