package io.reunion.introduction;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.ContactStep;
import io.reunion.bot.Discretion;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.chat.Button;
import io.reunion.delivery.SendKey;
import io.reunion.introduction.Introduction.State;
import io.reunion.introduction.IntroductionStore.Outcome;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Profile;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code intro SOMEBODY}: why, and what contact to give, is asked; then it is noted. */
final class Asking {
  private static final String TO = "to";
  private static final String WHY = "why";
  private static final int LONGEST = 120;

  private final IntroductionStore store;
  private final MemberStore members;
  private final IntroductionText text;
  private final Viewers viewers;
  private final Form form;

  Asking(IntroductionStore store, MemberStore members, IntroductionText text, Viewers viewers) {
    this.store = store;
    this.members = members;
    this.text = text;
    this.viewers = viewers;
    this.form = new Form(
        "introduce",
        Role.MEMBER,
        List.of(
            Step.optional(WHY, Takes.LINE, Asking::askWhy, Step.inWords(Asking::why)),
            ContactStep.asking("introduction.contact")),
        this::note);
  }

  Form form() {
    return form;
  }

  private static Future<Asked> askWhy(Turn turn, Map<String, String> answers) {
    return Asked.plainly(turn.say("introduction.why", "limit", LONGEST));
  }

  private static Future<Read> why(Turn turn, Step.Answer answer) {
    Optional<String> objection = objection(turn, answer.text());
    return objection.isPresent() ? Read.refuse(objection.get()) : Read.accept(answer.text());
  }

  private static Optional<String> objection(Turn turn, String reason) {
    if (reason.codePointCount(0, reason.length()) > LONGEST) {
      return Optional.of(turn.say("introduction.why.long", "limit", LONGEST));
    }
    return turn.speaker()
            .member()
            .filter(self -> Discretion.tellsWho(reason, self))
            .isPresent()
        ? Optional.of(turn.say("introduction.why.who"))
        : Optional.empty();
  }

  /** Begins with what is known: whom, and the reason if it was given along. */
  Future<Reply> begin(Turn turn, Member self, MemberId to, String reason) {
    if (to.equals(self.id())) {
      return Future.succeededFuture(Reply.privately(turn.say("introduction.self")));
    }
    if (self.audience(Field.NAME).compareTo(Audience.INTRODUCTION) < 0) {
      return Future.succeededFuture(Reply.privately(turn.say("introduction.unnamed")));
    }
    Optional<String> objection = reason.isEmpty() ? Optional.empty() : objection(turn, reason);
    if (objection.isPresent()) {
      return Future.succeededFuture(Reply.privately(objection.get()));
    }
    Map<String, String> known = new HashMap<>(Map.of(TO, to.value()));
    if (!reason.isEmpty()) {
      known.put(WHY, reason);
    }
    return Forms.begin(turn, form, known);
  }

  private Future<Reply> note(Turn turn, Map<String, String> answers) {
    Optional<Member> self = turn.speaker().member();
    MemberId to = new MemberId(answers.getOrDefault(TO, ""));
    return members.get(to).compose(found -> {
      Optional<String> name =
          found.map(other -> other.visibleTo(viewers.of(turn))).flatMap(Profile::name);
      return self.isEmpty() || name.isEmpty()
          ? Future.succeededFuture(Reply.privately(turn.say("introduction.nobody")))
          : store
              .ask(wish(turn, self.get(), to, answers))
              .map(outcome -> answer(turn, name.get(), outcome));
    });
  }

  private Introduction wish(Turn turn, Member self, MemberId to, Map<String, String> answers) {
    return new Introduction(
        SendKey.of("introduction", turn.operation()).substring(0, 8),
        self.id(),
        to,
        answers.getOrDefault(WHY, ""),
        answers.getOrDefault(ContactStep.NAME, ""),
        "",
        State.WAITING,
        turn.now(),
        turn.now().plus(store.rules().expiry()),
        false);
  }

  private Reply answer(Turn turn, String name, Outcome outcome) {
    if (outcome instanceof Outcome.Again again) {
      return Reply.privately(turn.say(
          "introduction.again",
          "name",
          name,
          "day",
          text.day(again.since()),
          "next",
          text.day(again.since().plus(IntroductionStore.APART))));
    }
    if (outcome instanceof Outcome.Limit limit) {
      return Reply.privately(turn.say(
          "introduction.limit", "limit", store.rules().perWeek(), "day", text.day(limit.next())));
    }
    if (outcome instanceof Outcome.Noted noted) {
      return noted(turn, name, noted.introduction());
    }
    throw new IllegalStateException("no such outcome: " + outcome.getClass());
  }

  private Reply noted(Turn turn, String name, Introduction one) {
    String back = "intro cancel " + one.id();
    return Reply.of(Say.privately(
                turn.say("introduction.noted", "name", name, "day", text.day(one.until())))
            .withButtons(
                List.of(List.of(new Button(turn.say("introduction.button.cancel"), back)))))
        .keeping(BasicCommands.undoneBy(turn.session(), back));
  }
}
