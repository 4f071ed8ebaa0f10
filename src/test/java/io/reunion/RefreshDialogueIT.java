package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.member.Field;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At most once a quarter a member is shown what is on file, and answers with one word or with what is otherwise. */
class RefreshDialogueIT extends Union {
  @BeforeEach
  void people() {
    member(
        LI,
        Map.of(
            Field.NAME, List.of("李雷"),
            Field.CITY, List.of("北京"),
            Field.EMAIL, List.of("li@example.org")),
        "zh-hans");
    member(ANN, Map.of(Field.NAME, List.of("Ann Lee"), Field.COMPANY, List.of("Acme")), "en");
  }

  private long asked(long person) {
    return telegram.said(person).stream()
        .filter(text -> text.contains("is this still right?") || text.contains("以下信息还对吗"))
        .count();
  }

  /** Everybody has been asked, for that is spread over two weeks. */
  private void start() {
    with(ADMIN)
        .says(ADMIN, "refresh start", "0% of the profiles", "of 2 members", "each once a quarter");
    soon().until(() -> keys("schedule:{upkeep}:*").size() > 0 && plans() == 2);
    time.pass(Duration.ofDays(15));
  }

  private static long plans() {
    return RedisServer.<Map<String, String>>await(
            server.redis().call(c -> c.hgetall("schedule:{notices}:work")))
        .values()
        .stream()
        .filter(work -> work.startsWith("profile-refresh"))
        .count();
  }

  private Field field(String key) {
    return Field.byKey(key).orElseThrow();
  }

  private List<String> onFile(long person, String key) {
    return RedisServer.await(store().get(known.get(person)))
        .orElseThrow()
        .particulars()
        .all(field(key));
  }

  @Test
  void oneWordOrWhatIsOtherwiseAnswersIt() {
    start();
    hears(
        ANN, "Ann Lee, is this still right?", "company: Acme", "city: –", "at most once a quarter");
    hears(LI, "李雷，以下信息还对吗？", "城市：北京", "邮箱：li@example.org");
    with(ANN).says(ANN, "right", "noted as right today");
    assertThat(with(LI).speaking("zh-hans").answers(LI, "城市：深圳"))
        .anyMatch(text -> text.contains("城市") && text.contains("深圳"))
        .anyMatch(text -> text.contains("还有其他"));
    assertThat(onFile(LI, "city")).containsExactly("深圳");
    with(ADMIN)
        .says(
            ADMIN, "refresh report", "100% of the profiles", "Asked in this quarter: 2", "2 have");
    JsonNode report = parse(service.api("GET", "/profiles", "").body());
    assertThat(report.path("share").asInt()).isEqualTo(100);
    assertThat(report.path("asking").asBoolean()).isTrue();
    with(ANN).says(ANN, "right", "Nothing was asked");
    with(LI).speaking("zh-hans").says(LI, "撤销", "北京");
  }

  @Test
  void whatTheOfficeVouchesForGoesToTheOfficeAndTalkInBetweenIsNoAnswer() {
    with(ADMIN).answers(ADMIN, "help");
    start();
    hears(LI, "以下信息还对吗");
    hears(ANN, "is this still right?");
    assertThat(with(ANN).answers(ANN, "help verify")).anyMatch(text -> text.contains("refresh"));
    with(ANN).says(ANN, "what a nice day", "did not understand that as a correction", "Acme");
    assertThat(with(ANN).answers(ANN, "my name is Anna Lee"))
        .anyMatch(text -> text.contains("Passed on") && text.contains("Anna Lee"));
    hears(ADMIN, "Anna Lee");
    assertThat(onFile(ANN, "name")).containsExactly("Ann Lee");
    // An hour or a week later the words are for somebody else, and the button is still there.
    time.pass(Duration.ofDays(2));
    tap(LI, "都对", "核对无误");
  }

  @Test
  void atMostOnceAQuarterAndNeverWhoStoppedIt() {
    start();
    hears(ANN, "is this still right?");
    hears(LI, "以下信息还对吗");
    with(LI).speaking("zh-hans").says(LI, "核对 关", "不再询问");
    time.pass(Duration.ofDays(20));
    soon().until(() -> !keys("schedule:{upkeep}:*").isEmpty());
    assertThat(asked(ANN)).isEqualTo(1);
    // The next quarter; Ann has not answered.
    time.pass(Duration.ofDays(65));
    soon().until(() -> plans() == 1);
    time.pass(Duration.ofDays(15));
    soon().until(() -> asked(ANN) == 2);
    assertThat(asked(LI)).isEqualTo(1);
    with(ADMIN).says(ADMIN, "refresh stop", "not asked", "One has stopped");
    time.pass(Duration.ofDays(100));
    with(LI).speaking("zh-hans").says(LI, "核对 开", "每季度最多一次");
    with(LI).speaking("zh-hans").says(LI, "核对", "城市：北京");
    with(LI).speaking("zh-hans").says(LI, "都是对的", "核对无误");
    assertThat(asked(ANN)).isEqualTo(2);
  }

  @Test
  void onlyAdminsHaveEverybodyAskedAndNothingIsShownInAGroup() {
    with(ANN).says(ANN, "refresh start", "for admins");
    conversation.in(GROUP).says(ANN, "/refresh", "write that to me directly");
    conversation.in(GROUP).silence(ANN, "right");
    with(ANN).says(ANN, "refresh", "company: Acme");
    assertThat(with(ANN).answers(ANN, "company Beta")).anyMatch(text -> text.contains("Done"));
    assertThat(parse(service.api("PUT", "/profiles", "{\"asking\":true}").body())
            .path("asking")
            .asBoolean())
        .isTrue();
    assertThat(service.api("PUT", "/profiles", "{\"asking\":\"yes\"}").statusCode())
        .isEqualTo(422);
  }
}
