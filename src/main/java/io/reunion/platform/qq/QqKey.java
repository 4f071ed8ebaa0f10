package io.reunion.platform.qq;

import io.reunion.config.Secret;
import io.reunion.platform.Ed25519Signer;
import java.nio.charset.StandardCharsets;

/** The key that is made of a bot's secret. */
final class QqKey {
  private QqKey() {}

  /** The seed is the secret, repeated until there are 32 bytes. */
  static Ed25519Signer of(Secret secret) {
    byte[] bytes = secret.reveal().getBytes(StandardCharsets.UTF_8);
    if (bytes.length == 0) {
      throw new IllegalArgumentException("QQ secret: empty (expected: a text)");
    }
    byte[] seed = new byte[Ed25519Signer.SEED_LENGTH];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = bytes[i % bytes.length];
    }
    return new Ed25519Signer(seed);
  }
}
