package io.reunion.keeping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.reunion.keeping.KeepingException.Reason;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * Encrypts backups, and opens them. A sealed backup is the line {@code reunion-sealed 1}, 16 random bytes, and pieces of
 * 64 KiB and a tag each, of which only the last is shorter: AES-256-GCM with a key that is made of the secret and the
 * random bytes. Pieces that are changed, exchanged or left out at the end do not open.
 */
public final class BackupKey {
  static final byte[] MAGIC = "reunion-sealed 1\n".getBytes(UTF_8);
  static final int SALT = 16;

  /** In characters; {@code openssl rand -base64 32} gives more. */
  private static final int SHORTEST = 32;

  private final byte[] secret;

  private BackupKey(String secret) {
    this.secret = secret.getBytes(UTF_8);
  }

  /** The secret in the first line of {@code file}; fails with {@link Reason#SHORT_KEY}. */
  public static BackupKey read(Path file) throws IOException {
    String line = Files.readString(file).strip();
    if (line.length() < SHORTEST) {
      throw new KeepingException(Reason.SHORT_KEY, file.toString());
    }
    return new BackupKey(line);
  }

  /** What is written to the result is encrypted; closing it writes the end, and leaves {@code out} open. */
  public OutputStream seal(OutputStream out) throws IOException {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    out.write(MAGIC);
    out.write(salt);
    return new SealedOutput(out, new Pieces(secret, salt));
  }

  /**
   * The backup in {@code from}, whether or not it is encrypted.
   *
   * <p>Fails with {@link Reason#SEALED} without the key of one that is, and with {@link Reason#NOT_SEALED} where there is a
   * key and nothing to open: somebody may have put it there in the other's place.
   */
  public static InputStream open(InputStream from, Optional<BackupKey> key) throws IOException {
    BufferedInputStream in = new BufferedInputStream(from, 64 * 1024);
    in.mark(MAGIC.length);
    boolean sealed = Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    if (sealed != key.isPresent()) {
      throw new KeepingException(sealed ? Reason.SEALED : Reason.NOT_SEALED, "");
    }
    if (!sealed) {
      in.reset();
      return in;
    }
    byte[] salt = in.readNBytes(SALT);
    if (salt.length < SALT) {
      throw new KeepingException(Reason.CUT_OFF, "");
    }
    return new SealedInput(in, new Pieces(key.get().secret, salt));
  }
}
