package io.reunion.redis;

import io.lettuce.core.protocol.CommandArgs;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What follows {@code EVALSHA} or {@code EVAL}: the script, how many keys there are, the keys, the arguments. Encoded at
 * once as the protocol has it, since a script takes up to thirty of them and the client would keep an object for each.
 */
final class ScriptArgs extends CommandArgs<String, String> {
  /** {@code $}, a length, and two line ends. */
  private static final int AROUND = 16;

  private static final byte[] LINE_END = {'\r', '\n'};

  private final int count;
  private final byte[] encoded;

  /**
   * @param which the script's digest, or its source
   * @param keys at least one
   */
  ScriptArgs(String which, String[] keys, String[] args) {
    super(Utf8Codec.INSTANCE);
    byte[][] parts = new byte[2 + keys.length + args.length][];
    parts[0] = bytes(which);
    parts[1] = bytes(Integer.toString(keys.length));
    int at = 2;
    for (String key : keys) {
      parts[at++] = bytes(key);
    }
    for (String arg : args) {
      parts[at++] = bytes(arg);
    }
    // By this a cluster finds out where the script runs.
    addKey(keys[0]);
    count = parts.length;
    encoded = encoded(parts);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] encoded(byte[][] parts) {
    int most = 0;
    for (byte[] part : parts) {
      most += part.length + AROUND;
    }
    ByteBuffer all = ByteBuffer.allocate(most);
    for (byte[] part : parts) {
      all.put((byte) '$').put(bytes(Integer.toString(part.length))).put(LINE_END);
      all.put(part).put(LINE_END);
    }
    return Arrays.copyOf(all.array(), all.position());
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public void encode(ByteBuf target) {
    target.writeBytes(encoded);
  }
}
