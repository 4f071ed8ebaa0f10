package io.reunion.playground;

import io.netty.util.NetUtil;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets pass only what a page of our own on this very machine asks for. The address alone is not enough: a website that is
 * open in the same browser also calls from this machine, a name that an attacker's name server points here makes
 * it look same-origin (so {@code Host} must be a loopback name), and a reverse proxy makes the whole world look local.
 */
final class LoopbackOnly implements Handler<RoutingContext> {
  private static final List<String> PROXY_HEADERS =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via");

  @Override
  public void handle(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    if (!isLoopback(request.remoteAddress().hostAddress())) {
      throw new Refusal(403, "not from this machine (expected: a loopback address)");
    }
    if (PROXY_HEADERS.stream().anyMatch(request.headers()::contains)) {
      throw new Refusal(403, "came through a proxy (expected: a direct request)");
    }
    HostAndPort authority = request.authority();
    if (authority == null || !isLoopbackName(authority.host())) {
      throw new Refusal(403, "foreign Host (expected: localhost, 127.0.0.1 or [::1])");
    }
    checkOrigin(request);
    exchange.next();
  }

  private static void checkOrigin(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && !origin.equals("http://" + request.getHeader("Host"))) {
      throw new Refusal(403, "foreign Origin (expected: the playground's own)");
    }
    String site = request.getHeader("Sec-Fetch-Site");
    boolean own = site == null || site.equals("same-origin") || site.equals("none");
    boolean followsLink = "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
        && request.method().equals(HttpMethod.GET);
    if (!own && !followsLink) {
      throw new Refusal(403, "asked for by another site (expected: the playground's own page)");
    }
  }

  private static boolean isLoopbackName(String host) {
    String bare =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    return bare.equalsIgnoreCase("localhost") || isLoopback(bare);
  }

  static boolean isLoopback(@Nullable String address) {
    byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
    try {
      return bytes != null && InetAddress.getByAddress(bytes).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
