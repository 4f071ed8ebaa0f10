package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sign-up lists that are handed in through the API, what is foreseen of them, and taking an answer back for a while. */
class OfficeListIT extends ApiCalls {
  private static final String LIST = "POST /events/{id}/list";
  private static final String FORESEEN = "POST /events/{id}/list?dryRun=true";
  private static final String HIKE = """
      {"id":"hike","title":"秋游","startsAt":"2099-12-12T08:00:00+08:00","capacity":4,"partyLimit":4,"waitlist":"%s",
       "hosts":[{"name":"Hua","user":"telegram:9"}],"chats":["telegram/main/-1001"]}""";

  @Override
  String settings() {
    return "events: {undoWindow: 10m}\n";
  }

  private static String text(String... lines) {
    return "{\"text\":\"#接龙\\n秋游\\n" + String.join("\\n", lines) + "\"}";
  }

  /** Each line in words. */
  private static List<String> said(JsonNode taken) {
    List<String> said = new ArrayList<>();
    taken
        .path("items")
        .forEach(
            one -> said.add(one.path("name").asText() + " " + one.path("change").asText() + " "
                + one.path("status").asText() + " " + one.path("seats").asInt()));
    return said;
  }

  private List<String> coming() {
    List<String> coming = new ArrayList<>();
    good(200, "GET /events/{id}/rsvps", "", "hike")
        .path("items")
        .forEach(one -> coming.add(one.path("name").asText() + " "
            + one.path("status").asText() + " " + one.path("seats").asInt()));
    return coming;
  }

  private void hike(String policy) {
    good(201, "POST /events", HIKE.formatted(policy));
  }

  @Test
  void aListIsForeseenThenTakenUpLineByLine() {
    twoGroups();
    hike("strict");
    String first = text("1. 张三", "2. 李四 +1", "3. 王五 待定", "4. 赵六 +2", "5. 钱七", "6. 孙八 +9", "7. +1");
    JsonNode foreseen = good(200, FORESEEN, first, "hike");
    assertThat(said(foreseen))
        .containsExactly(
            "张三 ADDED ACCEPTED 1",
            "李四 ADDED ACCEPTED 2",
            "王五 ADDED TENTATIVE 0",
            "赵六 ADDED WAITLISTED 3",
            "钱七 ADDED WAITLISTED 1",
            "孙八 ADDED PARTY_TOO_LARGE 10");
    assertThat(foreseen.path("asked")).isNotEmpty();
    assertThat(coming()).as("nothing was done").isEmpty();
    JsonNode taken = good(200, "POST /events/{id}/list", first, "hike");
    assertThat(said(taken)).isEqualTo(said(foreseen));
    assertThat(taken.path("asked")).isEqualTo(foreseen.path("asked"));
    assertThat(coming())
        .containsExactlyInAnyOrder(
            "张三 ACCEPTED 1",
            "李四 ACCEPTED 2",
            "王五 TENTATIVE 0",
            "赵六 WAITLISTED 3",
            "钱七 WAITLISTED 1");
    assertThat(good(200, "GET /events/{id}/journal", "", "hike").path("items").toString())
        .contains("#接龙");
    assertThat(good(200, "GET /waiting", "").at("/items/0/kind").asText())
        .as("the line that nobody could read")
        .isEqualTo("UNREAD_LIST");
  }

  @Test
  void whoeverFitsPassesWhereThatIsTheRule() {
    twoGroups();
    hike("fit");
    String list = text("1. 张三 +1", "2. 李四 +2", "3. 王五");
    JsonNode foreseen = good(200, FORESEEN, list, "hike");
    assertThat(said(foreseen))
        .containsExactly("张三 ADDED ACCEPTED 2", "李四 ADDED WAITLISTED 3", "王五 ADDED ACCEPTED 1");
    assertThat(said(good(200, LIST, list, "hike"))).isEqualTo(said(foreseen));
  }

