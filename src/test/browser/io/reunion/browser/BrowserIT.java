package io.reunion.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is said of a page by those who look at it for the tests. */
class BrowserIT {
  @RegisterExtension
  static final Browser BROWSER = new Browser();

  private static final String WHOLE = """
      <!doctype html><html lang="en"><title>Whole</title><main><h1>Whole</h1><p>All is well.</p>%s</main></html>""";

  @Test
  void aPictureWithoutWordsIsFoundWhereItStands() {
    Page page = BROWSER.open("about:blank", Browser.View.LAPTOP, "en-GB");
    page.setContent(WHOLE.formatted(""));
    assertThat(Browser.violations(page)).isEmpty();
    page.setContent(WHOLE.formatted("<img class='mute' src='data:,'>"));
    assertThat(Browser.violations(page))
        .singleElement()
        .asString()
        .startsWith("image-alt at ")
        .contains("img", "class=\"mute\"");
  }
}
