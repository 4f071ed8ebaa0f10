package io.reunion.introduction;

import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Option;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Turn;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which contact somebody gives along, besides what they show after introductions anyway. */
final class Contacts {
  static final String STEP = "contact";
  private static final int LONGEST = 120;
  private static final Map<String, Field> WORDS = Map.of(
      "e-mail", Field.EMAIL,
      "email", Field.EMAIL,
      "邮箱", Field.EMAIL,
      "phone", Field.PHONE,
      "电话", Field.PHONE,
      "手机", Field.PHONE);

  private Contacts() {}

  static Future<Asked> ask(Turn turn, Map<String, String> answers) {
    List<Option> options = new ArrayList<>();
    turn.speaker().member().ifPresent(self -> {
      self.first(Field.EMAIL)
          .ifPresent(mail -> options.add(new Option(turn.say("field.email"), "e-mail")));
      self.first(Field.PHONE)
          .ifPresent(phone -> options.add(new Option(turn.say("field.phone"), "phone")));
    });
    return Future.succeededFuture(new Asked(turn.say("introduction.contact"), options));
  }

  static Future<Read> read(Turn turn, Step.Answer answer) {
    String text = answer.text();
    Optional<Field> field = Optional.ofNullable(WORDS.get(text.toLowerCase(Locale.ROOT)));
    Optional<Member> self = turn.speaker().member();
    if (field.isPresent()) {
      return self.flatMap(member -> member.first(field.get()))
          .map(Read::accept)
          .orElseGet(() -> Read.refuse(turn.say("introduction.contact.none")));
    }
    return text.codePointCount(0, text.length()) > LONGEST
        ? Read.refuse(turn.say("introduction.why.long", "limit", LONGEST))
        : Read.accept(text);
  }
}