  @Test
  void aLaterListSaysOnlyWhatIsNew() {
    twoGroups();
    hike("fit");
    good(200, LIST, text("1. 张三", "2. 李四 +1"), "hike");
    JsonNode again = good(200, LIST, text("1. 张三", "2. 李四 +1"), "hike");
    assertThat(said(again)).isEmpty();
    assertThat(again.path("same")).extracting(JsonNode::asText).containsExactly("张三", "李四");
    JsonNode later = good(200, LIST, text("1. 张三 取消", "2. 李四", "3. 王五"), "hike");
    assertThat(said(later))
        .containsExactlyInAnyOrder(
            "张三 WITHDRAWN WITHDRAWN 0", "李四 CHANGED ACCEPTED 1", "王五 ADDED ACCEPTED 1");
    assertThat(coming()).containsExactlyInAnyOrder("李四 ACCEPTED 1", "王五 ACCEPTED 1");
    String wang =
        good(200, "GET /events/{id}/rsvps", "", "hike")
            .path("items")
            .findValuesAsText("id")
            .stream()
            .filter(id -> id.contains("王五"))
            .findFirst()
            .orElseThrow();
    assertThat(good(200, "POST /events/{id}/rsvps/{person}/undo", "", "hike", wang)
            .path("status")
            .asText())
        .as("each answer can be taken back")
        .isEqualTo("WITHDRAWN");
  }

  @Test
  void whatIsNoListOrComesTooLateChangesNothing() {
    twoGroups();
    hike("fit");
    for (String body : List.of("{\"text\":\"see you\"}", "{}", "{\"text\":7}")) {
      refused(422, LIST, body, "hike");
    }
    refused(404, LIST, text("1. 张三"), "none");
    refused(422, "POST /events/{id}/list?dryRun=perhaps", text("1. 张三"), "hike");
    good(200, "PATCH /events/{id}", "{\"state\":\"CLOSED\"}", "hike");
    refused(409, LIST, text("1. 张三"), "hike");
    refused(409, FORESEEN, text("1. 张三"), "hike");
    assertThat(coming()).isEmpty();
  }

  private void refused(int status, String operation, String body, String event) {
    var answer = call(operation, body, List.of(), event);
    assertThat(answer.statusCode())
        .as("%s %s: %s", operation, body, answer.body())
        .isEqualTo(status);
  }

  @Test
  void whoAnsweredThemselvesIsToldWhoChangedThat() {
    twoGroups();
    hike("fit");
    say(message(12, 12, "/rsvp hike yes +1", Instant.now().getEpochSecond()));
    soon().until(() -> coming().size() == 1);
    String ann = coming().get(0).split(" ")[0];
    ConsoleSession host = ConsoleSession.open(service, server, UserId.of("telegram", "9"));
    int before = telegram.said(12).size();
    assertThat(host.send("POST", "/events/hike/list", text("1. " + ann)).statusCode())
        .isEqualTo(200);
    assertThat(coming()).containsExactly(ann + " ACCEPTED 1");
    soon().until(() -> telegram.said(12).size() > before);
    assertThat(telegram.said(12)).last().asString().contains("秋游");
  }

  @Test
  void whoHasToBeToldIsWrittenDownBeforeTheRequestIsAnswered() {
    twoGroups();
    hike("fit");
    say(message(12, 12, "/rsvp hike yes +1", Instant.now().getEpochSecond()));
    soon().until(() -> coming().size() == 1);
    String ann = coming().get(0).split(" ")[0];
    ConsoleSession host = ConsoleSession.open(service, server, UserId.of("telegram", "9"));
    telegram.refuse(
        body -> "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\","
            + "\"parameters\":{\"retry_after\":90}}");
    assertThat(host.send("POST", "/events/hike/list", text("1. " + ann)).statusCode())
        .isEqualTo(200);
    List<String> planned =
        RedisServer.await(server.redis().call(c -> c.hvals("schedule:{notices}:work")));
    assertThat(planned)
        .as("a crash would lose nobody")
        .anyMatch(work -> work.startsWith("spoken-for u:telegram:12 hike ACCEPTED "));
  }

