package io.reunion;

import static io.reunion.TelegramBotApi.added;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.LinkOutcome;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.member.Privacy;
import io.reunion.redis.RedisServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole conversations in both languages, through the webhook and a real Redis: a group, some people, a fresh service for
 * each test. It is the 18th of November 2026.
 */
abstract class Dialogue {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  static final Instant START = Instant.parse("2026-11-18T02:00:00Z");
  static final long GROUP = -1001;
  static final long OTHER_GROUP = -1002;
  static final long LI = 11;
  static final long ANN = 12;
  static final long GUEST = 13;
  static final long ORGANISER = 21;
  static final long CHAPTER_ADMIN = 22;
  static final long ADMIN = 77;
  static final long SECOND_ADMIN = 78;
  static final String EVENT = """
      {"id":"gala","title":"Gala","startsAt":"2026-12-12T18:00:00+08:00","place":"Hall","capacity":2,
       "partyLimit":4,"chats":["telegram/main/-1001"]}""";

  @TempDir
  Path directory;

  protected TelegramBotApi telegram;
  protected TestService service;
  protected Conversation conversation;
  protected Clock clock;

  @BeforeEach
  void open() {
    clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), START));
    telegram = new TelegramBotApi();
    service = anotherService();
    conversation = new Conversation(server, telegram, service, clock);
    conversation.work(added(GROUP));
  }

  /** One more instance with the same configuration on the same Redis. */
  final TestService anotherService() {
    return TestService.start(
        directory,
        server.uri(),
        """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        admins: ["telegram:77", "telegram:78"]
        organisers: ["telegram:21"]
        chapters: [{id: shenzhen, name: {zh: 深圳校友会, en: Shenzhen Chapter}, timeZone: Asia/Shanghai, admins: ["telegram:22"]}]
        events: {cardMinInterval: 200ms}
        server: {publicUrl: "https://alumni.example.org"}
        announcements: {approvalThreshold: 2}
        ballots: {keyDir: "%s", mixing: 50ms}
        privacy: {erasedFile: "%s"}
        """.formatted(directory.resolve("keys"), directory.resolve("erased.txt")),
        telegram.config(),
        clock);
  }

  /** What people write to that instance. */
  final Conversation talkTo(TestService instance) {
    return new Conversation(server, telegram, instance, clock);
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
  }

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
  }

  /** The names of what Redis holds. */
  static List<String> keys(String pattern) {
    return RedisServer.await(server.redis().call(c -> c.keys(pattern)));
  }

  final void makeEvent() {
    makeEvent(EVENT);
  }

  /** Makes an event that is shown in {@link #GROUP}, and waits until it is. */
  final void makeEvent(String event) {
    int before = telegram.said(GROUP).size();
    assertThat(service.api("POST", "/events", event).statusCode()).isEqualTo(201);
    soon().until(() -> telegram.said(GROUP).size() == before + 1);
  }

  final List<String> rsvps() {
    List<String> lines = new ArrayList<>();
    parse(service.api("GET", "/events/gala/rsvps", "").body())
        .path("items")
        .forEach(item -> lines.add(item.path("user").asText().substring("telegram:".length()) + " "
            + item.path("status").asText() + " " + item.path("seats").asInt()));
    return lines;
  }

  static MemberId member(MemberStore store, Map<Field, List<String>> particulars, long user) {
    Privacy open =
        Privacy.UNASKED.consenting(Audience.MEMBERS).choosing(Field.EMAIL, Audience.NOBODY);
    Member member = RedisServer.await(store.put(
            Member.unstored(MemberId.random(), new Particulars(particulars)).with(open)))
        .member();
    if (user > 0) {
      assertThat(RedisServer.await(
              store.link(member.id(), UserId.of("telegram", Long.toString(user)))))
          .isEqualTo(LinkOutcome.LINKED);
    }
    return member.id();
  }

  final void members() {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    member(store, Map.of(Field.NAME, List.of("Ann Lee"), Field.CITY, List.of("Berlin")), ANN);
    member(
        store,
        Map.of(
            Field.NAME, List.of("张伟"),
            Field.CLASS_YEAR, List.of("2008"),
            Field.CITY, List.of("深圳"),
            Field.COMPANY, List.of("蓝鲸支付"),
            Field.EMAIL, List.of("zhang@example.org")),
        0);
    member(
        store,
        Map.of(
            Field.NAME, List.of("Maria Schmidt"),
            Field.CLASS_YEAR, List.of("2012"),
            Field.CITY, List.of("Munich")),
        0);
    findable(service, "Ann Lee", 1);
    findable(service, "张伟", 1);
    findable(service, "Maria Schmidt", 1);
  }

  /** Waits until an instance's index knows so many by these words. */
  static void findable(TestService instance, String words, int members) {
    String path = "/members?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    soon()
        .until(() -> parse(instance.api("GET", path, "").body()).path("total").asInt() == members);
  }
}
