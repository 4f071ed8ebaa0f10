package io.reunion.redis;

import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.ToByteBufEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys and values as UTF-8. The client's own codec for it only guesses how long a text will be, so that every argument of
 * every command is written into a buffer of its own first; this one knows, and writes it where it belongs.
 */
final class Utf8Codec implements RedisCodec<String, String>, ToByteBufEncoder<String, String> {
  static final Utf8Codec INSTANCE = new Utf8Codec();

  private Utf8Codec() {}

  @Override
  public String decodeKey(ByteBuffer bytes) {
    byte[] read = new byte[bytes.remaining()];
    bytes.get(read);
    return new String(read, StandardCharsets.UTF_8);
  }

  @Override
  public String decodeValue(ByteBuffer bytes) {
    return decodeKey(bytes);
  }

  @Override
  public ByteBuffer encodeKey(String key) {
    return ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public ByteBuffer encodeValue(String value) {
    return encodeKey(value);
  }

  @Override
  public void encodeKey(String key, ByteBuf target) {
    // A lone surrogate becomes '?' here as it does in estimateSize.
    ByteBufUtil.writeUtf8(target, key);
  }

  @Override
  public void encodeValue(String value, ByteBuf target) {
    encodeKey(value, target);
  }

  @Override
  public int estimateSize(Object text) {
    return text instanceof String known ? ByteBufUtil.utf8Bytes(known) : 0;
  }

  @Override
  public boolean isEstimateExact() {
    return true;
  }
}
