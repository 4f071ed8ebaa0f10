package io.reunion.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, with a small bot behind the webhook. */
class PlaygroundPageIT {
  @RegisterExtension
  static final Browser BROWSER = new Browser();

  private EchoService service;

  @BeforeEach
  void start() throws Exception {
    service = EchoService.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
  }

  private RoomPage open(String language, View view) {
    String locale = language.equals("zh") ? "zh-CN" : "en-GB";
    return new RoomPage(
        BROWSER.open(service.url() + "/playground", view, locale),
        language.equals("zh"),
        view.touch());
  }

  private static View view(String device, String scheme) {
    View view = device.equals("phone") ? View.PHONE : View.LAPTOP;
    return scheme.equals("dark") ? view.dark() : view;
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource({"zh, laptop, light", "en, laptop, dark", "zh, phone, dark", "en, phone, light"})
  void leadsThroughTheFiveThingsToTry(String language, String device, String scheme) {
    RoomPage room = open(language, view(device, scheme));
    Page page = room.page();
    String name = language + "-" + device + "-" + scheme + "-";
    page.locator("reunion-tips li").first().waitFor();
    Browser.picture(page, name + "0-first");
    Browser.assertAccessible(page);

    room.tip(1);
    assertThat(room.box()).hasValue(room.say("/找 2012 北京", "/find 2015 london"));
    room.send();
    room.message(room.say("找到 2 位校友", "2 members found")).waitFor();
    Browser.picture(page, name + "1-found");
    room.box().fill("/");
    page.getByRole(AriaRole.LISTBOX).waitFor();
    Browser.picture(page, name + "1-suggested");

    room.tip(2);
    room.send();
    Locator yes = room.button("参加", "I'm in");
    yes.click();
    room.toast(room.say("记下了", "Noted")).waitFor();
    room.message(room.say("仅你可见", "Only you can see this")).waitFor();
    assertThat(room.message(room.say("已编辑", "edited"))).containsText(room.say("李雷", "Ann Walker"));
    Browser.picture(page, name + "2-pressed");
    Browser.assertAccessible(page);

    room.tip(3);
    page.getByText(room.say("回复校友小助手", "Reply to Reunion")).waitFor();
    Browser.picture(page, name + "3-replying");
    Browser.assertAccessible(page);
    room.send();
    room.message(room.say("仅你可见", "Only you can see this")).waitFor();

    room.tip(4);
    room.send();
    room.message(room.say("候补：", "Waiting: ")).waitFor();
    Browser.picture(page, name + "4-listed");

    room.tip(5);
    room.send();
    room.message(room.say("公告预览", "Preview of the announcement")).waitFor();
    Browser.picture(page, name + "5-preview");
    room.log().getByRole(AriaRole.BUTTON, exactly(room.say("发送", "Send"))).click();
    room.message(room.say("2/2 个群", "2 of 2 groups")).waitFor();
    room.list();
    Browser.picture(page, name + "6-broadcast");
    Browser.assertAccessible(page);
    room.open("London Chapter");
    room.message(room.say("报名已开放", "Sign-up is open")).waitFor();
    Browser.picture(page, name + "7-announced");
  }

  private static Locator.GetByRoleOptions exactly(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }

  @Test
  void countsWhatIsUnreadForThePersonaAndMarksItReadWhenOpened() {
    RoomPage room = open("en", View.LAPTOP);
    room.become("Ann Walker");
    room.open("Reunion");
    room.type("/announce Hello all");
    room.log().getByRole(AriaRole.BUTTON, exactly("Send")).click();
    Locator row = room.page()
        .locator("reunion-chat-list li")
        .filter(new Locator.FilterOptions().setHasText("London Chapter"));
    assertThat(row).containsText("1 unread");
    assertThat(room.page()).hasTitle(Pattern.compile("^\\(2\\) "));
    room.open("London Chapter");
    assertThat(row).not().containsText("unread");
    assertThat(room.page()).hasTitle(Pattern.compile("^\\(1\\) "));
  }

  @Test
  void showsAWhisperOnlyToTheOneItIsMeantFor() {
    RoomPage room = open("en", View.LAPTOP);
    room.become("Ann Walker");
    room.open("London Chapter");
    room.type("/events");
    room.button("参加", "I'm in").click();
    room.message("You have a seat").waitFor();
    room.become("Tom Baker");
    assertThat(room.message("seats taken")).isVisible();
    assertThat(room.log()).not().containsText("You have a seat");
  }

  @Test
  void suggestsCommandsAndTheBotToTheKeyboard() {
    RoomPage room = open("en", View.LAPTOP);
    room.box().pressSequentially("/");
    Locator options = room.page().getByRole(AriaRole.OPTION);
    assertThat(options).hasCount(7);
    Browser.picture(room.page(), "suggestions");
    Browser.assertAccessible(room.page());
    room.box().pressSequentially("r");
    assertThat(options).hasCount(1);
    assertThat(options.first()).hasAttribute("aria-selected", "true");
    room.box().press("Enter");
    assertThat(room.box()).hasValue("/rsvp ");
    nextFrame(room);
    assertThat(options).hasCount(0);
    room.box().fill("/");
    room.box().press("ArrowUp");
    room.box().press("Tab");
    assertThat(room.box()).hasValue("/undo ");
    nextFrame(room);
    assertThat(options).hasCount(0);
    room.box().fill("Hello @re");
    room.box().press("Enter");
    assertThat(room.box()).hasValue("Hello @reunion ");
    nextFrame(room);
    room.box().fill("/找");
    assertThat(options.first()).containsText("/找");
    room.box().press("Escape");
    assertThat(options).hasCount(0);
  }

  /** By then the box has the caret behind what was taken; before, what is filled in would not replace it. */
  private static void nextFrame(RoomPage room) {
    room.page().evaluate("() => new Promise(requestAnimationFrame)");
  }

  @Test
  void leavesEnterToAnInputMethodThatComposes() {
    RoomPage room = open("zh", View.LAPTOP);
    room.box().fill("nihao");
    room.box().dispatchEvent("keydown", java.util.Map.of("key", "Enter", "isComposing", true));
    assertThat(room.box()).hasValue("nihao");
    room.box().press("Shift+Enter");
    assertThat(room.box()).hasValue("nihao\n");
    room.box().press("Enter");
    assertThat(room.box()).hasValue("");
    room.message("nihao").waitFor();
  }

  @Test
  void answersAMessageThatIsTappedAndLeadsBackToIt() {
    RoomPage room = open("en", View.PHONE);
    room.become("Ann Walker");
    room.open("London Chapter");
    room.message("Coffee near").getByText("Coffee near").tap();
    room.page().getByText("Reply to Tom Baker").first().waitFor();
    room.type("Count me in");
    Locator quote = room.message("Count me in").getByRole(AriaRole.BUTTON).first();
    assertThat(quote).containsText("Tom Baker");
    quote.tap();
    assertThat(room.message("Coffee near").first()).hasClass(Pattern.compile("flash"));
  }

  @Test
  void walksThroughTheMessagesAndAnswersByKeyboard() {
    RoomPage room = open("en", View.LAPTOP);
    room.log().focus();
    room.page().keyboard().press("ArrowUp");
    room.page().keyboard().press("ArrowUp");
    assertThat(room.message("Coffee near")).isFocused();
    room.page().keyboard().press("Tab");
    room.page().keyboard().press("Enter");
    assertThat(room.box()).isFocused();
    assertThat(room.page().getByText("Reply to Tom Baker").first()).isVisible();
    room.box().press("Escape");
    assertThat(room.page().locator(".answering")).hasCount(0);
  }

  @Test
  void likesAMessage() {
    RoomPage room = open("en", View.LAPTOP);
    Locator message = room.message("The usual place");
    message.hover();
    message.getByRole(AriaRole.BUTTON, exactly("Like")).click();
    assertThat(message.locator(".reactions")).containsText("1");
    assertThat(message.getByRole(AriaRole.BUTTON, exactly("Take the like back")))
        .hasAttribute("aria-pressed", "true");
    Browser.assertAccessible(room.page());
    message.getByRole(AriaRole.BUTTON, exactly("Take the like back")).click();
    assertThat(message.locator(".reactions")).hasCount(0);
  }

  @Test
  void switchesThePersonaWithinAChat() {
    RoomPage room = open("zh", View.PHONE);
    room.open("北京校友群");
    room.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("点此切换")))
        .click();
    Browser.picture(room.page(), "people");
    Browser.assertAccessible(room.page());
    room.page()
        .getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("王芳")))
        .click();
    assertThat(room.box()).hasAttribute("placeholder", "以王芳的身份发言");
    assertThat(room.title()).hasText("北京校友群");
  }

  @Test
  void remembersLanguagePersonaAndHiddenTips() {
    RoomPage room = open("en", View.LAPTOP);
    room.become("Tom Baker");
    room.button("", "Hide these").click();
    room.button("", "中文").click();
    assertThat(room.page().locator("html")).hasAttribute("lang", "zh-CN");
    room.page().reload();
    assertThat(room.page().getByRole(AriaRole.HEADING).first()).hasText("Reunion 体验室");
    assertThat(room.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("汤姆·贝克")))
        .isChecked();
    assertThat(room.page().getByText("五件可以试的事")).hasCount(0);
    room.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("显示可以试的事"))
        .click();
    assertThat(room.page().getByText("五件可以试的事")).isVisible();
  }

  @Test
  void goesBackToTheChatsWithTheBrowsersBack() {
    RoomPage room = open("en", View.PHONE);
    room.open("London Chapter");
    room.page().goBack();
    assertThat(room.page().locator("reunion-tips")).isVisible();
    assertThat(room.box()).not().isVisible();
    room.tip(1);
    assertThat(room.box()).isFocused();
    room.page().waitForCondition(() -> room.title().boundingBox().x < 200);
    assertThat(room.title().boundingBox().x).isPositive();
    room.page().goBack();
    assertThat(room.box()).not().isVisible();
  }

  @Test
  void takesTheFocusAlongFromTheChatsIntoAChatAndBack() {
    RoomPage room = open("en", View.PHONE);
    room.open("London Chapter");
    assertThat(room.title()).isFocused();
    room.list();
    assertThat(room.page()
            .locator("reunion-chat-list")
            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("London"))))
        .isFocused();
  }

  @Test
  void drawsWhatPeopleWriteAsTextAndNothingElse() {
    RoomPage room = open("en", View.LAPTOP);
    String attack = "<img src=x onerror=alert(1)> {{7*7}} ${7*7} <b>bold</b>";
    room.type("@reunion " + attack);
    assertThat(room.message("You said")).containsText(attack);
    assertThat(room.log().locator("img[src=x]")).hasCount(0);
  }

  @Test
  void saysWhenTheServiceDidNotTakeAMessage() {
    RoomPage room = open("en", View.LAPTOP);
    service.refuseWith(503, 503, 503);
    room.type("Anybody there?");
    room.message("Anybody there?").getByText("Not delivered").waitFor(
        new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    service.refuseWith(503);
    room.type("And now?");
    assertThat(room.message("And now?")).containsText("Delivered");
    Browser.assertAccessible(room.page());
  }

  @Test
  void comesBackAfterALostConnectionWithoutMissingAnything() {
    RoomPage room = open("en", View.LAPTOP);
    room.type("before");
    room.message("before").waitFor();
    service.dropConnections();
    room.page().getByText("Connection lost").first().waitFor();
    Page other = BROWSER.open(service.url() + "/playground", View.LAPTOP, "en-GB");
    new RoomPage(other, false, false).type("meanwhile");
    room.message("meanwhile").waitFor();
    assertThat(room.page().getByText("Connection lost")).hasCount(0);
    assertThat(BROWSER.takeComplaints())
        .allSatisfy(complaint -> assertThat(complaint).contains("Failed to load resource"));
  }
}
