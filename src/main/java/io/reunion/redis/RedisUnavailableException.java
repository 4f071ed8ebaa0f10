package io.reunion.redis;

/**
 * Redis is away, or does not take this now: try again later. Whatever else fails (a wrong type, an error in a script) is
 * a mistake of ours and comes as it is.
 */
public final class RedisUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, and whether the command may have had its effect all the same. */
  public enum Reason {
    /** There is no connection; nothing was sent. */
    NOT_CONNECTED(false),
    /** The connection broke before the answer came. */
    CONNECTION_LOST(true),
    /** No answer within the time allowed. */
    TIMEOUT(true),
    /** As many commands wait for an answer as may. */
    OVERLOADED(false),
    /** The server reads its data after a start. */
    LOADING(false),
    /** The server cannot write to its disk, and so takes no writes. */
    DISK(false),
    /** The server is a replica, or was made one. */
    READ_ONLY(false),
    /** The server asks for more replicas than it has. */
    NO_REPLICAS(false),
    /** It is written, but fewer replicas than asked for have said that they have it. */
    UNCONFIRMED(true),
    /** The server is at its memory limit. */
    OUT_OF_MEMORY(false),
    /** A script holds the server up. */
    BUSY(false),
    /** No node of the cluster serves this key now. */
    CLUSTER_DOWN(false),
    /** The server wants another login. */
    LOGIN(false);

    private final boolean mayHaveRun;

    Reason(boolean mayHaveRun) {
      this.mayHaveRun = mayHaveRun;
    }

    /** Whether the command may have had its effect: its operation id must be the same when it is tried again. */
    public boolean mayHaveRun() {
      return mayHaveRun;
    }
  }

  private final Reason reason;

  RedisUnavailableException(Reason reason, String detail, Throwable cause) {
    super("Redis is unavailable, " + reason + ": " + detail, cause, false, false);
    this.reason = reason;
  }

  RedisUnavailableException(Reason reason, String detail) {
    super("Redis is unavailable, " + reason + ": " + detail, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
