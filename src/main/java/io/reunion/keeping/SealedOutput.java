package io.reunion.keeping;

import java.io.IOException;
import java.io.OutputStream;

/** Encrypts piece by piece. The last piece is written when it is closed; without it the rest does not open. */
final class SealedOutput extends OutputStream {
  private final OutputStream out;
  private final Pieces pieces;
  private final byte[] plain = new byte[Pieces.PLAIN];
  private int length;
  private long number;
  private boolean closed;

  SealedOutput(OutputStream out, Pieces pieces) {
    this.out = out;
    this.pieces = pieces;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    for (int done = 0; done < count; ) {
      if (length == plain.length) {
        send(false);
      }
      int some = Math.min(count - done, plain.length - length);
      System.arraycopy(bytes, from + done, plain, length, some);
      length += some;
      done += some;
    }
  }

  private void send(boolean last) throws IOException {
    out.write(pieces.seal(plain, length, number++, last));
    length = 0;
  }

  /** What is not a whole piece stays until there is more, or the end. */
  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      send(true);
      out.flush();
    }
  }
}
