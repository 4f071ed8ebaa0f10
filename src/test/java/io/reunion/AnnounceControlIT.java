package io.reunion;

import static io.reunion.TelegramBotApi.added;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.access.AuditLog;
import io.reunion.redis.RedisServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done by typed words to announcements that there are, by whom it may be done, and what readers say and ask. */
class AnnounceControlIT extends Dialogue {
  private Conversation admin;

  @BeforeEach
  void groups() {
    conversation.work(added(OTHER_GROUP));
    admin = conversation.in(ADMIN);
    assertThat(service
            .api("PATCH", "/chats/telegram/main/-1002", "{\"chapter\":\"shenzhen\"}")
            .statusCode())
        .isEqualTo(200);
  }

  private static String refusal(int status, String description) {
    return "{\"ok\":false,\"error_code\":" + status + ",\"description\":\"" + description + "\"}";
  }

  private List<String> copies(long chat, String words) {
    return telegram.said(chat).stream().filter(text -> text.contains(words)).toList();
  }

  private JsonNode newest() {
    return parse(service.api("GET", "/announcements?limit=1", "").body()).at("/items/0");
  }

  private JsonNode get(String path) {
    return parse(service.api("GET", "/announcements/" + path, "").body());
  }

  /** One to the chapter's group alone, which needs no second person; its id once all is over. */
  private String sent(String text) {
    admin.says(ADMIN, "/announce #shenzhen " + text, "Preview", "one group");
    admin.says(ADMIN, "send", "Sending to one group");
    String id = newest().path("id").asText();
    soon().until(() -> get(id).path("state").asText().equals("DONE"));
    return id;
  }

  /** The association speaks English, and the app tells nothing of its language. */
  @Test
  void theReportIsInTheLanguageInWhichItWasAskedFor() {
    admin.says(ADMIN, "/公告 #shenzhen 礼堂又换了地方。", "预览");
    admin.presses(ADMIN, "发送");
    soon()
        .untilAsserted(() -> assertThat(telegram.calls("editMessageText"))
            .last()
            .satisfies(edit -> assertThat(edit.path("text").asText()).contains("已发送到1 / 1个群")));
  }

  @Test
  void aChaptersAdminReachesThatChapterOnly() {
    Conversation chapter = conversation.in(CHAPTER_ADMIN);
    chapter.says(
        CHAPTER_ADMIN, "/announce The hall has moved.", "Preview", "one group", "Alumni 1002");
    chapter.says(CHAPTER_ADMIN, "cancel", "");
    chapter
        .says(CHAPTER_ADMIN, "/announce #telegram The hall has moved.", "Preview", "one group")
        .says(CHAPTER_ADMIN, "send", "Sending to one group");
    soon().until(() -> copies(OTHER_GROUP, "The hall has moved.").size() == 1);
    assertThat(copies(GROUP, "The hall")).isEmpty();
  }

  @Test
  void theAudienceMayBeNamedInWords() {
    admin.says(
        ADMIN,
        "/announce to the Shenzhen people: the door is locked",
        "Preview",
        "one group",
        "Alumni 1002");
    admin.says(ADMIN, "cancel", "");
    admin.says(ADMIN, "/公告 给深圳的同学们：改到周六", "1个群", "改到周六");
    admin.says(ADMIN, "cancel", "");
    admin.says(ADMIN, "/announce to the Atlantis folks: hello", "no chapter", "atlantis");
  }

  @Test
  void whatIsToBeDoneWithoutAnIdIsNoText() {
    admin.says(ADMIN, "/announce recall", "no announcement of yours");
    assertThat(sent("The lift is broken.")).isNotEmpty();
    admin.says(ADMIN, "announce list", "Which announcement");
    admin.says(ADMIN, "公告 状态", "哪一条");
    admin.says(ADMIN, "announce help", "You see a preview first");
    admin.says(ADMIN, "/announce recall", "Which announcement");
    admin.presses(ADMIN, "The lift is broken");
    soon()
        .until(() -> parse(service.api("GET", "/announcements?limit=5", "").body())
                .path("items")
                .size()
            == 2);
  }

