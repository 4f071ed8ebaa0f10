package io.reunion.suggestion;

import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.member.Role;
import io.reunion.suggestion.Suggestion.State;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What organisers do with suggestions, and what everybody sees of their own. */
final class SuggestionDesk {
  private static final Pattern STEP = Pattern.compile(
      "(own|reply|planned|done|declined|认领|回复|计划|完成|不采纳)\\s*[#＃]?(\\d{1,6})\\s*[:：]?\\s*(.*)",
      Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern LIST = Pattern.compile("list|all|列表", Pattern.CASE_INSENSITIVE);
  private static final Pattern REPORT =
      Pattern.compile("(?:report|月报)\\s*(\\d{4}-\\d{2})?", Pattern.CASE_INSENSITIVE);
  private static final Pattern STEP_ALONE =
      Pattern.compile("own|reply|planned|done|declined|认领|回复|计划|完成|不采纳", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("[#＃]?(\\d{1,6})号?");
  private static final int MOST = 20;

  private final SuggestionStore store;
  private final SuggestionNotices notices;
  private final ZoneId zone;

  SuggestionDesk(SuggestionStore store, SuggestionNotices notices, ZoneId zone) {
    this.store = store;
    this.notices = notices;
    this.zone = zone;
  }

  /** What {@code words} do; empty if they are a suggestion. */
  Optional<Future<Reply>> command(Turn turn, String words) {
    Matcher report = REPORT.matcher(words);
    if (report.matches()) {
      return Optional.of(report(turn, Optional.ofNullable(report.group(1))));
    }
    Matcher number = NUMBER.matcher(words);
    if (number.matches()) {
      return Optional.of(one(turn, number.group(1)));
    }
    if (!turn.speaker().has(Role.ORGANISER)) {
      return LIST.matcher(words).matches() ? Optional.of(overview(turn)) : Optional.empty();
    }
    if (STEP_ALONE.matcher(words).matches()) {
      return Optional.of(Future.succeededFuture(Reply.discreetly(turn.say("suggestion.how.desk"))));
    }
    Matcher step = STEP.matcher(words);
    if (LIST.matcher(words).matches()) {
      return Optional.of(list(turn));
    }
    return step.matches()
        ? Optional.of(step(
            turn,
            step.group(1).toLowerCase(Locale.ROOT),
            step.group(2),
            step.group(3).strip()))
        : Optional.empty();
  }

  /** Its author sees it, and organisers; to all others it is as if there were none. */
  private Future<Reply> one(Turn turn, String number) {
    boolean organiser = turn.speaker().has(Role.ORGANISER);
    return store
        .find(number)
        .map(found -> found
            .filter(one -> organiser || one.by().equals(turn.speaker().personKey()))
            .map(one -> Reply.discreetly(SuggestionText.standing(turn.texts(), one)))
            .orElseGet(() -> Reply.discreetly(turn.say("suggestion.unknown"))));
  }

  private Future<Reply> report(Turn turn, Optional<String> month) {
    YearMonth wanted;
    try {
      wanted =
          month.map(YearMonth::parse).orElseGet(() -> YearMonth.from(turn.now().atZone(zone)));
    } catch (DateTimeException e) {
      return Future.succeededFuture(Reply.discreetly(turn.say("suggestion.month")));
    }
    return store
        .all()
        .map(all -> Reply.discreetly(SuggestionText.report(turn.texts(), all, wanted, zone)));
  }

  private Future<Reply> list(Turn turn) {
    return store.all().map(all -> {
      List<Suggestion> open = all.stream()
          .filter(one -> one.state() == State.OPEN || one.state() == State.PLANNED)
          .toList();
      StringBuilder text = new StringBuilder(turn.say("suggestion.list", "count", open.size()));
      open.stream()
          .limit(MOST)
          .forEach(one -> text.append('\n').append(SuggestionText.standing(turn.texts(), one)));
      return Reply.discreetly(
          text.append('\n').append(turn.say("suggestion.how.desk")).toString());
    });
  }

  private Future<Reply> step(Turn turn, String move, String number, String words) {
    UnaryOperator<Suggestion> edit = switch (move) {
      case "own", "认领" -> one -> one.ownedBy(turn.speaker().name());
      case "planned", "计划" -> one -> one.answered(State.PLANNED, words, turn.now());
      case "done", "完成" -> one -> one.answered(State.DONE, words, turn.now());
      case "declined", "不采纳" -> one -> one.answered(State.DECLINED, words, turn.now());
      default -> one -> one.answered(one.state(), words, turn.now());
    };
    return store.change(number, edit).compose(changed -> {
      if (changed.isEmpty()) {
        return Future.succeededFuture(Reply.discreetly(turn.say("suggestion.unknown")));
      }
      Suggestion one = changed.get().after();
      boolean decided = one.state() != State.OPEN || !one.answer().isEmpty();
      // Planning the same notice again plans nothing.
      return (decided ? notices.answered(one) : Future.<Void>succeededFuture())
          .map(told -> Reply.discreetly(SuggestionText.standing(turn.texts(), one)));
    });
  }

  Future<Reply> overview(Turn turn) {
    String self = turn.speaker().personKey();
    return store.all().map(all -> {
      StringBuilder text = new StringBuilder(turn.say("suggestion.how"));
      if (turn.speaker().has(Role.ORGANISER)) {
        text.append('\n').append(turn.say("suggestion.how.desk"));
      }
      all.stream()
          .filter(one -> one.by().equals(self))
          .forEach(one -> text.append('\n').append(SuggestionText.standing(turn.texts(), one)));
      return Reply.discreetly(text.toString());
    });
  }
}
