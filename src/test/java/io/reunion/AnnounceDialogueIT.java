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
    admin.says(ADMIN, "/announce", "preview first");
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
    chinese.says(ADMIN, "/公告", "会先给您预览").says(ADMIN, "/公告 礼堂换了地方。", "预览", "将发给2个群", "礼堂换了地方");
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
    conversation.in(SECOND_ADMIN).presses(SECOND_ADMIN, "Approve");
    soon().until(() -> copies("Moved.").size() + copies("换了地方。").size() == 2);
    assertThat(telegram.said(GROUP)).last().asString().contains("Moved.");
    assertThat(telegram.said(OTHER_GROUP)).last().asString().contains("换了地方。");
  }

  @Test
  void whatIsCancelledIsNeverSent() {
    admin.says(ADMIN, "/announce The hall has moved.", "Preview");
    assertThat(admin.presses(ADMIN, "Cancel")).contains("Cancelled");
    assertThat(admin.presses(ADMIN, "Send")).contains("Cancelled");
    Conversation second = chinese.in(SECOND_ADMIN);
    second.says(SECOND_ADMIN, "/公告 再来一次。", "预览");
    assertThat(second.presses(SECOND_ADMIN, "取消")).contains("已取消");
    assertThat(second.presses(SECOND_ADMIN, "发送")).contains("已取消");
    assertThat(copies("The hall")).isEmpty();
    assertThat(copies("再来一次")).isEmpty();
  }
}
