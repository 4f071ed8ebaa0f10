package io.reunion.questions;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.member.Role;
import io.reunion.notice.Notice;
import io.reunion.notice.Notices;
import io.reunion.questions.Agenda.Point;
import io.reunion.questions.Question.Box;
import io.reunion.questions.Question.State;
import io.reunion.redis.Redis;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code question}: put one; for organisers: open a box, group, make an agenda, answer, close. */
public final class Questions {
  private static final String ENDED = "question-ended";
  private static final int LONGEST = 300;
  private static final int PAIRS = 5;
  private static final Pattern DESK = Pattern.compile(
      "(open|list|agenda|similar|group|apart|answered|close|新建|列表|议程|相似|合并|分开|已答|结束)(?:\\s+|$)(.*)",
      Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBERS =
      Pattern.compile("[#＃]?(\\d{1,6})(?:\\s+[#＃]?(\\d{1,6}))?\\s*[:：]?\\s*(.*)", Pattern.DOTALL);
  private static final Pattern BOX = Pattern.compile("[#＃](\\d{1,6})\\s+(.+)", Pattern.DOTALL);

  private final QuestionStore store;
  private final Notices notices;
  private final Clock clock;

  public Questions(Redis redis, Notices notices, Clock clock) {
    this.store = new QuestionStore(redis);
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
    Matcher desk = DESK.matcher(words);
    if (words.isEmpty()) {
      return overview(turn);
    }
    return turn.speaker().has(Role.ORGANISER) && desk.matches()
        ? organise(turn, desk.group(1).toLowerCase(Locale.ROOT), desk.group(2).strip())
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
    return store.boxes().compose(boxes -> {
      List<Box> meant = open(boxes).stream()
          .filter(box -> !named.matches() || Integer.toString(box.number()).equals(named.group(1)))
          .toList();
      return meant.size() == 1
          ? store
              .ask(meant.get(0), turn.speaker().personKey(), text, turn.operation(), turn.now())
              .map(asked -> Reply.discreetly(turn.say(
                  "questions.noted",
                  "number",
                  asked.number(),
                  "title",
                  meant.get(0).title())))
          : which(turn, open(boxes));
    });
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

  private Future<Reply> organise(Turn turn, String move, String words) {
    if (move.equals("open") || move.equals("新建")) {
      return words.isEmpty()
          ? said(turn, "questions.how.organiser")
          : store
              .open(words, turn.operation())
              .map(box -> Reply.discreetly(
                  turn.say("questions.opened", "number", box.number(), "title", box.title())));
    }
    Matcher numbers = NUMBERS.matcher(words);
    boolean numbered = numbers.matches();
    String first = numbered ? numbers.group(1) : "";
    String second = numbered ? Optional.ofNullable(numbers.group(2)).orElse("") : "";
    return switch (move) {
      case "group", "合并" -> group(turn, first, second);
      case "apart", "分开" -> apart(turn, first, second);
      case "answered", "已答" -> answered(turn, first, numbered ? numbers.group(3).strip() : "");
      default -> withBox(turn, move, first);
    };
  }

  /** The box of this number, or the newest. */
  private Future<Reply> withBox(Turn turn, String move, String number) {
    return store.boxes().compose(boxes -> {
      Optional<Box> box = boxes.stream()
          .filter(one -> number.isEmpty() || Integer.toString(one.number()).equals(number))
          .reduce((earlier, later) -> later);
      if (box.isEmpty()) {
        return said(turn, "questions.none");
      }
      return store.in(box.get().number()).compose(all -> switch (move) {
        case "similar", "相似" -> similar(turn, all);
        case "close", "结束" -> close(turn, box.get(), all);
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
        return end(group, State.ANSWERED, answer)
            .map(done -> Reply.discreetly(turn.say("questions.told", "count", group.size())));
      });
    });
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

  private Future<Reply> close(Turn turn, Box box, List<Question> all) {
    List<Question> waiting =
        all.stream().filter(one -> one.state() != State.ANSWERED).toList();
    return store
        .close(box)
        .compose(done -> end(waiting, State.STILL_OPEN, ""))
        .map(done -> Reply.discreetly(turn.say(
            "questions.closed", "answered", all.size() - waiting.size(), "open", waiting.size())));
  }

  private Future<Optional<Notice>> ended(String about) {
    return store
        .find(about.split(" ", -1)[0])
        .map(found -> found.map(one -> Notice.of(say -> standing(say, one))));
  }
}
