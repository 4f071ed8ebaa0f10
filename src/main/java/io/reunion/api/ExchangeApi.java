package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.exchange.Card;
import io.reunion.exchange.ExchangeOffice;
import io.reunion.exchange.ExchangeOffice.Board;
import io.reunion.exchange.ExchangeOffice.Outcome;
import io.reunion.exchange.ExchangeOffice.Posted;
import io.reunion.exchange.ExchangeOffice.State;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /exchange}: what members offer and need, never who, and what came of it. */
final class ExchangeApi implements AdminApi.Part {
  private static final Cursor PAGES = new Cursor("exchange");
  private static final Comparator<String> NEWEST =
      Comparator.comparing((String number) -> Integer.valueOf(number)).reversed();
  private static final int MOST = 500;

  private final ExchangeOffice office;

  ExchangeApi(ExchangeOffice office) {
    this.office = office;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/exchange", this::list);
    operations.add(
        HttpMethod.POST,
        "/exchange/:id/renew",
        exchange -> decided(exchange, office.renew(number(exchange))));
    operations.add(
        HttpMethod.POST,
        "/exchange/:id/close",
        exchange -> decided(exchange, office.close(number(exchange))));
  }

  private Future<Void> list(Exchange exchange) {
    Optional<State> state = named(exchange, "state", State.values(), Optional.of(State.OPEN));
    Optional<Card.Kind> kind = named(exchange, "kind", Card.Kind.values(), Optional.empty());
    String words = exchange.query("q").orElse("").strip().toLowerCase(Locale.ROOT);
    return office.board().map(board -> {
      List<Posted> wanted = board.cards().stream()
          .filter(one -> state.filter(only -> only != one.state()).isEmpty())
          .filter(one -> kind.filter(only -> only != one.card().kind()).isEmpty())
          .filter(one -> one.card().text().toLowerCase(Locale.ROOT).contains(words))
          .toList();
      exchange.json(200, json(exchange, board, wanted));
      return null;
    });
  }

  private static ObjectNode json(Exchange exchange, Board board, List<Posted> wanted) {
    ObjectNode body = Exchange.object();
    Cursor.Page<Posted> page =
        PAGES.page(exchange, wanted, one -> Integer.toString(one.card().number()), place(), MOST);
    ArrayNode items = body.putArray("items");
    page.items().forEach(one -> items.add(json(one)));
    page.next().ifPresent(next -> body.put("next", next));
    body.put("total", wanted.size());
    put(body, board.outcome());
    body.put("refused", board.refused());
    return body;
  }

  /** A cursor is a number of ours, or none was given. */
  private static Comparator<String> place() {
    return (one, other) -> {
      try {
        return NEWEST.compare(one, other);
      } catch (NumberFormatException e) {
        throw PAGES.refused();
      }
    };
  }

  private static <E extends Enum<E>> Optional<E> named(
      Exchange exchange, String name, E[] values, Optional<E> otherwise) {
    Optional<String> asked = exchange.query(name);
    if (asked.isEmpty() || asked.get().equals("ALL")) {
      return asked.isEmpty() ? otherwise : Optional.empty();
    }
    return Optional.of(Arrays.stream(values)
        .filter(value -> value.name().equals(asked.get()))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid(List.of(new ProblemException.Mistake(
            name,
            "expected ALL or one of "
                + Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", ")))))));
  }

  private static void put(ObjectNode body, Outcome outcome) {
    body.put("matched", outcome.found());
    body.put("inTouch", outcome.inTouch());
    body.put("worked", outcome.worked());
  }

  private static ObjectNode json(Posted one) {
    Card card = one.card();
    ObjectNode item = Exchange.object()
        .put("id", card.number())
        .put("kind", card.kind().name())
        .put("text", card.text())
        .put("state", one.state().name())
        .put("at", card.at().toString())
        .put("until", card.until().toString());
    ArrayNode tags = item.putArray("tags");
    card.tags().forEach(tags::add);
    put(item, one.outcome());
    return item;
  }

  private static String number(Exchange exchange) {
    return exchange.path("id");
  }

  private static Future<Void> decided(Exchange exchange, Future<Optional<Posted>> decision) {
    return decision.map(found -> {
      Posted one = found.orElseThrow(() -> ProblemException.notFound("card " + number(exchange)));
      exchange.json(200, json(one));
      return null;
    });
  }
}
