package io.reunion.questions;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Terms;
import io.reunion.questions.Agenda.Point;
import io.reunion.questions.Question.Box;
import io.reunion.questions.Question.State;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What organisers do with a box: open it, group, make an agenda and publish it, answer, close. */
final class QuestionDesk {
  private static final int PAIRS = 5;
  private static final Pattern NUMBERS =
      Pattern.compile("[#＃]?(\\d{1,6})(?:\\s+[#＃]?(\\d{1,6}))?\\s*[:：]?\\s*(.*)", Pattern.DOTALL);

  private final QuestionStore store;
  private final EventStore events;
  private final Endings endings;

  /** What becomes of questions. */
  @FunctionalInterface
  interface Endings {
    /** Ends them, and has their askers told. */
    Future<Void> end(List<Question> questions, State how, String answer);
  }

  QuestionDesk(QuestionStore store, EventStore events, Endings endings) {
    this.store = store;
    this.events = events;
    this.endings = endings;
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key)));
  }

  /** Does what {@code move} says. */
  Future<Reply> organise(Turn turn, String move, String words) {
    if (move.equals("open") || move.equals("新建")) {
      return words.isEmpty() ? said(turn, "questions.how.organiser") : open(turn, words);
    }
    Matcher numbers = NUMBERS.matcher(words);
    boolean numbered = numbers.matches();
    String first = numbered ? numbers.group(1) : "";
    String second = numbered ? Optional.ofNullable(numbers.group(2)).orElse("") : "";
    return switch (move) {
      case "group", "合并" -> group(turn, first, second);
      case "apart", "分开" -> apart(turn, first, second);
      case "answered", "已答" -> answered(turn, first, numbered ? numbers.group(3).strip() : "");
      default -> withBox(turn, move, numbered ? first : words);
    };
  }

  /** The box of this number or event, or the newest. */
  Future<Reply> withBox(Turn turn, String move, String which) {
    return store.boxes().compose(boxes -> {
      Optional<Box> box = boxes.stream()
          .filter(one -> which.isEmpty() || one.isCalled(which))
          .reduce((earlier, later) -> later);
      if (box.isEmpty()) {
        return said(turn, "questions.none");
      }
      return store.in(box.get().number()).compose(all -> switch (move) {
        case "similar", "相似" -> similar(turn, all);
        case "close", "结束" -> close(turn, box.get(), all);
        case "publish", "发布" -> publish(turn, box.get(), all);
        default -> agenda(turn, box.get(), all);
      });
    });
  }

  private static Future<Reply> agenda(Turn turn, Box box, List<Question> all) {
    StringBuilder text = new StringBuilder(turn.say("questions.agenda", "title", box.title()));
    for (Point point : Agenda.of(all)) {
      text.append('\n')
          .append(turn.say(
              "questions.point",
              "number",
              point.head().number(),
              "text",
              point.head().text(),
              "askers",
              point.askers()));
      point.questions().stream()
          .filter(one -> one.number() != point.head().number())
          .forEach(one -> text.append('\n')
              .append(turn.say("questions.also", "number", one.number(), "text", one.text())));
    }
    return Future.succeededFuture(Reply.discreetly(text.toString()));
  }

  private static Future<Reply> similar(Turn turn, List<Question> all) {
    List<Agenda.Pair> pairs = Agenda.alike(Agenda.of(all));
    if (pairs.isEmpty()) {
      return said(turn, "questions.similar.none");
    }
    StringBuilder text = new StringBuilder(turn.say("questions.similar"));
    List<List<Button>> buttons = new ArrayList<>();
    pairs.stream().limit(PAIRS).forEach(pair -> {
      int first = Math.min(pair.first().head().number(), pair.second().head().number());
      int second = Math.max(pair.first().head().number(), pair.second().head().number());
      boolean inOrder = pair.first().head().number() == first;
      text.append('\n')
          .append(turn.say(
              "questions.pair",
              "first",
              first,
              "one",
              (inOrder ? pair.first() : pair.second()).head().text(),
              "second",
              second,
              "other",
              (inOrder ? pair.second() : pair.first()).head().text()));
      String both = first + " " + second;
      buttons.add(List.of(
          new Button(
              turn.say("questions.button.group", "first", first, "second", second),
              "question group " + both),
          new Button(
              turn.say("questions.button.apart", "first", first, "second", second),
              "question apart " + both)));
    });
    return Future.succeededFuture(Reply.of(Say.discreetly(text.toString()).withButtons(buttons)));
  }

  /** Both questions, if they are of one box. */
  private Future<Optional<List<Question>>> both(String first, String second) {
    return store
        .find(first)
        .compose(a -> store
            .find(second)
            .map(b -> a.isPresent()
                    && b.isPresent()
                    && a.get().box() == b.get().box()
                    && a.get().group() != b.get().group()
                ? Optional.of(List.of(a.get(), b.get()))
                : Optional.empty()));
  }

  private Future<Reply> group(Turn turn, String first, String second) {
    return both(first, second).compose(pair -> {
      if (pair.isEmpty()) {
        return said(turn, "questions.unknown");
      }
      int head = Math.min(pair.get().get(0).group(), pair.get().get(1).group());
      int other = Math.max(pair.get().get(0).group(), pair.get().get(1).group());
      return store
          .in(pair.get().get(0).box())
          .compose(all ->
              store.join(all.stream().filter(one -> one.group() == other).toList(), head))
          .map(done -> Reply.discreetly(turn.say("questions.grouped", "number", head)));
    });
  }

  private Future<Reply> apart(Turn turn, String first, String second) {
    return both(first, second)
        .compose(pair -> pair.isEmpty()
            ? said(turn, "questions.unknown")
            : store
                .keepApart(pair.get().get(0).number(), pair.get().get(1).group())
                .compose(done -> store.keepApart(
                    pair.get().get(1).number(), pair.get().get(0).group()))
                .compose(done -> said(turn, "questions.kept")));
  }

  private Future<Reply> answered(Turn turn, String number, String answer) {
    return store.find(number).compose(found -> {
      if (found.isEmpty()) {
        return said(turn, "questions.unknown");
      }
      return store.in(found.get().box()).compose(all -> {
        List<Question> group =
            all.stream().filter(one -> one.group() == found.get().group()).toList();
        return endings
            .end(group, State.ANSWERED, answer)
            .map(done -> Reply.discreetly(turn.say("questions.told", "count", group.size())));
      });
    });
  }

  private Future<Reply> close(Turn turn, Box box, List<Question> all) {
    List<Question> waiting =
        all.stream().filter(one -> one.state() != State.ANSWERED).toList();
    return store
        .close(box)
        .compose(done -> endings.end(waiting, State.STILL_OPEN, ""))
        .map(done -> Reply.discreetly(turn.say(
            "questions.closed", "answered", all.size() - waiting.size(), "open", waiting.size())));
  }

  /** A box for words, or for the event of that id. */
  private Future<Reply> open(Turn turn, String words) {
    return EventId.typed(words)
        .map(events::find)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .compose(event -> store
            .open(
                event.map(Event::title).orElse(words),
                event.map(one -> one.id().value()).orElse(""),
                turn.operation())
            .map(box -> Reply.discreetly(event
                .map(one -> turn.say(
                    "questions.opened.event",
                    "number",
                    box.number(),
                    "title",
                    box.title(),
                    "event",
                    one.id().value(),
                    "when",
                    Moments.dayAndTime(
                        one.startsAt(), turn.zone(), turn.now(), turn.texts().language())))
                .orElseGet(() ->
                    turn.say("questions.opened", "number", box.number(), "title", box.title())))));
  }

  /** Puts the agenda where the event is: on its page, and into the calendars. */
  private Future<Reply> publish(Turn turn, Box box, List<Question> all) {
    return EventId.typed(box.event())
        .map(events::find)
        .orElseGet(() -> Future.succeededFuture(Optional.empty()))
        .compose(found -> {
          if (found.isEmpty()) {
            return said(turn, "questions.noevent");
          }
          Event event = found.get();
          List<String> lines = Agenda.of(all).stream()
              .map(point -> point.head().number() + ": " + point.head().text())
              .limit(Terms.MAX_AGENDA)
              .toList();
          return events
              .update(event, event.under(event.terms().withAgenda(lines)))
              .map(done -> Reply.discreetly(
                  turn.say("questions.published", "count", lines.size(), "title", event.title())));
        });
  }
}
