package io.reunion.member.pull;

import io.reunion.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The system that members are pulled from, and how its answers are read.
 *
 * @param url of the first page; no other host, scheme or port is ever asked
 * @param headers what it asks for besides, such as Authorization
 * @param records where the list of people is in an answer, see {@link JsonPath}; empty: the answer is the list
 * @param fields where the value of each field is in the record of one person; the keys are those of a list's headings
 * @param since the parameter that asks only for what has changed since a moment; absent: everything is asked for
 * @param full whether the answer names everybody, so that who is missing is proposed as a departure
 */
public record AlumniSystem(
    URI url,
    Map<String, Secret> headers,
    String records,
    Map<String, String> fields,
    Paging paging,
    Optional<String> since,
    boolean full,
    Bounds bounds) {

  /**
   * How much is taken, and how long is waited.
   *
   * @param pageBytes the longest page, unpacked
   * @param pages most pages of one pull
   * @param request from the request to the end of its answer
   * @param whole from the first request to the last answer
   * @param tries how often a page is asked for where the system is busy or away
   * @param backoff before the second try; twice that before the third, and so on
   */
  public record Bounds(
      int pageBytes, int pages, Duration request, Duration whole, int tries, Duration backoff) {
    public static final Bounds USUAL = new Bounds(
        16 << 20, 10_000, Duration.ofSeconds(60), Duration.ofHours(2), 6, Duration.ofSeconds(2));
  }

  /** Whether {@code other} is of the same system. */
  boolean isHere(URI other) {
    return url.getScheme().equalsIgnoreCase(other.getScheme())
        && other.getRawUserInfo() == null
        && url.getHost().equalsIgnoreCase(other.getHost())
        && port(url) == port(other);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  /** What marks kept of earlier pulls depend on: with another reading they are worth nothing. */
  String reading() {
    return Integer.toHexString(
        java.util.List.of(url, records, fields, paging, since, full).toString().hashCode());
  }

  /** Never a header, nor what the address asks: they may hold a key. */
  @Override
  public String toString() {
    return "AlumniSystem[" + url.getHost() + "]";
  }
}
