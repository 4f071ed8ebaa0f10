package io.reunion.platform;

import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the tests of an adapter need besides the adapter: equipment at {@link #NOW}, and things to say. */
public final class Adapters {
  public static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** How long an answer of a platform may take in these tests. */
  public static final Duration PATIENCE = Duration.ofMillis(1_000);

  private static final Vertx VERTX = Vertx.vertx();

  private Adapters() {}

  /**
   * @param redis for the tokens that instances share; null where the adapter has none
   */
  public static Equipment equipment(@Nullable Redis redis) {
    return new Equipment(
        client(), new TokenStore(VERTX, redis, CLOCK), new HeldAnswers(VERTX), CLOCK);
  }

  static ApiClient client() {
    return new ApiClient(
        VERTX, new ApiClient.Limits(Duration.ofSeconds(2), PATIENCE, StrictJson.MAX_BYTES, 8));
  }

  /** The first answer of a process may take longer than any test has patience for. */
  static void warm(ApiClient client, URI api) {
    for (int i = 0; i < 30; i++) {
      Future<ApiAnswer> asked = client.call(ApiMethod.post(api, "/warm", "warm"), Buffer.buffer());
      if (Await.value(asked.map(true).otherwise(false))) {
        return;
      }
    }
  }

  public static OutboundMessage hello(ChatId chat) {
    return OutboundMessage.text(chat, "Hi " + Markup.bold("Li") + " <x> & *y*", "k1");
  }

  public static OutboundMessage card(ChatId chat) {
    return OutboundMessage.text(chat, "Gala", "k2")
        .withButtons(List.of(
            List.of(
                new Button("参加", "rsvp gala yes", Button.Style.PRIMARY),
                new Button("No", "rsvp gala no", Button.Style.DANGER)),
            List.of(new Button("List", "list gala"))));
  }
}
