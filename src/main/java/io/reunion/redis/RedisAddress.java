package io.reunion.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.SslVerifyMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where Redis is and how to log in. Written
 *
 * <pre>
 * redis://[[user]:password@]host[:6379][/database]              one server
 * redis-sentinel://[[user]:password@]host[:26379],...[/database]#master   the master that sentinels name
 * redis-cluster://[[user]:password@]host[:6379],...             a cluster, some of its nodes
 * </pre>
 *
 * with {@code rediss} for TLS; {@code valkey} means the same as {@code redis}. Parameters: {@code database}, {@code
 * sentinelMasterId}, {@code sentinelPassword}, and {@code verifyPeer} FULL, CA or NONE. A password may be
 * percent-encoded; everything up to the last {@code @} belongs to it.
 */
public final class RedisAddress {
  /** What kind of deployment the address leads to. */
  public enum Kind {
    STANDALONE,
    SENTINEL,
    CLUSTER
  }

  private static final String EXPECTED =
      " (expected: redis://[:password@]host:port, rediss:// for TLS,"
          + " redis-sentinel://host:port,...#master or redis-cluster://host:port,...)";
  private static final List<String> PARAMETERS =
      List.of("database", "sentinelMasterId", "sentinelPassword", "verifyPeer");

  private final Kind kind;
  private final boolean tls;
  private final String login;
  private final List<HostPort> hosts;
  private final int database;
  private final String masterId;
  private final Map<String, String> parameters;

  private RedisAddress(Parts parts) {
    this.kind = parts.kind();
    this.tls = parts.scheme().startsWith("rediss") || parts.scheme().startsWith("valkeys");
    this.login = parts.login();
    this.parameters = parts.parameters();
    this.hosts = parts.hosts();
    this.database = parts.database();
    this.masterId = parts.masterId();
  }

  /** Reads an address; what it says about a bad one never repeats the login. */
  public static RedisAddress parse(String uri) {
    return new RedisAddress(Parts.split(uri));
  }

  public Kind kind() {
    return kind;
  }

  /** The one server, or the sentinels that know it. */
  RedisURI single(Duration handshake) {
    RedisURI.Builder builder = RedisURI.builder();
    if (kind == Kind.SENTINEL) {
      builder.withSentinelMasterId(masterId);
      hosts.forEach(host -> builder.withSentinel(sentinel(host, handshake)));
    } else {
      builder.withHost(hosts.get(0).host()).withPort(hosts.get(0).port());
    }
    return finished(builder, handshake);
  }

  /** Some nodes of the cluster. */
  List<RedisURI> nodes(Duration handshake) {
    return hosts.stream()
        .map(host ->
            finished(RedisURI.builder().withHost(host.host()).withPort(host.port()), handshake))
        .toList();
  }

  private RedisURI finished(RedisURI.Builder builder, Duration handshake) {
    int colon = login.indexOf(':');
    String user = colon > 0 ? decoded(login.substring(0, colon)) : "";
    String password = decoded(login.substring(colon + 1));
    if (!user.isEmpty()) {
      builder.withAuthentication(user, password.toCharArray());
    } else if (!password.isEmpty()) {
      builder.withPassword(password.toCharArray());
    }
    return secured(builder.withDatabase(database).withTimeout(handshake));
  }

  private RedisURI sentinel(HostPort host, Duration handshake) {
    RedisURI.Builder builder =
        RedisURI.builder().withHost(host.host()).withPort(host.port()).withTimeout(handshake);
    Optional.ofNullable(parameters.get("sentinelPassword"))
        .ifPresent(password -> builder.withPassword(password.toCharArray()));
    return secured(builder);
  }

  private RedisURI secured(RedisURI.Builder builder) {
    String verify = parameters.getOrDefault("verifyPeer", "FULL");
    return builder.withSsl(tls).withVerifyPeer(SslVerifyMode.valueOf(verify)).build();
  }

