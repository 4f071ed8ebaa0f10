package io.reunion.exchange;

import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Option;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.exchange.Pairing.Answer;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A yes to be put in touch: with which contact is asked, in a direct chat alone. */
final class Touch {
  private static final String ID = "id";
  private static final String CONTACT = "contact";
  private static final int LONGEST = 120;

  private final ExchangeStore store;
  private final ExchangeNotices notices;
  private final Form form;

  Touch(ExchangeStore store, ExchangeNotices notices) {
    this.store = store;
    this.notices = notices;
    this.form = new Form(
        "exchange",
        Role.MEMBER,
        List.of(Step.optional(CONTACT, Takes.LINE, Touch::ask, Touch::read)),
        (turn, answers) ->
            agree(turn, answers.getOrDefault(ID, ""), answers.getOrDefault(CONTACT, "")));
  }

  Form form() {
    return form;
  }

  private static Future<Asked> ask(Turn turn, Map<String, String> answers) {
    List<Option> options = new ArrayList<>();
    turn.speaker().member().ifPresent(self -> {
      self.first(Field.EMAIL)
          .ifPresent(mail -> options.add(new Option(turn.say("field.email"), "e-mail")));
      self.first(Field.PHONE)
          .ifPresent(phone -> options.add(new Option(turn.say("field.phone"), "phone")));
    });
    return Future.succeededFuture(new Asked(turn.say("exchange.contact"), options));
  }

  private static Future<Read> read(Turn turn, Step.Answer answer) {
    Optional<Field> field = switch (answer.text().toLowerCase(Locale.ROOT)) {
      case "e-mail", "email", "邮箱" -> Optional.of(Field.EMAIL);
      case "phone", "电话", "手机" -> Optional.of(Field.PHONE);
      default -> Optional.empty();
    };
    Optional<Member> self = turn.speaker().member();
    if (field.isPresent()) {
      return self.flatMap(member -> member.first(field.get()))
          .map(Read::accept)
          .orElseGet(() -> Read.refuse(turn.say("exchange.contact.none")));
    }
    return answer.text().codePointCount(0, answer.text().length()) > LONGEST
        ? Read.refuse(turn.say("exchange.long", "limit", LONGEST))
        : Read.accept(answer.text());
  }

  Future<Reply> yes(Turn turn, String id, String contact) {
    if (turn.inGroup()) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("exchange.private", "command", "exchange yes " + id)));
    }
    return open(turn, id).compose(pair -> {
      if (pair.isEmpty()) {
        return over(turn);
      }
      return contact.isEmpty() ? Forms.begin(turn, form, Map.of(ID, id)) : agree(turn, id, contact);
    });
  }

  private static Future<Reply> over(Turn turn) {
    return Future.succeededFuture(Reply.discreetly(turn.say("exchange.over")));
  }

  private Future<Optional<Pairing>> open(Turn turn, String id) {
    return store
        .pairing(id)
        .compose(pair -> store
            .cards()
            .map(cards -> pair.filter(one -> one.concerns(turn.speaker().personKey())
                && (one.isMade() || notices.isOpen(one, cards, turn.now())))));
  }

  private Future<Reply> agree(Turn turn, String id, String contact) {
    String self = turn.speaker().personKey();
    return open(turn, id)
        .compose(pair -> pair.isEmpty()
            ? over(turn)
            : store
                .answer(id, self, Answer.YES, contact)
                .compose(answered -> answered
                    .map(one -> notices
                        .answered(one, self)
                        .map(told -> Reply.discreetly(
                            turn.say(one.isMade() ? "exchange.agreed" : "exchange.yes"))))
                    .orElseGet(() -> over(turn))));
  }
}
