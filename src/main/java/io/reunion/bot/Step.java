package io.reunion.bot;

import io.reunion.chat.Button;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One question of a {@link Form}.
 *
 * @param name at most 10 letters, since it goes into buttons
 * @param takes what an answer looks like
 * @param reader makes an answer of what was written
 * @param maySkip whether it may stay open, by the answers so far
 */
public record Step(
    String name,
    Takes takes,
    Question question,
    Reader reader,
    Predicate<Map<String, String>> maySkip) {

  /** What an answer looks like, which decides what else a message may be. */
  public enum Takes {
    /** One of some things, a number, a time: what is nothing of the kind is no answer. */
    CHOICE,
    /** Any words in a line: a command in between is still one. */
    LINE,
    /** Any text at all: a command is only what begins with a slash or is written just as help prints it. */
    PROSE
  }

  /** Asks. */
  @FunctionalInterface
  public interface Question {
    Future<Asked> ask(Turn turn, Map<String, String> answers);
  }

  /** Reads an answer. */
  @FunctionalInterface
  public interface Reader {
    Future<Read> read(Turn turn, Answer answer);
  }

  /**
   * What was written where a question is open.
   *
   * @param text without blanks around it
   * @param addressed it was said to the bot; else it may as well be talk among people
   * @param answers of the steps so far
   */
  public record Answer(String text, boolean addressed, Map<String, String> answers) {}

  /**
   * A question in words.
   *
   * @param options what can be pressed; each is also what one would write
   */
  public record Asked(String text, List<Option> options) {
    public Asked {
      options = List.copyOf(options);
    }

    public static Future<Asked> plainly(String text) {
      return Future.succeededFuture(new Asked(text, List.of()));
    }
  }

  /**
   * @param label on the button
   * @param answer as if it were written
   */
  public record Option(String label, String answer, Button.Style style) {
    public Option(String label, String answer) {
      this(label, answer, Button.Style.PLAIN);
    }
  }

  /** What a reader makes of an answer. */
  public sealed interface Read {
    /** It is one. */
    record Accepted(String value) implements Read {}

    /**
     * It is none that can be used; {@code sentence} says why. The question stays open.
     *
     * @param meant it was certainly meant as one, so it is nothing else either
     * @param options what it may have meant; asked again with these
     */
    record Refused(String sentence, boolean meant, List<Option> options) implements Read {
      public Refused {
        options = List.copyOf(options);
      }

      public Refused(String sentence, boolean meant) {
        this(sentence, meant, List.of());
      }
    }

    /** It is something to do first. The question stays open and is not asked again. */
    record Instead(Reply reply) implements Read {}

    static Future<Read> accept(String value) {
      return Future.succeededFuture(new Accepted(value));
    }

    static Future<Read> refuse(String sentence) {
      return Future.succeededFuture(new Refused(sentence, false));
    }
  }

  /** {@code reader} for what has to be said in words: a picture alone is neither a title nor a name. */
  public static Reader inWords(Reader reader) {
    return (turn, answer) -> answer.text().isEmpty() || Lines.hasWords(answer.text())
        ? reader.read(turn, answer)
        : Future.succeededFuture(new Read.Refused(turn.say("bot.form.wordless"), true, List.of()));
  }

  public static Step required(String name, Takes takes, Question question, Reader reader) {
    return new Step(name, takes, question, reader, answers -> false);
  }

  public static Step optional(String name, Takes takes, Question question, Reader reader) {
    return new Step(name, takes, question, reader, answers -> true);
  }
}
