package io.reunion.exchange;

import io.reunion.chat.Button;
import io.reunion.exchange.Pairing.Worked;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.notice.Notice;
import io.reunion.notice.Notices;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What owners of cards are told: that something fits, that both agreed, that a card ends; and whether it worked, once. */
final class ExchangeNotices {
  private static final String FIT = "exchange-fit";
  private static final String MADE = "exchange-made";
  private static final String EXPIRY = "exchange-expiry";
  private static final String WORKED = "exchange-worked";
  private static final String OFFICE = "exchange-office";
  private static final Duration BEFORE_EXPIRY = Duration.ofDays(3);
  private static final Duration UNTIL_ASKED = Duration.ofDays(14);

  private final ExchangeStore store;
  private final MemberStore members;
  private final Notices notices;
  private final Clock clock;
  private final ZoneId zone;

  ExchangeNotices(
      ExchangeStore store, MemberStore members, Notices notices, Clock clock, ZoneId zone) {
    this.store = store;
    this.members = members;
    this.notices = notices;
    this.clock = clock;
    this.zone = zone;
    notices.write(FIT, this::writeFit);
    notices.write(MADE, this::writeMade);
    notices.write(EXPIRY, this::writeExpiry);
    notices.write(WORKED, this::writeWorked);
    notices.write(OFFICE, this::writeDecided);
  }

  String day(Instant moment) {
    return moment.atZone(zone).toLocalDate().toString();
  }

  /** Plans the word before the card's end; a renewed card has another end. */
  Future<Void> expiry(Card card) {
    return notices.plan(
        EXPIRY,
        card.by(),
        card.number() + " " + card.until().toEpochMilli(),
        card.until().minus(BEFORE_EXPIRY));
  }

  /** The owner of {@code card} is told how it stands by the office's word. */
  Future<Void> decided(Card card, Instant now) {
    return notices.plan(OFFICE, card.by(), card.number() + " " + standing(card), now);
  }

  private static String standing(Card card) {
    return (card.withdrawn() ? "closed" : "shown") + "-" + card.until().toEpochMilli();
  }

  private Future<Optional<Notice>> writeDecided(String person, String about) {
    String[] parts = about.split(" ", -1);
    return store
        .card(parts[0])
        .map(found -> found
            .filter(card -> card.by().equals(person) && standing(card).equals(parts[1]))
            .map(card -> Notice.of(say -> decision(say, card))));
  }

  private String decision(Sentences say, Card card) {
    return card.withdrawn()
        ? say.say("exchange.office.closed", "number", card.number(), "text", card.text())
        : say.say(
            "exchange.office.renewed",
            "number",
            card.number(),
            "text",
            card.text(),
            "day",
            day(card.until()));
  }

  /** The owner of {@code card} is told of a pairing. */
  Future<Void> fit(Pairing pair, Card card) {
    return notices.plan(FIT, card.by(), pair.id() + " " + card.number(), clock.instant());
  }

  /** After a yes: the other side is asked if nobody has asked them yet; after the second both get what was agreed. */
  Future<Void> answered(Pairing pair, String by) {
    if (!pair.isMade()) {
      return pair.cards().size() > 1
          ? Future.succeededFuture()
          : notices.plan(
              FIT, pair.other(by).person(), pair.id() + " " + pair.cards().get(0), clock.instant());
    }
    Instant now = clock.instant();
    return Future.join(
            made(pair, pair.left().person(), now),
            made(pair, pair.right().person(), now),
            notices.plan(WORKED, pair.left().person(), pair.id(), now.plus(UNTIL_ASKED)))
        .mapEmpty();
  }

  /** Told once; and once more where the other side gives a contact later. */
  private Future<Void> made(Pairing pair, String person, Instant now) {
    String contact = pair.other(person).contact().isEmpty() ? "" : " contact";
    return notices.plan(MADE, person, pair.id() + contact, now);
  }

  /** Nobody is put in touch with themselves, whose two records are one by now. */
  boolean isOpen(Pairing pair, List<Card> cards, Instant now) {
    return !pair.left().person().equals(pair.right().person())
        && pair.cards().stream()
            .allMatch(number ->
                cards.stream().anyMatch(card -> card.number() == number && card.isOpen(now)));
  }

