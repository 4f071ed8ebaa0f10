package io.reunion.member.pull;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one page leads to the next.
 *
 * @param style what the system offers
 * @param parameter of the address that says which page: the number, the offset or the cursor
 * @param next where the next address or cursor is in an answer, see {@link JsonPath}
 * @param sizeParameter of the address that says how many records a page has; absent: the system decides
 * @param size how many are asked for
 */
public record Paging(
    Style style, String parameter, String next, Optional<String> sizeParameter, int size) {
  public static final Paging NONE = new Paging(Style.NONE, "page", "", Optional.empty(), 0);

  private static final Pattern LINK =
      Pattern.compile("<([^<>]*+)>([^,<]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern NEXT = Pattern.compile(
      ";\\s*rel\\s*=\\s*\"?([^\";]*\\s)?next(\\s[^\";]*)?\"?", Pattern.CASE_INSENSITIVE);

  /** What systems offer. */
  public enum Style {
    /** One page holds everything. */
    NONE,
    /** The header Link names the next page (RFC 8288, rel="next"). */
    LINK,
    /** The answer names the address of the next page. */
    NEXT,
    /** The answer holds a cursor that asks for the next page. */
    CURSOR,
    /** Pages are numbered; from 1 on, or from the number that the address has. */
    PAGE,
    /** The address says how many records are left out at the front. */
    OFFSET
  }

  /** What was seen so far: {@code pages} of {@code records} in all, of which the last one had {@code last}. */
  record Seen(int pages, long records, int last) {
    static final Seen NOTHING = new Seen(0, 0, 0);

    Seen and(int more) {
      return new Seen(pages + 1, records + more, more);
    }
  }

  /** The address of the first page. */
  URI first(URI url) {
    URI sized =
        sizeParameter.map(name -> with(url, name, Integer.toString(size))).orElse(url);
    return switch (style) {
      case PAGE -> with(sized, parameter, Long.toString(firstNumber(url)));
      case OFFSET -> with(sized, parameter, "0");
      case NONE, LINK, NEXT, CURSOR -> sized;
    };
  }

  private long firstNumber(URI url) {
    return value(url, parameter)
        .filter(number -> number.matches("\\d{1,9}"))
        .map(Long::parseLong)
        .orElse(1L);
  }

  /**
   * The address of the page after the one at {@code asked}; empty if that was the last. Throws {@link PullFailedException}
   * if what leads on is no address.
   *
   * @param link the header of that name
   * @param given what {@link #next} holds in the answer
   */
  Optional<URI> after(URI asked, Seen seen, Optional<String> link, Optional<String> given) {
    boolean more = seen.last() > 0 && (sizeParameter.isEmpty() || seen.last() >= size);
    return switch (style) {
      case NONE -> Optional.empty();
      case LINK -> link.flatMap(Paging::next).map(to -> resolved(asked, to));
      case NEXT -> given.filter(to -> !to.isBlank()).map(to -> resolved(asked, to));
      case CURSOR -> given.filter(to -> !to.isBlank()).map(to -> with(asked, parameter, to));
      case PAGE ->
        more
            ? Optional.of(with(asked, parameter, Long.toString(firstNumber(asked) + 1)))
            : Optional.empty();
      case OFFSET ->
        more
            ? Optional.of(with(asked, parameter, Long.toString(seen.records())))
            : Optional.empty();
    };
  }

  private static URI resolved(URI asked, String to) {
    try {
      String link = to.strip();
      // What Java makes of a query alone loses the last part of the path.
      return asked.resolve(link.startsWith("?") ? asked.getRawPath() + link : link);
    } catch (IllegalArgumentException e) {
      throw new PullFailedException(PullFailedException.Reason.BAD_NEXT, "no address");
    }
  }

  private static Optional<String> next(String header) {
    Matcher link = LINK.matcher(header);
    while (link.find()) {
      if (NEXT.matcher(link.group(2)).find()) {
        return Optional.of(link.group(1));
      }
    }
    return Optional.empty();
  }

  /** {@code url} with that value of a parameter of the query, in place of any other. */
  static URI with(URI url, String name, String value) {
    List<String> query = new ArrayList<>();
    for (String pair : pairs(url)) {
      if (!name(pair).equals(name)) {
        query.add(pair);
      }
    }
    query.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8));
    String whole = url.toString();
    int end = whole.indexOf('#') < 0 ? whole.length() : whole.indexOf('#');
    int from = whole.indexOf('?') < 0 ? end : Math.min(end, whole.indexOf('?'));
    return URI.create(whole.substring(0, from) + "?" + String.join("&", query));
  }

  private static Optional<String> value(URI url, String name) {
    return pairs(url).stream()
        .filter(pair -> name(pair).equals(name) && pair.indexOf('=') >= 0)
        .map(pair ->
            URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8))
        .findFirst();
  }

  private static List<String> pairs(URI url) {
    String query = url.getRawQuery();
    return query == null || query.isEmpty() ? List.of() : List.of(query.split("&"));
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    return URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
  }
}
