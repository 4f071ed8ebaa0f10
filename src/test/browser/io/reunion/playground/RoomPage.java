package io.reunion.playground;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The page as a person handles it: by what things are called, in the page's language. */
final class RoomPage {
  private final Page page;
  private final boolean zh;
  private final boolean phone;

  RoomPage(Page page, boolean zh, boolean phone) {
    this.page = page;
    this.zh = zh;
    this.phone = phone;
  }

  Page page() {
    return page;
  }

  String say(String chinese, String english) {
    return zh ? chinese : english;
  }

  Locator button(String chinese, String english) {
    return page.getByRole(
        AriaRole.BUTTON,
        new Page.GetByRoleOptions().setName(say(chinese, english)).setExact(true));
  }

  Locator box() {
    return page.getByRole(
        AriaRole.TEXTBOX,
        new Page.GetByRoleOptions().setName(say("消息", "Message")).setExact(true));
  }

  Locator log() {
    return page.getByRole(AriaRole.LOG);
  }

  void type(String text) {
    box().fill(text);
    box().press("Enter");
  }

  /** Sends what stands in the typing box. */
  void send() {
    button("发送", "Send").last().click();
    assertThat(box()).hasValue("");
  }

  void tip(int number) {
    list();
    page.locator("reunion-tips li").nth(number - 1).getByRole(AriaRole.BUTTON).click();
  }

  /** Goes to the list of chats; on a laptop it is always there. */
  void list() {
    Locator back = button("返回聊天列表", "Back to the chats");
    if (phone && back.isVisible()) {
      back.click();
    }
  }

  void open(String chat) {
    list();
    page.locator("reunion-chat-list")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(chat)))
        .click();
    assertThat(title()).hasText(chat);
  }

  /** The title of the open chat. */
  Locator title() {
    return page.locator("reunion-chat-view .title h2");
  }

  void become(String name) {
    list();
    page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(Pattern.compile(name)))
        .check();
  }

  /** The newest message that says {@code text} itself, not only in a quote. */
  Locator message(String text) {
    Locator bubble = page.locator(".bubble > :not(.quote)")
        .filter(new Locator.FilterOptions().setHasText(text));
    return log().locator("li[id]").filter(new Locator.FilterOptions().setHas(bubble)).last();
  }

  Locator toast(String text) {
    return page.locator("reunion-toasts p").filter(new Locator.FilterOptions().setHasText(text));
  }
}
