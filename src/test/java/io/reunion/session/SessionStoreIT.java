package io.reunion.session;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionStoreIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final ChatId CHAT = ChatId.parse("telegram/main/-100");
  private static final UserId LI = UserId.of("telegram", "1");
  private static final UserId ANN = UserId.of("telegram", "2");
  private static final String KEY = "session:{telegram/main/-100|telegram:1}";

  private static SessionStore store(Duration expiry) {
    return new SessionStore(server.redis(), expiry);
  }

  private static SessionStore store() {
    return store(Duration.ofHours(24));
  }

  @Test
  void whatIsKeptIsReadAgainByWholeAndWithItsVersion() {
    Session kept = Session.EMPTY
        .with(new Dialogue("event-new", "when", Map.of("title", "校友 \"Gala\"\n", "place", "")))
        .remember("undo", "rsvp gala no")
        .remember("empty", "");
    assertThat(await(store().save(CHAT, LI, kept))).isTrue();
    assertThat(await(store().read(CHAT, LI)))
        .isEqualTo(new Session(1, kept.dialogue(), kept.memory()));
  }

  @Test
  void whatTheLastOperationFoundIsKeptToo() {
    Session found = Session.EMPTY
        .with(new Dialogue("event-new", "when", Map.of("title", "Gala")))
        .remember("undo", "rsvp gala no");
    Session left = found.withoutDialogue().forget("undo").madeBy("u7", found);
    assertThat(await(store().save(CHAT, LI, left))).isTrue();
    Session read = await(store().read(CHAT, LI));
    assertThat(read)
        .isEqualTo(new Session(1, Optional.empty(), Map.of(), left.past(), Optional.empty()));
    assertThat(read.foundBy("u7").dialogue()).isEqualTo(found.dialogue());
  }

  @Test
  void aChosenLanguageOutlivesTheSessionAndHoldsInEveryChat() {
    await(store(Duration.ofMillis(60)).save(CHAT, LI, Session.EMPTY.speaking(Language.ZH)));
    ChatId other = ChatId.parse("telegram/main/1");
    Awaitility.await()
        .untilAsserted(() -> assertThat(await(store().read(CHAT, LI)).version()).isZero());
    assertThat(await(store().read(CHAT, LI)).language()).contains(Language.ZH);
    assertThat(await(store().read(other, LI)).language()).contains(Language.ZH);
    assertThat(await(store().read(CHAT, ANN)).language()).isEmpty();
    await(store().save(other, LI, await(store().read(other, LI)).speaking(Language.EN)));
    assertThat(await(store().read(CHAT, LI)).language()).contains(Language.EN);
  }

  @Test
  void nobodyHasASessionBeforeItIsKept() {
    assertThat(await(store().read(CHAT, LI))).isEqualTo(Session.EMPTY);
  }

  @Test
  void aSessionIsOfOnePersonInOneChat() {
    await(store().save(CHAT, LI, Session.EMPTY.remember("a", "1")));
    assertThat(await(store().read(CHAT, ANN))).isEqualTo(Session.EMPTY);
    assertThat(await(store().read(ChatId.parse("telegram/main/1"), LI))).isEqualTo(Session.EMPTY);
  }

  @Test
  void ofTwoWhoReadTheSameOnlyTheFirstKeeps() {
    Session first = await(store().read(CHAT, LI));
    Session second = await(store().read(CHAT, LI));
    assertThat(await(store().save(CHAT, LI, first.remember("by", "first")))).isTrue();
    assertThat(await(store().save(CHAT, LI, second.remember("by", "second")))).isFalse();
    Session now = await(store().read(CHAT, LI));
    assertThat(now.recall("by")).contains("first");
    assertThat(await(store().save(CHAT, LI, now.remember("by", "second")))).isTrue();
  }

  @Test
  void twoInstancesThatCountTogetherLoseNothing() {
    Redis other = await(Redis.connect(server.vertx(), server.uri()));
    List<Future<Void>> counting = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      counting.add(increment(store()));
      counting.add(increment(new SessionStore(other, Duration.ofHours(1))));
    }
    await(Future.join(counting));
    Session end = await(store().read(CHAT, LI));
    assertThat(end.recall("n")).contains("100");
    assertThat(end.version()).isEqualTo(100);
    await(other.close());
  }

  private static Future<Void> increment(SessionStore store) {
    return store.read(CHAT, LI).compose(session -> {
      int n = session.recall("n").map(Integer::parseInt).orElse(0);
      return store
          .save(CHAT, LI, session.remember("n", Integer.toString(n + 1)))
          .compose(kept -> kept ? Future.succeededFuture() : increment(store));
    });
  }

  @Test
  void silenceEndsASessionAndEachSaveStartsItAnew() {
    await(store(Duration.ofHours(24)).save(CHAT, LI, Session.EMPTY.remember("a", "1")));
    assertThat(Long.parseLong(server.command("PTTL", KEY).substring(1)))
        .isBetween(86_000_000L, 86_400_000L);
    Session session = await(store().read(CHAT, LI));
    await(store(Duration.ofMillis(60)).save(CHAT, LI, session.remember("a", "2")));
    Awaitility.await()
        .untilAsserted(() -> assertThat(await(store().read(CHAT, LI))).isEqualTo(Session.EMPTY));
    assertThat(await(store().save(CHAT, LI, session)))
        .as("a version of before the silence")
        .isFalse();
    assertThat(await(store().save(CHAT, LI, Session.EMPTY))).isTrue();
  }

  @Test
  void whatAnotherVersionHasWrittenDoesNotEndTheExchange() {
    server.command("HSET", KEY, "v", "7", "j", "{\"memory\":{\"a\":\"1\"},\"mood\":\"new\"}");
    assertThat(await(store().read(CHAT, LI)))
        .isEqualTo(new Session(7, Optional.empty(), Map.of("a", "1")));
    server.command("HSET", KEY, "v", "8", "j", "not json");
    Session unreadable = await(store().read(CHAT, LI));
    assertThat(unreadable).isEqualTo(new Session(8, Optional.empty(), Map.of()));
    assertThat(await(store().save(CHAT, LI, unreadable))).isTrue();
  }
}
