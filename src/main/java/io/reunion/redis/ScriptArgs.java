package io.reunion.redis;

import io.lettuce.core.protocol.CommandArgs;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * What follows {@code EVALSHA} or {@code EVAL}: the script, how many keys there are, the keys, the arguments. Each is
 * encoded once and written as the protocol has it, since a script takes up to thirty of them and the client would keep an
 * object for each.
 */
final class ScriptArgs extends CommandArgs<String, String> {
  /** {@code $}, a length and a line end, for lengths below this: nearly all there are. */
  private static final int SHORT = 1_024;

  private static final byte[][] SHORT_HEADS = IntStream.range(0, SHORT)
      .mapToObj(length -> bytes("$" + length + "\r\n"))
      .toArray(byte[][]::new);
  private static final byte[] LINE_END = {'\r', '\n'};

  private final byte[][] parts;

  /**
   * @param which the script's digest, or its source
   * @param keys at least one
   */
  ScriptArgs(String which, String[] keys, String[] args) {
    super(Utf8Codec.INSTANCE);
    parts = new byte[2 + keys.length + args.length][];
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
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] head(int length) {
    return length < SHORT ? SHORT_HEADS[length] : bytes("$" + length + "\r\n");
  }

  @Override
  public int count() {
    return parts.length;
  }

  /** Put together in memory of our own, since each write into the target is checked anew, and there would be hundreds. */
  @Override
  public void encode(ByteBuf target) {
    int length = 0;
    for (byte[] part : parts) {
      length += head(part.length).length + part.length + LINE_END.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      at = put(all, at, head(part.length));
      at = put(all, at, part);
      at = put(all, at, LINE_END);
    }
    target.writeBytes(all);
  }

  private static int put(byte[] all, int at, byte[] part) {
    System.arraycopy(part, 0, all, at, part.length);
    return at + part.length;
  }
}
