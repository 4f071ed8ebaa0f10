package io.reunion.keeping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.reunion.keeping.KeepingException.Reason;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads what {@link BackupWriter} writes, a record at a time. Whether the bytes are those that were written is known only
 * after the last record. Fails with a {@link KeepingException} for what is no good backup, with an {@link IOException}
 * for what cannot be read at all.
 */
final class BackupReader {
  /** No server takes a longer value. */
  private static final int LONGEST = 512 * 1024 * 1024;

  private final DigestInputStream digested;
  private final DataInputStream in;
  private final BackupHeader header;
  private long records;
  private boolean oneMoment;

  /** Takes the digest of exactly what is read, since nothing is buffered above it. */
  BackupReader(InputStream from) throws IOException {
    digested = new DigestInputStream(opened(from), BackupWriter.sha256());
    in = new DataInputStream(digested);
    header = checked(() -> BackupHeader.parse(line()));
  }

  private static InputStream opened(InputStream from) throws IOException {
    try {
      return new BufferedInputStream(new GZIPInputStream(from, 32 * 1024), 64 * 1024);
    } catch (ZipException | EOFException e) {
      throw new KeepingException(Reason.NO_BACKUP, "");
    }
  }

  BackupHeader header() {
    return header;
  }

  /** How many records came. */
  long records() {
    return records;
  }

  /** Whether all of them are of one moment; known after the last. */
  boolean oneMoment() {
    return oneMoment;
  }

  /** The next record; empty after the last one, when everything was found to be as it was written. */
  Optional<Copied> next() throws IOException {
    return checked(this::record);
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T checked(Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (EOFException e) {
      throw new KeepingException(Reason.CUT_OFF, "");
    } catch (ZipException e) {
      throw new KeepingException(Reason.DAMAGED, String.valueOf(e.getMessage()));
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      if (line.size() == BackupHeader.LONGEST) {
        throw new KeepingException(Reason.NO_BACKUP, "");
      }
      line.write(c);
    }
    return line.toString(UTF_8);
  }

  private Optional<Copied> record() throws IOException {
    int kind = in.readUnsignedByte();
    if (kind == BackupWriter.END) {
      end();
      return Optional.empty();
    }
    if (kind != BackupWriter.PUT && kind != BackupWriter.GONE) {
      throw damaged("kind " + kind);
    }
    String key = new String(bytes(), UTF_8);
    Copied read =
        kind == BackupWriter.GONE ? Copied.gone(key) : new Copied(key, in.readLong(), bytes());
    records++;
    return Optional.of(read);
  }

  private byte[] bytes() throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LONGEST) {
      throw damaged("length " + length);
    }
    // Asks for no more memory than there are bytes: the length may be a lie.
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private void end() throws IOException {
    long written = in.readLong();
    oneMoment = in.readBoolean();
    byte[] digest = digested.getMessageDigest().digest();
    digested.on(false);
    byte[] expected = in.readNBytes(digest.length);
    if (expected.length < digest.length) {
      throw new EOFException();
    }
    if (!MessageDigest.isEqual(expected, digest) || written != records || in.read() >= 0) {
      throw damaged("checksum");
    }
  }

  private KeepingException damaged(String what) {
    return new KeepingException(Reason.DAMAGED, what + " at record " + (records + 1));
  }
}
