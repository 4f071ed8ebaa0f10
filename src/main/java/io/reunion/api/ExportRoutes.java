package io.reunion.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.registration.Export;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /export/SECRET}: all that is kept of one member, once. Opening the address shows only a button, since platforms
 * fetch addresses that people send each other; pressing it uses the secret up.
 */
public final class ExportRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);
  private static final String PATH = "/export/:secret";
  private static final String SHAPE = "[A-Za-z0-9_-]{32}";
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}"
          + "table{border-collapse:collapse;width:100%}th{text-align:left;vertical-align:top;padding:.2rem 1rem .2rem 0}"
          + "button{font:inherit;padding:.5rem 1rem}";

  private final Export export;

  public ExportRoutes(Export export) {
    this.export = export;
  }

  public void mount(Router router) {
    router.get(PATH).handler(this::offer);
    router.post(PATH).handler(this::take);
  }

  private void offer(RoutingContext routing) {
    String secret = routing.pathParam("secret");
    if (!secret.matches(SHAPE)) {
      gone(routing);
      return;
    }
    export
        .isOffered(secret)
        .onSuccess(offered -> {
          if (offered) {
            page(
                routing,
                200,
                "<p>Shown once, to you alone. 只显示一次，请自行保存。</p>"
                    + "<form method=\"post\"><button>Show my data 显示我的数据</button></form>");
          } else {
            gone(routing);
          }
        })
        .onFailure(failure -> later(routing, failure));
  }

  private void take(RoutingContext routing) {
    String secret = routing.pathParam("secret");
    if (!secret.matches(SHAPE)) {
      gone(routing);
      return;
    }
    export
        .take(secret)
        .onSuccess(all -> all.ifPresentOrElse(
            found -> page(routing, 200, download(found) + table(found)), () -> gone(routing)))
        .onFailure(failure -> later(routing, failure));
  }

  private static void gone(RoutingContext routing) {
    page(
        routing,
        404,
        "<p>This address is used up or too old; write <code>me export</code> for another one. "
            + "网址已用过或已过期，请重新发送 <code>我的 导出</code>。</p>");
  }

  private static void later(RoutingContext routing, Throwable failure) {
    LOG.warn("an export cannot be read: {}", failure.toString());
    routing.response().setStatusCode(503).putHeader("Retry-After", "60").end();
  }

  private static void page(RoutingContext routing, int status, String body) {
    HttpServerResponse response = routing
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "text/html; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("X-Robots-Tag", "noindex")
        .putHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
    response.end(
        "<!doctype html><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
            + "<title>My data 我的数据</title><style>" + STYLE + "</style><h1>My data 我的数据</h1>"
            + body);
  }

  private static String download(JsonNode all) {
    String json =
        Base64.getEncoder().encodeToString(Export.written(all).getBytes(StandardCharsets.UTF_8));
    return "<p><a download=\"my-data.json\" href=\"data:application/json;base64," + json
        + "\">JSON</a></p>";
  }

  /** A table in which each value may be another one. */
  private static String table(JsonNode node) {
    if (node.isValueNode()) {
      return escaped(node.asText());
    }
    StringBuilder table = new StringBuilder();
    if (node.isArray()) {
      node.forEach(one -> table.append("<div>").append(table(one)).append("</div>"));
      return table.toString();
    }
    table.append("<table>");
    node.properties()
        .forEach(entry -> table
            .append("<tr><th>")
            .append(escaped(entry.getKey()))
            .append("</th><td>")
            .append(table(entry.getValue()))
            .append("</td></tr>"));
    return table.append("</table>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
