package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody's own record: proven by a code, put right, consented to, taken home and deleted; in both languages. */
class OwnRecordDialogueIT extends Dialogue {
  private static final Pattern CODE = Pattern.compile("[A-Z]{4}-[A-Z]{4}");
  private static final long IMPOSTOR = 66;

  @TempDir
  Path ours;

  private final WireMockServer gateway =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());
  private TestService ready;

  @BeforeEach
  void anAssociationAbroad() {
    gateway.start();
    gateway.stubFor(post(urlPathEqualTo("/send")).willReturn(okJson("{\"code\":0}")));
    ready = TestService.start(
        ours, server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        admins: ["telegram:77"]
        server: {publicUrl: "https://alumni.example.org"}
        privacy: {abroad: [telegram]}
        sms:
          url: http://localhost:%d/send
          headers: {X-Key: k3y}
          expects: '"code":0'
        """.formatted(gateway.port()), telegram.config(), clock);
    String list = """
        name,student number,class year,phone,city,consent
        李雷,ML1,2008,138 0013 8000,北京,members
        韩梅梅,ML2,2008,+86 139-0013-9000,上海,members
        王芳,ML3,2008,,伦敦,members
        王芳,ML4,2008,,Berlin,members
        """;
    assertThat(ready.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    findable(ready, "李雷", 1);
    findable(ready, "韩梅梅", 1);
    findable(ready, "王芳", 2);
    conversation = talkTo(ready);
  }

  @AfterEach
  void closeReady() {
    ready.close();
    gateway.stop();
  }

  private String texted(int messages) {
    soon()
        .until(() -> gateway.findAll(postRequestedFor(urlPathEqualTo("/send"))).size() == messages);
    Matcher code = CODE.matcher(gateway
        .findAll(postRequestedFor(urlPathEqualTo("/send")))
        .get(messages - 1)
        .getBodyAsString());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  private void link(long user, String number) {
    conversation.in(ADMIN).says(ADMIN, "/link telegram:" + user + " " + number, "linked to");
  }

  @Test
  void aCodeComesAsATextMessageAndAnImpostorGetsNothing() {
    conversation.in(LI).says(LI, "/verify ML1", "If that is on record");
    String code = texted(1);
    gateway.verify(postRequestedFor(urlPathEqualTo("/send"))
        .withHeader("X-Key", equalTo("k3y"))
        .withRequestBody(
            equalToJson("{\"to\":\"+8613800138000\",\"text\":\"${json-unit.any-string}\"}")));
    conversation
        .in(IMPOSTOR)
        .says(IMPOSTOR, "/verify +86 138 0013 8000", "If that is on record")
        .says(IMPOSTOR, "/verify " + code, "wrong, used or expired")
        .says(IMPOSTOR, "验证 " + code, "验证码不对")
        .says(IMPOSTOR, "/find 韩梅梅", "仅限已认证校友")
        .says(IMPOSTOR, "/me delete", "not linked");
    conversation.in(LI).says(LI, "验证 " + code, "Welcome", "李雷");
    conversation.in(IMPOSTOR).says(IMPOSTOR, "/vouch telegram:66 李雷", "仅限已认证校友");
  }

  @Test
  void aDuplicateIsNotVouchedForAndADeadAddressIsOvercome() {
    link(LI, "ML1");
    link(ANN, "ML2");
    conversation.in(LI).says(LI, "我的 出境 同意", "您已同意");
    assertThat(ready.api("POST", "/members/import", """
        name,student number,class year,consent
        赵敏,ML5,2008,members
        """).statusCode()).isEqualTo(200);
    conversation
        .in(LI)
        .says(LI, "担保 telegram:13 王芳", "没有找到唯一一位")
        .says(LI, "担保 telegram:13 赵敏", "没有找到唯一一位");
  }

  @Test
  void onlyWhoAgreedIsShownAbroad() {
    link(LI, "ML1");
    link(ANN, "ML2");
    conversation.in(ANN).says(ANN, "/find 北京 2008", "没有找到");
    conversation
        .in(LI)
        .says(LI, "/me abroad", "since you have not been asked", "leave the country")
        .says(LI, "我的 出境 同意", "您已同意")
        .says(LI, "/me", "operator is abroad: yes, decided by you on 2026-11-18")
        .says(LI, "/me data", "2026-11-18: “我同意将他人可见的我的信息");
    soon().untilAsserted(() -> conversation.in(ANN).says(ANN, "/find 北京 2008", "李雷"));
    conversation.in(LI).says(LI, "/me abroad no", "nobody sees or finds you");
    soon().untilAsserted(() -> conversation.in(ANN).says(ANN, "/find 北京 2008", "没有找到"));
    conversation.in(LI).says(LI, "/undo", "You agreed");
  }

  @Test
  void aMistakeIsPutRightByOneselfOrByTheOffice() {
    link(LI, "ML1");
    conversation
        .in(LI)
        .says(LI, "/me correct", "me correct city Shenzhen")
        .says(LI, "/me correct city Shenzhen", "your city is now Shenzhen")
        .says(LI, "/undo", "your city is now 北京")
        .says(LI, "我的 更正 届别 2009", "您的届别应为2009", "管理员决定");
    assertThat(telegram.said(ADMIN))
        .anyMatch(text -> text.contains("ML1") && text.contains("2009"));
    conversation.in(LI).says(LI, "/corrections", "for admins");
    conversation.in(ADMIN).says(ADMIN, "更正", "李雷", "2008", "2009");
    conversation.in(ADMIN).presses(ADMIN, "更改");
    assertThat(last(LI)).contains("class year", "2009");
    conversation.in(ADMIN).says(ADMIN, "/corrections", "Nobody says");
    conversation.in(LI).says(LI, "/me", "class year: 2009");
    conversation.in(LI).says(LI, "/me correct name 李蕾", "管理员决定");
    conversation.in(ADMIN).presses(ADMIN, "Leave it");
    assertThat(last(LI)).contains("has not changed");
    conversation.in(LI).says(LI, "/me", "李雷");
  }

  private String last(long chat) {
    List<String> said = telegram.said(chat);
    return said.get(said.size() - 1);
  }

  @Test
  void everythingCanBeTakenHomeOnceAndThenDeleted() {
    link(LI, "ML1");
    conversation
        .in(LI)
        .says(LI, "/me consent group", "You agreed")
        .says(LI, "我的 导出", "https://alumni.example.org/export/");
    Matcher address = Pattern.compile("/export/[A-Za-z0-9_-]{32}").matcher(last(LI));
    assertThat(address.find()).isTrue();
    HttpResponse<String> offered = ready.send("GET", address.group(), "");
    assertThat(offered.statusCode()).isEqualTo(200);
    assertThat(offered.body()).contains("Show my data").doesNotContain("李雷");
    assertThat(ready.send("GET", address.group(), "").statusCode())
        .as("a preview uses nothing up")
        .isEqualTo(200);
    HttpResponse<String> taken = ready.send("POST", address.group(), "");
    assertThat(taken.body())
        .contains(
            "李雷", "138 0013 8000", "telegram:11", "DIRECTORY", "I agree that my city", "JSON");
    assertThat(taken.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(ready.send("POST", address.group(), "").statusCode()).isEqualTo(404);
    conversation.in(LI).says(LI, "我的 删除", "群里已有的消息");
    conversation.in(LI).presses(LI, "确认全部删除");
    conversation.in(LI).says(LI, "/me", "not linked");
    assertThat(keys("consents:*")).isEmpty();
    assertThat(keys("consents-ended:*")).hasSize(1);
  }

  @Test
  void anAdminSaysWhetherTwoRecordsAreOnePerson() {
    conversation.in(LI).says(LI, "/duplicates", "for admins");
    soon().until(() -> !duplicate().isEmpty());
    conversation
        .in(ADMIN)
        .says(ADMIN, "/重复", "姓名和届别相同", "ML3", "ML4")
        .says(ADMIN, "/duplicates keep " + duplicate(), "two people")
        .says(ADMIN, "/duplicates", "No records look like");
    String list = "name,student number,phone\n李雷,ML1,13800138000\n李磊,ML9,13800138000\n";
    assertThat(ready.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    String pair = duplicate();
    conversation
        .in(ADMIN)
        .says(ADMIN, "/duplicates", "different student numbers")
        .says(ADMIN, "/duplicates merge nonsense", "no such pair")
        .says(ADMIN, "/duplicates merge " + pair, "Merged")
        .says(ADMIN, "/duplicates keep " + pair, "decided already")
        .says(ADMIN, "/重复", "没有可能重复");
    assertThat(parse(ready.api("GET", "/members?q=李磊", "").body()).path("items"))
        .as("found by the name of the record that is gone")
        .hasSize(1);
  }

  private String duplicate() {
    return parse(ready.api("GET", "/members/duplicates", "").body())
        .at("/items/0/id")
        .asText();
  }

  @Test
  void aCorrectionIsOneLineOfWhatTheFieldHolds() {
    link(LI, "ML1");
    link(ANN, "ML2");
    conversation
        .in(LI)
        .says(LI, "/me correct city Paris\n2. Ann Lee · 2008", "your city is now Paris 2. Ann Lee")
        .says(LI, "我的更正城市 北京", "您的城市现在是北京")
        .says(LI, "我的城市改成广州", "您的城市现在是广州")
        .says(LI, "/me correct city: Shenzhen", "your city is now Shenzhen")
        .says(LI, "/me correct class year next one", "does not look like class year")
        .says(LI, "/me correct e-mail not-an-address", "does not look like e-mail")
        .says(LI, "/me correct phone soon", "does not look like phone")
        .says(LI, "me correct name Bob <b>X</b> <!channel>", "your name ought to be Bob")
        .says(LI, "/me correct class year 2009", "class year ought to be 2009");
    for (int i = 3; i <= 10; i++) {
      conversation.in(LI).says(LI, "/me correct name Bob " + i, "ought to be");
    }
    int told = telegram.said(ADMIN).size();
    conversation.in(LI).says(LI, "/me correct name Bob 11", "tried too often");
    assertThat(telegram.said(ADMIN)).hasSize(told);
  }
}
