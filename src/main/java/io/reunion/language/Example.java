package io.reunion.language;

import io.reunion.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One labelled line of a corpus file.
 *
 * @param section the intent, or {@code CHATTER}: ordinary talk, nothing even where it says "yes"
 * @param slots what else is to be found, as {@code seats=3; guests=Tom, Jerry}; may be empty
 */
record Example(Language language, String section, String text, String slots) {
  static final String CHATTER = "CHATTER";
  private static final String SLOTS = " ## ";

  /** The examples of a resource: {@code == INTENT} heads a section, one line each, {@code \n} for a line break. */
  static List<Example> read(Language language, String resource) {
    try (InputStream in = Example.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource " + resource + " is missing (expected: beside "
            + Example.class.getName() + ")");
      }
      return parse(language, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @throws IllegalArgumentException for a line before the first heading, or an unknown heading */
  static List<Example> parse(Language language, String file) {
    List<Example> examples = new ArrayList<>();
    String section = "";
    for (String line : file.split("\n", -1)) {
      if (line.startsWith("== ")) {
        section = section(line.substring(3).strip());
      } else if (!line.isBlank() && !line.startsWith("# ")) {
        if (section.isEmpty()) {
          throw new IllegalArgumentException(
              "'" + line + "' stands under no heading (expected: == INTENT first)");
        }
        int slots = line.indexOf(SLOTS);
        String text = slots < 0 ? line : line.substring(0, slots);
        String rest = slots < 0 ? "" : line.substring(slots + SLOTS.length()).strip();
        examples.add(new Example(language, section, text.replace("\\n", "\n"), rest));
      }
    }
    return examples;
  }

  private static String section(String name) {
    boolean known = name.equals(CHATTER)
        || Arrays.stream(Intent.values()).anyMatch(intent -> intent.name().equals(name));
    if (!known) {
      throw new IllegalArgumentException(
          "== " + name + " (expected: CHATTER or one of " + Arrays.toString(Intent.values()) + ")");
    }
    return name;
  }

  boolean isChatter() {
    return section.equals(CHATTER);
  }

  /** What is to be understood; nothing, for chatter. */
  Intent intent() {
    return isChatter() ? Intent.NONE : Intent.valueOf(section);
  }

  /** Where such a thing is said to the bot. */
  Listening heard() {
    if (isChatter()) {
      return Listening.AMBIENT;
    }
    if (intent() == Intent.DENY || intent() == Intent.BACK || intent() == Intent.SKIP) {
      return Listening.DIALOGUE;
    }
    boolean onCard = intent().isAnswer() || intent() == Intent.NONE || intent() == Intent.ASK;
    return onCard ? Listening.CARD : Listening.DIRECT;
  }
}
