package io.reunion.member.pull;

/** Why nothing was pulled. Nothing of the members has been changed then. Its message names no address: that may hold a key. */
public final class PullFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** What went wrong. */
  public enum Reason {
    /** No connection, or no whole answer in time, after all tries. */
    UNREACHABLE("the alumni system cannot be reached"),
    /** It says that it is busy or broken, after all tries. */
    UNAVAILABLE("the alumni system is not available"),
    /** It refuses the request: the key or the address may be wrong. */
    REFUSED("the alumni system refuses"),
    /** It wants another address to be asked, which is never done by itself. */
    REDIRECTED("the alumni system redirects (expected: the address itself in alumniSystem.url)"),
    /** The next page is on another host. */
    ELSEWHERE("the next page is on another host (expected: that of alumniSystem.url)"),
    BAD_NEXT("what leads to the next page cannot be read"),
    /** A page leads to itself, or is the one before it. */
    LOOP("a page comes again (expected: a new one)"),
    TOO_LARGE("a page is too large"),
    TOO_MANY_PAGES("there are too many pages"),
    /** Everything together takes too long. */
    TOO_LONG("it takes too long"),
    BROKEN_JSON("an answer is no JSON"),
    /** There is no list of records where the configuration says. */
    NO_RECORDS("an answer has no list of records (expected: one at alumniSystem.records)"),
    /** Records, but none of the fields in any of them. */
    NO_FIELDS("no record has any of the fields (expected: those of alumniSystem.fields)"),
    /** An instance is pulling already. */
    BUSY("a pull is under way already");

    private final String words;

    Reason(String words) {
      this.words = words;
    }
  }

  PullFailedException(Reason reason, String value) {
    super(value.isEmpty() ? reason.words : reason.words + ": " + value, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
