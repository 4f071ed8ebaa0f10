package io.reunion.introduction;

import io.reunion.bot.ContactStep;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.introduction.Introduction.State;
import io.reunion.member.MemberId;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the one who was asked can say: yes, with a contact or without; no; never this one again; nothing from anybody. */
final class Answering {
  private static final String FORM = "introduced";
  private static final String ID = "id";

  /** Where it stood when the question for a contact was put. */
  private static final String STOOD = "stood";

  private final IntroductionStore store;
  private final Form form;

  Answering(IntroductionStore store) {
    this.store = store;
    this.form = new Form(
        FORM, Role.MEMBER, List.of(ContactStep.asking("introduction.contact")), this::agree);
  }

  Form form() {
    return form;
  }

  /** The one with {@code id}, or the only one that waits for {@code self}. */
  private Future<Optional<Introduction>> meant(Turn turn, MemberId self, String id) {
    return store.about(self).map(all -> {
      List<Introduction> open = all.stream()
          .filter(one -> id.isEmpty()
              ? one.isOpen(turn.now()) && one.state() == State.WAITING
              : one.told() && one.id().equals(id))
          .toList();
      return open.size() == 1 ? Optional.of(open.get(0)) : Optional.empty();
    });
  }

  private static Future<Reply> over(Turn turn) {
    return Future.succeededFuture(Reply.privately(turn.say("introduction.over")));
  }

  Future<Reply> yes(Turn turn, MemberId self, String id) {
    return meant(turn, self, id)
        .compose(found -> found.filter(one -> one.isOpen(turn.now())).isEmpty()
            ? over(turn)
            : Forms.begin(
                turn,
                form,
                Map.of(ID, found.get().id(), STOOD, found.get().state().name())));
  }

  /** {@code reply} to a no: the question for a contact, if it is open, is over, or the next words would be a yes. */
  static Reply closing(Turn turn, String id, Reply reply) {
    boolean open = turn.session()
        .dialogue()
        .filter(dialogue -> dialogue.name().equals(FORM)
            && (id.isEmpty() || id.equals(dialogue.answers().get(ID))))
        .isPresent();
    return open ? reply.keeping(turn.session().withoutDialogue()) : reply;
  }

  private Future<Reply> agree(Turn turn, Map<String, String> answers) {
    Optional<MemberId> self = turn.speaker().member().map(member -> member.id());
    return self.isEmpty()
        ? over(turn)
        : store
            .find(answers.getOrDefault(ID, ""))
            .compose(found -> found.filter(one -> declinedSince(one, answers)).isPresent()
                ? over(turn)
                : agree(turn, self.get(), answers));
  }

  /** A no from another account of theirs, while this one was asked for a contact. */
  private static boolean declinedSince(Introduction one, Map<String, String> answers) {
    return one.state() == State.DECLINED && !State.DECLINED.name().equals(answers.get(STOOD));
  }

  private Future<Reply> agree(Turn turn, MemberId self, Map<String, String> answers) {
    return store
        .step(
            answers.getOrDefault(ID, ""),
            self.value(),
            State.AGREED,
            answers.getOrDefault(ContactStep.NAME, ""),
            turn.now())
        .compose(state -> state.filter(now -> now == State.AGREED).isPresent()
            ? Future.succeededFuture(Reply.privately(turn.say("introduction.agreed")))
            : over(turn));
  }

  Future<Reply> no(Turn turn, MemberId self, String id) {
    return meant(turn, self, id)
        .compose(found -> found.isEmpty()
            ? over(turn)
            : store
                .step(found.get().id(), self.value(), State.DECLINED, "", turn.now())
                .compose(state -> state.filter(now -> now == State.DECLINED).isPresent()
                    ? Future.succeededFuture(closing(
                        turn,
                        found.get().id(),
                        Reply.privately(
                            turn.say("introduction.declined", "id", found.get().id()))))
                    : over(turn)));
  }

  /** A no, for good: whoever that was, they are not passed on again. */
  Future<Reply> block(Turn turn, MemberId self, String id) {
    return meant(turn, self, id)
        .compose(found -> found.isEmpty()
            ? over(turn)
            : store
                .block(self, found.get().asker())
                .compose(blocked ->
                    store.step(found.get().id(), self.value(), State.DECLINED, "", turn.now()))
                .map(state -> closing(
                    turn, found.get().id(), Reply.privately(turn.say("introduction.blocked")))));
  }
}
