package io.reunion.questions;

import io.reunion.bot.Command;
import io.reunion.bot.Lines;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.member.Role;
import io.reunion.notice.Notice;
import io.reunion.notice.Notices;
import io.reunion.questions.Question.Box;
import io.reunion.questions.Question.State;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code question}: put one, see what became of one's own and what is on the agenda. */
public final class Questions {
  private static final String ENDED = "question-ended";
  private static final int LONGEST = 300;
  private static final Pattern DESK = Pattern.compile(
      "(open|list|agenda|similar|group|apart|answered|close|publish|新建|列表|议程|相似|合并|分开|已答|结束|发布)(?:\\s+|$)(.*)",
      Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern AGENDA =
      Pattern.compile("(?:agenda|议程)(?:\\s+[#＃]?([\\w-]{1,24}))?", Pattern.CASE_INSENSITIVE);
  private static final Pattern BOX =
      Pattern.compile("[#＃]([\\w-]{1,24})[\\s:：]+(.+)", Pattern.DOTALL);

  private final QuestionStore store;
  private final Notices notices;
  private final EventStore events;
  private final QuestionDesk desk;
  private final Clock clock;

  public Questions(Redis redis, EventStore events, Notices notices, Clock clock) {
    this.store = new QuestionStore(redis);
    this.events = events;
    this.desk = new QuestionDesk(store, events, this::end);
    this.notices = notices;
    this.clock = clock;
    notices.write(ENDED, (person, number) -> ended(number));
  }

  public QuestionStore store() {
    return store;
  }

  public List<Command> commands() {
    return List.of(new Command(
        "question", List.of("提问", "questions", "question:"), Role.GUEST, this::question));
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key)));
  }

  private Future<Reply> question(Turn turn) {
    String words = turn.arguments().replaceFirst("^[:：]\\s*", "").strip();
    Matcher move = DESK.matcher(words);
    if (!Lines.hasWords(words)) {
      return overview(turn);
    }
    if (move.matches() && turn.speaker().has(Role.ORGANISER)) {
      return desk.organise(
          turn, move.group(1).toLowerCase(Locale.ROOT), move.group(2).strip());
    }
    Matcher agenda = AGENDA.matcher(words);
    return agenda.matches()
        ? desk.withBox(turn, "agenda", Optional.ofNullable(agenda.group(1)).orElse(""))
        : put(turn, words);
  }

  private static List<Box> open(List<Box> boxes) {
    return boxes.stream().filter(box -> !box.closed()).toList();
  }

  private Future<Reply> put(Turn turn, String words) {
    Matcher named = BOX.matcher(words);
    String text = named.matches() ? named.group(2) : words;
    if (text.codePointCount(0, text.length()) > LONGEST) {
      return Future.succeededFuture(Reply.discreetly(turn.say("questions.long", "limit", LONGEST)));
    }
    return store
        .boxes()
        .compose(boxes -> meant(
                turn, open(boxes), named.matches() ? Optional.of(named.group(1)) : Optional.empty())
            .compose(meant -> meant.size() == 1
                ? store
                    .ask(
                        meant.get(0),
                        turn.speaker().personKey(),
                        text,
                        turn.operation(),
                        turn.now())
                    .map(asked -> Reply.discreetly(turn.say(
                        "questions.noted",
                        "number",
                        asked.number(),
                        "title",
                        meant.get(0).title())))
                : which(turn, open(boxes))));
  }

  /** The box that is named; else the one whose event was announced in this group; else all. */
  private Future<List<Box>> meant(Turn turn, List<Box> open, Optional<String> named) {
    if (named.isPresent()) {
      return Future.succeededFuture(
          open.stream().filter(box -> box.isCalled(named.get())).toList());
    }
    if (open.size() < 2 || !turn.inGroup()) {
      return Future.succeededFuture(open);
    }
    return Batches.map(open, box -> here(turn, box)).map(here -> {
      List<Box> ours =
          IntStream.range(0, open.size()).filter(here::get).mapToObj(open::get).toList();
      return ours.size() == 1 ? ours : open;
    });
  }

  private Future<Boolean> here(Turn turn, Box box) {
    return EventId.typed(box.event())
        .map(id -> events
            .find(id)
            .map(event -> event.filter(one -> one.chats().contains(turn.chat())).isPresent()))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  private static Future<Reply> which(Turn turn, List<Box> open) {
    return Future.succeededFuture(Reply.discreetly(
        open.isEmpty()
            ? turn.say("questions.none")
            : turn.say("questions.which")
                + open.stream()
                    .map(box -> "\n"
                        + turn.say("questions.box", "number", box.number(), "title", box.title()))
                    .collect(Collectors.joining())));
  }

  private Future<Reply> overview(Turn turn) {
    String self = turn.speaker().personKey();
    return store
        .boxes()
        .compose(boxes -> store.all().map(all -> {
          StringBuilder text = new StringBuilder(turn.say("questions.how"));
          if (turn.speaker().has(Role.ORGANISER)) {
            text.append('\n').append(turn.say("questions.how.organiser"));
          }
          open(boxes)
              .forEach(box -> text.append('\n')
                  .append(turn.say("questions.box", "number", box.number(), "title", box.title())));
          all.stream()
              .filter(one -> one.by().equals(self))
              .forEach(one -> text.append('\n').append(standing(turn.texts(), one)));
          return Reply.discreetly(text.toString());
        }));
  }

  private static String standing(Sentences say, Question one) {
    return switch (one.state()) {
      case WAITING -> say.say("questions.mine", "number", one.number(), "text", one.text());
      case ANSWERED ->
        one.answer().isEmpty()
            ? say.say("questions.answered", "number", one.number(), "text", one.text())
            : say.say(
                "questions.answer",
                "number",
                one.number(),
                "text",
                one.text(),
                "answer",
                one.answer());
      case STILL_OPEN -> say.say("questions.open", "number", one.number(), "text", one.text());
    };
  }

  private Future<Void> end(List<Question> questions, State how, String answer) {
    return Future.join(questions.stream()
            .map(one -> store
                .end(one, how, answer)
                .compose(ended -> ended
                    .map(after -> notices.plan(
                        ENDED,
                        after.by(),
                        after.number() + " " + after.state() + " "
                            + after.answer().hashCode(),
                        clock.instant()))
                    .orElseGet(Future::succeededFuture)))
            .toList())
        .mapEmpty();
  }

  private Future<Optional<Notice>> ended(String about) {
    return store
        .find(about.split(" ", -1)[0])
        .map(found -> found.map(one -> Notice.of(say -> standing(say, one))));
  }
}