  @Test
  void aChaptersAdminDecidesNothingAboutTheOthersAnnouncements() {
    admin.says(ADMIN, "/announce The hall has moved.", "Preview", "2 groups");
    admin.says(ADMIN, "send", "second admin");
    String id = newest().path("id").asText();
    Conversation chapter = conversation.in(CHAPTER_ADMIN);
    for (String verb : List.of("approve", "pause", "cancel", "send", "test", "recall")) {
      for (String one : List.of(id, "0".repeat(24))) {
        chapter.says(CHAPTER_ADMIN, "/announce " + verb + " " + one, "not yours to decide about");
      }
    }
    chapter.says(CHAPTER_ADMIN, "/announce correct " + id + " Hi", "not yours to decide about");
    chapter.says(CHAPTER_ADMIN, "/公告 批准 " + id, "不归您管");
    assertThat(telegram.said(CHAPTER_ADMIN)).noneMatch(text -> text.contains("The hall"));
    assertThat(get(id).path("state").asText()).isEqualTo("AWAITING_APPROVAL");
    assertThat(copies(OTHER_GROUP, "The hall")).isEmpty();
    conversation
        .in(LI)
        .says(LI, "/announce cancel " + id, "for organisers")
        .says(LI, "/announce Hello", "for organisers");
  }

  @Test
  void theAuthorDoesNotApproveByTypingEither() {
    admin.says(ADMIN, "/announce The hall has moved.", "Preview");
    admin.says(ADMIN, "send", "second admin");
    String id = newest().path("id").asText();
    admin.says(ADMIN, "/announce approve " + id, "another admin");
    conversation
        .in(SECOND_ADMIN)
        .says(SECOND_ADMIN, "/announce approve " + id + " 00000000", "not what you were shown")
        .says(SECOND_ADMIN, "/announce approve " + id, "Sending to 2 groups");
    soon().until(() -> copies(GROUP, "The hall").size() == 1);
  }

  @Test
  void whatFailedIsRetriedByWord() {
    telegram.refuse(body -> body.path("chat_id").asLong() == OTHER_GROUP
            && body.path("text").asText().contains("The hall")
        ? refusal(400, "Bad Request: not enough rights to send text messages to the chat")
        : null);
    String id = sent("The hall has moved.");
    assertThat(get(id).at("/counts/failed").asInt()).isEqualTo(1);
    telegram.refuse(body -> null);
    admin.says(ADMIN, "/announce retry " + id, "Sending");
    soon().until(() -> get(id).at("/counts/sent").asInt() == 1);
    assertThat(copies(OTHER_GROUP, "The hall")).isNotEmpty();
    admin.says(ADMIN, "/公告 重试 " + id, "来不及了");
  }

  @Test
  void whatNobodyKnowsIsSentAgainOrLeftByWord() {
    telegram.refuse(body -> body.path("chat_id").asLong() == OTHER_GROUP
            && body.path("text").asText().contains("The hall")
        ? refusal(500, "Internal Server Error")
        : null);
    String id = sent("The hall has moved.");
    assertThat(get(id).at("/counts/unknown").asInt()).isEqualTo(1);
    telegram.refuse(body -> null);
    int before = copies(OTHER_GROUP, "The hall").size();
    admin.says(ADMIN, "/announce leave " + id, "nothing is sent again");
    assertThat(get(id).at("/counts/unknown").asInt()).isEqualTo(1);
    assertThat(copies(OTHER_GROUP, "The hall")).hasSize(before);
    admin.says(ADMIN, "/announce resend " + id, "Sending");
    soon().until(() -> get(id).at("/counts/sent").asInt() == 1);
    assertThat(copies(OTHER_GROUP, "The hall")).hasSize(before + 1);
  }

