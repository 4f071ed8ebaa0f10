package io.reunion.exchange;

import io.reunion.bot.ContactStep;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.exchange.Pairing.Answer;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A yes to be put in touch: with which contact is asked, in a direct chat alone. */
final class Touch {
  private static final String ID = "id";

  private final ExchangeStore store;
  private final ExchangeNotices notices;
  private final Form form;

  Touch(ExchangeStore store, ExchangeNotices notices) {
    this.store = store;
    this.notices = notices;
    this.form = new Form(
        "exchange",
        Role.MEMBER,
        List.of(ContactStep.asking("exchange.contact")),
        (turn, answers) ->
            agree(turn, answers.getOrDefault(ID, ""), answers.getOrDefault(ContactStep.NAME, "")));
  }

  Form form() {
    return form;
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
