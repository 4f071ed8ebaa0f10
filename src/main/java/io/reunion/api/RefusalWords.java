package io.reunion.api;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.reunion.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the API refuses, in the caller's language. The code says it in English, since that is what programs get that ask for no
 * language; {@code refusals.zh.yaml} has the Chinese by the English.
 */
final class RefusalWords {
  private static final int LONGEST_WISH = 200;
  private static final Pattern PLACE = Pattern.compile("<([1-9])>");
  private static final Map<String, String> WHOLE = new HashMap<>();
  private static final List<Shape> SHAPES = new ArrayList<>();

  static {
    read().forEach((english, chinese) -> {
      if (PLACE.matcher(english).find()) {
        SHAPES.add(new Shape(List.of(PLACE.split(english, -1)), chinese));
      } else {
        WHOLE.put(english, chinese);
      }
    });
    SHAPES.sort(Comparator.comparingInt(Shape::length).reversed());
  }

  private RefusalWords() {}

  /**
   * A sentence in which something differs.
   *
   * @param fixed what stands before, between and behind that
   */
  private record Shape(List<String> fixed, String chinese) {
    int length() {
      return fixed.stream().mapToInt(String::length).sum();
    }

    /** What differs in {@code english}; null if it is another sentence. */
    @Nullable
    List<String> open(String english) {
      int last = fixed.size() - 1;
      int end = english.length() - fixed.get(last).length();
      int from = fixed.get(0).length();
      if (end < from || !english.startsWith(fixed.get(0)) || !english.endsWith(fixed.get(last))) {
        return null;
      }
      List<String> found = new ArrayList<>();
      for (String next : fixed.subList(1, last)) {
        int at = english.indexOf(next, from);
        if (at < 0 || at + next.length() > end) {
          return null;
        }
        found.add(english.substring(from, at));
        from = at + next.length();
      }
      found.add(english.substring(from, end));
      return found;
    }

    String say(List<String> differs) {
      return PLACE
          .matcher(chinese)
          .replaceAll(
              place -> Matcher.quoteReplacement(differs.get(Integer.parseInt(place.group(1)) - 1)));
    }
  }

  private static Map<String, String> read() {
    try (InputStream in = RefusalWords.class.getResourceAsStream("refusals.zh.yaml")) {
      return new ObjectMapper(new YAMLFactory())
          .readValue(in, new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of our languages among those that a request wishes for; English for programs, which wish for none. */
  static Language wished(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.length() > LONGEST_WISH) {
      return Language.EN;
    }
    try {
      return Locale.LanguageRange.parse(acceptLanguage).stream()
          .filter(range -> range.getWeight() > 0)
          .flatMap(range -> Language.ofTag(range.getRange()).stream())
          .findFirst()
          .orElse(Language.EN);
    } catch (IllegalArgumentException e) {
      return Language.EN;
    }
  }

  /** {@code english} in that language, or as it is where nobody has put it into words. */
  static String in(Language language, String english) {
    return switch (language) {
      case EN -> english;
      case ZH -> chinese(english).orElse(english);
    };
  }

  static Optional<String> chinese(String english) {
    String whole = WHOLE.get(english);
    if (whole != null) {
      return Optional.of(whole);
    }
    for (Shape shape : SHAPES) {
      List<String> differs = shape.open(english);
      if (differs != null) {
        return Optional.of(shape.say(differs));
      }
    }
    return Optional.empty();
  }
}
