package io.reunion;

import static io.reunion.TelegramBotApi.added;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Announcing to many groups. */
class AnnounceDialogueIT extends Dialogue {
  private Conversation admin;
  private Conversation chinese;

  @BeforeEach
  void groups() {
    conversation.work(added(OTHER_GROUP));
    admin = conversation.in(ADMIN);
    chinese = conversation.speaking("zh-hans").in(ADMIN);
  }

  private List<String> copies(String words) {
    return Stream.of(GROUP, OTHER_GROUP)
        .flatMap(chat -> telegram.said(chat).stream())
        .filter(text -> text.contains(words))
        .toList();
  }

  @Test
  void nobodyButAnAdminMay() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/announce Hello", "for admins")
        .says(ORGANISER, "/公告 你好", "仅限管理员");
  }

  @Test
  void aPreviewIsConfirmedAndASecondAdminApproves() {
    admin.says(ADMIN, "/announce The hall has moved.", "Preview", "2 groups", "Alumni 1001");
    assertThat(copies("The hall")).isEmpty();
    assertThat(admin.presses(ADMIN, "Send")).isEmpty();
    assertThat(telegram.said(ADMIN)).last().asString().contains("second admin has to approve");
    assertThat(admin.presses(ADMIN, "Approve")).contains("another admin");
    assertThat(copies("The hall")).isEmpty();
    conversation.in(SECOND_ADMIN).presses(SECOND_ADMIN, "Approve");
    soon().until(() -> copies("The hall has moved.").size() == 2);
    soon()
        .until(() -> telegram.calls("editMessageText").stream()
            .anyMatch(edit -> edit.path("text").asText().contains("Sent to 2 of 2 groups")));
    assertThat(copies("The hall has moved.")).hasSize(2);
  }

  @Test
  void theSameInChinese() {
    chinese.says(ADMIN, "/公告 礼堂换了地方。", "预览", "将发给2个群", "礼堂换了地方");
    chinese.presses(ADMIN, "发送");
    assertThat(telegram.said(ADMIN)).last().asString().contains("需要另一位管理员批准");
    assertThat(chinese.presses(ADMIN, "批准")).contains("需要另一位管理员批准");
    chinese.in(SECOND_ADMIN).presses(SECOND_ADMIN, "批准");
    soon().until(() -> copies("礼堂换了地方").size() == 2);
  }

  @Test
  void eachGroupReadsItsOwnLanguage() {
    assertThat(service
            .api("PATCH", "/chats/telegram/main/-1002", "{\"language\":\"zh\"}")
            .statusCode())
        .isEqualTo(200);
    admin.says(ADMIN, "/announce Moved.\n---\n换了地方。", "预览", "Moved.", "换了地方。");
    admin.presses(ADMIN, "发送");
    conversation.in(SECOND_ADMIN).presses(SECOND_ADMIN, "批准");
    soon().until(() -> copies("Moved.").size() + copies("换了地方。").size() == 2);
    assertThat(telegram.said(GROUP)).last().asString().contains("Moved.");
    assertThat(telegram.said(OTHER_GROUP)).last().asString().contains("换了地方。");
  }

  @Test
  void whatIsToldAsOneTellsAPersonIsPreviewedBeforeItIsSent() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "let everyone know that the hall has moved", "for admins");
    admin.says(ADMIN, "let everyone know that the hall has moved", "Preview", "the hall has moved");
    assertThat(copies("the hall has moved")).isEmpty();
  }

  @Test
  void whatIsCancelledIsNeverSent() {
    admin.says(ADMIN, "/announce The hall has moved.", "Preview");
    assertThat(admin.presses(ADMIN, "Cancel")).contains("Cancelled");
    assertThat(admin.presses(ADMIN, "Send")).contains("not open with you");
    Conversation second = chinese.in(SECOND_ADMIN);
    second.says(SECOND_ADMIN, "/公告 再来一次。", "预览");
    assertThat(second.presses(SECOND_ADMIN, "取消")).contains("已取消");
    assertThat(second.presses(SECOND_ADMIN, "发送")).contains("不在等您回答");
    assertThat(copies("The hall")).isEmpty();
    assertThat(copies("再来一次")).isEmpty();
  }

  @Test
  void everyQuestionIsAskedAndTheLastWordSends() {
    service.api(
        "PATCH", "/chats/telegram/main/-1002", "{\"language\":\"zh\",\"chapter\":\"berlin\"}");
    admin
        .says(ADMIN, "announce", "text in Chinese?")
        .says(ADMIN, "礼堂**换了**地方，见[地图](https://example.org/map)。", "text in English?")
        .says(ADMIN, "The hall has [moved](javascript:alert(1)).", "To whom?")
        .says(ADMIN, "#atlantis", "no chapter", "atlantis")
        .says(ADMIN, "all", "Which buttons?")
        .says(ADMIN, "seen, dance", "is no button")
        .says(ADMIN, "seen", "When?")
        .says(ADMIN, "yesterday", "When?")
        .says(ADMIN, "now", "Preview", "2 groups", "javascript:alert(1)", "is no web address")
        .says(ADMIN, "send", "is no web address");
    assertThat(copies("换了地方")).isEmpty();
    admin
        .says(ADMIN, "back", "When?")
        .says(ADMIN, "back", "Which buttons?")
        .says(ADMIN, "back", "To whom?")
        .says(ADMIN, "back", "in English?")
        .says(ADMIN, "The hall has _moved_.", "To whom?")
        .says(ADMIN, "#berlin", "Which buttons?")
        .says(ADMIN, "skip", "When?")
        .says(ADMIN, "now", "Preview", "one group")
        .says(ADMIN, "what?", "send")
        .says(ADMIN, "send", "Sending to one group");
    soon().until(() -> !copies("地方，见").isEmpty());
    assertThat(telegram.said(OTHER_GROUP))
        .last()
        .asString()
        .isEqualTo("📢 礼堂<b>换了</b>地方，见<a href=\"https://example.org/map\">地图</a>。");
    assertThat(copies("moved")).isEmpty();
  }

  @Test
  void itsConditionsAreSaidWithTheTime() {
    admin
        .says(ADMIN, "announce", "text in Chinese?")
        .says(ADMIN, "skip", "text in English?")
        .says(ADMIN, "The hall has moved.", "To whom?")
        .says(ADMIN, "all", "Which buttons?")
        .says(ADMIN, "skip", "until Friday noon")
        .says(ADMIN, "tomorrow 9 am, until yesterday 9 am", "past")
        .says(ADMIN, "tomorrow 9 am, until tomorrow 8 am", "end before it begins")
        .says(
            ADMIN,
            "tomorrow, 9 am, until tomorrow 9 pm, urgent, at least once",
            "Preview",
            "not after",
            "Urgent: neither quiet hours",
            "At least once")
        .says(ADMIN, "send", "second admin has to approve");
  }

  @Test
  void itsConditionsStandInFrontOfOneLine() {
    service.api("PATCH", "/chats/telegram/main/-1002", "{\"chapter\":\"berlin\"}");
    admin
        .says(
            ADMIN,
            "/announce #-berlin --urgent --until \"tomorrow 9 pm\" The hall has moved.",
            "Preview",
            "one group",
            "not after",
            "Urgent: neither quiet hours")
        .says(ADMIN, "cancel", "")
        .says(ADMIN, "/announce --urgnet The hall has moved.", "--urgnet", "expected: --urgent");
    chinese.says(ADMIN, "/公告 --紧急 --截止 “明晚9点” --必达 礼堂换了地方。", "预览", "不晚于", "紧急", "至少一次");
    assertThat(copies("礼堂")).isEmpty();
  }

  @Test
  void aCopyCanBeLookedAtFirst() {
    conversation.in(ADMIN).says(ADMIN, "/announce See **you** <b>there</b>.", "Preview");
    int before = telegram.said(ADMIN).size();
    admin.work(TelegramBotApi.message(ADMIN, ADMIN, "test", START.getEpochSecond()));
    assertThat(telegram.said(ADMIN).subList(before, before + 2))
        .anySatisfy(
            text -> assertThat(text).isEqualTo("📢 See <b>you</b> &lt;b&gt;there&lt;/b&gt;."))
        .anySatisfy(text -> assertThat(text).contains("how it will look"));
    assertThat(copies("there")).isEmpty();
    admin.says(ADMIN, "send", "second admin has to approve");
  }

  @Test
  void theOtherAdminsAreShownWhatWaitsForThem() {
    conversation.in(SECOND_ADMIN).says(SECOND_ADMIN, "/me", "P78");
    admin.says(ADMIN, "/announce The hall has moved.", "Preview");
    admin.says(ADMIN, "yes", "second admin has to approve");
    assertThat(telegram.said(SECOND_ADMIN))
        .last()
        .asString()
        .contains("P77", "asks for your approval", "2 chats", "The hall has moved.");
    conversation.in(SECOND_ADMIN).presses(SECOND_ADMIN, "Approve");
    soon().until(() -> copies("The hall has moved.").size() == 2);
  }

  @Test
  void oneMayHaveEnough() {
    conversation
        .in(GROUP)
        .says(LI, "/unsubscribe", "only an organiser")
        .says(ORGANISER, "/退订", "不再收到公告");
    admin
        .says(ADMIN, "/announce The hall has moved.", "Preview", "one group")
        .says(ADMIN, "send", "Sending");
    soon().until(() -> copies("The hall").size() == 1);
    assertThat(telegram.said(GROUP)).noneMatch(text -> text.contains("The hall"));
    conversation.in(OTHER_GROUP).says(LI, "/news", "one announcement", "The hall has moved.");
    conversation
        .in(GROUP)
        .says(LI, "/近期公告", "没有公告")
        .says(ORGANISER, "/subscribe", "announcements again");
  }
}
