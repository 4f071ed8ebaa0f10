package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A group in which the bot only listens: it says nothing and does nothing there, and shows what it would have said. */
class ListeningDialogueIT extends Dialogue {
  private static final String CHAT = "/chats/telegram/main/-1001";

  @BeforeEach
  void event() {
    makeEvent();
  }

  private void listens(boolean only) {
    assertThat(service.api("PATCH", CHAT, "{\"listening\":" + only + "}").statusCode())
        .isEqualTo(200);
  }

  private JsonNode unsaid() {
    return parse(service.api("GET", CHAT + "/unsaid", "").body()).path("items");
  }

  /** What the newest would have said, to the message {@code words}. */
  private String unsaidTo(String words) {
    JsonNode newest = unsaid().path(0);
    assertThat(newest.path("message").asText()).isEqualTo(words);
    return newest.at("/says/0/text").asText();
  }

  /** All that is stored, but what is known of updates and of what was not said, and what is planned by the clock alone. */
  private static Map<String, String> stored() {
    Map<String, String> all = new TreeMap<>();
    keys("*").stream()
        .filter(key -> !key.startsWith("inbox:")
            && !key.startsWith("unsaid:")
            && !key.startsWith("pulse:")
            && !key.startsWith("audit")
            // What has been sent in the last seconds; that nothing is sent is seen below.
            && !key.startsWith("limit:")
            // Until when somebody has looked for people who are the same by now.
            && !key.equals("events:{united}")
            && !key.startsWith("schedule:"))
        .forEach(key -> all.put(
            key,
            Optional.ofNullable(RedisServer.await(server.redis().call(c -> c.dump(key))))
                .map(Arrays::toString)
                .orElse("")));
    return all;
  }

  @Test
  void nothingIsSaidAndNothingIsDoneAndAllOfItIsShown() {
    members();
    conversation.in(GROUP).says(LI, "/rsvp gala maybe", "maybe, for “Gala”");
    listens(true);
    Map<String, String> before = stored();
    conversation.in(GROUP).silence(LI, "/rsvp gala yes +1");
    assertThat(unsaidTo("/rsvp gala yes +1")).contains("You have 2 seats for “Gala”");
    conversation.in(GROUP).silence(GUEST, "/rsvp gala yes +9");
    assertThat(unsaidTo("/rsvp gala yes +9")).contains("cannot take 10 seats");
    conversation.in(GROUP).silence(ANN, "@alumni_bot find zhangwei");
    assertThat(unsaidTo("find zhangwei"))
        .as("whoever reads this may not be shown those, and nothing counts it")
        .contains("up to 5 people")
        .doesNotContain("张伟");
    conversation.in(GROUP).silence(ANN, "/events");
    assertThat(unsaidTo("/events")).contains("Gala");
    conversation.in(GROUP).silence(GUEST, "/help");
    assertThat(unsaidTo("/help")).contains("What I can do");
    conversation.in(GROUP).silence(ORGANISER, "/events new | Tea | 2026-12-01 10:00 | Hall");
    assertThat(unsaidTo("/events new | Tea | 2026-12-01 10:00 | Hall"))
        .contains("I would do", "events new | Tea");
    int heard = unsaid().size();
    conversation.in(GROUP).silence(GUEST, "good morning everybody, yes");
    assertThat(unsaid()).as("talk is nothing that it would answer").hasSize(heard);
    assertThat(stored()).isEqualTo(before);
    assertThat(rsvps()).containsExactly("11 TENTATIVE 0");
    assertThat(unsaid().toString()).as("who wrote is not kept").doesNotContain("telegram:11");
    listens(false);
    conversation.in(GROUP).says(LI, "/rsvp gala yes +1", "You have 2 seats");
  }

