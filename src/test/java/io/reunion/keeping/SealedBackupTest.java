package io.reunion.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.keeping.KeepingException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An encrypted backup tells nothing without its key, and does not open when a bit of it is another. */
class SealedBackupTest {
  private static final int PIECE = Pieces.PLAIN + Pieces.TAG;
  private static final int HEAD = BackupKey.MAGIC.length + BackupKey.SALT;

  @TempDir
  Path directory;

  private BackupKey key;

  @BeforeEach
  void makeKey() throws IOException {
    key = key("MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=\n");
  }

  private BackupKey key(String text) throws IOException {
    return BackupKey.read(Files.writeString(directory.resolve("key"), text));
  }

  private byte[] sealed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream sealing = key.seal(out)) {
      for (int from = 0; from < plain.length; from += 1_000) {
        sealing.write(plain, from, Math.min(1_000, plain.length - from));
      }
    }
    return out.toByteArray();
  }

  private static byte[] opened(byte[] sealed, BackupKey key) throws IOException {
    try (InputStream in = BackupKey.open(new ByteArrayInputStream(sealed), Optional.of(key))) {
      return in.readAllBytes();
    }
  }

  private static byte[] some(int bytes) {
    byte[] some = new byte[bytes];
    new Random(bytes).nextBytes(some);
    return some;
  }

  private void isRefused(byte[] sealed, Reason... reasons) {
    assertThatThrownBy(() -> opened(sealed, key))
        .isInstanceOfSatisfying(
            KeepingException.class,
            failure -> assertThat(failure.reason()).isIn((Object[]) reasons));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
  void comesBackAsItWas(int bytes) throws IOException {
    byte[] plain = some(bytes);
    assertThat(opened(sealed(plain), key)).isEqualTo(plain);
  }

  @Test
  void tellsNothingAndIsNeverTheSameTwice() throws IOException {
    byte[] plain = "张伟 ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
    byte[] one = sealed(plain);
    assertThat(new String(one, StandardCharsets.ISO_8859_1))
        .doesNotContain(
            new String("张伟".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    assertThat(Arrays.copyOfRange(one, HEAD, one.length))
        .isNotEqualTo(Arrays.copyOfRange(sealed(plain), HEAD, one.length));
  }

  @Test
  void opensWithItsKeyOnly() throws IOException {
    byte[] sealed = sealed(some(100));
    BackupKey other = key("another key, of thirty-two characters");
    assertThatThrownBy(() -> opened(sealed, other)).hasMessage("wrongkey");
    assertThatThrownBy(() -> BackupKey.open(new ByteArrayInputStream(sealed), Optional.empty()))
        .hasMessage("sealed");
    assertThatThrownBy(() -> opened(some(100), other)).hasMessage("notsealed");
    assertThatThrownBy(() -> key("too short")).hasMessageStartingWith("shortkey");
  }

  @Test
  void noBitOfItMayChange() throws IOException {
    byte[] sealed = sealed(some(150_000));
    Random random = new Random(7);
    for (int i = 0; i < 100; i++) {
      byte[] changed = sealed.clone();
      int at = BackupKey.MAGIC.length + random.nextInt(changed.length - BackupKey.MAGIC.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      isRefused(changed, Reason.WRONG_KEY, Reason.DAMAGED);
    }
  }

  @Test
  void noPieceMayBeLeftOutOrChangePlaces() throws IOException {
    byte[] sealed = sealed(some(3 * Pieces.PLAIN));
    for (int end : new int[] {HEAD + PIECE, HEAD + 2 * PIECE}) {
      isRefused(Arrays.copyOf(sealed, end), Reason.CUT_OFF);
    }
    for (int end : new int[] {HEAD + 5, HEAD + PIECE + 5, sealed.length - 1}) {
      isRefused(Arrays.copyOf(sealed, end), Reason.WRONG_KEY, Reason.DAMAGED);
    }
    isRefused(Arrays.copyOf(sealed, HEAD - 1), Reason.CUT_OFF);
    byte[] swapped = sealed.clone();
    System.arraycopy(sealed, HEAD, swapped, HEAD + PIECE, PIECE);
    System.arraycopy(sealed, HEAD + PIECE, swapped, HEAD, PIECE);
    isRefused(swapped, Reason.WRONG_KEY);
    byte[] longer = Arrays.copyOf(sealed, sealed.length + 10);
    isRefused(longer, Reason.DAMAGED);
  }
}
