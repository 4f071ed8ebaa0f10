package io.reunion.bot;

import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Option;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which contact somebody gives to another member: one that is on record, pressed or named, or any line of their own. May
 * be skipped.
 */
public final class ContactStep {
  /** The step's name, under which the answer is found. */
  public static final String NAME = "contact";

  private static final int LONGEST = 120;
  private static final Map<String, Field> WORDS = Map.of(
      "e-mail", Field.EMAIL,
      "email", Field.EMAIL,
      "邮箱", Field.EMAIL,
      "phone", Field.PHONE,
      "电话", Field.PHONE,
      "手机", Field.PHONE);

  private ContactStep() {}

  /** @param question the text that asks, which says who will get the contact and when */
  public static Step asking(String question) {
    return Step.optional(
        NAME, Takes.LINE, (turn, answers) -> ask(turn, question), ContactStep::read);
  }

  private static Future<Asked> ask(Turn turn, String question) {
    List<Option> options = new ArrayList<>();
    turn.speaker().member().ifPresent(self -> {
      self.first(Field.EMAIL)
          .ifPresent(mail -> options.add(new Option(turn.say("field.email"), "e-mail")));
      self.first(Field.PHONE)
          .ifPresent(phone -> options.add(new Option(turn.say("field.phone"), "phone")));
    });
    return Future.succeededFuture(new Asked(turn.say(question), options));
  }

  private static Future<Read> read(Turn turn, Step.Answer answer) {
    String text = answer.text();
    Optional<Field> field = Optional.ofNullable(WORDS.get(text.toLowerCase(Locale.ROOT)));
    if (field.isPresent()) {
      Optional<Member> self = turn.speaker().member();
      return self.flatMap(member -> member.first(field.get()))
          .map(Read::accept)
          .orElseGet(() -> Read.refuse(turn.say("bot.contact.none")));
    }
    return text.codePointCount(0, text.length()) > LONGEST
        ? Read.refuse(turn.say("bot.contact.long", "limit", LONGEST))
        : Read.accept(text);
  }
}
