package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.config.Secret;
import io.reunion.member.pull.Paging;
import io.reunion.redis.Durability;
import io.reunion.registration.SmsGateway;
import io.reunion.registration.SmtpMail;
import io.reunion.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir
  Path directory;

  /** What operators rely on without writing it down: a default that changes is a change to announce. */
  @Test
  void everyDefaultIsPinned() {
    assertThat(read(Map.of()))
        .isEqualTo(new Settings(
            new Settings.Association(
                new Settings.Name("校友会", "Alumni Association"),
                Language.ZH,
                ZoneId.of("Asia/Shanghai")),
            new Settings.Server(Optional.empty(), 8080, 262_144, Optional.empty()),
            new Settings.Api(
                Optional.empty(),
                Optional.empty(),
                new AccessSettings.Oidc(Optional.empty(), Optional.empty(), Optional.empty())),
            new Settings.Redis(
                Optional.empty(), Path.of("data/redis"), Set.of(), Duration.ofSeconds(1), 0),
            Set.of(),
            Set.of(),
            List.of(),
            new Settings.Announcements(0, 0, "none", Settings.Announcements.Policy.AT_MOST_ONCE),
            new Settings.Events(
                Settings.Events.Waitlist.STRICT,
                10,
                Duration.ofSeconds(3),
                Duration.ofMinutes(10),
                Set.of(Duration.ofHours(24), Duration.ofHours(2)),
                Set.of(Duration.ofHours(48)),
                "22:00-08:00",
                Duration.ofMinutes(10)),
            new Settings.Sessions(Duration.ofHours(24)),
            new Settings.Limits(40, 200),
            new MemberSettings.Introductions(5, 3, Duration.ofDays(14)),
            new MemberSettings.Privacy(
                Set.of(),
                Set.of("city", "company", "title", "industry", "skills", "offers", "needs"),
                Duration.ofDays(90),
                Duration.ofDays(1095),
                Duration.ofDays(1095),
                Path.of("data/erased.txt")),
            new Settings.Mail(
                Optional.empty(),
                587,
                SmtpMail.Security.STARTTLS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new MemberSettings.Sms(
                Optional.empty(),
                SmsGateway.Form.JSON,
                "{\"to\": \"{phone}\", \"text\": \"{text}\"}",
                Map.of(),
                Optional.empty()),
            new MemberSettings.Pull(
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Paging.Style.NONE,
                "page",
                Optional.empty(),
                Optional.empty(),
                200,
                Optional.empty(),
                false),
            new Settings.Ballots(Path.of("data/ballots"), Duration.ofSeconds(3)),
            new AccessSettings.Tracing(Optional.empty(), Map.of(), 100)));
  }

  @Test
  void theEnvironmentSetsPortRedisAndToken() throws IOException {
    Files.writeString(
        directory.resolve("reunion.yaml"), "server: {port: 1}\nredis: {uri: redis://file}\n");

    Settings settings =
        read(Map.of("PORT", "0", "REDIS_URI", "rediss://env:6380", "REUNION_API_TOKEN", "token"));

    assertThat(settings.server().port()).isZero();
    assertThat(settings.redis().uri()).contains(Secret.of("rediss://env:6380"));
    assertThat(settings.api().token()).contains(Secret.of("token"));
  }

  @Test
  void anEmptyVariableSetsNothing() throws IOException {
    Files.writeString(directory.resolve("reunion.yaml"), "server: {port: 1}\n");

    Settings settings = read(Map.of("PORT", "", "REDIS_URI", "", "REUNION_API_TOKEN", ""));

    assertThat(settings.server().port()).isEqualTo(1);
    assertThat(settings.redis().uri()).isEmpty();
    assertThat(settings.api().token()).isEmpty();
  }

  @Test
  void everySettingCanBeWritten() throws IOException {
    Files.writeString(directory.resolve("reunion.yaml"), """
        association:
          name: {zh: 示例大学校友会, en: Example Alumni}
          language: en
          timeZone: Europe/London
        server: {host: "::1", port: 9090, maxBodyBytes: 1048576, publicUrl: "https://alumni.example.org"}
        api: {token: t, oidc: {issuer: "https://id.example.org", clientId: reunion, clientSecret: c}}
        redis:
          uri: redis-sentinel://:pw@a,b:26379/0#mymaster
          dataDir: /var/lib/reunion
          accept: [appendfsync-everysec]
          commandTimeout: 500ms
          waitForReplicas: 1
        admins: [telegram:1111111, "slack:T1:U2", local:li]
        organisers:
          - telegram:2222222
        chapters:
          - {id: london, name: {zh: 伦敦, en: London}, timeZone: Europe/London, admins: ["slack:U3"]}
        announcements:
          approvalThreshold: 3
          perChatPerDay: 4
          quietHours: 22:00-08:00
          defaultPolicy: at-least-once
        events: {waitlist: fit, partyLimit: 1, cardMinInterval: 0s, undoWindow: 0s, reminders: [], nudges: [],
          quietHours: none, cardRepeat: 1h}
        sessions: {expiry: 1h}
        limits: {lookupsPerDay: 1, lookupsPer30Days: 1}
        introductions: {perWeek: 2, askedPerWeek: 1, expiry: 1d}
        privacy: {abroad: [telegram, slack/main], selfService: [city], lookupLog: 30d, consentEvidence: 0s, lapsedMembership: 0s, erasedFile: /var/lib/erased}
        mail: {host: smtp.example.org, port: 465, security: tls, from: a@example.org, user: a, password: s}
        alumniSystem: {url: "https://a.example.edu/p?x=1", headers: {X: k}, every: 24h, records: data.items,
          fields: {name: person.name}, paging: cursor, parameter: after, next: data.next, sizeParameter: limit, size: 50,
          since: changed, full: true}
        ballots: {keyDir: /var/lib/ballots, mixing: 1s}
        tracing: {endpoint: "http://collector:4318", headers: {X: k}, percent: 7}
        sms: {url: "https://sms.example.org/send", form: urlencoded, body: "m={phone}&t={text}", headers: {X: k}, expects: ok}
        """);

    assertThat(read(Map.of()))
        .isEqualTo(new Settings(
            new Settings.Association(
                new Settings.Name("示例大学校友会", "Example Alumni"),
                Language.EN,
                ZoneId.of("Europe/London")),
            new Settings.Server(
                Optional.of("::1"), 9090, 1_048_576, Optional.of("https://alumni.example.org")),
            new Settings.Api(
                Optional.of(Secret.of("t")),
                Optional.empty(),
                new AccessSettings.Oidc(
                    Optional.of("https://id.example.org"),
                    Optional.of("reunion"),
                    Optional.of(Secret.of("c")))),
            new Settings.Redis(
                Optional.of(Secret.of("redis-sentinel://:pw@a,b:26379/0#mymaster")),
                Path.of("/var/lib/reunion"),
                Set.of(Durability.Weakness.APPENDFSYNC_EVERYSEC),
                Duration.ofMillis(500),
                1),
            Set.of(
                UserId.of("telegram", "1111111"),
                UserId.of("slack", "T1:U2"),
                UserId.of("local", "li")),
            Set.of(UserId.of("telegram", "2222222")),
            List.of(new Settings.Chapter(
                "london",
                new Settings.Name("伦敦", "London"),
                ZoneId.of("Europe/London"),
                Set.of(UserId.of("slack", "U3")))),
            new Settings.Announcements(
                3, 4, "22:00-08:00", Settings.Announcements.Policy.AT_LEAST_ONCE),
            new Settings.Events(
                Settings.Events.Waitlist.FIT,
                1,
                Duration.ZERO,
                Duration.ZERO,
                Set.of(),
                Set.of(),
                "none",
                Duration.ofHours(1)),
            new Settings.Sessions(Duration.ofHours(1)),
            new Settings.Limits(1, 1),
            new MemberSettings.Introductions(2, 1, Duration.ofDays(1)),
            new MemberSettings.Privacy(
                Set.of("telegram", "slack/main"),
                Set.of("city"),
                Duration.ofDays(30),
                Duration.ZERO,
                Duration.ZERO,
                Path.of("/var/lib/erased")),
            new Settings.Mail(
                Optional.of("smtp.example.org"),
                465,
                SmtpMail.Security.TLS,
                Optional.of("a@example.org"),
                Optional.of("a"),
                Optional.of(Secret.of("s"))),
            new MemberSettings.Sms(
                Optional.of("https://sms.example.org/send"),
                SmsGateway.Form.URLENCODED,
                "m={phone}&t={text}",
                Map.of("X", Secret.of("k")),
                Optional.of("ok")),
            new MemberSettings.Pull(
                Optional.of("https://a.example.edu/p?x=1"),
                Map.of("X", Secret.of("k")),
                Optional.of(Duration.ofHours(24)),
                Optional.of("data.items"),
                Map.of("name", "person.name"),
                Paging.Style.CURSOR,
                "after",
                Optional.of("data.next"),
                Optional.of("limit"),
                50,
                Optional.of("changed"),
                true),
            new Settings.Ballots(Path.of("/var/lib/ballots"), Duration.ofSeconds(1)),
            new AccessSettings.Tracing(
                Optional.of("http://collector:4318"), Map.of("X", Secret.of("k")), 7)));
  }

  @Test
  void aNameIsReadInItsLanguage() {
    Settings.Name name = new Settings.Name("伦敦", "London");

    assertThat(name.in(Language.ZH)).isEqualTo("伦敦");
    assertThat(name.in(Language.EN)).isEqualTo("London");
  }

  private Settings read(Map<String, String> environment) {
    return TestConfigs.in(directory, environment).read().settings();
  }
}
