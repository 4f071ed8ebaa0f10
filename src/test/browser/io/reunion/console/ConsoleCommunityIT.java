package io.reunion.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checklist, the profiles and the report at the console; and a story that its person has not agreed to. */
class ConsoleCommunityIT {
  private static final UserId ADMIN = UserId.of("local", "ann");

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @TempDir
  Path directory;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void theOfficeWorksOnTheChecklistAndCannotPublishWithoutConsent(String language, String device) {
    try (TestService service = TestService.start(
        directory,
        REDIS.uri(),
        "redis: {accept: [appendfsync-no]}\nadmins: [\"local:ann\"]\n",
        "{}")) {
      String member = member(service);
      org.assertj.core.api.Assertions.assertThat(service
              .api(
                  "POST",
                  "/stories",
                  "{\"member\":\"" + member
                      + "\",\"title\":\"From dams to wind\",\"text\":\"Ten years.\"}")
              .statusCode())
          .isEqualTo(201);
      View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
      ConsolePage console =
          ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
      console.open("社群", "Community");
      worksOnTheChecklist(console);
      asksForProfiles(console);
      look(console, "console-" + language + "-" + device + "-community");
      decidesBetweenTwoVersions(console, service);
      cannotPublish(console);
      look(console, "console-" + language + "-" + device + "-stories");
      console.page().close();
    }
  }

  private static String member(TestService service) {
    org.assertj.core.api.Assertions.assertThat(service
            .api("POST", "/members/import", "姓名,学号\n李雷,2008001\n")
            .statusCode())
        .isEqualTo(200);
    String found = "";
    for (int i = 0; found.isEmpty() && i < 100; i++) {
      found = service
          .api("GET", "/members?q=2008001", "")
          .body()
          .replaceFirst("(?s)^.*?\"id\":\"([0-9a-z]{12})\".*$", "$1");
      found = found.length() == 12 ? found : "";
    }
    return found;
  }

  private static void worksOnTheChecklist(ConsolePage console) {
    Page page = console.page();
    page.getByLabel(console.say("事项", "Task"), new Page.GetByLabelOptions().setExact(true))
        .fill("Print badges");
    page.getByLabel(console.say("截止日期", "By"), new Page.GetByLabelOptions().setExact(true))
        .fill("2099-12-20");
    console.button("添加", "Add").click();
    console.button("完成：Print badges", "Done: Print badges").click();
    assertThat(console.button("重开：Print badges", "Open again: Print badges")).isVisible();
  }

  private static void asksForProfiles(ConsolePage console) {
    console.button("每季度询问每位成员一次", "Ask everybody once a quarter").click();
    assertThat(console.button("停止询问", "Stop asking")).isVisible();
    console.button("按届别", "By class").click();
    assertThat(console.page().getByText("–").first()).isVisible();
  }

  /** Somebody else was faster: both versions are told, and the one at the page decides. */
  private static void decidesBetweenTwoVersions(ConsolePage console, TestService service) {
    Page page = console.page();
    service.api("PATCH", "/preparations/1", "{\"due\":\"2099-12-24\"}");
    console.button("重开：Print badges", "Open again: Print badges").click();
    Locator conflict = page.getByRole(AriaRole.ALERT);
    assertThat(conflict).containsText(console.say("刚刚有人修改过", "Somebody changed this meanwhile"));
    assertThat(conflict.getByRole(AriaRole.ROW)).hasCount(3);
    assertThat(conflict).containsText("2099-12-24");
    assertThat(conflict).containsText(console.say("您没有改", "untouched by you"));
    Browser.assertAccessible(page);
    console.button("以我的为准，覆盖保存", "Save mine over it").click();
    assertThat(console.button("完成：Print badges", "Done: Print badges")).isVisible();
    assertThat(page.locator("main")).containsText("2099-12-24");
    service.api("PUT", "/profiles", "{\"asking\":false}");
    console.button("停止询问", "Stop asking").click();
    console.button("放弃我的修改", "Drop mine").click();
    assertThat(console.button("每季度询问每位成员一次", "Ask everybody once a quarter")).isVisible();
    org.assertj.core.api.Assertions.assertThat(BROWSER.takeComplaints())
        .as("the refusals themselves")
        .hasSize(2);
  }

  private static void cannotPublish(ConsolePage console) {
    Page page = console.page();
    page.getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions().setName(console.say("校友风采", "Showcase")).setExact(true))
        .click();
    console.heading("From dams to wind", "From dams to wind").waitFor();
    assertThat(page.getByText(console.say("未同意", "not agreed to")).first()).isVisible();
    console.button("发布", "Publish").click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText(console.say("没有同意这一版文字", "has not agreed to this exact text"));
    console.button("修改文字", "Change the text").click();
    page.getByLabel(console.say("内容", "Text")).fill("Ten years, and one.");
    console.button("保存", "Save").click();
    assertThat(page.getByText("Ten years, and one.")).isVisible();
    assertThat(page.getByText(console.say("已发布", "published"), new Page.GetByTextOptions().setExact(true)))
        .hasCount(0);
    org.assertj.core.api.Assertions.assertThat(BROWSER.takeComplaints())
        .as("the refusal itself")
        .hasSize(1);
  }

  private static void look(ConsolePage console, String name) {
    Browser.picture(console.page(), name);
    Browser.assertAccessible(console.page());
  }
}
