package io.reunion.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.reunion.TestService;
import io.reunion.access.SignIns;
import io.reunion.browser.Browser;
import io.reunion.browser.Browser.View;
import io.reunion.chat.UserId;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import io.vertx.core.Future;
import java.time.Clock;

/** The console as a person handles it, signed in by a link as the bot gives it. */
final class ConsolePage {
  private final Page page;
  private final boolean zh;
  private final View view;

  private ConsolePage(Page page, boolean zh, View view) {
    this.page = page;
    this.zh = zh;
    this.view = view;
  }

  /** Signs in as {@code user}; the service in test decides anew what that user may. */
  static ConsolePage enter(
      Browser browser, TestService service, RedisServer redis, UserId user, View view, boolean zh) {
    SignIns links = new SignIns(
        redis.redis(), Clock.systemUTC(), (unused, granted) -> Future.failedFuture("only makes links"));
    String code = RedisServer.await(links.link(user, Role.ADMIN));
    Page page =
        browser.open(service.url() + "/console/enter#" + code, view, zh ? "zh-CN" : "en-GB");
    ConsolePage console = new ConsolePage(page, zh, view);
    console.button("登录", "Sign in").click();
    page.waitForURL("**/console/");
    console.heading("您好", "Good day").waitFor();
    return console;
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

  Locator heading(String chinese, String english) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(say(chinese, english)));
  }

  /** Opens a page by the menu, which is folded away on a phone. */
  void open(String chinese, String english) {
    if (view.touch()) {
      button("菜单", "Menu").click();
    }
    page.getByRole(AriaRole.NAVIGATION)
        .getByRole(
            AriaRole.LINK,
            new Locator.GetByRoleOptions().setName(say(chinese, english)).setExact(true))
        .click();
    heading(chinese, english).waitFor();
  }
}
