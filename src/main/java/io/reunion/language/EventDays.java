package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import io.reunion.language.when.Hint;
import io.reunion.language.when.When;
import io.reunion.language.when.WhenParser;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Events that are called by their day: "the one on the 28th", 周六那场; with or without a word of the title. */
final class EventDays {
  private static final WhenParser PARSER = new WhenParser();
  private static final Pattern WEEKDAY = Pattern.compile(
      "(?:on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)(?: one)?|(?:周|星期|礼拜|週)[一二三四五六日天]",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern DAY_OF_MONTH = Pattern.compile(
      "(?:on )?(?:the )?[0-9]{1,2}(?:st|nd|rd|th)(?: one)?|[0-9一二三十]{1,3}[号日號]",
      Pattern.CASE_INSENSITIVE);
  /** "Move the gala a week later" tells no day of the gala's. */
  private static final Set<String> LATER = Set.of("later", "earlier", "sooner");

  private static final Set<Mark> ANSWERS =
      Set.of(Mark.ACCEPT, Mark.DECLINE, Mark.WITHDRAW, Mark.TENTATIVE, Mark.WISH);

  private final Lexicon lexicon;
  private final PhraseBook book;
  private final Utterance utterance;
  private final Tokens tokens;

  EventDays(PhraseBook book, Utterance utterance, Tokens tokens) {
    this.book = book;
    this.lexicon = book.lexicon();
    this.utterance = utterance;
    this.tokens = tokens;
  }

  /** Where something stands, from its first token up to and without {@code to}. */
  private record Span(int from, int to) {}

  /** Notes in the tokens which events are called by their day. */
  void mark() {
    if (hasCue()) {
      String text = utterance.text();
      String head =
          text.length() <= Tokeniser.LONGEST ? text : text.substring(0, Tokeniser.LONGEST);
      PARSER
          .find(head, utterance.now(), Hint.forLanguage(utterance.language().code()))
          .forEach(this::mark);
    }
  }

  private boolean hasCue() {
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.eventAt(i) > 0
          || isOf(i)
          || lexicon.startingAt(tokens, i, tokens.size(), WordSet.THAT_ONE) > 0
          || lexicon.startingAt(tokens, i, tokens.size(), WordSet.THE_ONE) > 0) {
        return true;
      }
    }
    return false;
  }

  private void mark(When when) {
    Span day = span(when);
    if (day(when).isEmpty()
        || day.to() <= day.from()
        || LATER.contains(tokens.form(day.to() - 1))) {
      return;
    }
    Optional<Span> title = titleBeside(day);
    if (title.isPresent()) {
      titled(when, day, title.get());
      return;
    }
    Span whole = new Span(before(day), behind(day));
    boolean one = tokens.form(day.to() - 1).equals("one");
    if (one || whole.from() < day.from() || whole.to() > day.to()) {
      tokens.callEvent(whole.from(), whole.to(), name(when, utterance.events().events()));
    }
  }

  /** Where several have the same title the day tells which; a day on which none of them takes place has to be asked about. */
  private void titled(When when, Span day, Span title) {
    Set<Upcoming> called = utterance.events().called(tokens, title.from(), title.to());
    if (utterance.events().events().isEmpty()) {
      return;
    }
    String name = name(when, called.isEmpty() ? utterance.events().events() : called);
    tokens.callEvent(Math.min(day.from(), title.from()), Math.max(day.to(), title.to()), name);
  }

  /** What stands right before the day or behind it, with small words at the most between them, and names an event. */
  private Optional<Span> titleBeside(Span day) {
    int behind = day.to();
    while (behind < tokens.size()
        && (isOf(behind) || lexicon.startingAt(tokens, behind, tokens.size(), WordSet.THAT_ONE) > 0)
        && tokens.eventAt(behind) == 0) {
      behind += Math.max(1, lexicon.startingAt(tokens, behind, tokens.size(), WordSet.THAT_ONE));
    }
    if (behind < tokens.size() && tokens.eventAt(behind) > 0) {
      return Optional.of(new Span(behind, behind + tokens.eventAt(behind)));
    }
    int before = withoutLead(day.from());
    for (int i = 0; i < before; i++) {
      if (tokens.eventAt(i) > 0 && i + tokens.eventAt(i) == before && !isTowards(before, day)) {
        return Optional.of(new Span(i, before));
      }
    }
    return titleAcross(day);
  }

  /** The evening of "chess evening on the 21st" is both. */
  private Optional<Span> titleAcross(Span day) {
    for (int i = 0; i < day.to(); i++) {
      int end = i + tokens.eventAt(i);
      if (end > i && end > day.from()) {
        return Optional.of(new Span(i, end));
      }
    }
    return Optional.empty();
  }

  /** "Move the gala to Friday": that is not the Friday one. */
  private boolean isTowards(int from, Span day) {
    return from < day.from() && tokens.form(from).equals("to");
  }

  private boolean isOf(int at) {
    return tokens.form(at).equals("的");
  }

  /** Without "on the" before {@code end}. */
  private int withoutLead(int end) {
    int at = end;
    for (int step = lead(at); step > 0; step = lead(at)) {
      at -= step;
    }
    return at;
  }

  private int lead(int end) {
    return end == 0 || tokens.kind(end - 1) != Kind.WORD
        ? 0
        : Math.max(
            lexicon.endingAt(tokens, 0, end, WordSet.ARTICLE),
            lexicon.endingAt(tokens, 0, end, WordSet.PREPOSITION));
  }

  /** Where "the one on" begins before the day; the day's own beginning where there is none. */
  private int before(Span day) {
    int end = withoutLead(day.from());
    int one = lexicon.endingAt(tokens, 0, end, WordSet.THE_ONE);
    return one > 0 ? end - one : day.from();
  }

  /** Where 那个活动 ends behind the day. */
  private int behind(Span day) {
    int at = day.to();
    int of = at < tokens.size() && isOf(at) ? 1 : 0;
    int end = at + of;
    for (int step = lexicon.startingAt(tokens, end, tokens.size(), WordSet.THAT_ONE);
        step > 0;
        step = lexicon.startingAt(tokens, end, tokens.size(), WordSet.THAT_ONE)) {
      end += step;
    }
    boolean own = end == at + 1 && of > 0 && (end == tokens.size() || isSpeaker(end));
    return end > at + of || own ? end : at;
  }

  private boolean isSpeaker(int at) {
    return tokens.kind(at).endsClause()
        || lexicon.startingAt(tokens, at, tokens.size(), WordSet.SELF) > 0
        || isGone(at);
  }

  /** What follows says whether somebody comes. */
  private boolean isGone(int at) {
    return "来去报参不".contains(tokens.form(at))
        || book.signs(tokens).stream()
            .anyMatch(hit -> hit.from() == at && ANSWERS.contains(hit.mark()));
  }

  /** The tokens of a date. */
  private Span span(When when) {
    int from = 0;
    while (from < tokens.size() && tokens.to(from) <= when.from()) {
      from++;
    }
    int to = from;
    while (to < tokens.size() && tokens.from(to) < when.to()) {
      to++;
    }
    return new Span(from, to);
  }

  /**
   * The event of the day that a message tells besides an answer: of a day on which one is, or where nothing but the answer
   * stands with it. Empty where the day may be any.
   *
   * @param fresh it does not change an answer, of which it is known to which event it was
   */
  Optional<String> meantBy(When when, boolean fresh) {
    Optional<LocalDate> day = day(when);
    if (day.isEmpty()) {
      return Optional.empty();
    }
    List<Upcoming> that = on(when, utterance.events().events());
    if (that.size() == 1 && exactly(day.get(), that.get(0))) {
      return Optional.of(that.get(0).id());
    }
    return fresh && isAnswered(span(when))
        ? Optional.of(name(when, utterance.events().events()))
        : Optional.empty();
  }

  /** The clause of the day has an answer and otherwise small words. */
  private boolean isAnswered(Span day) {
    int from = day.from();
    while (from > 0 && !tokens.startsClause(from)) {
      from--;
    }
    int to = day.to();
    while (to < tokens.size() && !tokens.endsClause(to)) {
      to++;
    }
    int begin = from;
    int end = to;
    List<Hit> signs = book.signs(tokens).stream()
        .filter(hit -> hit.from() >= begin && hit.to() <= end)
        .toList();
    return signs.stream().anyMatch(hit -> ANSWERS.contains(hit.mark()))
        && signs.stream().noneMatch(hit -> hit.mark() == Mark.BUSY || hit.mark() == Mark.NOISE)
        && isCovered(from, to, day, signs);
  }

  private boolean isCovered(int from, int to, Span day, List<Hit> signs) {
    int at = from;
    while (at < to) {
      int here = at;
      int sign = signs.stream()
          .filter(hit -> hit.from() <= here && here < hit.to())
          .mapToInt(hit -> hit.to() - here)
          .max()
          .orElse(0);
      int date = day.from() <= here && here < day.to() ? day.to() - here : 0;
      int step = Math.max(Math.max(sign, date), small(at, to));
      if (step == 0) {
        return false;
      }
      at += step;
    }
    return true;
  }

  private int small(int at, int to) {
    int small = 0;
    for (WordSet set :
        List.of(WordSet.SELF, WordSet.FILLER, WordSet.PREPOSITION, WordSet.ARTICLE)) {
      small = Math.max(small, lexicon.startingAt(tokens, at, to, set));
    }
    return small;
  }

  private static Optional<LocalDate> day(When when) {
    boolean single = when.kind() == When.Kind.DATE || when.kind() == When.Kind.DATE_TIME;
    return single ? when.start().flatMap(moment -> moment.date()) : Optional.empty();
  }

  /** The id of the one event of that day, or the day itself, of which it has to be asked. */
  private String name(When when, Collection<Upcoming> events) {
    List<Upcoming> that = on(when, events);
    return that.size() == 1 ? that.get(0).id() : day(when).orElseThrow().toString();
  }

  /** The events of a day; where none is, those of the same weekday or day of a month, if only that was written. */
  private List<Upcoming> on(When when, Collection<Upcoming> events) {
    LocalDate day = day(when).orElseThrow();
    List<Upcoming> that = events.stream().filter(event -> exactly(day, event)).toList();
    if (!that.isEmpty()) {
      return that;
    }
    String words = utterance.text().substring(when.from(), when.to());
    if (WEEKDAY.matcher(words).matches()) {
      return alike(events, event -> event.getDayOfWeek() == day.getDayOfWeek());
    }
    return DAY_OF_MONTH.matcher(words).matches()
        ? alike(events, event -> event.getDayOfMonth() == day.getDayOfMonth())
        : List.of();
  }

  private static List<Upcoming> alike(Collection<Upcoming> events, Predicate<LocalDate> alike) {
    return events.stream().filter(event -> alike.test(local(event))).toList();
  }

  /** On the event's own clock, or on that of the chat. */
  private boolean exactly(LocalDate day, Upcoming event) {
    ZoneId zone = utterance.now().getZone();
    return local(event).equals(day)
        || event.startsAt().withZoneSameInstant(zone).toLocalDate().equals(day);
  }

  private static LocalDate local(Upcoming event) {
    return event.startsAt().toLocalDate();
  }
}
