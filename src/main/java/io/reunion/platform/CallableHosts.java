package io.reunion.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which URLs out of a request may be called: those on the platform's own hosts and no others, since whoever can write a
 * request could otherwise make this service call anything. The parser is {@link URI}, the one that the request is made
 * with; a host that it cannot read, user information, another port or another scheme is refused.
 */
public final class CallableHosts {
  private final String scheme;
  private final Set<String> hosts;
  private final int port;

  private CallableHosts(String scheme, Set<String> hosts, int port) {
    this.scheme = scheme;
    this.hosts = hosts;
    this.port = port;
  }

  /** HTTPS on port 443 of exactly these hosts. */
  public static CallableHosts https(String... hosts) {
    return new CallableHosts("https", new TreeSet<>(Set.of(hosts)), 443);
  }

  /** The scheme, host and port of {@code base}, which comes from the configuration. */
  public static CallableHosts sameAs(URI base) {
    return new CallableHosts(base.getScheme(), Set.of(host(base)), port(base));
  }

  public boolean allow(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null
          && scheme.equals(uri.getScheme())
          && port(uri) == port
          && hosts.contains(host(uri));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String host(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static int port(URI uri) {
    if (uri.getPort() != -1) {
      return uri.getPort();
    }
    return "https".equals(uri.getScheme()) ? 443 : 80;
  }
}
