package io.reunion.language;

/** Which way a clause or a message leans on an event. */
enum Lean {
  NONE(Intent.NONE),
  ACCEPT(Intent.RSVP_YES),
  DECLINE(Intent.RSVP_NO),
  TENTATIVE(Intent.RSVP_MAYBE),
  WITHDRAW(Intent.RSVP_WITHDRAW);

  private final Intent intent;

  Lean(Intent intent) {
    this.intent = intent;
  }

  Intent intent() {
    return intent;
  }

  /** What a sign says of somebody other than the speaker. */
  static Lean of(Mark mark) {
    return switch (mark) {
      case ACCEPT, WISH -> ACCEPT;
      case DECLINE, BUSY -> DECLINE;
      case WITHDRAW, QUIT -> WITHDRAW;
      case HINT_NO, HINT_MAYBE, HINT_YES -> NONE;
      default -> TENTATIVE;
    };
  }
}
