package io.reunion.platform;

/** What came from outside is not of the form that was expected. The message says where and never quotes it. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String where;

  public UnreadableException(String where) {
    super(where, null, false, false);
    this.where = where;
  }

  /** What was wrong where, fit for a log. */
  public String where() {
    return where;
  }
}
