package io.reunion.console;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.reunion.TestService;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list with headings that nobody knows, what it leaves to decide, and the alumni system. */
class ConsoleMembersIT {
  private static final UserId ADMIN = UserId.of("local", "ann");

  /** As many as take a while, also on a fast machine. */
  private static final int LONG = 40_000;

  private static final double SOON = 180_000;

  @RegisterExtension
  static final Browser BROWSER = new Browser();

  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  @RegisterExtension
  static final WireMockExtension ALUMNI =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir
  Path directory;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"zh, phone", "en, laptop"})
  void theOfficeBringsMembersAndDecides(String language, String device) {
    ALUMNI.stubFor(get(urlPathEqualTo("/people"))
        .willReturn(okJson("[{\"no\":\"9\",\"name\":\"Pulled Person\"},{\"no\":\"10\"}]")));
    try (TestService service = TestService.start(
        directory,
        REDIS.uri(),
        "redis: {accept: [appendfsync-no]}\nadmins: [\"local:ann\"]\nalumniSystem: {url: \""
            + ALUMNI.url("/people") + "\", fields: {name: name, studentNumber: no}}\n",
        "{}")) {
      org.assertj.core.api.Assertions.assertThat(service
              .api("POST", "/members/import", """
                  姓名,学号,届别,邮箱
                  张伟,1,2008,zhang@example.org
                  张小伟,2,2008,zhang@example.org
                  李娜,3,2009,
                  """)
              .statusCode())
          .isEqualTo(200);
      View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
      ConsolePage console =
          ConsolePage.enter(BROWSER, service, REDIS, ADMIN, view, language.equals("zh"));
      String name = "console-" + language + "-" + device + "-";
      mapsAList(console, name);
      decides(console, name);
      pulls(console, name);
      followsALongList(console, name);
      console.page().close();
    }
  }

  private static Locator linkTo(ConsolePage console, String chinese, String english) {
    return console
        .page()
        .getByRole(
            AriaRole.LINK, new Page.GetByRoleOptions().setName(console.say(chinese, english)));
  }

  private static void look(ConsolePage console, String name) {
    Browser.picture(console.page(), name);
    Browser.assertAccessible(console.page());
  }

  /** A list whose headings name nobody can still be mapped, and what is wrong with its rows is said in the page's language. */
  private static void mapsTheName(ConsolePage console) {
    Page page = console.page();
    byte[] csv = "Wer,学号,届别\nAnna,77,never\n".getBytes(StandardCharsets.UTF_8);
    page.getByLabel(console.say("名单文件", "List"), new Page.GetByLabelOptions().setExact(true))
        .setInputFiles(new FilePayload("wer.csv", "text/csv", csv));
    console.button("预览", "Show what it would do").click();
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText(console.say("没有“姓名”列", "No column holds the name"));
    BROWSER.takeComplaints();
    page.getByLabel(console.say("“Wer”列的含义", "What “Wer” is")).selectOption("name");
    console.button("按所选含义重新预览", "Show it again with these columns").click();
    assertThat(page.locator("main")).containsText(console.say("“never”不是届别", "“never” is no class year"));
  }

  private static void mapsAList(ConsolePage console, String name) {
    Page page = console.page();
    console.open("校友", "Members");
    linkTo(console, "导入名单", "Import a list").click();
    mapsTheName(console);
    byte[] csv =
        "姓名,学号,Wohnort\n张伟,1,Berlin\n张小伟,2,Bonn\n".getBytes(StandardCharsets.UTF_8);
    page.getByLabel(console.say("名单文件", "List"), new Page.GetByLabelOptions().setExact(true))
        .setInputFiles(new FilePayload("list.csv", "text/csv", csv));
    page.getByLabel(console.say("名单包含全体校友", "The list names everybody")).check();
    console.button("预览", "Show what it would do").click();
    Locator meaning =
        page.getByLabel(console.say("“Wohnort”列的含义", "What “Wohnort” is"));
    assertThat(meaning).hasValue("");
    meaning.selectOption("city");
    console.button("按所选含义重新预览", "Show it again with these columns").click();
    Locator rows = page.getByRole(
        AriaRole.TABLE, new Page.GetByRoleOptions().setName(console.say("前几行", "First rows")));
    assertThat(rows).containsText("Berlin");
    assertThat(page.locator("main"))
        .containsText(console.say("名单中没有的校友：1 位", "not in the list: 1"));
    look(console, name + "mapping");
    page.locator("section button.primary").click();
    console.heading("导入结果", "What it did").waitFor();
  }

  private static void decides(ConsolePage console, String name) {
    Page page = console.page();
    linkTo(console, "待定事项", "To decide").click();
    Locator pair = page.getByRole(AriaRole.ARTICLE);
    assertThat(pair).hasCount(1);
    assertThat(pair.locator("strong").first()).isVisible();
    look(console, name + "review");
    console.button("合并……", "Merge …").click();
    console.button("确定合并", "Merge them").click();
    assertThat(page.locator("main"))
        .containsText(console.say("没有可能重复的记录", "No records look like one person"));
    page.getByLabel("李娜").check();
    console.button("删除所选……", "Remove the chosen …").click();
    console.button("确定删除这 1 位", "Remove these 1").click();
    assertThat(page.locator("main"))
        .containsText(console.say("没有待定的校友", "Nobody is up for decision"));
    console.open("校友", "Members");
    assertThat(page.locator("main")).containsText(console.say("共找到 1 位", "1"));
  }

  /** The bar moves while it goes on, and whoever leaves and comes back finds it where it is. */
  private static void followsALongList(ConsolePage console, String name) {
    Page page = console.page();
    StringBuilder list = new StringBuilder("姓名,学号,城市\n");
    for (int i = 0; i < LONG; i++) {
      list.append("甲,").append(100_000 + i).append(",Bonn\n");
    }
    page.getByLabel(console.say("名单文件", "List"), new Page.GetByLabelOptions().setExact(true))
        .setInputFiles(new FilePayload(
            "long.csv", "text/csv", list.toString().getBytes(StandardCharsets.UTF_8)));
    console.button("预览", "Show what it would do").click();
    page.locator("section button.primary").click();
    Locator bar = page.getByRole(AriaRole.PROGRESSBAR);
    assertThat(bar).isVisible();
    assertThat(bar).hasAttribute("max", Integer.toString(LONG));
    console.open("校友", "Members");
    linkTo(console, "导入名单", "Import a list").click();
    assertThat(page.locator("main")).containsText(console.say("进行中", "under way"));
    assertThat(bar).isVisible();
    look(console, name + "import-going");
    console.heading("导入结果", "What it did").waitFor(new Locator.WaitForOptions().setTimeout(SOON));
    assertThat(bar).hasCount(0);
    assertThat(page.locator(".figure").nth(1)).containsText(String.format(java.util.Locale.ROOT, "%,d", LONG));
  }

  private static void pulls(ConsolePage console, String name) {
    Page page = console.page();
    linkTo(console, "导入名单", "Import a list").click();
    console.button("预览拉取", "Show what a pull would do").click();
    assertThat(page.locator(".figure").nth(1)).containsText("1");
    look(console, name + "pull");
    console.button("立即拉取", "Pull now").click();
    console.heading("导入结果", "What it did").waitFor();
    assertThat(page.locator("main")).containsText(console.say("已拉取", "pulled"));
    assertThat(page.locator(".figure").nth(4)).containsText("1");
  }
}
