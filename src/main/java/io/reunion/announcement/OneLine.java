package io.reunion.announcement;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An announcement in one line: {@code #london #-2008 --urgent --until "tomorrow 9 pm" --pin --image
 * https://a.example/map.png The hall has moved.}
 *
 * @param audience the words of the audience; empty for all
 * @param conditions the words of the conditions; empty for none
 * @param wrong an option that there is not
 */
record OneLine(String audience, String conditions, String text, Optional<String> wrong) {
  private static final Pattern OPTION =
      Pattern.compile("--([\\p{L}-]{2,20})(?=\\s|$)[ \\t]*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern VALUE =
      Pattern.compile("(?:\"([^\"\n]{1,80})\"|“([^”\n]{1,80})”|(\\S{1,80}))\\s*");
  private static final Pattern ADDRESS = Pattern.compile("[\"“]?([^\\s\"“”]{1,1900})[\"”]?\\s*");
  private static final Map<String, String> FLAGS = Map.of(
      "urgent",
      "urgent",
      "紧急",
      "urgent",
      "at-least-once",
      "at least once",
      "必达",
      "at least once",
      "pin",
      "pin",
      "置顶",
      "pin");

  static OneLine read(String line) {
    return new Reader(line.strip()).read();
  }

  /** Goes over the line once: what is left is never copied, since as many words may stand in front as a message holds. */
  private static final class Reader {
    private final String line;
    private final StringBuilder audience = new StringBuilder();
    private final StringBuilder conditions = new StringBuilder();
    private int at;

    Reader(String line) {
      this.line = line;
    }

    OneLine read() {
      while (at < line.length()) {
        Matcher option = begins(OPTION);
        if (line.charAt(at) == '#') {
          word();
        } else if (!option.lookingAt()) {
          break;
        } else if (!taken(option)) {
          return new OneLine("", "", "", Optional.of("--" + name(option)));
        }
      }
      return new OneLine(
          audience.toString().strip(),
          conditions.toString().strip(),
          line.substring(at).strip(),
          Optional.empty());
    }

    private Matcher begins(Pattern pattern) {
      return pattern.matcher(line).region(at, line.length());
    }

    private static String name(Matcher option) {
      return option.group(1).toLowerCase(Locale.ROOT);
    }

    private void word() {
      int from = at;
      while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
        at++;
      }
      audience.append(line, from, at).append(' ');
      skipBlanks();
    }

    private void skipBlanks() {
      while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
        at++;
      }
    }

    private boolean taken(Matcher option) {
      String name = name(option);
      at = option.end();
      skipBlanks();
      if (FLAGS.containsKey(name)) {
        conditions.append(FLAGS.get(name)).append('\n');
        return true;
      }
      return switch (name) {
        case "until", "截止" -> valued(begins(VALUE), "until ", OneLine::value);
        case "image", "图片" -> valued(begins(ADDRESS), "image ", OneLine::address);
        default -> false;
      };
    }

    private boolean valued(Matcher value, String condition, Function<Matcher, String> read) {
      boolean found = value.lookingAt();
      if (found) {
        conditions.append(condition).append(read.apply(value)).append('\n');
        at = value.end();
      }
      return found;
    }
  }

  /** With the audience that the text begins with in words, where none was given otherwise. */
  OneLine spoken(Map<String, String> chapterNames) {
    return wrong.isPresent() || !audience.isEmpty()
        ? this
        : SpokenAudience.read(text, chapterNames)
            .map(found -> new OneLine(found.audience(), conditions, found.text(), wrong))
            .orElse(this);
  }

  /** Commas part conditions. */
  private static String address(Matcher address) {
    return address.group(1).replace(",", "%2C").replace(";", "%3B");
  }

  private static String value(Matcher value) {
    for (int group = 1; group <= 2; group++) {
      if (value.group(group) != null) {
        return value.group(group);
      }
    }
    return value.group(3);
  }
}
