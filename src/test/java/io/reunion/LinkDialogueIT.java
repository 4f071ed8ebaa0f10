package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts become members: by a code, by an admin, by classmates; and not by guessing. */
class LinkDialogueIT extends Dialogue {
  private static final Pattern CODE = Pattern.compile("[A-Z]{4}-[A-Z]{4}");

  @BeforeEach
  void importMembers() {
    String list = """
        name,student number,class year,email,city,consent
        李雷,ML1,2008,li@example.org,北京,members
        韩梅梅,ML2,2008,mei@example.org,上海,members
        王芳,ML3,2008,fang@example.org,伦敦,members
        张伟,ML4,1999,wei@example.org,Berlin,members
        张伟,ML5,2001,wei5@example.org,Berlin,members
        """;
    assertThat(service.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    for (String name : List.of("李雷", "韩梅梅", "王芳")) {
      findable(service, name, 1);
    }
    findable(service, "张伟", 2);
  }

  /** The code in the last thing that was said in a chat. */
  private String code(long chat) {
    String last = telegram.said(chat).get(telegram.said(chat).size() - 1);
    Matcher code = CODE.matcher(last);
    assertThat(code.find()).as(last).isTrue();
    return code.group();
  }

  @Test
  void anAdminLinksAnAccount() {
    conversation
        .in(LI)
        .says(LI, "/find zhang wei", "verified members")
        .says(LI, "/me", "telegram:11");
    conversation
        .in(ADMIN)
        .says(ADMIN, "/link", "student number")
        .says(ADMIN, "/link telegram:11 ML9", "no member", "ML9")
        .says(ADMIN, "/link telegram:11 zhang wei", "More than one", "ML4", "1999", "ML5")
        .says(ADMIN, "绑定 telegram:11 张伟 1999", "telegram:11", "已关联到", "张伟")
        .says(ADMIN, "/link ML1 telegram:11", "linked to another member")
        .says(ADMIN, "/unlink telegram:11", "nobody any more")
        .says(ADMIN, "/link ML1 telegram:11", "linked to", "李雷");
    conversation.in(LI).says(LI, "/find zhang wei 1999", "one person");
    conversation.in(LI).says(LI, "/link telegram:13 ML2", "for admins");
  }

  @Test
  void aCodeLinksOneAccountOnce() {
    conversation.in(ADMIN).says(ADMIN, "/link ML1", "Code for", "李雷", "3 days");
    String code = code(ADMIN);
    conversation.in(GROUP).says(LI, "/verify " + code, "directly");
    conversation
        .in(LI)
        .says(LI, "/verify", "verify BCDF-GHJK", "telegram:11")
        .says(LI, "/verify " + code.toLowerCase(java.util.Locale.ROOT), "Welcome", "李雷")
        .says(LI, "/find han meimei", "one person");
    conversation.in(GUEST).says(GUEST, "/verify " + code, "wrong, used or expired");
  }

  @Test
  void aSecondAccountIsLinkedByTheFirst() {
    conversation.in(ADMIN).says(ADMIN, "/link telegram:11 ML1", "linked to");
    conversation.in(LI).says(LI, "验证", "您是", "李雷");
    String code = code(LI);
    conversation.in(GUEST).says(GUEST, "验证 " + code, "欢迎您", "李雷");
    conversation.in(LI).says(LI, "/unlink", "Which of your accounts");
    conversation.in(LI).presses(LI, "Unlink telegram:13");
    conversation
        .in(GUEST)
        .says(GUEST, "/find han", "verified members")
        .says(GUEST, "/unlink telegram:11", "one of your own accounts")
        .says(GUEST, "/unlink", "No account is linked");
    conversation.in(LI).says(LI, "解绑 telegram:11", "已解除关联").says(LI, "/find han", "verified");
  }

  @Test
  void guessingEndsSoon() {
    conversation.in(ADMIN).says(ADMIN, "/link ML1", "Code for");
    String code = code(ADMIN);
    Conversation guest = conversation.in(GUEST);
    for (int i = 0; i < 5; i++) {
      guest = guest.says(GUEST, "/verify BCDF-BCD" + "FGHJK".charAt(i), "wrong");
    }
    guest.says(GUEST, "/verify " + code, "too often").says(GUEST, "验证 " + code, "次数太多");
    conversation.in(LI).says(LI, "/verify " + code, "Welcome");
  }

  @Test
  void twoClassmatesVouch() {
    conversation
        .in(ADMIN)
        .says(ADMIN, "/link telegram:11 ML1", "linked to")
        .says(ADMIN, "/link telegram:12 ML2", "linked to")
        .says(ADMIN, "/link telegram:21 ML4", "linked to");
    conversation
        .in(LI)
        .says(LI, "/vouch", "vouch telegram:1234")
        .says(LI, "/vouch telegram:13 zhang wei", "no one classmate")
        .says(LI, "/vouch telegram:13 han meimei", "no one classmate")
        .says(LI, "/vouch telegram:13 wang fang", "One more classmate")
        .says(LI, "/vouch telegram:13 wang fang", "One more classmate");
    conversation.in(ORGANISER).says(ORGANISER, "/vouch telegram:13 wang fang", "no one classmate");
    conversation.in(GUEST).says(GUEST, "/vouch telegram:13 wang fang", "verified members");
    conversation.in(ANN).says(ANN, "担保 telegram:13 王芳", "telegram:13", "已关联到", "王芳");
    conversation.in(GUEST).says(GUEST, "/find li lei", "one person");
  }

  private String idOf(String words) {
    return parse(service.api("GET", "/members?q=" + words, "").body())
        .at("/items/0/id")
        .asText();
  }

  @Test
  void theOfficeLinksByTheApi() {
    String path = "/members/" + idOf("lilei");
    String li = "{\"user\":\"telegram:11\"}";
    assertThat(parse(service.api("GET", path, "").body()).path("accounts")).isEmpty();
    JsonNode linked = parse(service.api("POST", path + "/accounts", li).body());
    assertThat(linked.at("/accounts/0").asText()).isEqualTo("telegram:11");
    assertThat(linked.path("verified").asBoolean()).isTrue();
    assertThat(linked.at("/fields/city/0").asText()).isEqualTo("北京");
    conversation.in(LI).says(LI, "/find han", "one person");
    String other = "/members/" + idOf("wangfang");
    assertThat(service.api("POST", other + "/accounts", li).statusCode()).isEqualTo(409);
    assertThat(service.api("DELETE", other + "/accounts/telegram:11", "").statusCode())
        .isEqualTo(404);
    assertThat(service.api("DELETE", path + "/accounts/telegram:11", "").statusCode())
        .isEqualTo(200);
    conversation.in(LI).says(LI, "/find han", "verified members");
    String code =
        parse(service.api("POST", path + "/codes", "").body()).path("code").asText();
    conversation.in(LI).says(LI, "/verify " + code, "Welcome", "李雷");
    assertThat(service.api("GET", "/members/000000000000", "").statusCode()).isEqualTo(404);
    assertThat(service.api("GET", "/members/nobody", "").statusCode()).isEqualTo(404);
    assertThat(service.api("POST", path + "/accounts", "{\"user\":\"li\"}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void theOfficeLinksByItsList() {
    String list = """
        姓名,学号,Telegram,飞书
        李雷,ML1,11,
        韩梅梅,ML2,telegram:12,ou_abc
        王芳,ML3,11,
        张伟,ML4,@zhangwei,
        """;
    assertThat(parse(service.api("POST", "/members/import?dryRun=true", list).body())
            .path("columns")
            .findValuesAsText("meaning"))
        .containsExactly("name", "studentNumber", "account.telegram", "account.feishu");
    conversation.in(LI).says(LI, "/find han", "verified members");
    JsonNode report = parse(service.api("POST", "/members/import", list).body());
    assertThat(report.path("problems").findValuesAsText("reason"))
        .containsExactly("ACCOUNT_TAKEN", "BAD_ACCOUNT");
    conversation.in(LI).says(LI, "/me", "李雷");
    conversation.in(ANN).says(ANN, "/me data", "feishu:ou_abc, telegram:12");
    assertThat(parse(service.api("POST", "/members/import", list).body())
            .path("unchanged")
            .asInt())
        .isEqualTo(2);
  }
}
