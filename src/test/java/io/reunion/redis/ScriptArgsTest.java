package io.reunion.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.CommandArgs;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptArgsTest {
  private static final List<String> TEXTS = List.of(
      "",
      "plain",
      "line\r\nbreak",
      "校友会",
      "naïve café",
      "\uD83C\uDF93 party",
      "half \uD83C of a pair",
      "x".repeat(5_000));

  @Test
  void scriptsAreWrittenAsTheClientWouldWriteThem() {
    String[] keys = {"{a}:1", "{a}:校"};
    String[] args = TEXTS.toArray(String[]::new);
    CommandArgs<String, String> theirs = new CommandArgs<>(StringCodec.UTF8)
        .add("0123abcd")
        .add(keys.length)
        .addKeys(keys)
        .addValues(args);

    ScriptArgs ours = new ScriptArgs("0123abcd", keys, args);

    assertThat(written(ours)).isEqualTo(written(theirs));
    assertThat(ours.count()).isEqualTo(theirs.count());
    assertThat(ours.getFirstEncodedKey())
        .isEqualTo(ByteBuffer.wrap("{a}:1".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void keysAndValuesAreWrittenAndReadAsTheClientWould() {
    for (String text : TEXTS) {
      assertThat(written(new CommandArgs<>(Utf8Codec.INSTANCE).addKey(text).addValue(text)))
          .isEqualTo(written(new CommandArgs<>(StringCodec.UTF8).addKey(text).addValue(text)));
      ByteBuffer bytes = StringCodec.UTF8.encodeValue(text);
      assertThat(Utf8Codec.INSTANCE.decodeValue(bytes.duplicate()))
          .isEqualTo(StringCodec.UTF8.decodeValue(bytes));
    }
  }

  private static String written(CommandArgs<String, String> args) {
    ByteBuf buffer = Unpooled.buffer();
    args.encode(buffer);
    return buffer.toString(StandardCharsets.UTF_8);
  }
}
