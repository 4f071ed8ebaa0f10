package io.reunion.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a long list is read a page at a time: {@code next} of one page is {@code cursor} of the following. A cursor holds the
 * place of the last element, not how many there were before it, so that nobody is left out or comes twice when others are
 * put in or taken out meanwhile. What is in it is nobody's business.
 *
 * @param list which it belongs to: one of another list is refused
 */
record Cursor(String list) {
  /** A page: its elements, and where to go on if there are more. */
  record Page<T>(List<T> items, Optional<String> next) {}

  /** The place at which to go on; empty for the first page. */
  Optional<String> place(Exchange exchange) {
    return exchange.query("cursor").map(this::read);
  }

  /** The same where the parameter has an older name too. */
  Optional<String> place(Exchange exchange, String older) {
    return place(exchange).or(() -> exchange.query(older).map(this::read));
  }

  String at(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((list + "\n" + place).getBytes(StandardCharsets.UTF_8));
  }

  private String read(String cursor) {
    String begin = list + "\n";
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(begin) && text.length() <= 1_000) {
        return text.substring(begin.length());
      }
    } catch (IllegalArgumentException e) {
      throw refused();
    }
    throw refused();
  }

  ProblemException refused() {
    return ProblemException.invalid(List.of(new ProblemException.Mistake(
        "cursor", "expected the next of an earlier page of this list")));
  }

  /**
   * The page that was asked for, of {@code all} in the order of their {@code places}.
   *
   * @param places no two are equal, and none ever changes
   * @param most on a page if nothing is said; and the most that may be asked for
   */
  <T> Page<T> page(
      Exchange exchange,
      List<T> all,
      Function<T, String> places,
      Comparator<String> order,
      int most) {
    int limit = exchange.query("limit", most, 1, most);
    Optional<String> after = place(exchange);
    List<T> rest = all.stream()
        .sorted(Comparator.comparing(places, order))
        .filter(one ->
            after.filter(last -> order.compare(places.apply(one), last) <= 0).isEmpty())
        .limit(limit + 1L)
        .toList();
    return rest.size() <= limit
        ? new Page<>(rest, Optional.empty())
        : new Page<>(rest.subList(0, limit), Optional.of(at(places.apply(rest.get(limit - 1)))));
  }

  /** Whether a page is asked for, rather than all. */
  static boolean asked(Exchange exchange) {
    return exchange.query("cursor").isPresent() || exchange.query("limit").isPresent();
  }
}
