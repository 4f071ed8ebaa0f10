package io.reunion.exchange;

import io.reunion.bot.ContactStep;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Turn;
import io.reunion.exchange.Pairing.Answer;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A yes to be put in touch: with which contact is asked, in a direct chat alone. */
final class Touch {
  private static final String FORM = "exchange";
  private static final String ID = "id";

  /** What they had answered when they were asked for a contact. */
  private static final String ANSWERED = "answered";

  private final ExchangeStore store;
  private final ExchangeNotices notices;
  private final Form form;

  Touch(ExchangeStore store, ExchangeNotices notices) {
    this.store = store;
    this.notices = notices;
    this.form = new Form(
        FORM, Role.MEMBER, List.of(ContactStep.asking("exchange.contact")), this::answered);
  }

  Form form() {
    return form;
  }

  Future<Reply> yes(Turn turn, String id, String contact) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("exchange.private", "id", id)));
    }
    return open(turn, id).compose(pair -> {
      if (pair.isEmpty()) {
        return over(turn);
      }
      return contact.isEmpty() ? ask(turn, pair.get()) : given(turn, pair.get(), contact);
    });
  }

  private Future<Reply> ask(Turn turn, Pairing pair) {
    return Forms.begin(
        turn, form, Map.of(ID, pair.id(), ANSWERED, own(turn, pair).name()));
  }

  /** Words behind the command that nobody is reached by are not passed on: it is asked as if there were none. */
  private Future<Reply> given(Turn turn, Pairing pair, String words) {
    Read read = ContactStep.read(turn, words);
    if (read instanceof Read.Accepted accepted) {
      return agree(turn, pair.id(), accepted.value()).map(reply -> closing(turn, pair.id(), reply));
    }
    List<Say> says = new ArrayList<>();
    if (read instanceof Read.Refused refused) {
      says.add(Say.discreetly(refused.sentence()));
    }
    return ask(turn, pair).map(asked -> {
      says.addAll(asked.says());
      return new Reply(says, asked.letters(), asked.session());
    });
  }

  private static Answer own(Turn turn, Pairing pair) {
    return pair.of(turn.speaker().personKey()).answer();
  }

  /** A no from another account of theirs, while this one was asked for a contact, is a no. */
  private Future<Reply> answered(Turn turn, Map<String, String> answers) {
    String id = answers.getOrDefault(ID, "");
    return open(turn, id)
        .compose(pair -> pair.filter(one ->
                    own(turn, one) == Answer.NO && !Answer.NO.name().equals(answers.get(ANSWERED)))
                .isPresent()
            ? over(turn)
            : agree(turn, id, answers.getOrDefault(ContactStep.NAME, "")));
  }

  /** {@code reply} to an answer: the question for a contact, if it is open, is over, or the next words would be a yes. */
  static Reply closing(Turn turn, String id, Reply reply) {
    boolean open = turn.session()
        .dialogue()
        .filter(dialogue ->
            dialogue.name().equals(FORM) && id.equals(dialogue.answers().get(ID)))
        .isPresent();
    return open ? reply.keeping(turn.session().withoutDialogue()) : reply;
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
                        .map(told -> Reply.discreetly(noted(turn, one, self))))
                    .orElseGet(() -> over(turn))));
  }

  private static String noted(Turn turn, Pairing pair, String self) {
    String contact = pair.of(self).contact();
    if (pair.isMade()) {
      return turn.say("exchange.agreed");
    }
    return contact.isEmpty()
        ? turn.say("exchange.yes")
        : turn.say("exchange.yes.contact", "contact", contact);
  }
}