  @Test
  void whatWasSentIsCorrectedAndRecalledByWord() {
    String id = sent("The hall has moved.");
    admin
        .says(ADMIN, "/announce correct " + id, "announce correct " + id)
        .says(ADMIN, "/announce correct " + id + " [x](javascript:1)", "is no web address")
        .says(ADMIN, "/announce correct " + id + " It moved back.", "Correcting it in one group");
    soon()
        .until(() -> telegram.calls("editMessageText").stream()
            .anyMatch(edit -> edit.path("text").asText().contains("It moved back.")
                && edit.path("chat_id").asLong() == OTHER_GROUP));
    admin.says(ADMIN, "/公告 撤回 " + id, "正在从1个群撤回");
    soon().until(() -> telegram.calls("deleteMessage").size() == 1);
    for (String report : List.of("Corrected in 1 of 1 groups", "已在1 / 1个群撤回")) {
      soon()
          .until(() -> telegram.calls("editMessageText").stream()
              .anyMatch(edit -> edit.path("text").asText().contains(report)));
    }
    admin.says(ADMIN, "/announce recall " + "0".repeat(24), "no such announcement");
  }

  @Test
  void theCommandIsListedForThoseWhoMayUseIt() {
    conversation.in(ORGANISER).says(ORGANISER, "/announce Hello", "for admins");
    assertThat(helpOf(ORGANISER)).contains("events").doesNotContain("announce ");
    assertThat(helpOf(CHAPTER_ADMIN)).contains("announce ");
    assertThat(helpOf(ADMIN)).contains("announce ");
  }

  private String helpOf(long user) {
    return String.join("\n", conversation.in(user).answers(user, "/help all"));
  }

  @Test
  void whoSendsTwiceIsToldThatItIsSent() {
    admin.says(ADMIN, "/announce #shenzhen The lift works.", "Preview", "one group");
    List<String> said = admin.answers(ADMIN, "/events");
    assertThat(said.get(said.size() - 1))
        .as("reminded in short")
        .contains("Preview")
        .doesNotContain("The lift works.");
    admin.presses(ADMIN, "Send");
    soon().until(() -> newest().path("state").asText().equals("DONE"));
    String id = newest().path("id").asText();
    admin.presses(ADMIN, "Send");
    soon()
        .until(() -> telegram.calls("answerCallbackQuery").stream()
                .anyMatch(answer -> answer.path("text").asText().contains("already been sent"))
            || telegram.said(ADMIN).stream().anyMatch(text -> text.contains("already been sent")));
    admin.says(ADMIN, "/announce send " + id, "already been sent");
    admin.says(ADMIN, "/公告 发送 " + id, "已经发");
    assertThat(copies(OTHER_GROUP, "The lift works.")).hasSize(1);
  }

  @Test
  void whoDidWhatIsKeptAndAudited() {
    admin.says(ADMIN, "/announce --urgent The hall has moved.", "Preview");
    admin.says(ADMIN, "send", "second admin");
    String id = newest().path("id").asText();
    admin.says(ADMIN, "/announce approve " + id, "another admin");
    conversation.in(SECOND_ADMIN).says(SECOND_ADMIN, "/announce approve " + id, "Sending");
    soon().until(() -> get(id).path("state").asText().equals("DONE"));
    admin.says(
        ADMIN,
        "/announce journal " + id,
        "Written by",
        "u:telegram:77: send",
        "u:telegram:77: urgent",
        "u:telegram:78: approve");
    admin.says(ADMIN, "/announce " + id + " journal", "u:telegram:78: approve");
    conversation
        .in(CHAPTER_ADMIN)
        .says(CHAPTER_ADMIN, "/announce journal " + id, "not yours to decide about");
    List<String> audited =
        RedisServer.await(new AuditLog(server.redis(), clock).newest(false, Optional.empty(), 50))
            .stream()
            .filter(entry -> entry.outcome().equals("chat"))
            .map(entry -> entry.who() + " " + entry.what())
            .toList();
    assertThat(audited)
        .containsExactly(
            "u:telegram:78 announce approve " + id,
            "u:telegram:77 announce urgent " + id,
            "u:telegram:77 announce send " + id);
    JsonNode journal = get(id + "/report").path("journal");
    assertThat(journal)
        .extracting(deed -> deed.path("what").asText())
        .containsExactly("send", "urgent", "approve");
  }

