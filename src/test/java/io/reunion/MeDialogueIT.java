package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody decides in the chat who sees what of them. */
class MeDialogueIT extends Dialogue {
  private MemberId zhang;

  @BeforeEach
  void linkZhang() {
    members();
    zhang = new MemberId(parse(service.api("GET", "/members?q=zhang", "").body())
        .at("/items/0/id")
        .asText());
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    assertThat(RedisServer.await(store.link(zhang, UserId.of("telegram", "11"))))
        .isNotNull();
  }

  /** Once everybody's index knows what was decided. */
  private void finds(String words, boolean found) {
    soon()
        .untilAsserted(() -> conversation
            .in(ANN)
            .says(ANN, "/find " + words, found ? "one person" : "I found nobody"));
  }

  @Test
  void showsWhoSeesWhat() {
    conversation
        .in(LI)
        .says(LI, "/me", "张伟", "telegram:11", "city: 深圳 – every verified member", "e-mail")
        .says(LI, "我的", "城市：深圳 – 全体认证校友", "邮箱", "无人");
    int before = telegram.said(GROUP).size();
    conversation.work(TelegramBotApi.message(GROUP, LI, "/me", clock.instant().getEpochSecond()));
    assertThat(telegram.said(GROUP)).hasSize(before);
    assertThat(telegram.said(LI)).hasSize(3);
  }

  @Test
  void aFieldIsHiddenByAButtonAndShownByAWord() {
    finds("shenzhen", true);
    conversation.in(LI).says(LI, "/me", "张伟");
    conversation.in(LI).presses(LI, "city");
    conversation.in(LI).presses(LI, "nobody");
    finds("shenzhen", false);
    finds("zhang wei", true);
    assertThat(telegram.said(ANN).get(telegram.said(ANN).size() - 1)).doesNotContain("深圳");
    conversation.in(LI).says(LI, "/undo", "your city is for every verified member");
    finds("shenzhen", true);
    conversation
        .in(LI)
        .says(LI, "我的 城市 不公开", "城市", "对无人可见")
        .says(LI, "/me e-mail group", "cannot be shown to so many")
        .says(LI, "/me class year chapter", "class year", "members of my chapter")
        .says(LI, "/me all nobody", "nobody");
    finds("zhang wei", false);
  }

  @Test
  void consentIsKeptWithItsDateAndWordsAndCanBeTakenBack() {
    conversation
        .in(LI)
        .says(LI, "/me consent", "as the office has it", "Who may find you")
        .says(LI, "/me consent group", "You agreed", "everybody in a group")
        .says(LI, "/me", "decided by you on 2026-11-18")
        .says(LI, "我的 同意 不公开", "已撤回同意")
        .says(
            LI,
            "/me data",
            "telegram:11",
            "zhang@example.org",
            "2026-11-18: “I agree that my city",
            "我不同意任何人查看");
    finds("shenzhen", false);
    finds("zhang wei 2008", true);
  }

  @Test
  void aMemberIsForgottenOnRequest() {
    conversation
        .in(LI)
        .says(LI, "/find munich", "one person")
        .says(LI, "/me delete", "Do you want");
    assertThat(server.command("EXISTS", "lookups:{m:" + zhang + "}")).contains("1");
    conversation.in(LI).presses(LI, "Yes, delete everything");
    conversation.in(LI).says(LI, "/me", "not linked").says(LI, "/find munich", "verified members");
    finds("zhang wei", false);
    assertThat(keys("*" + zhang + "*")).isEmpty();
    assertThat(service.api("GET", "/members?q=zhang", "").body()).doesNotContain("张伟");
  }
}
