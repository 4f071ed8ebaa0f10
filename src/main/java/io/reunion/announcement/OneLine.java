package io.reunion.announcement;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    StringBuilder audience = new StringBuilder();
    StringBuilder conditions = new StringBuilder();
    String text = line.strip();
    while (text.startsWith("#") || OPTION.matcher(text).lookingAt()) {
      if (text.startsWith("#")) {
        String[] parts = text.split("\\s+", 2);
        audience.append(parts[0]).append(' ');
        text = parts.length > 1 ? parts[1] : "";
        continue;
      }
      Matcher option = OPTION.matcher(text);
      boolean found = option.lookingAt();
      String name = found ? option.group(1).toLowerCase(Locale.ROOT) : "";
      String rest = text.substring(found ? option.end() : 0).stripLeading();
      Matcher value = VALUE.matcher(rest);
      if (FLAGS.containsKey(name)) {
        conditions.append(FLAGS.get(name)).append('\n');
        text = rest;
      } else if ((name.equals("until") || name.equals("截止")) && value.lookingAt()) {
        conditions.append("until ").append(value(value)).append('\n');
        text = rest.substring(value.end());
      } else if ((name.equals("image") || name.equals("图片")) && address(rest).isPresent()) {
        conditions.append("image ").append(address(rest).get()).append('\n');
        text = ADDRESS.matcher(rest).replaceFirst("");
      } else {
        return new OneLine("", "", "", Optional.of("--" + name));
      }
    }
    return new OneLine(
        audience.toString().strip(), conditions.toString().strip(), text.strip(), Optional.empty());
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
  private static Optional<String> address(String rest) {
    Matcher address = ADDRESS.matcher(rest);
    return address.lookingAt()
        ? Optional.of(address.group(1).replace(",", "%2C").replace(";", "%3B"))
        : Optional.empty();
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
