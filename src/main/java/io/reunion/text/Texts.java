package io.reunion.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that the bot can say, in every language. */
public final class Texts {
  private static final ObjectReader SENTENCES = new ObjectMapper(
          new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION))
      .readerFor(new TypeReference<LinkedHashMap<String, String>>() {});

  private final Sentences zh;
  private final Sentences en;

  private Texts(Sentences zh, Sentences en) {
    this.zh = zh;
    this.en = en;
  }

  public Sentences in(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }

  /** What is wrong with the texts, all of it. */
  public static final class BadTextsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final List<String> problems;

    BadTextsException(List<String> problems) {
      super(String.join("\n", problems));
      this.problems = List.copyOf(problems);
    }

    /** One line each: file, key, what was expected. */
    public List<String> problems() {
      return problems;
    }
  }

  /** What was shipped and whole does not change while the process lives: it is read and compared once. */
  private static final Map<List<Class<?>>, Texts> SHIPPED = new ConcurrentHashMap<>();

  /**
   * Reads {@code en.yaml} and {@code zh.yaml} beside each owner, then what an operator put into {@code overrides}.
   *
   * @param overrides a directory that may hold {@code en.yaml} and {@code zh.yaml}
   * @throws BadTextsException if a file does not parse, a key is missing in one language or unknown in an override, or a
   *     pattern's arguments differ from the other language's, or an override's from the shipped
   */
  public static Texts load(List<Class<?>> owners, Optional<Path> overrides) {
    boolean changed = overrides.stream()
        .flatMap(
            directory -> Stream.of(Language.values()).map(language -> file(directory, language)))
        .anyMatch(Files::isRegularFile);
    return changed
        ? read(owners, overrides)
        : SHIPPED.computeIfAbsent(List.copyOf(owners), all -> read(all, Optional.empty()));
  }

  private static Path file(Path overrides, Language language) {
    return overrides.resolve(language.code() + ".yaml");
  }

  private static Texts read(List<Class<?>> owners, Optional<Path> overrides) {
    List<String> problems = new ArrayList<>();
    Texts texts = new Texts(
        read(Language.ZH, owners, overrides, problems),
        read(Language.EN, owners, overrides, problems));
    texts.compare(problems);
    if (!problems.isEmpty()) {
      throw new BadTextsException(problems);
    }
    return texts;
  }

  private static Sentences read(
      Language language, List<Class<?>> owners, Optional<Path> overrides, List<String> problems) {
    Map<String, Sentence> sentences = new LinkedHashMap<>();
    for (Class<?> owner : owners) {
      readShipped(owner, language, sentences, problems);
    }
    overrides.ifPresent(
        directory -> readOverride(file(directory, language), language, sentences, problems));
    return new Sentences(language, sentences);
  }

  private static void readShipped(
      Class<?> owner, Language language, Map<String, Sentence> sentences, List<String> problems) {
    String name = language.code() + ".yaml";
    String file = owner.getPackageName() + "/" + name;
    try (InputStream in = owner.getResourceAsStream(name)) {
      if (in == null) {
        problems.add(file + ": missing");
        return;
      }
      compiled(file, language, parse(in), problems).forEach((key, sentence) -> {
        if (sentences.put(key, sentence) != null) {
          problems.add(file + ": " + key + " stands in two packages");
        }
      });
    } catch (IOException e) {
      problems.add(file + ": " + reason(e));
    }
  }

  /** Replaces shipped sentences. Each must have the arguments of the one it replaces, for it is said with those. */
  private static void readOverride(
      Path file, Language language, Map<String, Sentence> sentences, List<String> problems) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      compiled(file.toString(), language, parse(in), problems).forEach((key, sentence) -> {
        Sentence shipped = sentences.get(key);
        if (shipped == null) {
          problems.add(file + ": " + key + " (expected: a key of the shipped texts)");
        } else if (!shipped.arguments().equals(sentence.arguments())) {
          problems.add(file + ": " + key + ": arguments " + sentence.arguments() + " (expected: "
              + shipped.arguments() + ")");
        } else {
          sentences.put(key, sentence);
        }
      });
    } catch (IOException e) {
      problems.add(file + ": " + reason(e));
    }
  }

  /** The sentences of a file; none of one that holds only comments. */
  private static Map<String, @Nullable String> parse(InputStream in) throws IOException {
    try (MappingIterator<Map<String, @Nullable String>> documents = SENTENCES.readValues(in)) {
      Map<String, @Nullable String> texts = documents.hasNextValue() ? documents.nextValue() : null;
      return texts == null ? Map.of() : texts;
    }
  }

  /** On one line, whatever the parser says. */
  private static String reason(IOException e) {
    if (e instanceof JsonProcessingException bad) {
      String line = bad.getLocation() == null ? "" : "line " + bad.getLocation().getLineNr() + ": ";
      return line + bad.getOriginalMessage().lines().findFirst().orElse("cannot be read");
    }
    return String.valueOf(e.getMessage());
  }

  private static Map<String, Sentence> compiled(
      String file,
      Language language,
      Map<String, @Nullable String> patterns,
      List<String> problems) {
    Map<String, Sentence> sentences = new LinkedHashMap<>();
    patterns.forEach((key, pattern) -> {
      if (pattern == null || pattern.isBlank()) {
        problems.add(file + ": " + key + ": nothing (expected: a sentence)");
        return;
      }
      try {
        sentences.put(key, Sentence.compile(pattern.stripTrailing(), language.locale()));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        problems.add(file + ": " + key + ": " + e.getMessage());
      }
    });
    return sentences;
  }

  private void compare(List<String> problems) {
    TreeSet<String> keys = new TreeSet<>(zh.keys());
    keys.addAll(en.keys());
    for (String key : keys) {
      if (!zh.has(key)) {
        problems.add("zh.yaml: " + key + ": missing");
      } else if (!en.has(key)) {
        problems.add("en.yaml: " + key + ": missing");
      } else if (!zh.arguments(key).equals(en.arguments(key))) {
        problems.add(key + ": arguments " + zh.arguments(key) + " in zh, " + en.arguments(key)
            + " in en (expected: the same)");
      }
    }
  }
}
