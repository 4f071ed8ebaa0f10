package io.reunion.member.pull;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.reunion.config.Secret;
import io.reunion.member.Field;
import io.reunion.member.ImportJournal;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.imports.ImportProblem;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.imports.MemberImport;
import io.reunion.member.pull.MemberPull.Pulled;
import io.reunion.member.pull.MemberPull.Wish;
import io.reunion.member.pull.Paging.Style;
import io.reunion.member.pull.PullFailedException.Reason;
import io.reunion.member.pull.PullState.Outcome;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Members come from an alumni system that pages, changes, is busy, breaks, lies and leads elsewhere. */
final class MemberPullIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  @RegisterExtension
  static final WireMockExtension alumni =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final AlumniSystem.Bounds QUICK = new AlumniSystem.Bounds(
      20_000, 50, Duration.ofSeconds(5), Duration.ofSeconds(30), 3, Duration.ofMillis(5));
  private static final Wish DRY = new Wish(true, false);
  private static final Wish AGAIN = new Wish(false, true);

  private final List<ImportReport> told = new ArrayList<>();
  private final List<MemberPull> open = new ArrayList<>();
  private MemberStore store;
  private MemberImport imports;

  @BeforeEach
  void open() {
    store = new MemberStore(server.redis(), Clock.systemUTC());
    imports = new MemberImport(server.vertx(), store);
  }

  @AfterEach
  void close() {
    open.forEach(MemberPull::close);
    await(imports.close());
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("studentNumber", "no");
    fields.put("name", "person.name");
    fields.put("classYear", "year");
    fields.put("email", "contacts.email");
    fields.put("skills", "skills");
    return fields;
  }

  private static AlumniSystem system(Paging paging, Optional<String> since, boolean full) {
    return new AlumniSystem(
        URI.create(alumni.url("/people?org=7")),
        Map.of("Authorization", Secret.of("Bearer k3y")),
        "data.items",
        fields(),
        paging,
        since,
        full,
        QUICK);
  }

  private MemberPull pull(AlumniSystem system) {
    MemberPull pull = new MemberPull(new MemberPull.Parts(
        server.vertx(),
        server.redis(),
        system,
        imports,
        store.imports(),
        report -> {
          told.add(report);
          return Future.succeededFuture();
        },
        Clock.systemUTC()));
    open.add(pull);
    return pull;
  }

  private Pulled pulled(AlumniSystem system) {
    return await(pull(system).run(Wish.USUAL));
  }

  private static Paging paged(Style style) {
    return new Paging(style, "p", "data.next", Optional.of("size"), 2);
  }

  private static Paging single() {
    return Paging.NONE;
  }

  private static String person(int number, String name) {
    return "{\"no\":" + number + ",\"person\":{\"name\":\"" + name + "\"},\"year\":2008,"
        + "\"contacts\":[{\"email\":\"p" + number + "@example.org\"},{\"email\":null}],"
        + "\"skills\":[\"Java\",\"Go\"]}";
  }

  private static String page(String next, String... people) {
    return "{\"data\":{\"next\":" + next + ",\"items\":[" + String.join(",", people) + "]}}";
  }

  private static MappingBuilder people() {
    return get(urlPathEqualTo("/people"));
  }

  private Optional<Member> member(int number) {
    return await(store.byStudentNumber(Integer.toString(number)));
  }

  private Reason failure(AlumniSystem system) {
    MemberPull pull = pull(system);
    PullFailedException failed = catchThrowableOfType(
        PullFailedException.class, () -> RedisServer.await(pull.run(Wish.USUAL)));
    assertThat(failed).isNotNull();
    PullState state = await(pull.state());
    assertThat(state.running()).as("let go").isFalse();
    assertThat(state.last().orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(state.last().orElseThrow().words()).isEqualTo(failed.getMessage());
    assertThat(await(store.count())).as("nobody was taken").isZero();
    return failed.reason();
  }

  @Test
  void takesRecordsByTheirFieldsAndCanTakeThemBack() {
    alumni.stubFor(people()
        .withHeader("Authorization", equalTo("Bearer k3y"))
        .willReturn(okJson(page("null", person(1, "张伟"), person(2, "Smith, \\\"Al\\\"\\nJones")))));
    Pulled pulled = pulled(system(single(), Optional.empty(), false));
    assertThat(pulled.outcome()).isEqualTo(Outcome.TAKEN);
    Member zhang = member(1).orElseThrow();
    assertThat(zhang.name()).isEqualTo("张伟");
    assertThat(zhang.first(Field.CLASS_YEAR)).contains("2008");
    assertThat(zhang.first(Field.EMAIL)).contains("p1@example.org");
    assertThat(zhang.particulars().all(Field.SKILLS)).containsExactly("Java", "Go");
    assertThat(member(2).orElseThrow().name()).isEqualTo("Smith, \"Al\" Jones");
    assertThat(told).hasSize(1);
    String id = pulled.report().orElseThrow().id().orElseThrow();
    assertThat(await(store.imports().find(id)).orElseThrow().state())
        .isEqualTo(ImportJournal.State.DONE);
    assertThat(await(store.imports().rollBack(id)).orElseThrow().removed()).isEqualTo(2);
    assertThat(member(1)).isEmpty();
  }

  @Test
  void saysOfEveryRecordThatCannotBeTakenWhyAndWhich() {
    alumni.stubFor(people()
        .willReturn(
            okJson(page("null", person(1, "张伟"), person(2, ""), person(3, "=cmd|' /C calc'!A0")))));
    ImportReport report =
        pulled(system(single(), Optional.empty(), false)).report().orElseThrow();
    assertThat(report.counts().created()).isEqualTo(1);
    assertThat(report.problems())
        .extracting(ImportProblem::line, ImportProblem::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3L, ImportProblem.Reason.NO_NAME),
            org.assertj.core.groups.Tuple.tuple(4L, ImportProblem.Reason.FORMULA));
  }

  @Test
  void aDryRunChangesNobodyAndIsNotRemembered() {
    alumni.stubFor(people()
        .willReturn(okJson(page("null", person(1, "张伟"))).withHeader("ETag", "\"a\"")));
    MemberPull pull = pull(system(single(), Optional.empty(), false));
    Pulled dry = await(pull.run(DRY));
    assertThat(dry.report().orElseThrow().counts().created()).isEqualTo(1);
    assertThat(await(store.count())).isZero();
    assertThat(await(pull.state()).last()).isEmpty();
    assertThat(await(store.imports().list())).isEmpty();
    assertThat(await(pull.run(Wish.USUAL)).outcome()).isEqualTo(Outcome.TAKEN);
    alumni.verify(
        2, getRequestedFor(urlPathEqualTo("/people")).withHeader("If-None-Match", absent()));
  }

  @ParameterizedTest
  @CsvSource({"NEXT", "CURSOR", "LINK", "PAGE", "OFFSET"})
  void goesFromPageToPage(Style style) {
    String second = style == Style.OFFSET ? "2" : style == Style.PAGE ? "2" : "c2";
    String third = style == Style.OFFSET ? "4" : style == Style.PAGE ? "3" : "c3";
    boolean cursor = style == Style.CURSOR;
    alumni.stubFor(people()
        .withQueryParam("org", equalTo("7"))
        .withQueryParam("size", equalTo("2"))
        .willReturn(okJson(
                page(cursor ? "\"c2\"" : "\"?org=7&p=c2\"", person(1, "张伟"), person(2, "李娜")))
            .withHeader("Link", "</people?p=c2&org=7>; rel=\"next\", </people?p=z>; rel=last")));
    alumni.stubFor(people()
        .withQueryParam("org", equalTo("7"))
        .withQueryParam("p", equalTo(second))
        .atPriority(1)
        .willReturn(
            okJson(page(cursor ? "\"c3\"" : "\"?org=7&p=c3\"", person(3, "王芳"), person(4, "赵敏")))
                .withHeader("Link", "<people?p=c3&org=7>; title=\"x\"; REL=next")));
    alumni.stubFor(people()
        .withQueryParam("org", equalTo("7"))
        .withQueryParam("p", equalTo(third))
        .atPriority(1)
        .willReturn(okJson(page("null", person(5, "周杰"))).withHeader("Link", "<x>; rel=prev")));
    Pulled pulled = pulled(system(paged(style), Optional.empty(), false));
    assertThat(pulled.pages()).isEqualTo(3);
    assertThat(await(store.count())).isEqualTo(5);
    assertThat(member(5)).isPresent();
  }

  @Test
  void fetchesOnlyThePagesThatAreNew() {
    twoPages("\"b\"", person(2, "李娜"));
    AlumniSystem system = system(paged(Style.NEXT), Optional.empty(), false);
    assertThat(pulled(system).records()).isEqualTo(2);
    Pulled same = pulled(system);
    assertThat(same.outcome()).isEqualTo(Outcome.UNCHANGED);
    assertThat(same.report()).isEmpty();
    twoPages("\"c\"", person(2, "李娜娜"));
    ImportReport changed = pulled(system).report().orElseThrow();
    assertThat(changed.counts().total()).as("of the page that is new").isEqualTo(1);
    assertThat(member(2).orElseThrow().name()).isEqualTo("李娜娜");
    assertThat(await(pull(system).run(AGAIN)).report().orElseThrow().counts().total())
        .isEqualTo(2);
  }

  @Test
  void aListOfEverybodyIsTakenWholeAndNamesWhoIsMissing() {
    twoPages("\"b\"", person(2, "李娜"));
    AlumniSystem system = system(paged(Style.NEXT), Optional.empty(), true);
    assertThat(pulled(system).report().orElseThrow().missing()).isZero();
    twoPages("\"c\"", person(3, "王芳"));
    ImportReport report = pulled(system).report().orElseThrow();
    assertThat(report.counts().total()).as("the page that did not change too").isEqualTo(2);
    assertThat(report.missing()).as("李娜").isEqualTo(1);
    assertThat(await(store.departures().open(10))).hasSize(1);
  }

  private static void twoPages(String second, String person) {
    String first = "\"a\"";
    alumni.resetMappings();
    alumni.stubFor(people()
        .atPriority(5)
        .willReturn(okJson(page("\"?p=2\"", person(1, "张伟"))).withHeader("ETag", first)));
    alumni.stubFor(
        people().atPriority(4).withHeader("If-None-Match", equalTo(first)).willReturn(status(304)));
    alumni.stubFor(people()
        .atPriority(2)
        .withQueryParam("p", equalTo("2"))
        .willReturn(okJson(page("null", person)).withHeader("ETag", second)));
    alumni.stubFor(people()
        .atPriority(1)
        .withQueryParam("p", equalTo("2"))
        .withHeader("If-None-Match", equalTo(second))
        .willReturn(status(304)));
  }

  @Test
  void asksForWhatChangedSinceTheSystemsOwnTime() {
    alumni.stubFor(people()
        .willReturn(okJson(page("null", person(1, "张伟")))
            .withHeader("Date", "Sat, 21 Nov 2026 08:05:00 GMT")));
    AlumniSystem system = system(single(), Optional.of("updated_since"), false);
    pulled(system);
    alumni.stubFor(people()
        .withQueryParam("updated_since", equalTo("2026-11-21T08:00:00Z"))
        .atPriority(1)
        .willReturn(okJson(page("null"))));
    assertThat(pulled(system).outcome()).isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  void waitsWhereTheSystemIsBusyAndGoesOn() {
    failing("busy", aResponse().withStatus(503), "broken");
    failing("broken", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "well");
    alumni.stubFor(people()
        .inScenario("moods")
        .whenScenarioStateIs("well")
        .willReturn(okJson(page("null", person(1, "张伟")))));
    assertThat(pulled(system(single(), Optional.empty(), false)).outcome())
        .isEqualTo(Outcome.TAKEN);
  }

  private static void failing(
      String state,
      com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder said,
      String then) {
    alumni.stubFor(people()
        .inScenario("moods")
        .whenScenarioStateIs(state.equals("busy") ? Scenario.STARTED : state)
        .willReturn(said)
        .willSetStateTo(then));
  }

  @Test
  void comesBackNoSoonerThanTheSystemSays() {
    failing("busy", aResponse().withStatus(429).withHeader("Retry-After", "1"), "well");
    alumni.stubFor(people()
        .inScenario("moods")
        .whenScenarioStateIs("well")
        .willReturn(okJson(page("null", person(1, "张伟")))));
    long begun = System.nanoTime();
    pulled(system(single(), Optional.empty(), false));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(950));
  }

  @Test
  void givesUpWhereItWouldHaveToWaitTooLong() {
    alumni.stubFor(
        people().willReturn(aResponse().withStatus(429).withHeader("Retry-After", "86400")));
    assertThat(failure(system(single(), Optional.empty(), false))).isEqualTo(Reason.UNAVAILABLE);
    alumni.verify(1, getRequestedFor(urlPathEqualTo("/people")));
  }

  @Test
  void saysWhatIsWrongAndTakesNobody() {
    AlumniSystem one = system(single(), Optional.empty(), false);
    alumni.stubFor(people().willReturn(status(502)));
    assertThat(failure(one)).isEqualTo(Reason.UNAVAILABLE);
    alumni.verify(3, getRequestedFor(urlPathEqualTo("/people")));
    alumni.stubFor(people().willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
    assertThat(failure(one)).isEqualTo(Reason.UNREACHABLE);
    alumni.stubFor(people().willReturn(status(401)));
    assertThat(failure(one)).isEqualTo(Reason.REFUSED);
    alumni.stubFor(
        people().willReturn(status(302).withHeader("Location", "http://169.254.169.254/latest/")));
    assertThat(failure(one)).isEqualTo(Reason.REDIRECTED);
    alumni.stubFor(people().willReturn(okJson("{\"data\":{\"items\":[{}")));
    assertThat(failure(one)).isEqualTo(Reason.BROKEN_JSON);
    alumni.stubFor(people().willReturn(okJson("[".repeat(5_000) + "]".repeat(5_000))));
    assertThat(failure(one)).isEqualTo(Reason.BROKEN_JSON);
    alumni.stubFor(people().willReturn(okJson("{\"data\":{\"items\":{}}}")));
    assertThat(failure(one)).isEqualTo(Reason.NO_RECORDS);
    alumni.stubFor(people().willReturn(okJson(page("null", "{\"foo\":1}", "7"))));
    assertThat(failure(one)).isEqualTo(Reason.NO_FIELDS);
    alumni.stubFor(people().willReturn(okJson(page("null", person(1, "张".repeat(20_000))))));
    assertThat(failure(one)).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void aSmallAnswerThatUnpacksToALargeOneIsTooLarge() {
    alumni.stubFor(people()
        .withHeader(
            "Accept-Encoding", com.github.tomakehurst.wiremock.client.WireMock.containing("gzip"))
        .willReturn(okJson(page("null", person(1, "a".repeat(3_000_000))))));
    assertThat(failure(system(single(), Optional.empty(), false))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void neverLeavesTheHostThatIsConfigured() {
    for (String next : List.of(
        "http://127.0.0.1:1/people",
        "https://localhost:" + alumni.getPort() + "/people",
        "http://example.org/x",
        "//example.org/x",
        "file:///etc/passwd",
        "javascript:x")) {
      alumni.stubFor(people().willReturn(okJson(page("\"" + next + "\"", person(1, "张伟")))));
      assertThat(failure(system(paged(Style.NEXT), Optional.empty(), false)))
          .as(next)
          .isEqualTo(Reason.ELSEWHERE);
    }
    alumni.stubFor(people().willReturn(okJson(page("\"http://[bad\"", person(1, "张伟")))));
    assertThat(failure(system(paged(Style.NEXT), Optional.empty(), false)))
        .isEqualTo(Reason.BAD_NEXT);
  }

  @Test
  void endsWherePagesLeadInACircleOrNeverEnd() {
    alumni.stubFor(people().willReturn(okJson(page("\"?p=1\"", person(1, "张伟")))));
    assertThat(failure(system(paged(Style.NEXT), Optional.empty(), false))).isEqualTo(Reason.LOOP);
    alumni.stubFor(people().willReturn(okJson(page("null", person(1, "张伟"), person(2, "李娜")))));
    assertThat(failure(system(paged(Style.PAGE), Optional.empty(), false)))
        .as("a system that does not know the parameter")
        .isEqualTo(Reason.LOOP);
  }

  @Test
  void aFullListThatIsEmptyProposesNobodysDeparture() {
    alumni.stubFor(people().willReturn(okJson(page("null"))));
    assertThat(failure(system(single(), Optional.empty(), true))).isEqualTo(Reason.NO_FIELDS);
    assertThat(await(store.departures().open(10))).isEmpty();
  }

  @Test
  void onlyOnePullsAtATime() {
    alumni.stubFor(people().willReturn(okJson(page("null", person(1, "张伟"))).withFixedDelay(800)));
    AlumniSystem system = system(single(), Optional.empty(), false);
    Future<Pulled> first = pull(system).run(Wish.USUAL);
    Awaitility.await().until(() -> await(pull(system).state()).running());
    MemberPull second = pull(system);
    assertThat(catchThrowableOfType(
                PullFailedException.class, () -> RedisServer.await(second.run(Wish.USUAL)))
            .reason())
        .isEqualTo(Reason.BUSY);
    assertThat(await(first).outcome()).isEqualTo(Outcome.TAKEN);
  }

  @Test
  void pullsByItselfWhenItIsTime() {
    alumni.stubFor(people().willReturn(okJson(page("null", person(1, "张伟")))));
    MemberPull pull = pull(system(single(), Optional.empty(), false));
    PullTimer timer = new PullTimer(
        server.vertx(), pull, Duration.ofDays(1), Duration.ofMillis(20), Clock.systemUTC());
    timer.start();
    Awaitility.await().until(() -> await(pull.state()).last().isPresent());
    assertThat(member(1)).isPresent();
    alumni.stubFor(people().willReturn(okJson(page("null", person(2, "李娜")))));
    Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
    PullTimer later =
        new PullTimer(server.vertx(), pull, Duration.ofDays(1), Duration.ofMillis(20), tomorrow);
    Awaitility.await()
        .during(Duration.ofMillis(200))
        .until(() -> alumni.findAll(getRequestedFor(urlPathEqualTo("/people"))).size() == 1);
    timer.stop();
    later.start();
    Awaitility.await().until(() -> member(2).isPresent());
    later.stop();
  }
}
