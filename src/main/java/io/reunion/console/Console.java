package io.reunion.console;

import io.reunion.page.WebPage;
import io.vertx.ext.web.Router;

/**
 * The console's page and files. One page answers every address below {@code /console}; what is seen there is decided in
 * the browser. Nothing here tells anything to somebody who has not signed in.
 */
public final class Console {
  private final WebPage page = WebPage.joined(ConsoleFiles.ASSETS, Console.class, ConsoleFiles.ALL);

  public void mount(Router router) {
    router.route("/console/*").handler(WebPage::harden);
    router.get(ConsoleFiles.ASSETS + "*").handler(page::asset);
    router.get("/console").handler(page::page);
    router.get("/console/*").handler(page::page);
  }
}
