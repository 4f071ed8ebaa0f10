package io.reunion.event.command;

import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.language.when.Hint;
import io.reunion.language.when.When;
import io.reunion.language.when.WhenParser;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody has told already of an event that is to be made: "hike on 5 December at 10, Sai Kung, 20 people". The form
 * asks for the rest, and for the hour of a day that was told without one.
 */
final class ToldEvent {
  /** Under this name the form keeps the words for the time, where they leave something open. */
  private static final String TOLD = "told";

  private static final WhenParser PARSER = new WhenParser();
  private static final Pattern PARTS = Pattern.compile("[,，;；。\\n]");
  private static final Pattern SEATS = Pattern.compile(
      "(?:^|\\s|[^\\d])(\\d{1,6})\\s?(?:个?人|位|个?名额|座|pax|people|persons|seats)",
      Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACE =
      Pattern.compile("^(?:(?:at|in)\\s+|@\\s*|在|地点[:：]?\\s*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern CALLED = Pattern.compile(
      "^[\\s:：]*(?:(?:called|named|titled)\\s+|叫做?|名字叫|名为)?", Pattern.CASE_INSENSITIVE);
  private static final String LOOSE = ",，、:：;；(（-";
  private static final Set<String> LOOSE_WORDS =
      Set.of("on", "at", "for", "from", "in", "by", "starting");

  private final Map<String, String> known = new HashMap<>();

  private ToldEvent() {}

  /** By the form's steps. */
  static Map<String, String> in(Turn turn, String words) {
    ToldEvent told = new ToldEvent();
    told.read(turn, words.strip());
    return told.known;
  }

  private void read(Turn turn, String words) {
    Optional<When> when = PARSER
        .find(
            words,
            turn.now().atZone(turn.zone()),
            Hint.forLanguage(turn.texts().language().code()))
        .stream()
        .filter(one -> one.start().isPresent())
        .findFirst();
    String before = when.map(one -> words.substring(0, one.from())).orElse(words);
    String behind = when.map(one -> words.substring(one.to())).orElse("");
    when.ifPresent(one -> time(turn, words.substring(one.from(), one.to())));
    List<String> parts = new ArrayList<>(parts(before));
    boolean titled = !parts.isEmpty();
    parts.addAll(parts(behind));
    if (!parts.isEmpty() && (titled || !PLACE.matcher(parts.get(0)).find())) {
      keep(EventDialogue.TITLE, title(parts.remove(0)));
    }
    parts.forEach(this::placeOrSeats);
  }

  private static List<String> parts(String words) {
    return PARTS
        .splitAsStream(withoutLooseEnd(words))
        .map(String::strip)
        .filter(part -> part.codePoints().anyMatch(Character::isLetterOrDigit))
        .toList();
  }

  /** Without the "on" that led to the time. */
  private static String withoutLooseEnd(String words) {
    String rest = words.strip();
    int end = rest.length();
    while (end > 0 && (LOOSE.indexOf(rest.charAt(end - 1)) >= 0 || rest.charAt(end - 1) == ' ')) {
      end--;
    }
    int last = rest.lastIndexOf(' ', end - 1) + 1;
    boolean loose = LOOSE_WORDS.contains(rest.substring(last, end).toLowerCase(Locale.ROOT));
    return rest.substring(0, loose ? last : end);
  }

  private static String title(String words) {
    String title = CALLED.matcher(words).replaceFirst("");
    int first = title.isEmpty() ? 0 : title.offsetByCodePoints(0, 1);
    return title.substring(0, first).toUpperCase(Locale.ROOT) + title.substring(first);
  }

  private void placeOrSeats(String part) {
    Optional<Integer> seats = EventMaking.seats(part);
    Matcher among = SEATS.matcher(part);
    if (seats.isPresent()) {
      keep(EventDialogue.SEATS, seats.get().toString());
    } else if (among.find()) {
      EventMaking.seats(among.group(1))
          .ifPresent(number -> keep(EventDialogue.SEATS, number.toString()));
    } else {
      keep(EventDialogue.PLACE, PLACE.matcher(part).replaceFirst(""));
    }
  }

  private void keep(String step, String answer) {
    String line = EventDialogue.oneLine(answer);
    if (!line.isEmpty() && line.length() <= Event.MAX_TEXT) {
      known.putIfAbsent(step, line);
    }
  }

  private void time(Turn turn, String words) {
    Read read = TimeReader.read(turn, new Step.Answer(words, true, Map.of()));
    known.put(
        read instanceof Read.Accepted ? EventDialogue.WHEN : TOLD,
        read instanceof Read.Accepted accepted ? accepted.value() : words);
  }

  /** When it is, or what of that is still open. */
  static Future<Asked> ask(Turn turn, Map<String, String> answers) {
    String told = answers.getOrDefault(TOLD, "");
    if (told.isEmpty()) {
      return Asked.plainly(turn.say("event.form.when"));
    }
    Read read = TimeReader.read(turn, new Step.Answer(told, true, answers));
    return read instanceof Read.Refused refused && !refused.options().isEmpty()
        ? Future.succeededFuture(new Asked(refused.sentence(), refused.options()))
        : Asked.plainly(turn.say("event.form.hour", "day", told));
  }

  /** A time alone is one of the day that was told before. */
  static Future<Read> time(Turn turn, Step.Answer answer) {
    Read read = TimeReader.readAlone(turn, answer);
    String told = answer.answers().getOrDefault(TOLD, "");
    if (read instanceof Read.Accepted || told.isEmpty()) {
      return Future.succeededFuture(read);
    }
    Step.Answer both = new Step.Answer(told + " " + answer.text(), true, answer.answers());
    Read whole = TimeReader.read(turn, both);
    return Future.succeededFuture(whole instanceof Read.Accepted ? whole : read);
  }
}
