package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesCbcTest {
  private static final byte[] KEY = new byte[32];
  private static final byte[] IV = new byte[16];

  @Test
  void withBlocksOfSixteenIsJavasOwnPadding() throws GeneralSecurityException {
    Random random = new Random(3);
    AesCbc ours = new AesCbc(KEY, 16);
    for (int length = 0; length < 100; length++) {
      byte[] plain = new byte[length];
      random.nextBytes(plain);
      Cipher java = Cipher.getInstance("AES/CBC/PKCS5Padding");
      java.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(IV));
      byte[] encrypted = java.doFinal(plain);
      assertThat(ours.encrypt(IV, plain)).isEqualTo(encrypted);
      assertThat(ours.decrypt(IV, encrypted)).isEqualTo(plain);
    }
  }

  @Test
  void withBlocksOfThirtyTwoPadsAWholeBlockWhenNothingIsMissing() {
    AesCbc ours = new AesCbc(KEY, 32);
    for (int length = 0; length < 100; length++) {
      byte[] plain = new byte[length];
      byte[] encrypted = ours.encrypt(IV, plain);
      assertThat(encrypted).hasSize((length / 32 + 1) * 32);
      assertThat(ours.decrypt(IV, encrypted)).isEqualTo(plain);
    }
  }

  @Test
  void refusesAPaddingThatIsNone() {
    AesCbc raw = new AesCbc(KEY, 16);
    AesCbc ours = new AesCbc(KEY, 32);
    // Sixteen zeros are followed by a padding of sixteen sixteens; what is before it is not of it.
    byte[] plain = new byte[16];
    plain[15] = 33;
    byte[] unpadded = java.util.Arrays.copyOf(raw.encrypt(IV, plain), 16);
    assertThatThrownBy(() -> ours.decrypt(IV, unpadded)).isInstanceOf(UnreadableException.class);
    plain[15] = 0;
    byte[] zero = java.util.Arrays.copyOf(raw.encrypt(IV, plain), 16);
    assertThatThrownBy(() -> ours.decrypt(IV, zero)).isInstanceOf(UnreadableException.class);
    plain[15] = 2;
    byte[] uneven = java.util.Arrays.copyOf(raw.encrypt(IV, plain), 16);
    assertThatThrownBy(() -> ours.decrypt(IV, uneven)).isInstanceOf(UnreadableException.class);
  }

  @Test
  void refusesKeysOfAnotherLength() {
    assertThatThrownBy(() -> new AesCbc(new byte[16], 16))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