  String question(Sentences say, Pairing pair, String person, List<Card> cards) {
    String mine = text(pair, cards, person, true);
    String theirs = text(pair, cards, person, false);
    return pair.cards().size() == 1
        ? say.say("exchange.question.asked", "mine", mine, "id", pair.id())
        : say.say(
            "exchange.question",
            "mine",
            mine,
            "theirs",
            theirs,
            "why",
            pair.reason(),
            "id",
            pair.id());
  }

  private static String text(Pairing pair, List<Card> cards, String person, boolean own) {
    return cards.stream()
        .filter(card -> pair.cards().contains(card.number()))
        .filter(card -> card.by().equals(person) == own)
        .map(Card::text)
        .findFirst()
        .orElse("");
  }

  List<Button> answers(Sentences say, Pairing pair) {
    return List.of(
        new Button(say.say("exchange.button.yes"), "exchange yes " + pair.id()),
        new Button(say.say("exchange.button.no"), "exchange no " + pair.id()));
  }

  Button renewal(Sentences say, Card card) {
    return new Button(say.say("exchange.button.renew"), "exchange renew " + card.number());
  }

  private Future<Optional<Notice>> writeFit(String person, String about) {
    String[] parts = about.split(" ", -1);
    return store
        .pairing(parts[0])
        .compose(pair -> store.cards().compose(cards -> {
          boolean asks = pair.filter(
                  one -> one.waitsFor(person) && isOpen(one, cards, clock.instant()))
              .isPresent();
          return !asks
              ? Future.succeededFuture(Optional.empty())
              : store
                  .tell(Integer.parseInt(parts[1]), clock.instant())
                  .map(told -> told
                      ? Optional.of(Notice.of(say -> question(say, pair.get(), person, cards))
                          .withRow(say -> answers(say, pair.get())))
                      : Optional.empty());
        }));
  }

  private Future<Optional<Notice>> writeExpiry(String person, String about) {
    String[] parts = about.split(" ", -1);
    return store
        .card(parts[0])
        .map(found -> found
            .filter(card ->
                !card.withdrawn() && Long.toString(card.until().toEpochMilli()).equals(parts[1]))
            .map(card -> Notice.of(say -> say.say(
                    "exchange.ends",
                    "number",
                    card.number(),
                    "text",
                    card.text(),
                    "day",
                    day(card.until())))
                .withRow(say -> List.of(
                    renewal(say, card),
                    new Button(
                        say.say("exchange.button.close"), "exchange close " + card.number())))));
  }

  private Future<Optional<Notice>> writeMade(String person, String about) {
    return store
        .pairing(about.split(" ", -1)[0])
        .compose(pair -> pair.filter(Pairing::isMade)
            .map(made -> name(made.other(person).person())
                .map(name -> Optional.of(Notice.of(say -> inTouch(say, made, person, name)))))
            .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private static String inTouch(Sentences say, Pairing made, String person, Optional<String> name) {
    String who = name.orElseGet(() -> say.say("exchange.somebody"));
    String contact = made.other(person).contact();
    if (!contact.isEmpty()) {
      return say.say("exchange.made", "name", who, "contact", contact);
    }
    return made.of(person).contact().isEmpty()
        ? say.say("exchange.made.none", "name", who, "id", made.id())
        : say.say("exchange.made.plain", "name", who);
  }

  private Future<Optional<String>> name(String person) {
    return members
        .get(new MemberId(person.substring(2)))
        .map(found -> found
            .filter(member -> member.audience(Field.NAME).compareTo(Audience.INTRODUCTION) >= 0)
            .map(Member::name));
  }

  private Future<Optional<Notice>> writeWorked(String person, String id) {
    return store
        .pairing(id)
        .compose(pair -> store
            .cards()
            .map(cards -> pair.filter(one -> one.isMade() && one.worked() == Worked.UNKNOWN)
                .map(one -> Notice.of(say -> say.say(
                        "exchange.worked",
                        "text",
                        text(one, cards, person, one.cards().size() > 1)))
                    .withRow(say -> List.of(
                        new Button(
                            say.say("exchange.button.worked"),
                            "exchange worked " + one.id() + " yes"),
                        new Button(
                            say.say("exchange.button.failed"),
                            "exchange worked " + one.id() + " no"))))));
  }
}
