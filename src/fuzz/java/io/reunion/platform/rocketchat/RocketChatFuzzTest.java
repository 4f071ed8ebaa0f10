package io.reunion.platform.rocketchat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.chat.AccountId;
import io.reunion.config.Secret;
import io.reunion.platform.Fuzzed;
import io.reunion.platform.Mutations;
import io.reunion.platform.Webhooks;
import java.net.URI;
import java.time.Instant;
import java.util.List;
/** A body with a good signature: answered, and what is taken survives the journal. */
class RocketChatFuzzTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final RocketChatInbound ROCKET = new RocketChatInbound(
      AccountId.of("rocketchat", "main"),
      new RocketChatConfig(
          "ubot",
          Secret.of("canary-auth"),
          List.of(Secret.of("canary-token")),
          URI.create("http://127.0.0.1:1")));

  static {
    Fuzzed.beginsWithWhatIsRecorded(RocketChatFuzzTest.class);
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void bodies(byte[] body) {
    Mutations.answers(body, sent -> ROCKET.receive(Webhooks.post(Webhooks.headers(), sent, NOW), "reunion"));
  }
}
