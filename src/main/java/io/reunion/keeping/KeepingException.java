package io.reunion.keeping;

import java.util.Locale;

/** A backup or a restore that cannot be, or a store that cannot be served. */
public final class KeepingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Not a backup at all. */
    NO_BACKUP,
    /** It was cut short. */
    CUT_OFF,
    /** Its bytes are not those that were written. */
    DAMAGED,
    /** It is encrypted, and there is no key. */
    SEALED,
    /** There is a key, and it is not encrypted. */
    NOT_SEALED,
    /** The key is another one, or the backup is damaged at its beginning. */
    WRONG_KEY,
    /** A key that might be guessed. */
    SHORT_KEY,
    /** Written by a later version of this program. */
    NEWER_BACKUP,
    /** What it holds was stored by a later version of this program. */
    NEWER_FORMAT,
    /** There is something already where it should go. */
    NOT_EMPTY,
    /** A service runs on it. */
    RUNNING,
    /** An earlier restore did not end. */
    HALF_RESTORED,
    /** The connection broke, or the nodes are others than at the beginning. */
    INTERRUPTED,
    /** The server does not take what another has given. */
    REFUSED;

    /** The last part of the key of its sentence. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace("_", "");
    }
  }

  private final Reason reason;
  private final String detail;

  /**
   * @param detail what was found, for the sentence; may be empty
   */
  public KeepingException(Reason reason, String detail) {
    super(reason.word() + (detail.isEmpty() ? "" : ": " + detail));
    this.reason = reason;
    this.detail = detail;
  }

  public Reason reason() {
    return reason;
  }

  public String detail() {
    return detail;
  }
}
