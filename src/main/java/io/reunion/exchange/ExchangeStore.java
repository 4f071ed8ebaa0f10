package io.reunion.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.reunion.exchange.Card.Kind;
import io.reunion.exchange.Pairing.Answer;
import io.reunion.exchange.Pairing.Side;
import io.reunion.exchange.Pairing.Worked;
import io.reunion.filing.Drawer;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Cards and pairings, in the drawers {@code exchangecards} and {@code exchangepairs}. */
public final class ExchangeStore {
  /** How long a card is shown unless it is renewed. */
  static final Duration SHOWN = Duration.ofDays(30);

  private static final Duration WEEK = Duration.ofDays(7);
  private static final int TOLD_A_WEEK = 3;

  private final Drawer<Card> cards;
  private final Drawer<Pairing> pairings;

  public ExchangeStore(Redis redis) {
    cards = new Drawer<>(redis, "exchangecards", Card.class);
    pairings = new Drawer<>(redis, "exchangepairs", Pairing.class);
  }

  Future<Card> post(String by, Kind kind, String text, String operation, Instant now) {
    return cards.add(
        operation,
        number -> new Card(
            number, kind, by, text, Card.tagsIn(text), now, now.plus(SHOWN), false, List.of()));
  }

  Future<Optional<Card>> card(String number) {
    return cards.get(number);
  }

  public Future<List<Card>> cards() {
    return cards.all();
  }

  /** The card as it is then, if it is {@code by}'s. */
  Future<Optional<Card>> renew(String number, String by, Instant now) {
    return own(number, by, card -> card.until(now.plus(SHOWN)));
  }

  Future<Optional<Card>> withdraw(String number, String by) {
    return own(number, by, Card::asWithdrawn);
  }

  private Future<Optional<Card>> own(String number, String by, UnaryOperator<Card> edit) {
    return cards
        .change(number, card -> card.by().equals(by) ? edit.apply(card) : card)
        .map(changed -> changed.map(Changed::after).filter(card -> card.by().equals(by)));
  }

  /** The card as it is then, whosever it is. */
  Future<Optional<Card>> change(String number, UnaryOperator<Card> edit) {
    return cards.change(number, edit).map(changed -> changed.map(Changed::after));
  }

  /** Whether the owner may be told of one more fit this week; they are told then. */
  Future<Boolean> tell(int number, Instant now) {
    return cards
        .change(Integer.toString(number), card -> {
          List<Instant> recent = new ArrayList<>(
              card.told().stream().filter(time -> time.isAfter(now.minus(WEEK))).toList());
          if (recent.size() >= TOLD_A_WEEK) {
            return card;
          }
          recent.add(now);
          return card.told(recent);
        })
        .map(changed -> changed.filter(Changed::isChange).isPresent());
  }

  /** Notes that two cards fit; one that is known stays as it is. */
  Future<Pairing> pair(Card a, Card b, String reason, Instant now) {
    Card first = a.number() < b.number() ? a : b;
    Card second = a.number() < b.number() ? b : a;
    String id = first.number() + "-" + second.number();
    return pairing(new Pairing(
        id,
        List.of(first.number(), second.number()),
        Side.asked(first.by()),
        Side.asked(second.by()),
        reason,
        now,
        Worked.UNKNOWN));
  }

  /** Notes that somebody wants to be in touch with the owner of {@code card}. */
  Future<Pairing> ask(String id, String person, Card card, Instant now) {
    return pairing(new Pairing(
        id,
        List.of(card.number()),
        Side.asked(person),
        Side.asked(card.by()),
        "",
        now,
        Worked.UNKNOWN));
  }

  private Future<Pairing> pairing(Pairing made) {
    return pairings.put(made.id(), () -> made, known -> known).map(Changed::after);
  }

  Future<Optional<Pairing>> pairing(String id) {
    return pairings.get(id);
  }

  Future<Optional<Pairing>> answer(String id, String person, Answer answer, String contact) {
    return pairings
        .change(id, pairing -> pairing.answered(person, answer, contact))
        .map(changed -> changed.map(Changed::after).filter(pairing -> pairing.concerns(person)));
  }

  Future<Optional<Pairing>> worked(String id, String person, Worked outcome) {
    return pairings
        .change(id, pairing -> pairing.concerns(person) ? pairing.worked(outcome) : pairing)
        .map(changed -> changed
            .map(Changed::after)
            .filter(pairing -> pairing.concerns(person) && pairing.isMade()));
  }

  public Future<List<Pairing>> pairings() {
    return pairings.all();
  }

  public Future<JsonNode> export(MemberId member) {
    String person = "m:" + member;
    return cards
        .export(card -> card.by().equals(person))
        .compose(own -> pairings().map(all -> {
          var both = JsonNodeFactory.instance.objectNode();
          both.set("cards", own);
          var answers = both.putArray("answers");
          all.stream()
              .filter(pairing -> pairing.concerns(person))
              .forEach(pairing -> answers
                  .addObject()
                  .put("answer", pairing.of(person).answer().name())
                  .put("contactGiven", pairing.of(person).contact()));
          return (JsonNode) both;
        }));
  }

  public Future<Void> forget(MemberId member) {
    String person = "m:" + member;
    return pairings
        .removeAll(Pairing::id, pairing -> pairing.concerns(person))
        .compose(done -> cards.removeAll(
            card -> Integer.toString(card.number()), card -> card.by().equals(person)));
  }
}
