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
}
