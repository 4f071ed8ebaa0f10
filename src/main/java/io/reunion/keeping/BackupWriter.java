package io.reunion.keeping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a backup: gzip over a header line, records, and the SHA-256 of all of these. A record is {@code P}, the key's
 * length (4 bytes) and bytes, its expiry (8), the value's length (4) and bytes; or {@code G} and the key, for one that is
 * gone; or {@code E}, how many records there were (8) and whether they are of one moment (1). Numbers are big-endian.
 */
final class BackupWriter {
  static final int PUT = 'P';
  static final int GONE = 'G';
  static final int END = 'E';

  private final FastGzip gzip;
  private final DigestOutputStream digested;
  private final DataOutputStream out;
  private long records;

  /** Fast rather than small: the bytes are squeezed while Redis is asked for more of them. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 32 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  BackupWriter(OutputStream to, BackupHeader header) throws IOException {
    gzip = new FastGzip(to);
    digested = new DigestOutputStream(gzip, sha256());
    out = new DataOutputStream(new BufferedOutputStream(digested, 64 * 1024));
    out.write(header.line().getBytes(UTF_8));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void write(Copied one) throws IOException {
    byte[] key = one.key().getBytes(UTF_8);
    out.writeByte(one.isGone() ? GONE : PUT);
    out.writeInt(key.length);
    out.write(key);
    if (!one.isGone()) {
      out.writeLong(one.expiresAt());
      out.writeInt(one.value().length);
      out.write(one.value());
    }
    records++;
  }

  /** Ends it; the stream below is flushed and stays open. */
  void end(boolean oneMoment) throws IOException {
    out.writeByte(END);
    out.writeLong(records);
    out.writeBoolean(oneMoment);
    out.flush();
    gzip.write(digested.getMessageDigest().digest());
    gzip.finish();
    gzip.flush();
  }
}
