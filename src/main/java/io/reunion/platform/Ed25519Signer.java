package io.reunion.platform;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;

/** Signs with Ed25519 (RFC 8032) under a key that is made from its seed. */
public final class Ed25519Signer {
  public static final int SEED_LENGTH = 32;

  private final KeyPair keys;

  /**
   * @param seed 32 bytes
   */
  public Ed25519Signer(byte[] seed) {
    if (seed.length != SEED_LENGTH) {
      throw new IllegalArgumentException(
          "Ed25519 seed of " + seed.length + " bytes (expected: 32)");
    }
    try {
      // Java computes a public key only when it makes a pair, whose randomness is the seed.
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed.clone()));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** Gives out the seed where randomness is asked for. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] seed;

    Given(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
    }
  }

  public byte[] sign(byte[]... parts) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(keys.getPrivate());
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }

  /** The 32 bytes of the key by which others check (RFC 8032, 5.1.2): y from its lowest byte on, then the sign of x. */
  public byte[] publicKey() {
    EdECPublicKey key = (EdECPublicKey) keys.getPublic();
    byte[] highFirst = key.getPoint().getY().toByteArray();
    byte[] out = new byte[Ed25519Verifier.KEY_LENGTH];
    for (int i = 0; i < Math.min(highFirst.length, out.length); i++) {
      out[i] = highFirst[highFirst.length - 1 - i];
    }
    if (key.getPoint().isXOdd()) {
      out[out.length - 1] |= (byte) 0x80;
    }
    return out;
  }
}
