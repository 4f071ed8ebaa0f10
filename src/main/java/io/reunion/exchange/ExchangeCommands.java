package io.reunion.exchange;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Command;
import io.reunion.bot.Discretion;
import io.reunion.bot.Form;
import io.reunion.bot.Lines;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.delivery.SendKey;
import io.reunion.exchange.Card.Kind;
import io.reunion.exchange.Pairing.Answer;
import io.reunion.exchange.Pairing.Worked;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code offer}, {@code need} and {@code exchange}: post a card, look at the others', be put in touch. */
final class ExchangeCommands {
  private static final int LONGEST = 200;
  private static final int MOST = 10;
  private static final int FITS = 3;

  /** How many cards of one member are shown at a time. */
  private static final int MOST_OPEN = 10;

  /** What {@code exchange} does by its first word. */
  private enum Move {
    ALL,
    RENEW,
    CLOSE,
    ASK,
    YES,
    NO,
    WORKED;

    static Optional<Move> of(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "all", "list", "find", "列表", "全部", "找" -> Optional.of(ALL);
        case "renew", "续期", "延期" -> Optional.of(RENEW);
        case "close", "withdraw", "关闭", "撤下" -> Optional.of(CLOSE);
        case "ask", "联系" -> Optional.of(ASK);
        case "yes", "同意" -> Optional.of(YES);
        case "no", "不同意", "不用" -> Optional.of(NO);
        case "worked", "结果" -> Optional.of(WORKED);
        default -> Optional.empty();
      };
    }
  }

  private final ExchangeStore store;
  private final Touch touch;
  private final ExchangeNotices notices;
  private final AlsoFound alsoFound;

  ExchangeCommands(ExchangeStore store, Touch touch, ExchangeNotices notices, AlsoFound alsoFound) {
    this.store = store;
    this.touch = touch;
    this.notices = notices;
    this.alsoFound = alsoFound;
  }

  List<Command> commands() {
    return List.of(
        new Command(
            "need", List.of("求", "求购", "需求", "need:"), Role.MEMBER, turn -> post(turn, Kind.NEED)),
        new Command(
            "offer", List.of("提供", "供应", "offer:"), Role.MEMBER, turn -> post(turn, Kind.OFFER)),
        new Command("exchange", List.of("资源对接", "资源"), Role.MEMBER, this::exchange));
  }

  List<Form> forms() {
    return List.of(touch.form());
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key)));
  }

  static Optional<Member> member(Turn turn) {
    return turn.speaker().member().filter(Member::verified);
  }

  private static boolean isUnnamed(Turn turn) {
    return member(turn)
        .filter(self -> self.audience(Field.NAME).compareTo(Audience.INTRODUCTION) >= 0)
        .isEmpty();
  }

  private Future<Reply> post(Turn turn, Kind kind) {
    Optional<Member> self = member(turn);
    String text = Lines.one(turn.arguments().replaceFirst("^[:：\\s]+", ""));
    if (self.isEmpty()) {
      return said(turn, "exchange.guest");
    }
    if (!saysWhat(text)) {
      return said(turn, "exchange.how");
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      return Future.succeededFuture(Reply.discreetly(turn.say("exchange.long", "limit", LONGEST)));
    }
    if (Discretion.tellsWho(text, self.get())) {
      return said(turn, "exchange.who");
    }
    if (isUnnamed(turn)) {
      return said(turn, "exchange.unnamed");
    }
    return post(turn, kind, text);
  }

  /** Two letters at the least: what is left of 提供者 is nothing to offer, and 求求你 asks for no thing. */
  private static boolean saysWhat(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).limit(2).count() == 2
        && !text.startsWith("求");
  }

  private Future<Reply> post(Turn turn, Kind kind, String text) {
    String self = turn.speaker().personKey();
    return store.cards().compose(cards -> {
      long open = cards.stream()
          .filter(card -> card.by().equals(self) && card.isOpen(turn.now()))
          .count();
      return open >= MOST_OPEN
          ? Future.succeededFuture(Reply.discreetly(turn.say("exchange.full", "limit", MOST_OPEN)))
          : store
              .post(self, kind, text, turn.operation(), turn.now())
              .compose(card -> notices.expiry(card).compose(planned -> fits(turn, card)));
    });
  }

  private Future<Reply> fits(Turn turn, Card card) {
    return store.cards().compose(cards -> {
      List<Matching.Fit> fits =
          Matching.of(card, cards, turn.now()).stream().limit(FITS).toList();
      List<Future<Pairing>> pairs = new ArrayList<>();
      fits.forEach(fit -> pairs.add(store
          .pair(card, fit.card(), fit.reason(), turn.now())
          .compose(pair -> notices.fit(pair, fit.card()).map(pair))));
      return Future.join(pairs)
          .compose(done -> alsoFound
              .byRecord(turn, card)
              .map(also -> posted(turn, card, fits, done.list(), also)));
    });
  }

  private Reply posted(
      Turn turn, Card card, List<Matching.Fit> fits, List<Pairing> pairs, AlsoFound.Also also) {
    String back = "exchange close " + card.number();
    StringBuilder text = new StringBuilder(turn.say(
        card.kind() == Kind.OFFER ? "exchange.posted.offer" : "exchange.posted.need",
        "number",
        card.number(),
        "text",
        card.text(),
        "day",
        notices.day(card.until())));
    List<List<Button>> buttons = new ArrayList<>();
    for (int i = 0; i < fits.size(); i++) {
      Matching.Fit fit = fits.get(i);
      text.append('\n')
          .append(turn.say(
              "exchange.fit",
              "number",
              fit.card().number(),
              "text",
              fit.card().text(),
              "why",
              fit.reason()));
      buttons.add(List.of(new Button(
          turn.say("exchange.button.touch", "number", fit.card().number()),
          "exchange yes " + pairs.get(i).id())));
    }
    text.append(also.text());
    text.append('\n')
        .append(turn.say(fits.isEmpty() ? "exchange.posted.none" : "exchange.posted.fits"));
    buttons.add(List.of(new Button(turn.say("exchange.button.close"), back)));
    return Reply.of(Say.discreetly(text.toString()).withButtons(buttons))
        .keeping(BasicCommands.undoneBy(also.kept(turn.session()), back));
  }

  private Future<Reply> exchange(Turn turn) {
    if (member(turn).isEmpty()) {
      return said(turn, "exchange.guest");
    }
    String words = turn.arguments().strip();
    if (words.isEmpty()) {
      // In a group everybody would learn whose cards they are.
      return turn.inGroup() ? said(turn, "exchange.how") : overview(turn);
    }
    String[] parts = words.split("\\s+", 3);
    Optional<Move> move = Move.of(parts[0]);
    if (move.isEmpty()) {
      return listed(turn, words);
    }
    String id = parts.length > 1 ? parts[1].replaceFirst("^[#＃]", "") : "";
    String rest = parts.length > 2 ? parts[2].strip() : "";
    return switch (move.get()) {
      case ALL -> listed(turn, words.substring(parts[0].length()).strip());
      case RENEW -> renew(turn, id);
      case CLOSE -> close(turn, id);
      case ASK -> ask(turn, id);
      case YES -> touch.yes(turn, id, rest);
      case NO -> no(turn, id);
      case WORKED -> worked(turn, id, rest);
    };
  }

  private Future<Reply> listed(Turn turn, String words) {
    return store.cards().map(cards -> {
      List<Card> found = Matching.search(words, cards, turn.now());
      if (found.isEmpty()) {
        return Reply.discreetly(turn.say("exchange.list.none"));
      }
      StringBuilder text = new StringBuilder(turn.say("exchange.list", "count", found.size()));
      found.stream().limit(MOST).forEach(card -> text.append('\n').append(line(turn, card)));
      return Reply.discreetly(
          text.append('\n').append(turn.say("exchange.list.how")).toString());
    });
  }

  private String line(Turn turn, Card card) {
    return turn.say(
        card.kind() == Kind.OFFER ? "exchange.line.offer" : "exchange.line.need",
        "number",
        card.number(),
        "text",
        card.text(),
        "day",
        notices.day(card.until()));
  }

  private Future<Reply> overview(Turn turn) {
    String self = turn.speaker().personKey();
    return store
        .cards()
        .compose(cards -> store.pairings().map(pairings -> {
          StringBuilder text = new StringBuilder(turn.say("exchange.how"));
          List<List<Button>> buttons = new ArrayList<>();
          cards.stream()
              .filter(card -> card.by().equals(self) && !card.withdrawn())
              .forEach(card -> {
                text.append('\n').append(line(turn, card));
                buttons.add(List.of(
                    new Button(
                        turn.say("exchange.button.renew.one", "number", card.number()),
                        "exchange renew " + card.number()),
                    new Button(
                        turn.say("exchange.button.close.one", "number", card.number()),
                        "exchange close " + card.number())));
              });
          pairings.stream()
              .filter(pair -> pair.waitsFor(self) && notices.isOpen(pair, cards, turn.now()))
              .limit(FITS)
              .forEach(pair -> {
                text.append("\n\n").append(notices.question(turn.texts(), pair, self, cards));
                buttons.add(notices.answers(turn.texts(), pair));
              });
          return Reply.of(Say.discreetly(text.toString()).withButtons(buttons));
        }));
  }

  private Future<Reply> renew(Turn turn, String number) {
    return store
        .renew(number, turn.speaker().personKey(), turn.now())
        .compose(card -> card.map(renewed -> notices
                .expiry(renewed)
                .map(planned -> Reply.discreetly(turn.say(
                    "exchange.renewed",
                    "number",
                    renewed.number(),
                    "day",
                    notices.day(renewed.until())))))
            .orElseGet(() -> said(turn, "exchange.unknown")));
  }

  private Future<Reply> close(Turn turn, String number) {
    return store
        .withdraw(number, turn.speaker().personKey())
        .compose(card -> card.map(closed -> Future.succeededFuture(
                Reply.discreetly(turn.say("exchange.closed", "number", closed.number()))
                    .keeping(BasicCommands.undoneBy(
                        turn.session(), "exchange renew " + closed.number()))))
            .orElseGet(() -> said(turn, "exchange.unknown")));
  }

  /** The same person asking for the same card again is the same question. */
  private Future<Reply> ask(Turn turn, String number) {
    String self = turn.speaker().personKey();
    if (isUnnamed(turn)) {
      return said(turn, "exchange.unnamed");
    }
    return store.card(number).compose(found -> {
      Optional<Card> card =
          found.filter(one -> one.isOpen(turn.now()) && !one.by().equals(self));
      if (card.isEmpty()) {
        return said(turn, "exchange.unknown");
      }
      String id = "a" + SendKey.of(self, number).substring(0, 8);
      return store
          .ask(id, self, card.get(), turn.now())
          .compose(pair -> touch.yes(turn, pair.id(), ""));
    });
  }

  private Future<Reply> no(Turn turn, String id) {
    return store
        .answer(id, turn.speaker().personKey(), Answer.NO, "")
        .compose(pair -> pair.filter(one -> !one.isMade()).isEmpty()
            ? said(turn, "exchange.over")
            : said(turn, "exchange.no").map(reply -> Touch.closing(turn, id, reply)));
  }

  private Future<Reply> worked(Turn turn, String id, String word) {
    boolean yes = List.of("yes", "是", "成了").contains(word.toLowerCase(Locale.ROOT));
    return store
        .worked(id, turn.speaker().personKey(), yes ? Worked.YES : Worked.NO)
        .compose(pair -> said(turn, pair.isEmpty() ? "exchange.over" : "exchange.thanks"));
  }
}
