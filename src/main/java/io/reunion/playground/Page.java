package io.reunion.playground;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The page and its files. The content security policy allows scripts, styles and requests of this origin, and one inline
 * text, the import map, by its digest: no request ever leaves the host.
 */
final class Page {
  static final String ASSETS = "/playground/assets/";

  /** Our own files, relative to this package's resources. */
  static final List<String> FILES = List.of(
      "page.css",
      "logo.svg",
      "app.js",
      "api.js",
      "room.js",
      "sse.js",
      "words.js",
      "words/en.json",
      "words/zh.json",
      "components/avatar.js",
      "components/base.js",
      "components/chat-list.js",
      "components/chat-view.js",
      "components/composer.js",
      "components/composer-style.js",
      "components/icons.js",
      "components/message.js",
      "components/message-log.js",
      "components/message-style.js",
      "components/people-dialog.js",
      "components/persona-strip.js",
      "components/playground.js",
      "components/runs.js",
      "components/suggest.js",
      "components/tips.js",
      "components/toasts.js");

  private static final List<Assets.Library> LIBRARIES = List.of(
      new Assets.Library("lit", "lit", List.of("index.js", "directives/repeat.js")),
      new Assets.Library("lit-element", "lit-element", List.of("lit-element.js")),
      new Assets.Library(
          "lit-html",
          "lit-html",
          List.of(
              "lit-html.js",
              "is-server.js",
              "directive.js",
              "directive-helpers.js",
              "directives/repeat.js")),
      new Assets.Library(
          "reactive-element",
          "lit__reactive-element",
          List.of("reactive-element.js", "css-tag.js")));

  private static final String IMPORT_MAP = """
      {"imports": {
        "lit": "{{assets}}lib/lit/index.js",
        "lit/": "{{assets}}lib/lit/",
        "lit-element/": "{{assets}}lib/lit-element/",
        "lit-html": "{{assets}}lib/lit-html/lit-html.js",
        "lit-html/": "{{assets}}lib/lit-html/",
        "@lit/reactive-element": "{{assets}}lib/reactive-element/reactive-element.js"
      }}""";

  private final Assets assets = Assets.load(FILES, LIBRARIES);
  private final Buffer html;
  private final String tag;
  private final String policy;

  Page() {
    String base = ASSETS + assets.version() + "/";
    String importMap = IMPORT_MAP.replace("{{assets}}", base);
    this.html = Buffer.buffer(new String(Assets.bytes("page.html"), StandardCharsets.UTF_8)
        .replace("{{assets}}", base)
        .replace("{{importMap}}", importMap));
    this.tag = Assets.tag(html);
    this.policy = "default-src 'none'; script-src 'self' " + Assets.allowance(importMap)
        + "; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
        + "; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
  }

  void page(RoutingContext exchange) {
    exchange
        .response()
        .putHeader("Content-Security-Policy", policy)
        .putHeader("Cache-Control", "no-cache");
    send(exchange, "text/html; charset=utf-8", html, tag);
  }

  /** Answers {@code VERSION/PATH} below {@link #ASSETS}. */
  void asset(RoutingContext exchange) {
    String path = exchange.normalizedPath();
    String prefix = ASSETS + assets.version() + "/";
    Assets.Asset asset = Optional.of(path)
        .filter(inside -> inside.startsWith(prefix))
        .flatMap(inside -> assets.find(inside.substring(prefix.length())))
        .orElseThrow(() -> new Refusal(404, "no such file"));
    exchange.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
    send(exchange, asset.type(), asset.content(), asset.tag());
  }

  private static void send(RoutingContext exchange, String type, Buffer content, String tag) {
    String quoted = '"' + tag + '"';
    HttpServerResponse response = exchange.response().putHeader("ETag", quoted);
    String known = exchange.request().getHeader("If-None-Match");
    if (known != null && List.of(known.split("\\s*,\\s*")).contains(quoted)) {
      response.setStatusCode(304).end();
    } else {
      response.putHeader("Content-Type", type).end(content);
    }
  }
}
