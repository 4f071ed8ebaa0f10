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
import java.util.regex.Pattern;

/**
 * Which contact somebody gives to another member: one that is on record, pressed or named, or a line of their own by which
 * they are reached. May be skipped.
 */
public final class ContactStep {
  /** The step's name, under which the answer is found. */
  public static final String NAME = "contact";

  private static final int LONGEST = 120;
  private static final Map<String, Field> WORDS = Map.ofEntries(
      Map.entry("e-mail", Field.EMAIL),
      Map.entry("email", Field.EMAIL),
      Map.entry("mail", Field.EMAIL),
      Map.entry("邮箱", Field.EMAIL),
      Map.entry("邮件", Field.EMAIL),
      Map.entry("电子邮箱", Field.EMAIL),
      Map.entry("phone", Field.PHONE),
      Map.entry("mobile", Field.PHONE),
      Map.entry("电话", Field.PHONE),
      Map.entry("手机", Field.PHONE),
      Map.entry("手机号", Field.PHONE));

  private static final Pattern MY = Pattern.compile("(?i)^(?:my\\s+|我的\\s*)");

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
    return Future.succeededFuture(read(turn, answer.text()));
  }

  /** What is given by {@code text}, also where it stands behind a command. */
  public static Read read(Turn turn, String text) {
    Optional<Field> field =
        Optional.ofNullable(WORDS.get(MY.matcher(text).replaceFirst("").toLowerCase(Locale.ROOT)));
    if (field.isPresent()) {
      Optional<Member> self = turn.speaker().member();
      return self.flatMap(member -> member.first(field.get()))
          .<Read>map(Read.Accepted::new)
          .orElseGet(() -> refused(turn.say("bot.contact.none")));
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      return refused(turn.say("bot.contact.long", "limit", LONGEST));
    }
    return ContactWords.reach(text)
        ? new Read.Accepted(text)
        : refused(turn.say("bot.contact.unseen"));
  }

  private static Read refused(String sentence) {
    return new Read.Refused(sentence, false);
  }
}
