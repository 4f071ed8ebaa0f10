package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.access.SignIns;
import io.reunion.chat.UserId;
import io.reunion.filing.Drawer;
import io.reunion.level.LogLevels;
import io.reunion.membership.Entry;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The admin API does what its OpenAPI document says: every operation, every answer, every route. */
class ApiIT extends ApiCalls {
  private static final String NOBODY = "00000000000000000000abcd";

  @Override
  String settings() {
    return "chapters: [{id: shenzhen, name: {zh: 深圳校友会, en: Shenzhen Chapter}, timeZone: Asia/Shanghai}]\n";
  }

  @Test
  void everyOperationAnswersAsTheDocumentSays() {
    twoGroups();
    String csv = "姓名,届别,城市,手机\n张伟,2008,深圳,13800000000\n李娜,2010,北京,13900000000\n,2011,上海,\n";
    JsonNode report = good(200, "POST /members/import", csv);
    assertThat(report.path("added").asInt()).isEqualTo(2);
    assertThat(report.path("refused").asInt()).isEqualTo(1);
    soon()
        .until(
            () -> good(200, "GET /members?q=zhangwei&limit=5", "").path("items").size() == 1);
    good(200, "GET /members", "");
    assertThat(good(200, "GET /members/imports", "").at("/items/0/id").asText())
        .isEqualTo(report.path("id").asText());
    String second =
        good(200, "POST /members/import", "姓名,手机\n赵六,13700000000\n").path("id").asText();
    assertThat(good(200, "POST /members/imports/{import}/rollback", "", second)
            .path("removed")
            .asInt())
        .isEqualTo(1);
    good(200, "GET /members/imports/{import}", "", second);
    deciding();
    HttpResponse<String> table = service.api("GET", "/members/export", "");
    assertThat(table.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    seen.add("GET /members/export");
    assertThat(table.body()).contains("张伟").contains("李娜").doesNotContain("赵六");
    String li = good(200, "GET /members?q=lina", "").at("/items/0/id").asText();
    assertThat(good(200, "GET /members/{id}", "", li).path("name").asText()).isEqualTo("李娜");
    assertThat(good(200, "POST /members/{id}/accounts", "{\"user\":\"telegram:12\"}", li)
            .path("accounts"))
        .hasSize(1);
    assertThat(good(200, "DELETE /members/{id}/accounts/{user}", "", li, "telegram:12")
            .path("verified")
            .asBoolean())
        .isFalse();
    good(201, "POST /members/{id}/codes", "", li);
    decidesWhatPeopleAsk(li);
    new BallotCalls(this, directory).all(li);
    assertThat(good(200, "GET /introductions", "").path("asked").asInt()).isZero();

    assertThat(good(201, "POST /events", GALA).path("waitlist").asText()).isEqualTo("fit");
    say(message(-1001, 11, "/rsvp gala yes +1", Instant.now().getEpochSecond()));
    say(message(-1001, 12, "/rsvp gala yes", Instant.now().getEpochSecond()));
    soon()
        .until(
            () -> good(200, "GET /events/{id}/rsvps", "", "gala").path("items").size() == 2);
    JsonNode waiting =
        good(200, "GET /events/{id}/rsvps", "", "gala").path("items").get(1);
    assertThat(waiting.path("status").asText()).isEqualTo("WAITLISTED");
    assertThat(waiting.path("position").asInt()).isEqualTo(1);
    assertThat(good(200, "GET /events/{id}/journal", "", "gala").path("items")).isNotEmpty();
    assertThat(good(200, "GET /events", "").path("items")).hasSize(1);
    assertThat(good(200, "GET /events/{id}", "", "gala").path("seatsTaken").asInt())
        .isEqualTo(2);
    JsonNode larger = good(
        200, "PATCH /events/{id}", "{\"capacity\":3,\"endsAt\":null,\"deadline\":null}", "gala");
    assertThat(larger.path("seatsTaken").asInt()).as("who waited is promoted").isEqualTo(3);
    assertThat(larger.has("endsAt")).isFalse();

    String put = good(
            200, "POST /events/{id}/rsvps", "{\"name\":\"Carla\",\"status\":\"TENTATIVE\"}", "gala")
        .path("id")
        .asText();
    good(200, "POST /events/{id}/rsvps", "{\"name\":\"Carla\",\"status\":\"DECLINED\"}", "gala");
    assertThat(good(200, "POST /events/{id}/rsvps/{person}/undo", "", "gala", put)
            .path("status")
            .asText())
        .isEqualTo("TENTATIVE");
    calendars(li);
    assertThat(good(200, "DELETE /events/{id}/rsvps/{person}", "", "gala", put)
            .path("status")
            .asText())
        .isEqualTo("WITHDRAWN");
    checksIn();
    assertThat(good(200, "POST /events/{id}/checkins/door", "", "gala")
            .path("picture")
            .asText())
        .matches("/checkin/gala/[A-Za-z0-9_-]{32}[.]svg");
    good(200, "GET /introductions", "");
    good(201, "POST /events/{id}/series", "{\"every\":\"week\",\"count\":2}", "gala");
    assertThat(
            good(200, "GET /events/{id}/series", "", "gala").path("attendances").asInt())
        .isEqualTo(2);

    String id = good(201, "POST /announcements", TO_ALL).path("id").asText();
    assertThat(good(200, "GET /announcements/{id}", "", id).path("state").asText())
        .isEqualTo("AWAITING_APPROVAL");
    good(200, "POST /announcements/{id}/approve", "{\"approver\":\"second\"}", id);
    soon()
        .until(() ->
            good(200, "GET /announcements/{id}", "", id).path("state").asText().equals("DONE"));
    assertThat(good(200, "GET /announcements/{id}/deliveries", "", id).path("items"))
        .hasSize(2)
        .allSatisfy(copy -> assertThat(copy.path("state").asText()).isEqualTo("SENT"));
    assertThat(good(200, "GET /announcements/{id}/deliveries?state=SENT&limit=1", "", id)
            .path("items"))
        .singleElement()
        .satisfies(copy -> assertThat(copy.path("title").asText()).startsWith("Alumni"));
    changes(id);
    String later = good(201, "POST /announcements", LATER).path("id").asText();
    good(200, "POST /announcements/{id}/approve", "", later);
    assertThat(
            good(200, "POST /announcements/{id}/pause", "", later).path("state").asText())
        .isEqualTo("PAUSED");
    assertThat(good(200, "POST /announcements/{id}/resume", "", later)
            .path("state")
            .asText())
        .isEqualTo("SCHEDULED");
    assertThat(good(200, "POST /announcements/{id}/cancel", "", later)
            .path("state")
            .asText())
        .isEqualTo("CANCELLED");
    assertThat(good(200, "GET /announcements?limit=1", "").path("items")).hasSize(1);

    JsonNode chat = good(
        200,
        "PATCH /chats/{platform}/{account}/{chat}",
        "{\"language\":\"zh\",\"timeZone\":\"Europe/Berlin\",\"chapter\":\"berlin\"}",
        "telegram",
        "main",
        "-1001");
    assertThat(chat.path("language").asText()).isEqualTo("zh");
    assertThat(good(
                200,
                "PATCH /chats/{platform}/{account}/{chat}",
                "{\"language\":null,\"timeZone\":null,\"chapter\":null}",
                "telegram",
                "main",
                "-1001")
            .has("language"))
        .isFalse();
    assertThat(good(200, "GET /chats", "").path("items")).hasSize(2);
    listensOnly();
    good(200, "GET /waiting", "");

    previewsAnAnnouncement();
    triesASentence();
    replaysAChat();
    tellsOfTheSystem();
    decidesOnWhatWasSetAside();
    community(li);
    signsInAndOut();
    Set<String> all = new TreeSet<>(seen);
    all.addAll(CalledOperations.all());
    assertThat(all).as("no operation is left out").isEqualTo(document.operations());
  }

  private void decidesWhatPeopleAsk(String member) {
    String wish = "{\"member\":\"" + member
        + "\",\"field\":\"city\",\"at\":\"2026-05-01T08:00:00Z\",\"values\":[\"成都\"]}";
    server.command("HSET", "corrections:{all}", "w1", wish);
    server.command("HSET", "corrections:{all}", "w2", wish.replace("成都", "上海"));
    assertThat(good(200, "GET /members/corrections", "").at("/items/0/after/0").asText())
        .isIn("成都", "上海");
    good(200, "POST /members/corrections/{id}/accept", "", "w1");
    good(200, "POST /members/corrections/{id}/refuse", "", "w2");
    assertThat(good(200, "GET /members/{id}", "", member).at("/fields/city/0").asText())
        .isEqualTo("成都");
    assertThat(good(200, "GET /members/corrections", "").path("total").asInt()).isZero();

    List<String> entries = List.of(applies("Nina New"), applies("Olga Other"), applies("李娜"));
    JsonNode waiting = good(200, "GET /members/applications", "").path("items");
    assertThat(waiting).hasSize(3);
    assertThat(waiting.at("/2/alike/0/id").asText()).isEqualTo(member);
    assertThat(good(200, "POST /members/applications/{id}/accept", "", entries.get(0))
            .path("outcome")
            .asText())
        .isEqualTo("ACCEPTED");
    assertThat(good(200, "POST /members/applications/{id}/decline", "", entries.get(1))
            .path("outcome")
            .asText())
        .isEqualTo("DECLINED");
    String accept = "POST /members/applications/{id}/accept";
    String other = "{\"member\":\"0000000000ab\"}";
    assertThat(call(accept, other, List.of(), entries.get(2)).statusCode())
        .as("nobody who is alike")
        .isEqualTo(404);
    good(200, accept, "{\"member\":\"" + member + "\"}", entries.get(2));
    good(200, "DELETE /members/{id}/accounts/{user}", "", member, "telegram:" + entries.get(2));
  }

  /** The number of an entry that waits. */
  private static String applies(String name) {
    Entry entry = RedisServer.await(new Drawer<>(server.redis(), "entries", Entry.class)
        .add(
            name,
            number -> new Entry(
                number,
                UserId.of("telegram", Integer.toString(number)),
                Map.of("kind", "person", "name", name, "consent", "yes"),
                Instant.EPOCH,
                Entry.State.WAITING,
                "")));
    return Integer.toString(entry.number());
  }

  private void listensOnly() {
    String[] group = {"telegram", "main", "-1001"};
    String path = "/chats/{platform}/{account}/{chat}";
    assertThat(good(200, "PATCH " + path, "{\"listening\":true}", group)
            .path("listening")
            .asBoolean())
        .isTrue();
    say(message(-1001, 11, "/help", Instant.now().getEpochSecond()));
    soon()
        .until(
            () -> good(200, "GET " + path + "/unsaid", "", group).path("items").size() == 1);
    good(200, "DELETE " + path + "/unsaid", "", group);
    assertThat(good(200, "PATCH " + path, "{\"listening\":false}", group)
            .path("listening")
            .asBoolean())
        .isFalse();
  }

  private void previewsAnAnnouncement() {
    int before = good(200, "GET /announcements", "").path("items").size();
    JsonNode preview = good(200, "POST /announcements/preview", TO_ALL);
    assertThat(preview.path("count").asInt()).isEqualTo(2);
    assertThat(preview.path("names")).hasSize(2);
    assertThat(preview.path("needsApproval").asBoolean()).isTrue();
    assertThat(preview.path("faults")).isEmpty();
    JsonNode sheet = preview.at("/platforms/0");
    assertThat(sheet.path("copies").asInt()).isEqualTo(2);
    assertThat(sheet.path("text").asText()).contains("Hello");
    assertThat(sheet.path("length").asInt())
        .isEqualTo(sheet.path("text").asText().length());
    JsonNode nobody =
        good(200, "POST /announcements/preview", "{\"audience\":{\"platforms\":[\"slack\"]}}");
    assertThat(nobody.path("count").asInt()).isZero();
    assertThat(nobody.path("platforms")).isEmpty();
    assertThat(nobody.path("faults").findValuesAsText("at")).contains("/audience");
    assertThat(mistakes(call("POST /announcements/preview", "{}", List.of())))
        .contains("/audience");
    assertThat(good(200, "GET /announcements", "").path("items"))
        .as("nothing was made")
        .hasSize(before);
  }

  private void triesASentence() {
    JsonNode talk = good(
        200, "POST /understand", "{\"text\":\"好的\",\"context\":\"ambient\",\"locale\":\"zh\"}");
    assertThat(talk.path("intent").asText()).isEqualTo("NONE");
    JsonNode answer = good(
        200,
        "POST /understand",
        "{\"text\":\"算我一个，带两个人\",\"context\":\"card\",\"zone\":\"Asia/Shanghai\",\"now\":\"2026-11-18T10:00:00+08:00\"}");
    assertThat(answer.path("intent").asText()).isEqualTo("RSVP_YES");
    assertThat(answer.path("seats").asInt()).isEqualTo(3);
    assertThat(answer.path("why").asText()).isNotEmpty();
    assertThat(mistakes(call(
            "POST /understand",
            "{\"text\":\"\",\"context\":\"shouted\",\"zone\":\"Mars\"}",
            List.of())))
        .containsExactlyInAnyOrder("/text", "/context", "/zone");
  }

  private void replaysAChat() {
    JsonNode lines = good(
        200,
        "POST /understand/chat",
        "{\"name\":\"@小聚\",\"text\":\"大家好\\n好的\\n@小聚 找 深圳的校友\\n\\n周末愉快\"}");
    assertThat(lines.path("messages").asInt()).isEqualTo(4);
    assertThat(lines.path("items")).singleElement().satisfies(one -> {
      assertThat(one.path("number").asInt()).isEqualTo(3);
      assertThat(one.path("intent").asText()).isEqualTo("FIND");
      assertThat(one.path("context").asText()).isEqualTo("addressed");
    });
    JsonNode strokes = good(
        200,
        "POST /understand/chat",
        "{\"name\":\"bot\",\"text\":\"/rsvp gala yes\\n/报名 gala 参加\\n/rsvp@bot gala no\\n/rsvp@other gala yes\"}");
    assertThat(strokes.path("items").findValuesAsText("intent"))
        .containsExactly("RSVP_YES", "RSVP_YES", "RSVP_NO");
    assertThat(strokes.path("items").findValuesAsText("context")).containsOnly("addressed");
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(
        "text",
        "{\"messages\":[{\"text\":[\"hello \",{\"type\":\"bold\",\"text\":\"all\"}]},{\"text\":\"\"},{\"text\":\"see you\"}]}");
    assertThat(
            good(200, "POST /understand/chat", json.toString()).path("messages").asInt())
        .isEqualTo(2);
    json.put("text", "hm\n".repeat(2001));
    assertThat(mistakes(call("POST /understand/chat", json.toString(), List.of())))
        .containsExactly("/text");
  }

  private void tellsOfTheSystem() {
    JsonNode system = good(200, "GET /system", "");
    assertThat(system.at("/platforms/0/account").asText()).isEqualTo("telegram/main");
    assertThat(system.at("/platforms/0/webhooks/accepted").asInt()).isPositive();
    assertThat(system.at("/redis/0/weakness").asText()).isEqualTo("appendfsync-no");
    assertThat(system.path("queues").path("inbox").isInt()).isTrue();
    assertThat(system.path("settings").toString())
        .contains("association.language")
        .doesNotContain(TestService.TOKEN)
        .doesNotContain(TestService.APPROVER);
    assertThat(system.path("settings").findValuesAsText("key")).contains("telegram/main.token");
    changesTheLogsLevels();
  }

  private void changesTheLogsLevels() {
    JsonNode put =
        good(200, "PUT /system/log-levels/{part}", "{\"level\":\"TRACE\"}", "level.LogLevels");
    assertThat(put.path("level").asText()).isEqualTo("TRACE");
    assertThat(good(200, "GET /system/log-levels", "").path("items")).containsExactly(put);
    assertThat(LoggerFactory.getLogger(LogLevels.class).isTraceEnabled()).isTrue();
    assertThat(
            good(200, "DELETE /system/log-levels/{part}", "", "level.LogLevels").path("items"))
        .isEmpty();
    assertThat(LoggerFactory.getLogger(LogLevels.class).isTraceEnabled()).isFalse();
    assertThat(mistakes(
            call("PUT /system/log-levels/{part}", "{\"level\":\"loud\"}", List.of(), "delivery")))
        .containsExactly("/level");
    good(404, "PUT /system/log-levels/{part}", "{\"level\":\"DEBUG\"}", "Io.lettuce");
  }

  private void decidesOnWhatWasSetAside() {
    for (int i = 0; i < 2; i++) {
      server.command(
          "XADD", "inbox:{7}:dead", "*", "id", "1-0", "reason", "it cannot be read", "update", "?");
    }
    JsonNode items = good(200, "GET /poison", "").path("items");
    assertThat(items).hasSize(2);
    good(200, "POST /poison/{id}/drop", "", items.get(0).path("id").asText());
    good(200, "POST /poison/{id}/replay", "", items.get(1).path("id").asText());
  }

  /** Duplicates and departures; nothing of it is left behind. */
  private void deciding() {
    String twins = "姓名,学号,邮箱\n孙一,9001,sun@example.org\n孙二,9002,sun@example.org\n";
    good(200, "POST /members/import", twins);
    assertThat(good(200, "POST /members/duplicates", "").path("proposed").asInt())
        .isZero();
    JsonNode pair = good(200, "GET /members/duplicates?limit=5", "").at("/items/0");
    assertThat(pair.path("members")).hasSize(2);
    String keep = pair.at("/members/1/id").asText();
    HttpResponse<String> wrong = call(
        "POST /members/duplicates/{pair}/merge",
        "{\"keep\":\"" + NOBODY + "\"}",
        List.of(),
        pair.path("id").asText());
    assertThat(mistakes(wrong)).containsExactly("/keep");
    JsonNode one = good(
        200,
        "POST /members/duplicates/{pair}/merge",
        "{\"keep\":\"" + keep + "\"}",
        pair.path("id").asText());
    assertThat(one.path("id").asText()).isEqualTo(keep);
    assertThat(one.at("/fields/studentNumber")).hasSize(2);
    assertThat(good(200, "GET /members/{id}", "", pair.at("/members/0/id").asText())
            .path("id")
            .asText())
        .as("the other id leads to the same record")
        .isEqualTo(keep);
    good(200, "POST /members/import", "姓名,学号,邮箱\n孙三,9003,sun@example.org\n");
    String second = good(200, "GET /members/duplicates", "").at("/items/0/id").asText();
    good(200, "POST /members/duplicates/{pair}/keep", "", second);
    assertThat(good(200, "GET /members/duplicates", "").path("total").asInt()).isZero();

    JsonNode full = good(
        200,
        "POST /members/import?full=true",
        "姓名,学号,手机\n张伟,,13800000000\n李娜,,13900000000\n孙三,9003,\n");
    assertThat(full.path("missing").asInt()).isEqualTo(1);
    assertThat(good(200, "GET /members/departures", "").at("/items/0/id").asText())
        .isEqualTo(keep);
    JsonNode decided = good(
        200,
        "POST /members/departures",
        "{\"remove\":[\"" + keep + "\"],\"stay\":[\"0000000000ab\"]}");
    assertThat(decided.path("decided").asInt()).isEqualTo(1);
    assertThat(decided.at("/notProposed/0").asText()).isEqualTo("0000000000ab");
    assertThat(call("GET /members/{id}", "", List.of(), keep).statusCode()).isEqualTo(404);
  }

  private void checksIn() {
    assertThat(good(200, "POST /events/{id}/checkins/open", "{\"place\":\"room\"}", "gala")
            .path("word")
            .asText())
        .isNotBlank();
    String walkIn = good(
            201, "POST /events/{id}/checkins", "{\"name\":\"Walter\",\"walkIn\":true}", "gala")
        .path("person")
        .asText();
    good(200, "GET /events/{id}/checkins", "", "gala");
    good(200, "DELETE /events/{id}/checkins/{person}", "", "gala", walkIn);
    good(200, "POST /events/{id}/checkins/close", "", "gala");
    assertThat(call("GET /events/{id}/draw", "", List.of(), "gala").statusCode())
        .as("its seats are not drawn")
        .isEqualTo(404);
  }

  private void community(String member) {
    for (String list : List.of(
        "/exchange",
        "/guidance",
        "/questions",
        "/suggestions",
        "/stories",
        "/preparations",
        "/profiles",
        "/engagement",
        "/members/terms")) {
      good(200, "GET " + list, "");
    }
    String task = good(201, "POST /preparations", "{\"title\":\"Print\",\"due\":\"2099-12-20\"}")
        .path("id")
        .asText();
    good(200, "PATCH /preparations/{id}", "{\"state\":\"DONE\"}", task);
    good(200, "POST /members/{id}/renew", "", member);
    good(200, "PUT /profiles", "{\"asking\":false}");
    assertThat(good(200, "GET /engagement/giving", "").path("total").asInt()).isZero();
    good(
        200,
        "PUT /engagement/giving",
        "{\"total\":9,\"chapters\":[{\"group\":\"berlin\",\"count\":6}]}");
    good(201, "POST /preparations/begin", "{\"day\":\"2099-03-01\"}");
    String words = "{\"member\":\"" + member + "\",\"title\":\"Ten years\",\"text\":\"Well.\"}";
    String story = good(201, "POST /stories", words).path("id").asText();
    assertThat(good(200, "PATCH /stories/{id}", "{\"text\":\"Better.\"}", story)
            .path("agreed")
            .asBoolean())
        .isFalse();
    assertThat(call("POST /stories/{id}/publish", "", List.of(), story).statusCode())
        .as("nobody agrees in another's name")
        .isEqualTo(409);
    good(200, "POST /stories/{id}/withdraw", "", story);
  }

  private void signsInAndOut() {
    SignIns signIns = new SignIns(
        server.redis(), Clock.systemUTC(), (user, granted) -> Future.failedFuture("nobody asks"));
    String code = RedisServer.await(signIns.firstLink()).orElseThrow();
    JsonNode session = good(201, "POST /session", "{\"code\":\"" + code + "\"}");
    assertThat(session.path("role").asText()).isEqualTo("ADMIN");
    assertThat(good(200, "GET /session", "").path("id").asText()).isEqualTo("token");
    assertThat(good(200, "GET /audit?limit=3", "").path("items")).hasSize(3);
    good(200, "DELETE /session", "");
  }

  private void changes(String id) {
    JsonNode report = good(200, "GET /announcements/{id}/report", "", id);
    assertThat(report.at("/platforms/telegram/sent").asInt()).isEqualTo(2);
    assertThat(report.path("unknown")).isEmpty();
    String csv = service
        .api("GET", "/announcements/" + id + "/deliveries?format=csv", "")
        .body();
    assertThat(csv.lines())
        .hasSize(3)
        .anyMatch(line ->
            line.startsWith("\"telegram\",\"telegram/main/-1001\",\"Alumni 1001\",\"SENT\",1,\"5"));
    JsonNode correction = good(
        201, "POST /announcements/{id}/correct", "{\"text\":{\"en\":\"It moved again.\"}}", id);
    assertThat(correction.path("corrects").asText()).isEqualTo(id);
    assertThat(correction.path("state").asText())
        .as("another text is to be approved anew")
        .isEqualTo("AWAITING_APPROVAL");
    String corrected = correction.path("id").asText();
    good(
        200,
        "POST /announcements/{id}/approve",
        "{\"approver\":\"second\",\"digest\":\"" + correction.path("digest").asText() + "\"}",
        corrected);
    soon()
        .until(() -> telegram.calls("editMessageText").stream()
                .filter(edit -> edit.path("text").asText().contains("It moved again."))
                .count()
            == 2);
    String recall =
        good(201, "POST /announcements/{id}/recall", "{}", id).path("id").asText();
    soon().until(() -> telegram.calls("deleteMessage").size() == 2);
    soon()
        .until(() -> good(200, "GET /announcements/{id}", "", recall)
            .path("state")
            .asText()
            .equals("DONE"));
    assertThat(call("POST /announcements/{id}/retry", "", List.of(), id).statusCode())
        .isEqualTo(409);
    assertThat(call("POST /announcements/{id}/resend", "", List.of(), id).statusCode())
        .isEqualTo(409);
    assertThat(call("POST /announcements/{id}/recall", "", List.of(), recall).statusCode())
        .as("a recall cannot be recalled")
        .isEqualTo(409);
  }

  /** Each address is told, read, revoked, and another one from then on. */
  private void calendars(String member) {
    assertThat(good(200, "GET /chapters", "").at("/items/0/id").asText()).isEqualTo("shenzhen");
    for (String[] one : new String[][] {
      {"/events/{id}/calendar", "gala"},
      {"/members/{id}/calendar", member},
      {"/chapters/{id}/calendar", "shenzhen"}
    }) {
      String path = good(200, "POST " + one[0], "", one[1]).path("path").asText();
      assertThat(good(200, "POST " + one[0], "", one[1]).path("path").asText()).isEqualTo(path);
      assertThat(service.send("GET", path, "").body())
          .contains(one[1].equals("gala") ? "SUMMARY:Gala" : "BEGIN:VCALENDAR");
      good(200, "DELETE " + one[0], "", one[1]);
      assertThat(service.send("GET", path, "").statusCode()).isEqualTo(404);
      assertThat(good(200, "POST " + one[0], "", one[1]).path("path").asText()).isNotEqualTo(path);
    }
  }

  @Test
  void copiesThatFailedAreTriedAgainByWord() {
    twoGroups();
    telegram.refuse(call -> call.path("chat_id").asLong() == -1001
        ? "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: not enough rights to send text messages to the chat\"}"
        : null);
    String id = good(201, "POST /announcements", TO_ALL).path("id").asText();
    good(200, "POST /announcements/{id}/approve", "{\"approver\":\"second\"}", id);
    soon()
        .until(() ->
            good(200, "GET /announcements/{id}", "", id).path("state").asText().equals("DONE"));
    assertThat(good(200, "GET /announcements/{id}", "", id).at("/counts/failed").asInt())
        .isOne();
    telegram.refuse(call -> null);
    good(200, "POST /announcements/{id}/retry", "", id);
    soon()
        .until(() ->
            good(200, "GET /announcements/{id}", "", id).at("/counts/sent").asInt() == 2);
  }

  @Test
  void nobodyGetsInWithoutTheToken() {
    Set<String> guarded = document.operations();
    guarded.removeIf(operation -> document.operation(operation).has("security"));
    assertThat(guarded).hasSizeGreaterThan(20);
    for (String operation : guarded) {
      String[] parts = operation.split(" ", 2);
      String path = "/api/v1" + filled(parts[1], "gala", "x", "y");
      for (String[] headers : new String[][] {
        {},
        {"Authorization", "Bearer wrong"},
        {"Authorization", "Bearer "},
        {"Authorization", TestService.TOKEN},
        {"Authorization", "Basic " + TestService.TOKEN},
        {"Authorization", "Bearer " + TestService.TOKEN + "x"}
      }) {
        HttpResponse<String> answer = service.send(parts[0], path, "", headers);
        assertThat(answer.statusCode()).as("%s %s", operation, List.of(headers)).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        conforms(operation, answer);
      }
    }
    assertThat(service
            .send("GET", "/api/v1/events", "", "Authorization", "bearer " + TestService.TOKEN)
            .statusCode())
        .as("the scheme in any spelling")
        .isEqualTo(200);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    for (String operation : document.operations()) {
      if (operation.contains("{")) {
        String[] names = operation.contains("/chats/")
            ? new String[] {"telegram", "main", "-9"}
            : new String[] {operation.contains("/events/") ? "nothing" : NOBODY, "telegram:1"};
        String body = operation.startsWith("GET") ? "" : "{}";
        assertThat(call(operation, body, List.of(), names).statusCode())
            .as(operation)
            .isEqualTo(404);
      }
    }
    for (String operation :
        List.of("GET /weather", "DELETE /events", "PUT /events/gala", "GET /")) {
      String[] parts = operation.split(" ", 2);
      HttpResponse<String> answer = service.api(parts[0], parts[1], "");
      assertThat(answer.statusCode()).as(operation).isEqualTo(404);
      assertThat(document.faults(document.at("Problem"), parse(answer.body()))).isEmpty();
    }
  }

  @Test
  void aChangeOfWhatSomebodyElseHasChangedIsRefused() {
    HttpResponse<String> made =
        call("POST /events", GALA.replace("\"telegram/main/-1001\"", ""), List.of());
    String tag = made.headers().firstValue("ETag").orElseThrow();
    assertThat(made.headers().firstValue("Location")).contains("/api/v1/events/gala");
    HttpResponse<String> first =
        call("PATCH /events/{id}", "{\"place\":\"Garden\"}", List.of("If-Match", tag), "gala");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    HttpResponse<String> stale =
        call("PATCH /events/{id}", "{\"place\":\"Roof\"}", List.of("If-Match", tag), "gala");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(good(200, "GET /events/{id}", "", "gala").path("place").asText())
        .isEqualTo("Garden");
    assertThat(call("PATCH /events/{id}", "{\"place\":\"Roof\"}", List.of("If-Match", "*"), "gala")
            .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRequestThatIsRepeatedWithItsKeyIsDoneOnce() {
    twoGroups();
    List<String> key = List.of("Idempotency-Key", "k-1");
    String event = GALA.replace("\"id\":\"gala\",", "");
    JsonNode made = parse(call("POST /events", event, key).body());
    soon().until(() -> telegram.said(-1001).size() == 2);
    HttpResponse<String> again = call("POST /events", event, key);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(parse(again.body())).isEqualTo(made);
    JsonNode announced = parse(call("POST /announcements", TO_ALL, key).body());
    good(
        200,
        "POST /announcements/{id}/approve",
        "{\"approver\":\"b\"}",
        announced.path("id").asText());
    soon().until(() -> telegram.said(-1001).size() == 3 && telegram.said(-1002).size() == 2);
    soon()
        .until(
            () -> good(200, "GET /announcements/{id}", "", announced.path("id").asText())
                .path("state")
                .asText()
                .equals("DONE"));
    HttpResponse<String> repeated = call("POST /announcements", TO_ALL, key);
    assertThat(repeated.statusCode()).as(repeated.body()).isEqualTo(201);
    assertThat(parse(repeated.body()).path("id")).isEqualTo(announced.path("id"));
    assertThat(good(200, "GET /events", "").path("items")).hasSize(1);
    assertThat(good(200, "GET /announcements", "").path("items")).hasSize(1);
    // A later message to the same chat arrives after whatever the repetition may have sent.
    say(message(-1001, 11, "/why", Instant.now().getEpochSecond()));
    soon()
        .until(() -> telegram.said(-1001).stream().anyMatch(text -> text.contains("done nothing")));
    assertThat(telegram.said(-1001)).hasSize(4);
    for (String bad : List.of("", " ", "x".repeat(201))) {
      assertThat(call("POST /events", event, List.of("Idempotency-Key", bad)).statusCode())
          .isEqualTo(422);
    }
  }

  @Test
  void aKeyIsForOneRequestAlone() {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    List<String> key = List.of("Idempotency-Key", "k-1");
    String operation = "POST /events/{id}/rsvps";
    HttpResponse<String> ann = call(operation, "{\"name\":\"Ann\"}", key, "gala");
    assertThat(ann.statusCode()).as(ann.body()).isEqualTo(200);
    HttpResponse<String> bo = call(operation, "{\"name\":\"Bo\"}", key, "gala");
    assertThat(bo.statusCode()).isEqualTo(422);
    assertThat(mistakes(bo)).containsExactly("Idempotency-Key");
    assertThat(call(operation, "{\"name\":\"Ann\"}", key, "gala").body()).isEqualTo(ann.body());
    JsonNode all = good(200, "GET /events/{id}/rsvps", "", "gala").path("items");
    assertThat(all.findValuesAsText("name")).containsExactly("Ann");
  }

  @Test
  void whatTheStateForbidsIsAConflict() {
    twoGroups();
    good(201, "POST /events", GALA);
    assertThat(call("POST /events", GALA, List.of()).statusCode()).isEqualTo(409);
    say(message(-1001, 11, "/rsvp gala yes +1", Instant.now().getEpochSecond()));
    soon()
        .until(
            () -> good(200, "GET /events/{id}", "", "gala").path("seatsTaken").asInt() == 2);
    HttpResponse<String> below = call("PATCH /events/{id}", "{\"capacity\":1}", List.of(), "gala");
    assertThat(below.statusCode()).isEqualTo(422);
    assertThat(mistakes(below)).containsExactly("/capacity");
    String id = good(201, "POST /announcements", TO_ALL.replace("}}", "},\"author\":\"a\"}"))
        .path("id")
        .asText();
    List<String> author = List.of("Authorization", "Bearer " + TestService.TOKEN);
    for (String approver : List.of("", "{\"approver\":\"a\"}", "{\"approver\":\"b\"}")) {
      assertThat(call("POST /announcements/{id}/approve", approver, author, id).statusCode())
          .as("the token with which it was written, under whatever name")
          .isEqualTo(409);
    }
    List<String> approver = List.of("Authorization", "Bearer " + TestService.APPROVER);
    assertThat(call("POST /announcements", TO_ALL, approver).statusCode()).isEqualTo(403);
    assertThat(call("GET /members", "", approver).statusCode()).isEqualTo(403);
    assertThat(call("GET /announcements/{id}", "", approver, id).statusCode()).isEqualTo(200);
    assertThat(call("POST /announcements/{id}/pause", "", List.of(), id).statusCode())
        .isEqualTo(409);
    good(200, "POST /announcements/{id}/cancel", "", id);
    assertThat(call("POST /announcements/{id}/approve", "", List.of(), id).statusCode())
        .isEqualTo(409);
    assertThat(call("POST /announcements/{id}/resume", "", List.of(), id).statusCode())
        .isEqualTo(409);
  }

  @Test
  void anEventThatIsTakenOutOfAChatIsNoLongerAnnouncedThere() {
    twoGroups();
    good(
        201,
        "POST /events",
        GALA.replace("\"telegram/main/-1001\"", "\"telegram/main/-1001\",\"telegram/main/-1002\""));
    soon().until(() -> telegram.calls("sendMessage").size() == 4);
    JsonNode fewer =
        good(200, "PATCH /events/{id}", "{\"chats\":[\"telegram/main/-1002\"]}", "gala");
    assertThat(fewer.path("chats")).hasSize(1);
    assertThat(good(200, "GET /events/{id}", "", "gala").path("chats").get(0).asText())
        .isEqualTo("telegram/main/-1002");
    good(200, "PATCH /events/{id}", "{\"title\":\"Ball\"}", "gala");
    soon().until(() -> !telegram.calls("editMessageText").isEmpty());
    assertThat(telegram.calls("editMessageText"))
        .allSatisfy(edit -> assertThat(edit.path("chat_id").asLong()).isEqualTo(-1002));
    assertThat(call(
                "PATCH /events/{id}",
                "{\"startsAt\":\"2020-01-01T00:00:00Z\",\"endsAt\":null}",
                List.of(),
                "gala")
            .statusCode())
        .as("a start in the past")
        .isEqualTo(422);
  }

  @Test
  void theDocumentHasEveryRouteOfTheRouter() {
    assertThat(Routes.of(directory, server.uri())).isEqualTo(document.operations());
  }

  @Test
  void theCheckOfThisTestFindsWhatDoesNotFit() {
    JsonNode event = parse(GALA);
    JsonNode schema = document.at("NewEvent");
    assertThat(document.faults(schema, event)).isEmpty();
    ObjectNode bad = event.deepCopy();
    bad.remove("title");
    bad.put("capacity", 0).put("waitlist", "no").put("extra", 1);
    bad.set("chats", new ArrayNode(JsonNodeFactory.instance).add(1));
    assertThat(document.faults(schema, bad)).hasSize(5);
  }
}
