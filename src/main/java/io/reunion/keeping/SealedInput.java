package io.reunion.keeping;

import io.reunion.keeping.KeepingException.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Opens piece by piece; nothing is given out before its piece is known to be what was sealed. */
final class SealedInput extends InputStream {
  private final BufferedInputStream in;
  private final Pieces pieces;
  private byte[] plain = new byte[0];
  private int next;
  private long number;
  private boolean last;

  SealedInput(BufferedInputStream in, Pieces pieces) {
    this.in = in;
    this.pieces = pieces;
  }

  private boolean more() throws IOException {
    while (next == plain.length) {
      if (last) {
        return false;
      }
      open();
    }
    return true;
  }

  private void open() throws IOException {
    byte[] sealed = in.readNBytes(Pieces.PLAIN + Pieces.TAG);
    in.mark(1);
    last = in.read() < 0;
    if (!last) {
      in.reset();
    }
    long which = number++;
    plain = pieces.open(sealed, which, last).orElseThrow(() -> fault(sealed, which));
    next = 0;
  }

  /** A last piece may be there in part, or open as one that is not the last. */
  private KeepingException fault(byte[] sealed, long which) {
    if (last && pieces.open(sealed, which, false).isPresent()) {
      return new KeepingException(Reason.CUT_OFF, "");
    }
    return which == 0
        ? new KeepingException(Reason.WRONG_KEY, "")
        : new KeepingException(Reason.DAMAGED, "piece " + (which + 1));
  }

  @Override
  public int read() throws IOException {
    return more() ? plain[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int some = Math.min(count, plain.length - next);
    System.arraycopy(plain, next, into, from, some);
    next += some;
    return some;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
