package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.redis.RedisServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What an instance knows from before never makes it answer wrongly, whatever another one does meanwhile. */
class StraightAnswersIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final long LI = 100;

  @TempDir
  Path directory;

  private TelegramBotApi telegram;
  private TestService here;
  private TestService there;
  private long date = Instant.now().getEpochSecond() - 1000;

  @BeforeEach
  void open() throws Exception {
    telegram = new TelegramBotApi();
    here = service("here");
    there = service("there");
    assertThat(there
            .api(
                "POST",
                "/events",
                "{\"id\":\"gala\",\"title\":\"Gala\",\"startsAt\":\"2099-12-12T18:00:00+08:00\"}")
            .statusCode())
        .isEqualTo(201);
  }

  private TestService service(String name) throws Exception {
    return TestService.start(
        Files.createDirectory(directory.resolve(name)),
        server.uri(),
        "association: {language: en}\nredis: {accept: [appendfsync-no]}\n",
        telegram.config());
  }

  @AfterEach
  void close() {
    here.close();
    there.close();
    telegram.close();
  }

  private String exchange(TestService service, String text) {
    int before = telegram.said(LI).size();
    var update = TelegramBotApi.message(LI, LI, text, date++);
    assertThat(TelegramBotApi.post(service, update).statusCode()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(20)).until(() -> telegram.said(LI).size() > before);
    return telegram.said(LI).get(before);
  }

  private void change(String json) {
    assertThat(there.api("PATCH", "/events/gala", json).statusCode()).isEqualTo(200);
  }

  private String rsvps() {
    return here.api("GET", "/events/gala/rsvps", "").body();
  }

  @Test
  void anEventThatAnotherInstanceHasRenamedIsSpokenOfByItsNewName() {
    assertThat(exchange(here, "/rsvp gala yes")).contains("Gala");
    change("{\"title\":\"Winter Ball\"}");
    assertThat(exchange(here, "/rsvp gala no")).contains("Winter Ball").doesNotContain("Gala");
    assertThat(exchange(here, "/rsvp gala yes")).contains("Winter Ball");
    assertThat(exchange(here, "/why")).contains("Winter Ball");
  }

  @Test
  void anEventThatAnotherInstanceHasMovedIntoThePastTakesNoAnswers() {
    exchange(here, "/rsvp gala yes");
    change("{\"state\":\"CANCELLED\"}");
    exchange(here, "/rsvp gala no");
    String refused = exchange(here, "/rsvp gala yes");
    assertThat(refused).doesNotContain("You are in");
    assertThat(rsvps()).doesNotContain("ACCEPTED");
  }

  @Test
  void undoLeadsBackToWhatAnotherInstanceHasRecorded() {
    exchange(here, "/rsvp gala yes +2");
    assertThat(rsvps()).contains("ACCEPTED", "\"seats\":3");
    exchange(there, "/rsvp gala no");
    assertThat(rsvps()).contains("DECLINED");
    exchange(there, "/undo");
    assertThat(rsvps()).contains("ACCEPTED", "\"seats\":3");
  }

  @Test
  void whatIsRefusedLeavesTheEarlierUndoInPlace() {
    change("{\"capacity\":2}");
    exchange(here, "/rsvp gala yes");
    exchange(here, "/rsvp gala maybe");
    // More than there will ever be.
    exchange(here, "/rsvp gala yes +3");
    assertThat(rsvps()).contains("TENTATIVE");
    exchange(here, "/undo");
    assertThat(rsvps()).contains("ACCEPTED", "\"seats\":1");
  }
}
