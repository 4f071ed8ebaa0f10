package io.reunion.ballot.seal;

import io.reunion.ballot.seal.Subsets.Subset;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * How papers of one ballot are sealed. A sealed paper is, in this order:
 *
 * <ul>
 *   <li>the byte 1;
 *   <li>a public key of P-256 made for this paper alone, 65 bytes;
 *   <li>for every set of {@code threshold} trustees, in lexical order, the content key, 32 bytes, under AES-256-GCM with
 *       the key HKDF-SHA256(the shared secrets of these trustees in order, salt: the digest of the terms, info: {@code
 *       reunion ballot 1}, the places of the trustees, the public key) and a nonce of zeros: each such key is used once;
 *   <li>a random nonce of 12 bytes, and the paper under AES-256-GCM with the content key.
 * </ul>
 *
 * Both encryptions authenticate the digest of the terms. The paper inside is two bytes with the number of choices, and two
 * for each choice, filled up with zeros for as many as there may be at most: so all are of one size.
 *
 * @param digest of the terms, SHA-256 in hexadecimal
 * @param trustees their public keys
 * @param most how many choices a paper may have
 */
public record Seal(String digest, List<String> trustees, int threshold, int most) {
  public static final int MOST_TRUSTEES = 5;

  private static final int TAG = 16;
  private static final int NONCE = 12;
  private static final int KEY = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public Seal {
    trustees = List.copyOf(trustees);
    if (threshold < 2 || threshold > trustees.size() || trustees.size() > MOST_TRUSTEES) {
      throw new IllegalArgumentException(threshold + " of " + trustees.size()
          + " trustees (expected: 2 or more of at most " + MOST_TRUSTEES + ")");
    }
    trustees.forEach(trustee -> Curve.check(bytes(trustee)));
  }

  /** For the ballot with these terms. */
  public static Seal of(String terms, List<String> trustees, int threshold, int most) {
    return new Seal(
        HexFormat.of().formatHex(sha256(terms.getBytes(StandardCharsets.UTF_8))),
        trustees,
        threshold,
        most);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** base64url without padding. */
  public static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * @throws IllegalArgumentException if it is no base64url
   */
  public static byte[] bytes(String text) {
    return Base64.getUrlDecoder().decode(text);
  }

  private int inner() {
    return 2 + 2 * most;
  }

  private List<Subset> subsets() {
    return Subsets.of(trustees.size(), threshold);
  }

  /** How long every sealed paper is, in bytes. */
  public int size() {
    return 1 + Curve.POINT + subsets().size() * (KEY + TAG) + NONCE + inner() + TAG;
  }

  /** Whether it looks like a sealed paper of this ballot; what is in it only the trustees can see. */
  public boolean fits(byte[] sealed) {
    if (sealed.length != size() || sealed[0] != 1) {
      return false;
    }
    try {
      Curve.check(Arrays.copyOfRange(sealed, 1, 1 + Curve.POINT));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * Seals a paper.
   *
   * @param choices the places of the options, from 0
   */
  public byte[] seal(List<Integer> choices) {
    ByteBuffer paper = ByteBuffer.allocate(inner()).putShort((short) choices.size());
    choices.forEach(choice -> paper.putShort(choice.shortValue()));
    KeyPair once = Curve.random();
    byte[] point = Curve.point((ECPublicKey) once.getPublic());
    List<byte[]> shared = new ArrayList<>();
    trustees.forEach(trustee -> shared.add(Curve.shared(once.getPrivate(), bytes(trustee))));
    byte[] content = random(KEY);
    byte[] nonce = random(NONCE);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(1);
    out.writeBytes(point);
    subsets()
        .forEach(subset -> out.writeBytes(
            gcm(Cipher.ENCRYPT_MODE, wrapping(subset, shared, point), new byte[NONCE], content)));
    out.writeBytes(nonce);
    out.writeBytes(gcm(Cipher.ENCRYPT_MODE, content, nonce, paper.array()));
    return out.toByteArray();
  }

  /**
   * Opens a sealed paper; empty if it cannot be, because it was made for other terms or is none.
   *
   * @param keys of trustees, at least {@code threshold}
   * @throws IllegalArgumentException if these are too few, or no trustees of this ballot
   */
  public Optional<List<Integer>> open(byte[] sealed, List<TrusteeKey> keys) {
    Map<Integer, TrusteeKey> places = places(keys);
    if (!fits(sealed)) {
      return Optional.empty();
    }
    byte[] point = Arrays.copyOfRange(sealed, 1, 1 + Curve.POINT);
    List<Subset> subsets = subsets();
    Subset able = subsets.stream()
        .filter(subset -> places.keySet().containsAll(subset.places()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            keys.size() + " keys (expected: of " + threshold + " trustees of this ballot)"));
    List<byte[]> shared = new ArrayList<>();
    for (int i = 0; i < trustees.size(); i++) {
      TrusteeKey key = places.get(i);
      shared.add(key == null ? new byte[0] : Curve.shared(key.hidden(), point));
    }
    int at = 1 + Curve.POINT + subsets.indexOf(able) * (KEY + TAG);
    int body = 1 + Curve.POINT + subsets.size() * (KEY + TAG);
    try {
      byte[] content = gcm(
          Cipher.DECRYPT_MODE,
          wrapping(able, shared, point),
          new byte[NONCE],
          Arrays.copyOfRange(sealed, at, at + KEY + TAG));
      return Optional.of(choices(gcm(
          Cipher.DECRYPT_MODE,
          content,
          Arrays.copyOfRange(sealed, body, body + NONCE),
          Arrays.copyOfRange(sealed, body + NONCE, sealed.length))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Map<Integer, TrusteeKey> places(List<TrusteeKey> keys) {
    Map<Integer, TrusteeKey> places = new TreeMap<>();
    for (TrusteeKey key : keys) {
      int place = trustees.indexOf(key.open());
      if (place < 0) {
        throw new IllegalArgumentException(key + " (expected: a trustee of this ballot)");
      }
      places.put(place, key);
    }
    return places;
  }

  private List<Integer> choices(byte[] paper) {
    ByteBuffer in = ByteBuffer.wrap(paper);
    int many = in.getShort();
    if (many < 0 || many > most) {
      throw new IllegalArgumentException(many + " choices (expected: at most " + most + ")");
    }
    List<Integer> choices = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      choices.add((int) in.getShort());
    }
    return choices;
  }

  private byte[] wrapping(Subset subset, List<byte[]> shared, byte[] point) {
    ByteArrayOutputStream secrets = new ByteArrayOutputStream();
    ByteArrayOutputStream about = new ByteArrayOutputStream();
    about.writeBytes("reunion ballot 1".getBytes(StandardCharsets.US_ASCII));
    subset.places().forEach(place -> {
      secrets.writeBytes(shared.get(place));
      about.write(place);
    });
    about.writeBytes(point);
    // HKDF (RFC 5869) for one block of output.
    byte[] extracted = hmac(HexFormat.of().parseHex(digest), secrets.toByteArray());
    about.write(1);
    return hmac(extracted, about.toByteArray());
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has HmacSHA256", e);
    }
  }

  /** @throws IllegalArgumentException if it was not made with this key and these terms */
  private byte[] gcm(int mode, byte[] key, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG, nonce));
      cipher.updateAAD(HexFormat.of().parseHex(digest));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("sealed paper (expected: one of this ballot)", e);
    }
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }
}