  /** The address without its login and its parameters, for logs and reports. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(tls ? "rediss" : "redis");
    text.append(
        switch (kind) {
          case STANDALONE -> "://";
          case SENTINEL -> "-sentinel://";
          case CLUSTER -> "-cluster://";
        });
    text.append(login.isEmpty() ? "" : "***@");
    text.append(String.join(",", hosts.stream().map(HostPort::toString).toList()));
    text.append(database == 0 ? "" : "/" + database);
    return text.append(masterId.isEmpty() ? "" : "#" + masterId).toString();
  }

  /** What is not a valid escape stands for itself, so that a pasted password with a percent sign works. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** A host name or address, with a port. */
  private record HostPort(String host, int port) {
    static HostPort parse(String text, int otherwise) {
      int colon = text.lastIndexOf(':');
      boolean bare = colon < 0 || text.endsWith("]");
      String host = bare ? text : text.substring(0, colon);
      if (host.startsWith("[") && host.endsWith("]")) {
        host = host.substring(1, host.length() - 1);
      } else if (host.isEmpty() || host.indexOf(':') >= 0) {
        // Not repeated: where the host is missing, a password may stand in its place.
        throw new IllegalArgumentException("no host in the Redis address" + EXPECTED);
      }
      return new HostPort(host, bare ? otherwise : port(text.substring(colon + 1)));
    }

    private static int port(String text) {
      int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException(
            "port of the Redis address (expected: a number from 1 to 65535)" + EXPECTED);
      }
      return port;
    }

    @Override
    public String toString() {
      return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
  }

  /** The address taken apart, every part checked. */
  private record Parts(
      Kind kind,
      String scheme,
      String login,
      List<HostPort> hosts,
      int database,
      String masterId,
      Map<String, String> parameters) {

    static Parts split(String uri) {
      int colon = uri.indexOf("://");
      String scheme = colon < 0 ? "" : uri.substring(0, colon);
      List<HostPort> hosts = new ArrayList<>();
      Kind family = switch (scheme) {
        case "redis", "rediss", "valkey", "valkeys" -> Kind.STANDALONE;
        case "redis-sentinel", "rediss-sentinel" -> Kind.SENTINEL;
        case "redis-cluster", "rediss-cluster" -> Kind.CLUSTER;
        default ->
          throw new IllegalArgumentException(
              "Redis address of an unknown kind: '" + scheme + "'" + EXPECTED);
      };
      String rest = uri.substring(colon + 3);
      int at = rest.lastIndexOf('@');
      String[] fragment = halves(rest.substring(at + 1), '#');
      String[] query = halves(fragment[0], '?');
      String[] path = halves(query[0], '/');
      for (String host : path[0].split(",", -1)) {
        hosts.add(HostPort.parse(host.strip(), family == Kind.SENTINEL ? 26_379 : 6_379));
      }
      Map<String, String> parameters = parameters(query[1]);
      Kind kind = family == Kind.STANDALONE && hosts.size() > 1 ? Kind.CLUSTER : family;
      String masterId = parameters.getOrDefault("sentinelMasterId", decoded(fragment[1]));
      if (kind == Kind.SENTINEL && masterId.isEmpty()) {
        throw new IllegalArgumentException(
            "Redis address names sentinels but no master (expected: redis-sentinel://host:port,...#master)");
      }
      int database = database(parameters.getOrDefault("database", path[1]), kind);
      return new Parts(
          kind, scheme, at < 0 ? "" : rest.substring(0, at), hosts, database, masterId, parameters);
    }

    private static String[] halves(String text, char between) {
      int at = text.indexOf(between);
      return at < 0
          ? new String[] {text, ""}
          : new String[] {text.substring(0, at), text.substring(at + 1)};
    }

    private static int database(String text, Kind kind) {
      if (text.isEmpty()) {
        return 0;
      }
      if (!text.matches("[0-9]{1,5}") || (kind == Kind.CLUSTER && !text.equals("0"))) {
        throw new IllegalArgumentException(
            "Redis database: '" + text + "' (expected: a number such as 0; a cluster has only 0)");
      }
      return Integer.parseInt(text);
    }

    private static Map<String, String> parameters(String query) {
      Map<String, String> parameters = new LinkedHashMap<>();
      for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
        String[] halves = halves(pair, '=');
        if (!PARAMETERS.contains(halves[0])) {
          throw new IllegalArgumentException("parameter of the Redis address: '" + halves[0]
              + "' (expected: one of " + PARAMETERS + ")");
        }
        parameters.put(halves[0], decoded(halves[1]));
      }
      String verify = parameters.getOrDefault("verifyPeer", "FULL");
      if (Arrays.stream(SslVerifyMode.values()).noneMatch(mode -> mode.name().equals(verify))) {
        throw new IllegalArgumentException("verifyPeer of the Redis address: '" + verify
            + "' (expected: one of " + Arrays.toString(SslVerifyMode.values()) + ")");
      }
      return parameters;
    }
  }
}
