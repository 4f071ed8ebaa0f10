package io.reunion.booth;

import io.reunion.page.WebPage;
import io.vertx.ext.web.Router;
import java.util.List;

/** {@code /vote} and {@code /trustee}. Nothing that identifies a voter is in the address: a code stands behind #. */
public final class Booth {
  private static final String ASSETS = "/booth/assets/";

  /** Our own files, relative to this package's resources. */
  static final List<String> FILES =
      List.of("booth.css", "booth.js", "paper.js", "seal.js", "words/en.json", "words/zh.json");

  private final WebPage page = WebPage.plain(ASSETS, Booth.class, FILES);

  public void mount(Router router) {
    router.get(ASSETS + "*").handler(WebPage::harden).handler(page::asset);
    router.get("/vote").handler(WebPage::harden).handler(page::page);
    router.get("/trustee").handler(WebPage::harden).handler(page::page);
  }
}
