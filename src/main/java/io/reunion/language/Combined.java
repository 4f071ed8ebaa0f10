package io.reunion.language;

import java.util.List;

/**
 * The speaker's answer after phrases and model have both spoken.
 *
 * @param lean none if there is no answer, or if it has to be asked for
 * @param plain said in so many words
 * @param unsure to be asked about
 * @param byModel the model had a say
 * @param confidence 0 if the phrases alone decided
 * @param choices what to offer if unsure
 */
record Combined(
    Lean lean,
    boolean plain,
    boolean unsure,
    boolean byModel,
    double confidence,
    List<Intent> choices) {
  /** What the model must be sure of to answer where no phrase does, and to silence a phrase. */
  private static final double ALONE = 0.9;

  private static final double CONTRARY = 0.9;
  private static final double HINTED = 0.6;

  /**
   * What it must be sure of that a message speaks of something else to doubt a phrase in it: the less, the smaller a part of
   * the message the phrase is.
   */
  private static final double FOREIGN = 0.5;

  private static final double FOREIGN_TO_ALL = 0.45;

  /** The same where the phrase is only an answer to a question, or a hint. */
  private static final double UNRELATED = 0.4;

  private static final double UNRELATED_TO_ALL = 0.38;

  /** What it must be sure of not to ask about such a phrase, but to take it for talk. */
  private static final double TALK = 0.97;

  private static final double TALK_WITH_A_WORD = 0.8;
  private static final double TALK_WITH_A_HINT = 0.75;

  /** What it must be sure of to be asked about. */
  private static final double WORTH_ASKING = 0.6;

  private static final Combined NOTHING =
      new Combined(Lean.NONE, false, false, false, 0, List.of());

  /** @param share of the message that is a sign of anything, 0 to 1; all of it where an answer is awaited */
  static Combined of(Stance self, Model.Opinion opinion, double share) {
    if (self.isNone()) {
      return withoutPhrase(opinion);
    }
    if (self.doubt() == Stance.Doubt.HALF) {
      return unsure(self.lean(), self.lean());
    }
    boolean plain = self.weight() == Stance.PLAIN;
    if (opinion.is() == Lean.NONE && isTalk(self, opinion.probability(), share)) {
      return NOTHING;
    }
    if (opinion.is() == Lean.NONE && opinion.probability() > doubted(plain, share)) {
      return unsure(self.lean(), self.lean());
    }
    if (self.doubt() == Stance.Doubt.CONTRADICTED) {
      return settled(self, opinion, plain);
    }
    if (self.weight() == Stance.HINT) {
      return hinted(self, opinion);
    }
    if (!plain
        && opinion.is() != self.lean()
        && opinion.is() != Lean.NONE
        && opinion.probability() > CONTRARY) {
      return unsure(self.lean(), opinion.is());
    }
    return new Combined(self.lean(), plain, false, false, 0, List.of());
  }

  /** "Yep, room 4", "might rain": not worth asking about. */
  private static boolean isTalk(Stance self, double foreign, double share) {
    double sure = switch (self.weight()) {
      case Stance.PLAIN -> TALK;
      case Stance.SHORT -> TALK_WITH_A_WORD;
      default -> TALK_WITH_A_HINT;
    };
    return share <= 0.5 && foreign > sure;
  }

  private static double doubted(boolean plain, double share) {
    return plain ? FOREIGN + FOREIGN_TO_ALL * share : UNRELATED + UNRELATED_TO_ALL * share;
  }

  private static Combined withoutPhrase(Model.Opinion opinion) {
    if (opinion.is() != Lean.NONE && opinion.probability() > ALONE) {
      return new Combined(opinion.is(), false, false, true, opinion.probability(), List.of());
    }
    return opinion.is() != Lean.NONE && opinion.probability() > WORTH_ASKING
        ? unsure(opinion.is(), opinion.is())
        : NOTHING;
  }

  private static Combined settled(Stance self, Model.Opinion opinion, boolean plain) {
    return opinion.is() != Lean.NONE && opinion.probability() > HINTED
        ? new Combined(opinion.is(), plain, false, true, opinion.probability(), List.of())
        : unsure(self.lean(), Lean.NONE);
  }

  private static Combined hinted(Stance self, Model.Opinion opinion) {
    if (opinion.is() == self.lean() && opinion.probability() > HINTED) {
      return new Combined(self.lean(), false, false, true, opinion.probability(), List.of());
    }
    return opinion.is() == Lean.NONE || opinion.probability() > ALONE
        ? withoutPhrase(opinion)
        : unsure(self.lean(), opinion.is());
  }

  private static Combined unsure(Lean one, Lean other) {
    List<Intent> choices = Judgement.choices(one);
    return new Combined(
        Lean.NONE, false, true, true, 0, other == one ? choices : Judgement.choices(one));
  }
}
