package io.reunion.web;

/** A number of bytes that may be held at once. Belongs to one event loop. */
final class Budget {
  private final long bytes;
  private long taken;

  Budget(long bytes) {
    this.bytes = bytes;
  }

  /** Takes so many, or none if there are not so many left. */
  boolean take(long wanted) {
    if (wanted > bytes - taken) {
      return false;
    }
    taken += wanted;
    return true;
  }

  void giveBack(long given) {
    taken -= given;
  }

  long taken() {
    return taken;
  }
}
