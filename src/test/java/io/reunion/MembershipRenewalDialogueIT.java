package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A membership lasts a year and is renewed: by its member, who is reminded, or by the office. */
class MembershipRenewalDialogueIT extends Union {
  private static final long SHAN = 441;
  private static final long VERA = 442;

  @BeforeEach
  void twoJoin() {
    with(ADMIN).answers(ADMIN, "help");
    for (String answer : List.of("入会", "个人", "单雄", "跳过", "2010", "深圳", "教育", "跳过", "可以")) {
      with(SHAN).speaking("zh-hans").answers(SHAN, answer);
    }
    for (String answer : List.of(
        "membership", "person", "Vera Stone", "skip", "2010", "London", "art", "skip", "yes")) {
      with(VERA).answers(VERA, answer);
    }
    hears(ADMIN, "Vera Stone");
    with(ADMIN).says(ADMIN, "membership accept 1", "Accepted");
    with(ADMIN).says(ADMIN, "membership accept 2", "Accepted");
    hears(SHAN, "欢迎");
    hears(VERA, "Welcome");
  }

  private JsonNode terms() {
    return parse(service.api("GET", "/members/terms", "").body()).path("items");
  }

  private String until(String name) {
    for (JsonNode term : terms()) {
      if (term.path("name").asText().equals(name)) {
        return term.path("until").asText().substring(0, 10);
      }
    }
    throw new AssertionError("no term of " + name);
  }

  private long told(long person, String words) {
    return telegram.said(person).stream().filter(text -> text.contains(words)).count();
  }

  @Test
  void itsMemberIsRemindedAMonthBeforeAndRenewsWithOneTap() {
    with(VERA).says(VERA, "membership", "member until 2027-11-18");
    // Renewed at once it would be renewed for nothing.
    with(VERA).says(VERA, "membership renew", "lasts until 2027-11-18");
    time.pass(Duration.ofDays(334));
    assertThat(told(VERA, "Do you want to stay?")).isZero();
    time.pass(Duration.ofDays(2));
    hears(VERA, "ends on 2027-11-18", "Do you want to stay?");
    hears(SHAN, "您的会籍将于2027-11-18到期");
    tap(SHAN, "再续一年", "2028-11-17");
    with(SHAN).speaking("zh-hans").says(SHAN, "会籍 续期", "2028-11-17");
    with(VERA).says(VERA, "membership renew", "lasts until 2028-11-17");
    // The next reminder is a year later, and comes once.
    time.pass(Duration.ofDays(365));
    hears(VERA, "ends on 2028-11-17");
    assertThat(told(VERA, "Do you want to stay?")).isEqualTo(2);
    assertThat(until("单雄")).isEqualTo("2028-11-17");
  }

  @Test
  void whatIsOverBeginsAnewAndIsSaidToBeOver() {
    time.pass(Duration.ofDays(400));
    with(SHAN).speaking("zh-hans").says(SHAN, "会籍", "已于2027-11-18到期");
    assertThat(terms()).allMatch(term -> !term.path("current").asBoolean());
    with(SHAN).speaking("zh-hans").says(SHAN, "会籍 续期", "2028-12-22");
    assertThat(until("单雄")).isEqualTo("2028-12-22");
    assertThat(until("Vera Stone")).isEqualTo("2027-11-18");
  }

  @Test
  void theOfficeRenewsToo() {
    time.pass(Duration.ofDays(350));
    String vera = "";
    for (JsonNode term : terms()) {
      vera =
          term.path("name").asText().equals("Vera Stone") ? term.path("member").asText() : vera;
    }
    JsonNode renewed =
        parse(service.api("POST", "/members/" + vera + "/renew", "").body());
    assertThat(renewed.path("until").asText()).startsWith("2028-11-17");
    assertThat(renewed.path("current").asBoolean()).isTrue();
    with(VERA).says(VERA, "membership", "until 2028-11-17");
    // Twice is once.
    assertThat(parse(service.api("POST", "/members/" + vera + "/renew", "").body()))
        .isEqualTo(renewed);
    assertThat(service.api("POST", "/members/000000000000/renew", "").statusCode())
        .isEqualTo(404);
    member(ANN, "Ann Lee", "en");
    with(ANN).says(ANN, "membership renew", "nothing to renew");
    with(GUEST).says(GUEST, "membership renew", "not a member yet");
  }

  @Test
  void whoHasNotBeenAdmittedTakesTheWishBackWithAllThatWasWritten() {
    with(GUEST)
        .says(GUEST, "membership", "as a person")
        .says(GUEST, "person", "full name")
        .says(GUEST, "Gus Tester, call 13800138000", "Only your name")
        .says(GUEST, "Gus Tester", "company");
    for (String answer : List.of("skip", "2011", "Rome", "skip", "gus@example.org", "yes")) {
      with(GUEST).answers(GUEST, answer);
    }
    with(GUEST)
        .says(GUEST, "membership", "membership withdraw")
        .says(GUEST, "membership withdraw", "deleted")
        .says(GUEST, "membership withdraw", "no wish to join");
    List<String> stored =
        RedisServer.await(server.redis().call(c -> c.hvals("entries:{all}:records")));
    assertThat(stored).noneMatch(json -> json.contains("Gus") || json.contains("gus@"));
    with(ADMIN).says(ADMIN, "membership list", "No entry waits");
    with(GUEST).says(GUEST, "membership", "as a person");
  }
}
