package io.reunion.platform.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.chat.AccountId;
import io.reunion.platform.FlatXml;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
import java.time.Instant;
import java.util.List;
/** A body with a good signature: answered, and what is taken survives the journal. */
class WeChatFuzzTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_348_831_860);
  private static final WeChatMessages READER = new WeChatMessages(AccountId.of("wechat", "main"));

  static {
    Fuzzed.begins(
        WeChatFuzzTest.class,
        "bodies",
        List.of(
            FlatXml.write(
                    "ToUserName", "gh_1", "FromUserName", "li", "CreateTime", "1348831860",
                    "MsgType", "text", "Content", "find Li", "MsgId", "1")
                .getBytes(UTF_8),
            FlatXml.write(
                    "ToUserName", "gh_1", "FromUserName", "li", "CreateTime", "1348831860",
                    "MsgType", "event", "Event", "CLICK", "EventKey", "help")
                .getBytes(UTF_8)));
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> Fuzzed.readXml(sent, xml -> READER.read(xml, NOW)));
  }
}
