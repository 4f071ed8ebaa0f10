package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.member.Privacy;
import io.reunion.member.Viewer;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * For random members, settings and viewers: one hidden value is changed, and nobody without the right to it is told
 * anything else than before, by any command, anywhere: no name, count, order, number, button or refusal.
 */
class PrivacyPropertyIT extends Dialogue {
  private static final int PEOPLE = 24;
  private static final int CHANGES = 40;
  private static final long STRANGER = 41;
  private static final long CHAPTER_ADMIN = 42;
  private static final List<Field> FIELDS = List.of(
      Field.NAME,
      Field.OTHER_NAMES,
      Field.CLASS_YEAR,
      Field.MAJOR,
      Field.CITY,
      Field.COMPANY,
      Field.INDUSTRY,
      Field.SKILLS,
      Field.CHAPTER,
      Field.EMAIL,
      Field.PHONE,
      Field.STUDENT_NUMBER);
  private static final Map<Field, List<String>> VALUES = new EnumMap<>(Map.ofEntries(
      Map.entry(Field.NAME, List.of("张伟", "李娜", "Maria Weber", "曾国强", "王小明", "Ann Kim")),
      Map.entry(Field.OTHER_NAMES, List.of("Tony", "Grace", "Leo")),
      Map.entry(Field.CLASS_YEAR, List.of("2007", "2008", "2009")),
      Map.entry(Field.MAJOR, List.of("法律", "Physics")),
      Map.entry(Field.CITY, List.of("深圳", "Berlin", "London")),
      Map.entry(Field.COMPANY, List.of("蓝鲸支付", "Acme Robotics")),
      Map.entry(Field.INDUSTRY, List.of("fintech", "教育")),
      Map.entry(Field.SKILLS, List.of("welding", "翻译")),
      Map.entry(Field.CHAPTER, List.of("shenzhen", "london")),
      Map.entry(Field.EMAIL, List.of("one@example.org", "two@example.org")),
      Map.entry(Field.PHONE, List.of("13800138000", "13900139000")),
      Map.entry(Field.STUDENT_NUMBER, List.of("S100", "S200"))));

  @TempDir
  Path ours;

  private final Random random = new Random(20261118);
  private final TestClock time = new TestClock(START);
  private final List<MemberId> people = new ArrayList<>();
  private TestService guarded;
  private MemberStore store;

  /** Somebody who asks, and as whom they look. */
  private record Asker(long user, long chat, Optional<MemberId> member) {}

