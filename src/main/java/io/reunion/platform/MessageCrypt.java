package io.reunion.platform;

import io.reunion.config.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The encryption that WeCom, WeChat Official Accounts and DingTalk's event subscription share.
 *
 * <pre>
 * key       = Base64(EncodingAESKey + "="), 32 bytes; IV its first 16
 * plain     = 16 random bytes | length of the message, 4 bytes big-endian | message, UTF-8 | receive id
 * encrypted = Base64(AES-256-CBC(plain, padded to 32))
 * signature = hex(SHA-1(token, timestamp, nonce and encrypted, sorted as strings, one after the other))
 * </pre>
 */
public final class MessageCrypt {
  private static final int RANDOM = 16;
  private static final int HEAD = RANDOM + Integer.BYTES;
  private static final int BLOCK = 32;

  private final SecureRandom random = new SecureRandom();
  private final Secret token;
  private final AesCbc aes;
  private final byte[] iv;
  private final byte[] receiveId;

  /**
   * @param encodingAesKey 43 characters of Base64
   * @param receiveId for whom the messages are: the corporation, the application, or empty
   * @throws IllegalArgumentException if the key is no such; it is not repeated
   */
  public MessageCrypt(Secret token, Secret encodingAesKey, String receiveId) {
    this.token = token;
    byte[] key = key(encodingAesKey);
    this.aes = new AesCbc(key, BLOCK);
    this.iv = Arrays.copyOf(key, RANDOM);
    this.receiveId = receiveId.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] key(Secret encodingAesKey) {
    try {
      byte[] key = Base64.getDecoder().decode(encodingAesKey.reveal() + "=");
      if (key.length == BLOCK) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Said below without repeating it.
    }
    throw new IllegalArgumentException("EncodingAESKey (expected: 43 letters and digits)");
  }

  /** The signature of the parts together with the token; of {@code timestamp, nonce, encrypted} for a message. */
  public String signature(String... parts) {
    String sorted = Stream.concat(Stream.of(token.reveal()), Arrays.stream(parts))
        .sorted()
        .collect(Collectors.joining());
    return Digests.hex(Digests.sha1(sorted.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @throws UnreadableException if it is not encrypted so, or for somebody else
   */
  public byte[] decrypt(String encrypted) {
    byte[] plain = aes.decrypt(iv, decoded(encrypted));
    if (plain.length < HEAD) {
      throw new UnreadableException(
          "message of " + plain.length + " bytes (expected: a head of " + HEAD + ")");
    }
    int length = ByteBuffer.wrap(plain).getInt(RANDOM);
    if (length < 0 || length > plain.length - HEAD) {
      throw new UnreadableException("length in the head (expected: that of the message)");
    }
    byte[] id = Arrays.copyOfRange(plain, HEAD + length, plain.length);
    if (!HmacSha256.same(receiveId, id)) {
      throw new UnreadableException("receive id (expected: the configured one)");
    }
    return Arrays.copyOfRange(plain, HEAD, HEAD + length);
  }

  private static byte[] decoded(String encrypted) {
    try {
      return Base64.getDecoder().decode(encrypted);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("encrypted message (expected: Base64)");
    }
  }

  public String encrypt(byte[] message) {
    byte[] fresh = new byte[RANDOM];
    random.nextBytes(fresh);
    return encrypt(fresh, message);
  }

  String encrypt(byte[] fresh, byte[] message) {
    byte[] plain = ByteBuffer.allocate(HEAD + message.length + receiveId.length)
        .put(fresh)
        .putInt(message.length)
        .put(message)
        .put(receiveId)
        .array();
    return Base64.getEncoder().encodeToString(aes.encrypt(iv, plain));
  }

  /** A nonce for an answer: digits. */
  public String nonce() {
    return Long.toUnsignedString(random.nextLong());
  }
}