  @Test
  void aPictureAndAPinGoWithTheWords() {
    admin.says(
        ADMIN,
        "/announce #shenzhen --pin --image https://a.example/map.png The hall has moved.",
        "Preview",
        "https://a.example/map.png",
        "Pinned where");
    admin.says(ADMIN, "send", "Sending to one group");
    soon().until(() -> telegram.calls("pinChatMessage").size() == 1);
    JsonNode photo = telegram.calls("sendPhoto").get(0);
    assertThat(photo.path("photo").asText()).isEqualTo("https://a.example/map.png");
    assertThat(photo.path("caption").asText()).isEqualTo("📢 The hall has moved.");
    String id = newest().path("id").asText();
    soon().until(() -> get(id).path("state").asText().equals("DONE"));
    assertThat(get(id + "/report").at("/pins/not-pinnable").asInt()
            + get(id + "/report").at("/pins/pinned").asInt())
        .isEqualTo(1);
    assertThat(get(id).path("image").asText()).isEqualTo("https://a.example/map.png");
    assertThat(get(id).path("pin").asBoolean()).isTrue();
    admin.says(ADMIN, "/公告 #shenzhen --图片 http://a.example/x.png 礼堂换了地方。", "不是图片地址");
  }

  @Test
  void whoPressesSeenCountsOnce() {
    String made = service
        .api(
            "POST",
            "/announcements",
            "{\"text\":{\"en\":\"Read me.\"},\"audience\":{\"chapters\":[\"shenzhen\"]},"
                + "\"buttons\":[\"seen\"]}")
        .body();
    String id = parse(made).path("id").asText();
    soon().until(() -> get(id).path("state").asText().equals("DONE"));
    Conversation group = conversation.in(OTHER_GROUP);
    assertThat(group.presses(LI, "Seen")).contains("Thank you");
    assertThat(group.presses(LI, "Seen")).contains("Thank you");
    assertThat(group.presses(ANN, "Seen")).contains("Thank you");
    group.says(LI, "/news seen " + id, "Thank you");
    assertThat(get(id + "/report").path("seenPressed").asInt()).isEqualTo(2);
  }

  @Test
  void readersAskHowMuchTheyHadAndForTheLastOnes() {
    for (int i = 1; i <= 3; i++) {
      sent("Note number " + i + ".");
    }
    conversation
        .in(OTHER_GROUP)
        .says(LI, "/news", "There were 3 announcements", "number 3", "number 1")
        .says(LI, "/news 1", "There were 3 announcements", "number 3");
    assertThat(telegram.said(OTHER_GROUP)).last().asString().doesNotContain("number 2");
    conversation.in(GROUP).says(LI, "/近期公告", "没有公告");
  }

  @Test
  void whatCannotBeSentIsSaidBeforeAnythingIsQueued() {
    admin.says(
        ADMIN, "/announce Dear {nmae}, see [x](ftp://a.example).", "nmae", "ftp://a.example");
    admin.says(ADMIN, "send", "nmae");
    admin.says(ADMIN, "cancel", "");
    admin.says(ADMIN, "/announce #atlantis Hello", "no chapter, class year");
    admin.says(ADMIN, "/announce #2031 Hello", "reach nobody");
    admin.says(ADMIN, "/announce #-telegram Hello", "reach nobody");
    admin.says(ADMIN, "/announce " + "x".repeat(3_001), "too long", "3000");
    assertThat(copies(GROUP, "nmae")).isEmpty();
    assertThat(parse(service.api("GET", "/announcements", "").body()).path("items"))
        .isEmpty();
  }
}
