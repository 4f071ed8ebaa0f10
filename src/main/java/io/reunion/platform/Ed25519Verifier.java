package io.reunion.platform;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Set;

/** Checks signatures of Ed25519 (RFC 8032) by one public key. */
public final class Ed25519Verifier {
  public static final int KEY_LENGTH = 32;
  public static final int SIGNATURE_LENGTH = 64;

  /** What stands before the 32 bytes of a key in its X.509 form (RFC 8410, 10.1). */
  private static final String X509_HEAD = "302a300506032b6570032100";

  /**
   * The points of small order, whatever their sign, and the two spellings of them that are none: under such a key anybody signs.
   * All zeros, as samples have it, is the first of them.
   */
  private static final Set<String> SMALL = Set.of(
      "0000000000000000000000000000000000000000000000000000000000000000",
      "0100000000000000000000000000000000000000000000000000000000000000",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

  private final PublicKey key;

  /**
   * @param key 32 bytes
   * @throws IllegalArgumentException if they are no point of the curve, or one that is nobody's key
   */
  public Ed25519Verifier(byte[] key) {
    if (key.length != KEY_LENGTH) {
      throw noKey(key.length + " bytes");
    } else if (isSmall(key)) {
      throw noKey("32 bytes that are nobody's");
    }
    try {
      byte[] encoded = HexFormat.of().parseHex(X509_HEAD + HexFormat.of().formatHex(key));
      this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature.getInstance("Ed25519").initVerify(this.key);
    } catch (GeneralSecurityException e) {
      throw noKey("32 bytes that are none");
    }
  }

  private static boolean isSmall(byte[] key) {
    byte[] unsigned = key.clone();
    unsigned[KEY_LENGTH - 1] &= 0x7F;
    return SMALL.contains(HexFormat.of().formatHex(unsigned));
  }

  private static IllegalArgumentException noKey(String given) {
    return new IllegalArgumentException(
        "Ed25519 public key: " + given + " (expected: 32 bytes, a point of the curve)");
  }

  /** Whether {@code signature} is that of {@code parts} one after the other; one of another length is not. */
  public boolean verify(byte[] signature, byte[]... parts) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      for (byte[] part : parts) {
        check.update(part);
      }
      return check.verify(signature);
    } catch (SignatureException e) {
      // What is no signature at all, such as one whose second half is out of range.
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
