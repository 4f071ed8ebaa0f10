package io.reunion.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page and its files. The content security policy allows scripts, styles and requests of this origin, and one inline
 * text, the import map, by its digest: no request ever leaves the host.
 */
public final class WebPage {
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

  private final String path;
  private final Assets assets;
  private final Assets.Asset html;
  private final String policy;

  /**
   * @param path under which the files are asked for, for example {@code /playground/assets/}
   * @param owner beside whose class {@code page.html} and the files are
   * @param files relative to that
   */
  public WebPage(String path, Class<?> owner, List<String> files) {
    this.path = path;
    this.assets = Assets.load(owner, files, LIBRARIES);
    String base = path + assets.version() + "/";
    String importMap = IMPORT_MAP.replace("{{assets}}", base);
    Buffer written =
        Buffer.buffer(new String(Assets.bytes(owner, "page.html"), StandardCharsets.UTF_8)
            .replace("{{assets}}", base)
            .replace("{{importMap}}", importMap));
    this.html = Assets.Asset.of("text/html; charset=utf-8", written);
    this.policy = "default-src 'none'; script-src 'self' " + Assets.allowance(importMap)
        + "; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
        + "; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
  }

  /** Says to the browser what it may never do with an answer: guess its type, frame it, tell others where it came from. */
  public static void harden(RoutingContext exchange) {
    exchange
        .response()
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("X-Frame-Options", "DENY")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Resource-Policy", "same-origin")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    exchange.next();
  }

  /** Answers with the page. */
  public void page(RoutingContext exchange) {
    exchange
        .response()
        .putHeader("Content-Security-Policy", policy)
        .putHeader("Cache-Control", "no-cache");
    send(exchange, html);
  }

  /** Answers {@code VERSION/FILE} below the path of the files; 404 for what is not listed. */
  public void asset(RoutingContext exchange) {
    String asked = exchange.normalizedPath();
    String prefix = path + assets.version() + "/";
    Optional<Assets.Asset> asset = Optional.of(asked)
        .filter(inside -> inside.startsWith(prefix))
        .flatMap(inside -> assets.find(inside.substring(prefix.length())));
    if (asset.isEmpty()) {
      exchange.fail(404);
      return;
    }
    exchange.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
    send(exchange, asset.get());
  }

  private static void send(RoutingContext exchange, Assets.Asset asset) {
    boolean packed = takesGzip(exchange.request().getHeader("Accept-Encoding"));
    // The two forms are told apart: a tag stands for exactly these bytes.
    String quoted = '"' + asset.tag() + (packed ? "-gz" : "") + '"';
    HttpServerResponse response =
        exchange.response().putHeader("ETag", quoted).putHeader("Vary", "Accept-Encoding");
    String known = exchange.request().getHeader("If-None-Match");
    if (known != null && List.of(known.split("\\s*,\\s*")).contains(quoted)) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader("Content-Type", asset.type());
    if (packed) {
      response.putHeader("Content-Encoding", "gzip").end(asset.packed());
    } else {
      response.end(asset.content());
    }
  }

  private static boolean takesGzip(@Nullable String accepted) {
    return accepted != null
        && Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .anyMatch(
                coding -> coding.matches("gzip(\\s*;\\s*q=(1(\\.0*)?|0?\\.[0-9]*[1-9][0-9]*))?"));
  }
}
