package io.reunion.page;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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

  /** Which file a module is that is asked for by a name without a path; a name that ends with a slash stands for a folder. */
  private static final Map<String, String> NAMES = Map.of(
      "lit", "lib/lit/index.js",
      "lit/", "lib/lit/",
      "lit-element/", "lib/lit-element/",
      "lit-html", "lib/lit-html/lit-html.js",
      "lit-html/", "lib/lit-html/",
      "@lit/reactive-element", "lib/reactive-element/reactive-element.js");

  private final Callable<Made> make;
  private @Nullable Made made;

  /** @param make done when the page is first asked for, on another thread */
  private WebPage(Callable<Made> make) {
    this.make = make;
  }

  /** Packed, joined and signed, which takes a moment. */
  private record Made(String base, Assets assets, Assets.Asset html, String policy) {
    static Made of(String path, Assets assets, String html, Map<String, String> moved) {
      String base = path + assets.version() + "/";
      String importMap = importMap(base, moved);
      return new Made(
          base,
          assets,
          Assets.Asset.of(
              "text/html; charset=utf-8",
              Buffer.buffer(html.replace("{{assets}}", base).replace("{{importMap}}", importMap))),
          "default-src 'none'; script-src 'self' " + Assets.allowance(importMap)
              + "; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
              + "; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html");
    }
  }

  /**
   * A page whose files a browser asks for one by one, as they are written.
   *
   * @param path under which the files are asked for, for example {@code /booth/assets/}
   * @param owner beside whose class {@code page.html} and the files are
   * @param files relative to that
   */
  public static WebPage plain(String path, Class<?> owner, List<String> files) {
    return new WebPage(
        () -> Made.of(path, Assets.load(owner, files, LIBRARIES), html(owner), Map.of()));
  }

  /**
   * The same with one style sheet and one script, made at the first visit of those that {@code page.html} names: a
   * visit then waits for three answers in a row instead of thirty. A module that is fetched later finds in the
   * joined script what it imports.
   */
  public static WebPage joined(String path, Class<?> owner, List<String> files) {
    return new WebPage(() -> join(path, owner, files));
  }

  private static Made join(String path, Class<?> owner, List<String> files) {
    Assets assets = Assets.load(owner, files, LIBRARIES);
    PageFile page = PageFile.read(html(owner));
    Bundle bundle = Bundle.join(page.scripts(), assets::text, WebPage::file);
    String styles = page.styles().stream().map(assets::text).collect(Collectors.joining("\n"));
    Map<String, String> moved = new TreeMap<>();
    bundle.names().forEach(name -> moved.put(name, PageFile.SCRIPT));
    return Made.of(
        path,
        assets.with(PageFile.STYLE, styles).with(PageFile.SCRIPT, bundle.script()),
        page.joined(),
        moved);
  }

  private static String html(Class<?> owner) {
    return new String(Assets.bytes(owner, "page.html"), StandardCharsets.UTF_8);
  }

  /** The file that is meant by a name without a path. */
  private static String file(String name) {
    String folder = name.substring(0, name.indexOf('/') + 1);
    String known = NAMES.get(name);
    return known == null
        ? NAMES.getOrDefault(folder, folder) + name.substring(folder.length())
        : known;
  }

  /** Where a browser finds modules: those with a name of their own, and those that have {@code moved} into another file. */
  private static String importMap(String base, Map<String, String> moved) {
    Map<String, String> imports = new TreeMap<>();
    NAMES.forEach((name, file) -> imports.put(name, base + moved.getOrDefault(file, file)));
    moved.forEach((name, file) -> imports.put(base + name, base + file));
    return imports.entrySet().stream()
        .map(entry -> '"' + entry.getKey() + "\":\"" + entry.getValue() + '"')
        .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
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
    with(exchange, found -> {
      exchange
          .response()
          .putHeader("Content-Security-Policy", found.policy())
          .putHeader("Cache-Control", "no-cache");
      send(exchange, found.html());
    });
  }

  /** Answers {@code VERSION/FILE} below the path of the files; 404 for what is not listed. */
  public void asset(RoutingContext exchange) {
    with(exchange, found -> {
      Optional<Assets.Asset> asset = Optional.of(exchange.normalizedPath())
          .filter(asked -> asked.startsWith(found.base()))
          .flatMap(asked -> found.assets().find(asked.substring(found.base().length())));
      if (asset.isEmpty()) {
        exchange.fail(404);
        return;
      }
      exchange.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
      send(exchange, asset.get());
    });
  }

  /** A visitor who comes while it is being made waits, and may make it once more: it is always the same. */
  private void with(RoutingContext exchange, Consumer<Made> answer) {
    Made known = made;
    if (known != null) {
      answer.accept(known);
      return;
    }
    exchange
        .vertx()
        .executeBlocking(make)
        .onSuccess(fresh -> {
          made = fresh;
          answer.accept(fresh);
        })
        .onFailure(exchange::fail);
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
