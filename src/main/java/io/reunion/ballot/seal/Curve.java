package io.reunion.ballot.seal;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** P-256, as browsers have it: a public key is an uncompressed point of 65 bytes, a private one a number of 32. */
final class Curve {
  static final int POINT = 65;
  private static final int HALF = 32;
  private static final ECParameterSpec SPEC = spec();

  private Curve() {}

  private static ECParameterSpec spec() {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has secp256r1", e);
    }
  }

  static KeyPair random() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(SPEC);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has EC", e);
    }
  }

  static byte[] point(ECPublicKey key) {
    byte[] point = new byte[POINT];
    point[0] = 4;
    put(key.getW().getAffineX(), point, 1);
    put(key.getW().getAffineY(), point, 1 + HALF);
    return point;
  }

  static byte[] number(BigInteger number) {
    byte[] bytes = new byte[HALF];
    put(number, bytes, 0);
    return bytes;
  }

  private static void put(BigInteger number, byte[] into, int at) {
    byte[] bytes = number.toByteArray();
    int from = Math.max(0, bytes.length - HALF);
    int length = bytes.length - from;
    System.arraycopy(bytes, from, into, at + HALF - length, length);
  }

  /**
   * @throws IllegalArgumentException if it is no point of the curve
   */
  static void check(byte[] point) {
    var unused = publicKey(point);
  }

  /**
   * @throws IllegalArgumentException if it is no point of the curve
   */
  static ECPublicKey publicKey(byte[] point) {
    if (point.length != POINT || point[0] != 4) {
      throw new IllegalArgumentException(
          "public key of " + point.length + " bytes (expected: an uncompressed point of P-256)");
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + HALF));
    BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + HALF, POINT));
    BigInteger p = ((ECFieldFp) SPEC.getCurve().getField()).getP();
    BigInteger right =
        x.pow(3).add(SPEC.getCurve().getA().multiply(x)).add(SPEC.getCurve().getB());
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0 || !y.pow(2).mod(p).equals(right.mod(p))) {
      throw new IllegalArgumentException("public key (expected: a point of P-256)");
    }
    try {
      return (ECPublicKey)
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), SPEC));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("public key (expected: a point of P-256)", e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is no private key
   */
  static PrivateKey privateKey(byte[] number) {
    try {
      return KeyFactory.getInstance("EC")
          .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, number), SPEC));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("private key (expected: 32 bytes)", e);
    }
  }

  /** What the two ends have in common: the first coordinate. */
  static byte[] shared(PrivateKey own, byte[] other) {
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(own);
      agreement.doPhase(publicKey(other), true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("key pair (expected: both of P-256)", e);
    }
  }
}