  @BeforeEach
  void randomMembers() {
    store = new MemberStore(server.redis(), time);
    for (int i = 0; i < PEOPLE; i++) {
      people.add(RedisServer.await(
              store.put(Member.unstored(MemberId.random(), particulars(i)).with(privacy())))
          .member()
          .id());
    }
    RedisServer.await(store.link(people.get(0), UserId.of("telegram", "12")));
    RedisServer.await(store.link(people.get(1), UserId.of("telegram", "11")));
    RedisServer.await(
        store.link(people.get(2), UserId.of("telegram", Long.toString(CHAPTER_ADMIN))));
    guarded = TestService.start(ours, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        admins: ["telegram:77"]
        organisers: ["telegram:21"]
        chapters: [{id: shenzhen, name: {zh: 深圳校友会, en: Shenzhen}, timeZone: Asia/Shanghai, admins: ["telegram:42"]}]
        limits: {lookupsPerDay: 100000, lookupsPer30Days: 100000}
        """, telegram.config(), time);
    for (long user : new long[] {ANN, LI, STRANGER, CHAPTER_ADMIN, ORGANISER}) {
      talkTo(guarded).in(user).says(user, "/help", "help");
    }
  }

  @AfterEach
  void closeGuarded() {
    guarded.close();
  }

  private String one(Field field) {
    List<String> values = VALUES.get(field);
    return values.get(random.nextInt(values.size()));
  }

  private Particulars particulars(int i) {
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    for (Field field : FIELDS) {
      if (field == Field.NAME || random.nextInt(4) > 0) {
        boolean unique =
            field == Field.EMAIL || field == Field.PHONE || field == Field.STUDENT_NUMBER;
        values.put(field, List.of(unique ? i + one(field) : one(field)));
      }
    }
    return new Particulars(values);
  }

  private Privacy privacy() {
    Audience[] all = Audience.values();
    Privacy privacy = Privacy.UNASKED.consenting(all[random.nextInt(all.length)]);
    for (Field field : FIELDS) {
      Audience audience = all[random.nextInt(all.length)];
      if (random.nextInt(3) == 0 && audience.compareTo(field.widest()) <= 0) {
        privacy = privacy.choosing(field, audience);
      }
    }
    return privacy;
  }

  private Member member(MemberId id) {
    return RedisServer.await(store.get(id)).orElseThrow();
  }

  private List<Asker> askers() {
    return List.of(
        new Asker(ANN, ANN, Optional.of(people.get(0))),
        new Asker(LI, LI, Optional.of(people.get(1))),
        new Asker(LI, GROUP, Optional.of(people.get(1))),
        new Asker(CHAPTER_ADMIN, CHAPTER_ADMIN, Optional.of(people.get(2))),
        new Asker(ORGANISER, ORGANISER, Optional.empty()),
        new Asker(STRANGER, STRANGER, Optional.empty()));
  }

  /** Whether {@code field} of {@code member} is hidden from {@code asker}. */
  private boolean isHidden(Asker asker, Member member, Field field) {
    if (asker.member().isEmpty()) {
      // An organiser whom only the configuration names sees what members see; a stranger nothing.
      Viewer any = new Viewer(Viewer.Sight.MEMBER, Optional.empty(), java.util.Set.of());
      return asker.user() == STRANGER || member.visibleTo(any).all(field).isEmpty();
    }
    ChatKind kind = asker.chat() < 0 ? ChatKind.GROUP : ChatKind.DIRECT;
    Viewer viewer = Viewer.of(Optional.of(member(asker.member().get())), kind);
    return !asker.member().get().equals(member.id())
        && member.visibleTo(viewer).all(field).isEmpty();
  }

  private static List<String> questions(String before, String after, Member about) {
    List<String> questions = new ArrayList<>();
    for (String value : List.of(before, after)) {
      questions.addAll(List.of(
          "/find " + value,
          "/more",
          "/find " + value + " 2008",
          "/intro " + value + ": hello",
          "cancel",
          "/vouch telegram:99 " + value,
          "/verify " + value,
          "/me " + value,
          "/link telegram:99 " + value,
          "/intro 1",
          "cancel"));
    }
    questions.addAll(List.of(
        "/find " + about.name(),
        "/intro " + about.name(),
        "cancel",
        "/find berlin",
        "/more",
        "/lookups",
        "/me",
        "/me data",
        "/intro",
        "/events",
        "/list gala",
        "/corrections"));
    return questions;
  }

  /** Everything that is sent anywhere because of {@code questions}, without what counts the asking itself. */
  private List<String> told(Asker asker, List<String> questions) {
    forgetAsking();
    int before = telegram.calls("sendMessage").size();
    Conversation talk = talkTo(guarded);
    for (String question : questions) {
      ObjectNode update = TelegramBotApi.message(
          asker.chat(), asker.user(), question, time.instant().getEpochSecond());
      talk.work(update);
    }
    List<String> told = new ArrayList<>();
    List<JsonNode> calls = telegram.calls("sendMessage");
    for (JsonNode call : calls.subList(before, calls.size())) {
      told.add(call.path("chat_id").asText()
          + ": "
          // A code is another one each time.
          + call.path("text").asText().replaceAll("[A-Z]{4}-[A-Z]{4}", "CODE")
          + " "
          + call.path("reply_markup").toString().replaceAll("answer [0-9a-f]{6}", "answer"));
    }
    return told;
  }

  private void forgetAsking() {
    time.pass(Duration.ofMinutes(2));
    server.command(
        "EVAL",
        "for _, p in ipairs({'walk:*', 'lookups:*', 'looked-up:*', 'attempts:*', 'session:*', 'vouches:*'}) do"
            + " for _, k in ipairs(redis.call('KEYS', p)) do redis.call('DEL', k) end end return 1",
        "0");
  }

  private void store(Member member, Field field, String value) {
    RedisServer.await(store.change(
        member.id(), now -> now.with(now.particulars().with(field, List.of(value)))));
    soon()
        .until(() -> parse(guarded
                .api(
                    "GET",
                    "/members?limit=50&q="
                        + java.net.URLEncoder.encode(
                            value, java.nio.charset.StandardCharsets.UTF_8),
                    "")
                .body())
            .path("items")
            .findValuesAsText("id")
            .contains(member.id().value()));
  }

  @Test
  void aHiddenValueChangesNothingThatAnybodyIsTold() {
    int compared = 0;
    int talked = 0;
    for (int round = 0; round < CHANGES; round++) {
      Member about = member(people.get(3 + random.nextInt(PEOPLE - 3)));
      Field field = FIELDS.get(random.nextInt(FIELDS.size()));
      String before = about.first(field).orElse("");
      String after = (field == Field.EMAIL || field == Field.PHONE || field == Field.STUDENT_NUMBER
              ? "7" + round
              : "")
          + one(field);
      Member changed = about.with(about.particulars().with(field, List.of(after)));
      List<Asker> blind = askers().stream()
          .filter(asker -> isHidden(asker, about, field) && isHidden(asker, changed, field))
          .toList();
      if (before.isEmpty() || before.equals(after) || blind.isEmpty()) {
        continue;
      }
      Asker asker = blind.get(random.nextInt(blind.size()));
      List<String> questions =
          questions(before, after, field == Field.NAME ? member(people.get(0)) : about);
      store(about, field, before);
      List<String> first = told(asker, questions);
      store(about, field, after);
      assertThat(told(asker, questions))
          .as("%s of %s, to %s", field, about.privacy(), asker)
          .isEqualTo(first);
      compared++;
      talked += first.size();
    }
    assertThat(compared).as("hidden values that were changed").isGreaterThan(15);
    assertThat(talked).as("answers that were compared").isGreaterThan(300);
  }
}
