package io.reunion.chat;

/**
 * One thing that a check of an account found.
 *
 * @param kind what
 * @param detail the platform's own word for it: the bot's name, a permission, an address, an error code; may be empty, is
 *     never secret
 */
public record Finding(Kind kind, String detail) {
  /** What can be found, and whether somebody has to do something about it. */
  public enum Kind {
    CREDENTIALS_WORK(false),
    CREDENTIALS_REFUSED(true),
    UNREACHABLE(true),
    /** The platform refused to tell, for another reason than the credentials. */
    REFUSED(true),
    WEBHOOK_RIGHT(false),
    WEBHOOK_MISSING(true),
    WEBHOOK_ELSEWHERE(true),
    /** The platform could not deliver lately. */
    WEBHOOK_FAILING(true),
    /** The platform does not tell which address is registered. */
    WEBHOOK_UNTOLD(false),
    PERMISSION_MISSING(true),
    /** Something that works without being set, but less well. */
    LESS_WITHOUT(false),
    NOT_CHECKED(false);

    private final boolean problem;

    Kind(boolean problem) {
      this.problem = problem;
    }

    public boolean isProblem() {
      return problem;
    }
  }

  public static Finding of(Kind kind) {
    return new Finding(kind, "");
  }

  /** What a call that was refused says about the credentials that it was made with. */
  public static Finding of(SendFailedException failure) {
    return new Finding(
        switch (failure.reason()) {
          case SUSPENDED, REFRESH_TOKEN, GONE -> Kind.CREDENTIALS_REFUSED;
          case RETRY_AFTER, UNKNOWN_OUTCOME -> Kind.UNREACHABLE;
          case REJECTED -> Kind.REFUSED;
        },
        failure.code());
  }
}