  @Test
  void whoGetsASeatThatTheOfficeFreesIsToldAlsoIfTheInstanceDiesThen() {
    hike("strict");
    good(200, LIST, text("1. 张三 +3", "2. 李四"), "hike");
    String schedule = "schedule:{events}:jobs";
    RedisServer.<String>await(server.redis().call(c -> c.set(schedule, "broken")));
    assertThat(
            service.api("POST", "/events/hike/list", text("1. 张三 取消", "2. 李四")).statusCode())
        .isEqualTo(500);
    assertThat(coming()).containsExactly("李四 ACCEPTED 1");
    List<String> yetToHear =
        RedisServer.await(server.redis().call(c -> c.zrange("event:{hike}:unconfirmed", 0, -1)));
    assertThat(yetToHear).singleElement().asString().contains("李四");
  }

  @Test
  void aWholeListIsTakenBackButForWhoAnsweredSince() {
    twoGroups();
    hike("fit");
    good(200, LIST, text("1. 张三", "2. 李四 +1"), "hike");
    JsonNode taken = good(200, LIST, text("1. 张三 取消", "2. 李四", "3. 王五"), "hike");
    List<String> after = coming();
    assertThat(after).containsExactlyInAnyOrder("李四 ACCEPTED 1", "王五 ACCEPTED 1");
    String wang =
        good(200, "GET /events/{id}/rsvps", "", "hike")
            .path("items")
            .findValuesAsText("id")
            .stream()
            .filter(id -> id.contains("王五"))
            .findFirst()
            .orElseThrow();
    good(200, "DELETE /events/{id}/rsvps/{person}", "", "hike", wang);
    JsonNode back = good(
        200, "POST /events/{id}/lists/{list}/undo", "", "hike", taken.path("id").asText());
    assertThat(back.path("items").findValuesAsText("name")).containsExactlyInAnyOrder("张三", "李四");
    assertThat(back.path("since")).extracting(JsonNode::asText).containsExactly("王五");
    assertThat(coming()).containsExactlyInAnyOrder("张三 ACCEPTED 1", "李四 ACCEPTED 2");
    JsonNode again = good(200, LIST, text("1. 张三 取消", "2. 李四", "3. 王五"), "hike");
    assertThat(said(again)).as("put right, it can be handed in again").isNotEmpty();
  }

  @Test
  void onlyAListOfThisEventIsTakenBackAndOnlyForAWhile() {
    twoGroups();
    hike("fit");
    String undo = "POST /events/{id}/lists/{list}/undo";
    String list = good(200, LIST, text("1. 张三"), "hike").path("id").asText();
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    assertThat(call(undo, "", List.of(), "gala", list).statusCode()).isEqualTo(404);
    assertThat(call(undo, "", List.of(), "hike", "nothing").statusCode()).isEqualTo(404);
    assertThat(good(200, FORESEEN, text("1. 张三", "2. 李四"), "hike").has("id")).isFalse();
    String kept = "event:{hike}:pasted:api:" + list;
    String work = RedisServer.await(server.redis().call(c -> c.get(kept)));
    long at = parse(work).path("at").asLong();
    String older = work.replace("\"at\":" + at, "\"at\":" + (at - 601_000));
    RedisServer.await(server.redis().call(c -> c.set(kept, older)));
    var late = call(undo, "", List.of(), "hike", list);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("could be taken back until");
    assertThat(coming()).hasSize(1);
  }

  @Test
  void anAnswerIsTakenBackForAWhile() {
    twoGroups();
    hike("fit");
    long now = Instant.now().getEpochSecond();
    say(message(-1001, 11, "/rsvp hike maybe", now - 900));
    say(message(-1001, 11, "/rsvp hike yes", now - 660));
    say(message(-1001, 12, "/rsvp hike yes", now - 300));
    soon()
        .until(() ->
            coming().size() == 2 && coming().stream().allMatch(one -> one.contains("ACCEPTED")));
    String undo = "POST /events/{id}/rsvps/{person}/undo";
    var late = call(undo, "", List.of(), "hike", "u:telegram:11");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("could be taken back until");
    assertThat(coming()).hasSize(2);
    good(200, undo, "", "hike", "u:telegram:12");
    assertThat(coming()).hasSize(1);
  }
}
