package io.reunion.platform;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One method of a platform's API: where its requests go and which headers they carry. Made once and used for every
 * request. Its URL and headers may hold a token, so it prints as its name only.
 */
public final class ApiMethod {
  private final String name;
  private final RequestOptions options;
  /** The same with the patience of the client by which it was used last. */
  private volatile @Nullable RequestOptions patient;

  private ApiMethod(String name, RequestOptions options) {
    this.name = name;
    this.options = options;
  }

  /**
   * A method that takes JSON.
   *
   * @param base scheme, host, port and the beginning of the path, without a slash at its end
   * @param path what follows, beginning with a slash; percent-encoded
   * @param name for logs and metrics
   */
  public static ApiMethod post(URI base, String path, String name) {
    return new ApiMethod(name, options(HttpMethod.POST, base, path));
  }

  /** The same for another verb; what has no body is sent an empty one. */
  public static ApiMethod of(HttpMethod verb, URI base, String path, String name) {
    return new ApiMethod(name, options(verb, base, path));
  }

  /** A method at {@code url} that takes JSON. */
  public static ApiMethod post(URI url, String name) {
    String query = url.getRawQuery();
    return post(url, query == null ? "" : "?" + query, name);
  }

  /** The same with one more header, or with another value of one. */
  public ApiMethod with(String header, String value) {
    RequestOptions more = new RequestOptions(options);
    more.putHeader(header, value);
    return new ApiMethod(name, more);
  }

  private static RequestOptions options(HttpMethod method, URI base, String path) {
    boolean tls = "https".equals(base.getScheme());
    if (base.getHost() == null || !(tls || "http".equals(base.getScheme()))) {
      throw new IllegalArgumentException("API of scheme " + base.getScheme() + ", host "
          + base.getHost() + " (expected: an http or https URL with a host)");
    }
    String prefix = base.getRawPath() == null ? "" : base.getRawPath();
    String uri = prefix + path;
    MultiMap headers = HttpHeaders.headers()
        .set(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
        .set(HttpHeaders.USER_AGENT, "reunion");
    return new RequestOptions()
        .setMethod(method)
        .setHost(base.getHost())
        .setPort(base.getPort() == -1 ? (tls ? 443 : 80) : base.getPort())
        .setSsl(tls)
        .setURI(uri.startsWith("/") ? uri : "/" + uri)
        .setFollowRedirects(false)
        .setHeaders(headers);
  }

  /** For one request; nobody changes them. */
  RequestOptions options(long connectMillis) {
    RequestOptions last = patient;
    if (last == null || last.getConnectTimeout() != connectMillis) {
      last = new RequestOptions(options).setConnectTimeout(connectMillis);
      patient = last;
    }
    return last;
  }

  @Override
  public String toString() {
    return name;
  }
}
