package io.reunion.platform;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in CBC mode with PKCS #7 padding to blocks of 16 or, as the platforms of WeChat's family do it, of 32 bytes;
 * Java's own padding knows only the former.
 */
public final class AesCbc {
  private static final int AES_BLOCK = 16;

  private final SecretKeySpec key;
  private final int block;

  /**
   * @param key 32 bytes
   * @param block what messages are padded to a multiple of, 16 or 32
   */
  public AesCbc(byte[] key, int block) {
    if (key.length != 32 || block % AES_BLOCK != 0) {
      throw new IllegalArgumentException("AES key of " + key.length + " bytes, blocks of " + block
          + " (expected: 32 bytes, a multiple of 16)");
    }
    this.key = new SecretKeySpec(key, "AES");
    this.block = block;
  }

  /**
   * @throws UnreadableException if the length or the padding is not that of an encrypted message; which of them is not
   *     told
   */
  public byte[] decrypt(byte[] iv, byte[] encrypted) {
    if (encrypted.length == 0 || encrypted.length % AES_BLOCK != 0) {
      throw wrong();
    }
    byte[] padded = crypt(Cipher.DECRYPT_MODE, iv, encrypted);
    int pad = padded[padded.length - 1] & 0xFF;
    if (pad < 1 || pad > block || pad > padded.length) {
      throw wrong();
    }
    int wrong = 0;
    for (int i = padded.length - pad; i < padded.length; i++) {
      wrong |= padded[i] ^ pad;
    }
    if (wrong != 0) {
      throw wrong();
    }
    return Arrays.copyOf(padded, padded.length - pad);
  }

  public byte[] encrypt(byte[] iv, byte[] plain) {
    int pad = block - plain.length % block;
    byte[] padded = Arrays.copyOf(plain, plain.length + pad);
    Arrays.fill(padded, plain.length, padded.length, (byte) pad);
    return crypt(Cipher.ENCRYPT_MODE, iv, padded);
  }

  private byte[] crypt(int mode, byte[] iv, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, key, new IvParameterSpec(iv));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/CBC/NoPadding", e);
    }
  }

  private static UnreadableException wrong() {
    return new UnreadableException(
        "ciphertext (expected: whole blocks that decrypt to a padded message)");
  }
}
