package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A group that wants to hear less: what nobody there asked for waits or is not said, and whoever asks is answered. */
class HushDialogueIT extends Dialogue {
  private static final String CHAT = "/chats/telegram/main/-1001";
  private static final String TEA =
      "{\"id\":\"%s\",\"title\":\"Tea %s\",\"startsAt\":\"2026-12-13T18:00:00+08:00\",\"chats\":[\"telegram/main/-1001\"]}";

  private JsonNode chat() {
    return parse(service.api("GET", CHAT, "").body());
  }

  private void makeTea(String id) {
    assertThat(service.api("POST", "/events", TEA.formatted(id, id)).statusCode())
        .isEqualTo(201);
  }

  /** Whether the card of an event was shown. */
  private boolean shown(String id) {
    return telegram.said(GROUP).stream().anyMatch(text -> text.contains("Tea " + id));
  }

  /** Whether the card of an event is planned for later. */
  private static boolean isHeld(String id) {
    return RedisServer.await(server.redis().call(c -> c.zrange("schedule:{events}:due", 0, -1)))
        .stream()
        .anyMatch(job -> job.startsWith("CARD|" + id + "|chat:"));
  }

  /** What has become of the card of an event, as {@code DROPPED:1:muted}; empty if nothing is planned. */
  private static String planned(String id) {
    return RedisServer.await(server.redis().call(c -> c.hgetall("schedule:{events}:jobs")))
        .entrySet()
        .stream()
        .filter(job -> job.getKey().startsWith("CARD|" + id + "|chat:"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private String announce() {
    String body = "{\"text\":{\"en\":\"News\"},\"audience\":{\"chats\":[\"telegram/main/-1001\"]}}";
    return parse(service.api("POST", "/announcements", body).body()).path("id").asText();
  }

  private JsonNode copyOf(String announcement) {
    return parse(service
            .api("GET", "/announcements/" + announcement + "/deliveries", "")
            .body())
        .at("/items/0");
  }

  @Test
  void aMutedGroupIsAnsweredAndToldNothing() {
    conversation.in(GROUP).says(ORGANISER, "/hush on", "for admins");
    conversation.in(GROUP).says(ADMIN, "/hush on", "muted until hush off", "answered all the same");
    assertThat(chat().path("muted").asBoolean()).isTrue();
    makeTea("green");
    String announcement = announce();
    soon().until(() -> copyOf(announcement).path("state").asText().equals("FAILED"));
    assertThat(copyOf(announcement).path("reason").asText()).isEqualTo("muted");
    assertThat(telegram.said(GROUP)).noneMatch(text -> text.contains("News"));
    assertThat(shown("green")).isFalse();
    conversation.in(GROUP).says(LI, "/events", "Tea green");
    conversation.in(GROUP).says(ADMIN, "/静音 关", "没有静音");
    makeTea("black");
    soon().until(() -> shown("black"));
  }

  @Test
  void whatIsDueInAMutedGroupComesWhenTheMuteIsOver() {
    Instant end = clock.instant().plus(Duration.ofSeconds(5));
    assertThat(service.api("PATCH", CHAT, "{\"mutedUntil\":\"" + end + "\"}").statusCode())
        .isEqualTo(200);
    makeTea("green");
    soon().until(() -> shown("green"));
    assertThat(clock.instant()).isAfterOrEqualTo(end);
    assertThat(chat().path("muted").asBoolean()).isFalse();
  }

  @Test
  void whatWaitsForTheEndOfAMuteIsDroppedWhenThereIsNoneAnyMore() {
    Instant end = clock.instant().plus(Duration.ofSeconds(5));
    assertThat(service.api("PATCH", CHAT, "{\"mutedUntil\":\"" + end + "\"}").statusCode())
        .isEqualTo(200);
    makeTea("jasmine");
    soon().until(() -> isHeld("jasmine"));
    conversation.in(GROUP).says(ADMIN, "/hush on", "muted until hush off");
    soon()
        .untilAsserted(
            () -> assertThat(planned("jasmine")).startsWith("DROPPED:").endsWith("muted"));
    assertThat(shown("jasmine")).isFalse();
  }

  @Test
  void aBudgetHoldsWhatIsMoreThanTheGroupWants() {
    conversation.in(GROUP).says(ADMIN, "/hush limit 1", "At most 1 message a day");
    long before = chat().at("/health/unasked").asLong();
    conversation.in(GROUP).says(ADMIN, "/hush limit " + (before + 1), "At most");
    makeTea("green");
    soon().until(() -> shown("green"));
    assertThat(chat().at("/health/unasked").asLong()).isEqualTo(before + 1);
    makeTea("black");
    soon().until(() -> isHeld("black"));
    assertThat(shown("black")).isFalse();
    conversation.in(GROUP).says(LI, "/events", "Tea black");
    conversation.in(GROUP).says(ADMIN, "/hush limit 0", "No message a day");
    String announcement = announce();
    soon().until(() -> copyOf(announcement).path("state").asText().equals("FAILED"));
    assertThat(copyOf(announcement).path("reason").asText()).isEqualTo("over-budget");
    conversation.in(GROUP).says(ADMIN, "/hush limit off", "as the association allows");
  }

  @Test
  void anAdminSaysHowLongInBothLanguages() {
    conversation
        .in(GROUP)
        .says(ADMIN, "/hush", "not muted", "As many messages")
        .says(ADMIN, "/hush 2h", "muted until", "12:00")
        .says(ADMIN, "/hush until 2026-11-20 08:30", "muted until", "08:30")
        .says(ADMIN, "/静音 3天", "静音到")
        .says(ADMIN, "/静音 每天3条", "每天最多主动发 3 条")
        .says(ADMIN, "/hush perhaps", "hush limit 3")
        .says(ADMIN, "/hush 2020-01-01 08:00", "hush limit 3")
        .says(ADMIN, "/hush off", "not muted", "At most 3 messages");
    conversation
        .in(ADMIN)
        .says(ADMIN, "hush 1d telegram/main/-1001", "muted until")
        .says(ADMIN, "hush on telegram/main/-9", "no such group")
        .says(ADMIN, "hush on", "no such group");
  }
}
