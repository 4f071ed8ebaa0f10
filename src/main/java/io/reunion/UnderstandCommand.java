package io.reunion;

import io.reunion.language.Evaluation;
import io.reunion.language.Interpreter;
import io.reunion.language.LineDialogue;
import io.reunion.language.Listening;
import io.reunion.language.PhraseBook;
import io.reunion.language.PhraseException;
import io.reunion.text.Language;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code understand}: tells what messages mean, without Redis and without acting on them. */
@Command(
    name = "understand",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what messages mean: reads one a line from standard input and prints JSON.",
      "A message is a JSON string; of each one JSON object is printed: intent, seats, change, guests[],",
      "onBehalfOf, event, query, start, end, dateOnly, doubts[], title, entries[], confidence, why,",
      "choices[], also[]. Needs no Redis. A line that is no JSON string gives an object with 'error';",
      "the exit code is then 1."
    })
final class UnderstandCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description =
          "where it was written: ambient (ordinary talk), addressed (to the bot, in a group),"
              + " card (in reply to an event card), direct, question, dialogue (default: ${DEFAULT-VALUE})")
  private Listening heard = Listening.DIRECT;

  @Option(
      names = "--locale",
      paramLabel = "en|zh",
      converter = LanguageOption.class,
      description = "language of the group; decides only what both write alike, such as +1 and 5/1"
          + " (default: ${DEFAULT-VALUE})")
  private Language language = Language.ZH;

  @Option(
      names = "--now",
      paramLabel = "ISO",
      description =
          "when it was written, such as 2026-11-18T10:00:00+08:00; without an offset, in the"
              + " zone (default: now)")
  private @Nullable String now;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "zone of the chat, such as Asia/Shanghai (default: that of --now, else this"
          + " machine's)")
  private @Nullable ZoneId zone;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "directory whose phrases/ are used (default: ${DEFAULT-VALUE}; the phrases that"
          + " come with the service where a file is missing)")
  private Path config = Path.of("bot-config");

  @Option(
      names = "--evaluate",
      paramLabel = "FILE",
      description = "instead of reading messages, print how well the labelled lines of a file are"
          + " understood: '== INTENT' heads a section, then one message a line")
  private @Nullable Path labelled;

  @Override
  public Integer call() throws IOException {
    try {
      ZonedDateTime written =
          MomentOption.read(now, zone, () -> SystemClock.UTC.withZone(ZoneId.systemDefault()));
      Interpreter interpreter = new Interpreter(PhraseBook.read(config.resolve("phrases")));
      Path file = labelled;
      return file == null ? answer(interpreter, written) : evaluate(interpreter, written, file);
    } catch (PhraseException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
    } catch (IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
    }
    return 1;
  }

  private int answer(Interpreter interpreter, ZonedDateTime written) throws IOException {
    try (FileInputStream in = new FileInputStream(FileDescriptor.in);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      LineDialogue.Setting setting = new LineDialogue.Setting(heard, language, written);
      return new LineDialogue(interpreter).run(in, out, setting) == 0 ? 0 : 1;
    }
  }

  private int evaluate(Interpreter interpreter, ZonedDateTime written, Path file)
      throws IOException {
    Evaluation evaluation = new Evaluation(interpreter, written).add(file, language);
    var out = spec.commandLine().getOut();
    out.println(evaluation.summary());
    out.println(evaluation.matrix());
    evaluation.mistakes().forEach(out::println);
    out.flush();
    return 0;
  }

  /** {@code zh}, {@code en-GB} and the like. */
  static final class LanguageOption implements ITypeConverter<Language> {
    @Override
    public Language convert(String tag) {
      return Language.ofTag(tag)
          .orElseThrow(() -> new TypeConversionException("'" + tag + "' (expected: en or zh)"));
    }
  }
}
