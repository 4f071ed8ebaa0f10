package io.reunion.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The phrases of all languages, compiled. Both languages are searched in every message, since people mix them.
 *
 * <p>An operator's {@code phrases/en.yaml} and {@code phrases/zh.yaml} replace the shipped ones; a missing file means the
 * shipped one.
 */
public final class PhraseBook {
  private static final List<String> FILES = List.of("en.yaml", "zh.yaml");

  private final Vocabulary vocabulary;
  private final Tokeniser tokeniser;
  private final int[] classes;
  private final Lexicon lexicon;
  private final Names names;
  private final Scanner signs;
  private final Scanner forOthers;
  private final Scanner commands;
  private final Scanner party;
  private final long edition;

  private PhraseBook(PhraseCompiler compiler, long edition) {
    this.edition = edition;
    this.vocabulary = compiler.vocabulary();
    this.tokeniser = new Tokeniser(vocabulary);
    this.classes = compiler.classes();
    this.lexicon = compiler.lexicon();
    this.names = new Names(lexicon, vocabulary);
    this.signs = new Scanner(compiler.rules(Mark::isSign), classes);
    this.forOthers = new Scanner(compiler.rules(Mark::isForOther), classes);
    this.commands = new Scanner(compiler.rules(mark -> mark.command().isPresent()), classes);
    this.party = new Scanner(compiler.rules(Mark::isParty), classes);
  }

  /** The phrases that come with the service; a process compiles them once, for they are the same to everybody. */
  public static PhraseBook shipped() {
    return Shipped.BOOK;
  }

  private static final class Shipped {
    static final PhraseBook BOOK = of(shippedSources());
  }

  private static List<Source> shippedSources() {
    return FILES.stream().map(PhraseBook::shipped).toList();
  }

  /**
   * The phrases in a directory.
   *
   * @throws PhraseException with every problem in every file
   */
  public static PhraseBook read(Path directory) {
    List<Source> sources =
        FILES.stream().map(file -> fileOrShipped(directory, file)).toList();
    return yaml(sources).equals(yaml(shippedSources())) ? shipped() : of(sources);
  }

  private static List<String> yaml(List<Source> sources) {
    return sources.stream().map(Source::yaml).toList();
  }

  /** @throws PhraseException with every problem in every source */
  static PhraseBook of(List<Source> sources) {
    List<PhraseProblem> problems = new ArrayList<>();
    PhraseCompiler compiler = new PhraseCompiler();
    sources.stream()
        .map(source -> new PhraseFile(source.name(), source.yaml(), problems))
        .toList()
        .forEach(compiler::add);
    if (!problems.isEmpty()) {
      throw new PhraseException(problems);
    }
    CRC32 sum = new CRC32();
    sources.forEach(source -> sum.update(source.yaml().getBytes(StandardCharsets.UTF_8)));
    return new PhraseBook(compiler, sum.getValue());
  }

  /** Tells these phrases from others. */
  long edition() {
    return edition;
  }

  /** A phrase file before it is read. */
  record Source(String name, String yaml) {}

  private static Source shipped(String file) {
    try (InputStream in = PhraseBook.class.getResourceAsStream("phrases/" + file)) {
      if (in == null) {
        throw new IllegalStateException("resource phrases/" + file
            + " is missing (expected: beside " + PhraseBook.class.getName() + ")");
      }
      return new Source("phrases/" + file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source fileOrShipped(Path directory, String file) {
    Path path = directory.resolve(file);
    if (!Files.exists(path)) {
      return shipped(file);
    }
    try {
      return new Source(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Tokens tokens(String text) {
    Tokens tokens = tokeniser.read(text);
    for (int i = 0; i < tokens.size(); i++) {
      int link = lexicon.startingAt(tokens, i, tokens.size(), Lexicon.WordSet.LINK);
      if (link > 0) {
        tokens.startClause(i + link);
      }
    }
    return tokens;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  Names names() {
    return names;
  }

  SlotReader slots(Tokens tokens) {
    return new SlotReader(tokens, classes);
  }

  /** What is said for somebody else; whether there is somebody has still to be seen. */
  List<Hit> forOthers(Tokens tokens) {
    return tokens.hits(forOthers);
  }

  /** The commands in the text, in its order. */
  List<Hit> commands(Tokens tokens) {
    return tokens.hits(commands);
  }

  /** What the text says, in its order; overlapping signs are settled. */
  List<Hit> signs(Tokens tokens) {
    return tokens.hits(signs);
  }

  /** Who comes along, in the order of the text. */
  List<Hit> party(Tokens tokens) {
    return tokens.hits(party);
  }
}