  @Test
  void cardsAndAnnouncementsDoNotComeThereEither() {
    listens(true);
    int before = telegram.said(GROUP).size();
    int edits = telegram.calls("editMessageText").size();
    conversation.in(LI).says(LI, "/rsvp gala yes", "You have a seat");
    assertThat(service
            .api(
                "POST",
                "/events",
                "{\"id\":\"tea\",\"title\":\"Tea\",\"startsAt\":\"2026-12-13T18:00:00+08:00\",\"chats\":[\"telegram/main/-1001\"]}")
            .statusCode())
        .isEqualTo(201);
    assertThat(service
            .api(
                "POST",
                "/announcements",
                "{\"text\":{\"en\":\"Hello\"},\"audience\":{\"chats\":[\"telegram/main/-1001\"]}}")
            .statusCode())
        .as("it would reach nobody")
        .isEqualTo(422);
    // What is sent to another chat afterwards has come: what was to come here would have come
    // before.
    conversation.in(LI).says(LI, "/rsvp tea yes", "You have a seat");
    assertThat(telegram.said(GROUP)).hasSize(before);
    assertThat(telegram.calls("editMessageText")).hasSize(edits);
    listens(false);
    conversation.in(LI).says(LI, "/rsvp gala no", "cannot come");
    soon().until(() -> telegram.calls("editMessageText").size() > edits);
  }

  @Test
  void anAdminSetsItInTheChatAndNobodyElse() {
    conversation.in(GROUP).says(ORGANISER, "/listen on", "for admins");
    conversation.in(GROUP).says(ADMIN, "/listen on", "I only listen from now on");
    conversation.in(GROUP).silence(LI, "/help");
    conversation.in(GROUP).silence(ORGANISER, "/listen off");
    conversation.in(GROUP).says(ADMIN, "/旁听 关", "重新说话");
    conversation.in(GROUP).says(LI, "/help", "What I can do");
    conversation
        .in(ADMIN)
        .says(ADMIN, "listen on telegram/main/-1001", "I only listen")
        .says(ADMIN, "listen on telegram/main/-9", "no such group")
        .says(ADMIN, "listen perhaps", "listen off");
    conversation.in(GROUP).silence(LI, "/help");
    assertThat(unsaid()).hasSize(3);
  }

  @Test
  void whatItNamesOfSomebodyWhoIsDeletedGoes() {
    members();
    listens(true);
    conversation.in(GROUP).silence(LI, "/rsvp gala yes for Ann Lee");
    conversation.in(GROUP).silence(LI, "/events");
    assertThat(unsaid()).hasSize(2);
    conversation.in(ANN).says(ANN, "/me delete", "Do you want");
    conversation.in(ANN).presses(ANN, "Yes, delete everything");
    soon().until(() -> unsaid().size() == 1);
    assertThat(unsaid().path(0).path("message").asText()).isEqualTo("/events");
  }

  @Test
  void eachIsKeptForAWeekWhateverComesAfterIt() {
    listens(true);
    long now = clock.instant().getEpochSecond();
    conversation.work(TelegramBotApi.message(GROUP, LI, "/help old", now - 8 * 24 * 3600));
    conversation.work(TelegramBotApi.message(GROUP, LI, "/help new", now));
    assertThat(unsaid()).hasSize(1);
    assertThat(unsaid().path(0).path("message").asText()).isEqualTo("/help new");
  }

  @Test
  void theListIsBoundedAndCanBeForgotten() {
    listens(true);
    for (int i = 0; i < 205; i++) {
      conversation.work(TelegramBotApi.message(
          GROUP, LI + i, "/help " + i, clock.instant().getEpochSecond() + i));
    }
    assertThat(unsaid()).hasSize(200);
    assertThat(unsaid().path(0).path("message").asText()).isEqualTo("/help 204");
    assertThat(RedisServer.<Long>await(
            server.redis().call(c -> c.pttl("unsaid:{telegram/main/-1001}"))))
        .isBetween(1L, 7L * 24 * 3600 * 1000);
    assertThat(service.api("DELETE", CHAT + "/unsaid", "").statusCode()).isEqualTo(200);
    assertThat(unsaid()).isEmpty();
    assertThat(service
            .api("PATCH", "/chats/telegram/main/11", "{\"listening\":true}")
            .statusCode())
        .isEqualTo(404);
  }
}
