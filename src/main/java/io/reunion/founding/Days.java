package io.reunion.founding;

import io.reunion.bot.Turn;
import io.reunion.language.when.Hint;
import io.reunion.language.when.Moment;
import io.reunion.language.when.When;
import io.reunion.language.when.WhenParser;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a day as people write it. */
final class Days {
  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final WhenParser PARSER = new WhenParser();

  private Days() {}

  /** Empty if {@code words} name no day, or one that may be several. */
  static Optional<LocalDate> read(Turn turn, String words, ZoneId zone) {
    return ISO.matcher(words.strip()).matches() ? iso(words.strip()) : written(turn, words, zone);
  }

  private static Optional<LocalDate> iso(String words) {
    try {
      return Optional.of(LocalDate.parse(words));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> written(Turn turn, String words, ZoneId zone) {
    return PARSER
        .find(
            words,
            turn.now().atZone(zone),
            Hint.forLanguage(turn.texts().language().code()))
        .stream()
        .filter(When::isCertain)
        .flatMap(when -> when.start().stream())
        .map(Moment::date)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
