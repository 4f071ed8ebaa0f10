package io.reunion.suggestion;

import io.reunion.bot.Lines;
import io.reunion.suggestion.Suggestion.State;
import io.reunion.text.Sentences;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;

/** What is said of suggestions. */
final class SuggestionText {
  private SuggestionText() {}

  static String state(Sentences say, State state) {
    return switch (state) {
      case OPEN -> say.say("suggestion.state.open");
      case PLANNED -> say.say("suggestion.state.planned");
      case DONE -> say.say("suggestion.state.done");
      case DECLINED -> say.say("suggestion.state.declined");
    };
  }

  static String standing(Sentences say, Suggestion one) {
    String line = say.say(
        "suggestion.line",
        "number",
        one.number(),
        "text",
        Lines.one(one.text()),
        "state",
        state(say, one.state()));
    String owner =
        one.owner().isEmpty() ? "" : "\n" + say.say("suggestion.owner", "name", one.owner());
    String answer = one.answer().isEmpty()
        ? ""
        : "\n" + say.say("suggestion.answer", "answer", Lines.one(one.answer()));
    return line + owner + answer;
  }

  /** What came in a month, and what was done of it or of earlier ones; of no author anything. */
  static String report(Sentences say, List<Suggestion> all, YearMonth month, ZoneId zone) {
    long came = all.stream()
        .filter(one -> YearMonth.from(one.at().atZone(zone)).equals(month))
        .count();
    List<Suggestion> decided = all.stream()
        .filter(one -> one.state() != State.OPEN)
        .filter(one -> YearMonth.from(one.changed().atZone(zone)).equals(month))
        .toList();
    StringBuilder text = new StringBuilder(say.say(
        "suggestion.report", "month", month.toString(), "came", came, "decided", decided.size()));
    decided.forEach(one -> text.append('\n')
        .append(say.say(
            "suggestion.report.line",
            "text",
            Lines.one(one.text()),
            "state",
            state(say, one.state()),
            "answer",
            one.answer().isEmpty() ? "–" : Lines.one(one.answer()))));
    return text.toString();
  }
}
