package io.reunion.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Everything that the bot can say, in every language. */
public final class Texts {
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

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

  /**
   * Reads {@code en.yaml} and {@code zh.yaml} beside each owner, then what an operator put into {@code overrides}.
   *
   * @param overrides a directory that may hold {@code en.yaml} and {@code zh.yaml}
   * @throws BadTextsException if a file does not parse, a key is missing in one language, unknown in an override, or a
   *     pattern's arguments differ from the other language's
   */
  public static Texts load(List<Class<?>> owners, Optional<Path> overrides) {
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
    Map<String, String> patterns = new LinkedHashMap<>();
    for (Class<?> owner : owners) {
      readShipped(owner, language, patterns, problems);
    }
    overrides.ifPresent(directory ->
        readOverride(directory.resolve(language.code() + ".yaml"), patterns, problems));
    return compile(language, patterns, problems);
  }

  private static void readShipped(
      Class<?> owner, Language language, Map<String, String> patterns, List<String> problems) {
    String file = language.code() + ".yaml";
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        problems.add(owner.getPackageName() + "/" + file + ": missing");
        return;
      }
      for (Map.Entry<String, String> text : parse(in).entrySet()) {
        if (patterns.put(text.getKey(), text.getValue()) != null) {
          problems.add(owner.getPackageName() + "/" + file + ": " + text.getKey()
              + " stands in two packages");
        }
      }
    } catch (IOException e) {
      problems.add(owner.getPackageName() + "/" + file + ": " + e.getMessage());
    }
  }

  private static void readOverride(Path file, Map<String, String> patterns, List<String> problems) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      for (Map.Entry<String, String> text : parse(in).entrySet()) {
        if (patterns.replace(text.getKey(), text.getValue()) == null) {
          problems.add(file + ": " + text.getKey() + " (expected: a key of the shipped texts)");
        }
      }
    } catch (IOException e) {
      problems.add(file + ": " + e.getMessage());
    }
  }

  private static Map<String, String> parse(InputStream in) throws IOException {
    Map<String, String> texts =
        YAML.readValue(in, new TypeReference<LinkedHashMap<String, String>>() {});
    return texts == null ? Map.of() : texts;
  }

  private static Sentences compile(
      Language language, Map<String, String> patterns, List<String> problems) {
    Map<String, Sentence> sentences = new LinkedHashMap<>();
    patterns.forEach((key, pattern) -> {
      try {
        sentences.put(key, Sentence.compile(pattern.stripTrailing(), language.locale()));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        problems.add(language.code() + ".yaml: " + key + ": " + e.getMessage());
      }
    });
    return new Sentences(language, sentences);
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
