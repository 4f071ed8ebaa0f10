package io.reunion.language;

import io.reunion.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well a set of labelled lines is understood. Every line is heard where such a thing is said, an answer below a card
 * and a command in the direct chat; what is nothing for the bot is heard in ordinary talk, too, where it must do nothing.
 */
public final class Evaluation {
  private final Interpreter interpreter;
  private final ZonedDateTime now;
  private final Map<String, Map<String, Integer>> confusion = new TreeMap<>();
  private final List<String> mistakes = new ArrayList<>();
  private int asked;
  private int answered;
  private int right;
  private int unaddressed;
  private int actedOnChatter;
  private int offTopic;
  private int actedOnOffTopic;
  private int slots;
  private int slotsRight;

  /** @param now when the lines were written */
  public Evaluation(Interpreter interpreter, ZonedDateTime now) {
    this.interpreter = interpreter;
    this.now = now;
  }

  /** Takes the lines of a file: {@code == INTENT} heads a section, one line each, {@code \n} for a line break. */
  public Evaluation add(Path file, Language language) throws IOException {
    return add(Example.parse(language, Files.readString(file)));
  }

  Evaluation add(List<Example> examples) {
    examples.forEach(this::add);
    return this;
  }

  private void add(Example example) {
    if (!example.intent().isAction()) {
      addChatter(example);
    }
    if (!example.isChatter()) {
      addAddressed(example);
    }
  }

  /** What is said to nobody must do nothing. */
  private void addChatter(Example example) {
    unaddressed++;
    Intent intent = understand(example, Listening.AMBIENT).intent();
    if (intent.isAction()) {
      actedOnChatter++;
      mistakes.add("AMBIENT -> " + intent + ": " + example.text());
    }
  }

  private void addAddressed(Example example) {
    Understanding understood = understand(example, example.heard());
    Intent intent = understood.intent();
    confusion
        .computeIfAbsent(example.section(), section -> new TreeMap<>())
        .merge(intent.name(), 1, Integer::sum);
    if (example.intent() == Intent.NONE) {
      offTopic++;
      actedOnOffTopic += intent.isAction() ? 1 : 0;
    }
    if (intent == Intent.ASK) {
      asked++;
    } else {
      answered++;
      right += intent == example.intent() ? 1 : 0;
    }
    if (intent != example.intent()) {
      mistakes.add(example.section() + " -> " + intent + ": " + example.text() + "   "
          + understood.main().why());
    }
    addSlots(example, understood);
  }

  private void addSlots(Example example, Understanding understood) {
    if (example.slots().isEmpty() || understood.intent() != example.intent()) {
      return;
    }
    slots++;
    String found = slotsOf(understood.main().slots());
    if (found.equals(example.slots())) {
      slotsRight++;
    } else {
      mistakes.add("slots " + example.slots() + " -> " + found + ": " + example.text());
    }
  }

  private static String slotsOf(Slots slots) {
    List<String> parts = new ArrayList<>();
    if (slots.onBehalfOf().isPresent()) {
      parts.add("for=" + slots.onBehalfOf().get());
    } else {
      parts.add("seats=" + (slots.seats().isPresent() ? slots.seats().getAsInt() : ""));
    }
    if (!slots.guests().isEmpty()) {
      parts.add("guests=" + String.join(", ", slots.guests()));
    }
    return String.join("; ", parts);
  }

  private Understanding understand(Example example, Listening heard) {
    return interpreter.read(new Utterance(example.text(), heard, example.language(), now));
  }

  /** Right ones of those answered, 0 to 1. */
  public double accuracy() {
    return answered == 0 ? 0 : (double) right / answered;
  }

  /** Asked back of all said to the bot, 0 to 1. */
  public double abstention() {
    return (double) asked / Math.max(1, asked + answered);
  }

  double slotAccuracy() {
    return slots == 0 ? 1 : (double) slotsRight / slots;
  }

  int actedOnChatter() {
    return actedOnChatter;
  }

  public List<String> mistakes() {
    return mistakes;
  }

  public String summary() {
    return String.format(
        Locale.ROOT,
        "%d lines: %.2f %% right of those answered, %.2f %% asked back, actions on chatter %d of %d, on talk below a card %d of %d, slots %d of %d",
        asked + answered,
        100 * accuracy(),
        100 * abstention(),
        actedOnChatter,
        unaddressed,
        actedOnOffTopic,
        offTopic,
        slotsRight,
        slots);
  }

  /** Rows are what was meant, columns what was understood. */
  public String matrix() {
    StringBuilder out = new StringBuilder();
    confusion.forEach((section, row) -> out.append(String.format("%-14s %s%n", section, row)));
    return out.toString();
  }
}
