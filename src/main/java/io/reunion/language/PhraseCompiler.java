package io.reunion.language;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Turns phrase files into rules over one vocabulary. */
final class PhraseCompiler {
  private final Vocabulary vocabulary = new Vocabulary();
  private final List<Rule> rules = new ArrayList<>();
  private final Map<String, Mark> marks = new HashMap<>();
  private final Lexicon lexicon = new Lexicon();

  PhraseCompiler() {
    for (Mark mark : Mark.values()) {
      marks.put(mark.key(), mark);
    }
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  Lexicon lexicon() {
    return lexicon;
  }

  List<Rule> rules(Predicate<Mark> wanted) {
    return rules.stream().filter(rule -> wanted.test(rule.mark())).toList();
  }

  void add(PhraseFile file) {
    file.section("numbers")
        .forEach((word, lines) -> lines.forEach(line -> addNumeral(file, word, line)));
    file.section("expand")
        .forEach(
            (word, lines) -> lines.forEach(line -> vocabulary.addExpansion(word, line.text())));
    file.section("words").values().forEach(lines -> lines.forEach(line -> addWords(line.text())));
    for (Lexicon.WordSet set : Lexicon.WordSet.values()) {
      file.section("sets")
          .getOrDefault(set.key(), List.of())
          .forEach(line -> addToLexicon(set, line.text()));
    }
    Sets sets = new Sets(file);
    file.section("sets").keySet().forEach(sets::check);
    file.section("phrases").forEach((key, lines) -> addRules(file, sets, key, lines));
  }

  private void addNumeral(PhraseFile file, String word, PhraseFile.Line line) {
    try {
      vocabulary.addNumeral(word, Integer.parseInt(line.text()));
    } catch (NumberFormatException e) {
      file.problem(line.number(), "numbers." + word + ": " + line.text() + " (expected: a number)");
    }
  }

  private void addWords(String words) {
    for (String word : words.split(" ", 0)) {
      vocabulary.addWord(word);
    }
  }

  /** Entries are separated by bars, or else by blanks. */
  private void addToLexicon(Lexicon.WordSet set, String line) {
    Tokeniser tokeniser = Tokeniser.ofPatterns(vocabulary);
    for (String entry : line.split(line.contains("|") ? "\\|" : "\\s", 0)) {
      lexicon.add(set, tokeniser.read(entry.strip()));
    }
  }

  private void addRules(PhraseFile file, Sets sets, String key, List<PhraseFile.Line> lines) {
    Mark mark = marks.get(key);
    if (mark == null) {
      int line = lines.isEmpty() ? 0 : lines.get(0).number();
      file.problem(
          line,
          "phrases." + key + " (expected: one of "
              + marks.keySet().stream().sorted().toList() + ")");
      return;
    }
    for (PhraseFile.Line line : lines) {
      try {
        sets.parser(line.text()).patterns().forEach(pattern -> rules.add(new Rule(mark, pattern)));
      } catch (IllegalArgumentException e) {
        file.problem(line.number(), String.valueOf(e.getMessage()));
      }
    }
  }

  /** The {@link TokenClass} bits of every symbol. */
  int[] classes() {
    int[] classes = new int[vocabulary.size()];
    for (Kind kind : Kind.values()) {
      classes[Vocabulary.ofKind(kind)] = ofKind(kind);
    }
    for (String form : vocabulary.forms()) {
      classes[vocabulary.numberOf(form, Kind.SYMBOL)] = ofForm(form);
    }
    return classes;
  }

  private static int ofKind(Kind kind) {
    int word = TokenClass.WORD.bit() | TokenClass.TOKEN.bit();
    return switch (kind) {
      case WORD -> word | TokenClass.NAME_WORD.bit();
      case HAN -> word | TokenClass.NAME_HAN.bit();
      case NUMBER -> word | TokenClass.NUMERAL.bit();
      case SYMBOL -> TokenClass.TOKEN.bit();
      case PAUSE -> TokenClass.TOKEN.bit() | TokenClass.JOINT.bit();
      case STOP, QUERY -> 0;
    };
  }

  private int ofForm(String form) {
    Kind kind = Characters.kindOf(form);
    int bits = ofKind(kind);
    if (vocabulary.valueOf(form) >= 0) {
      bits = (bits | TokenClass.NUMERAL.bit()) & ~TokenClass.NAME_WORD.bit();
    }
    if (lexicon.all(Lexicon.WordSet.JOINT).contains(form)) {
      bits |= TokenClass.JOINT.bit();
    }
    if (lexicon.all(Lexicon.WordSet.UNNAMED).contains(form)
        || lexicon.all(Lexicon.WordSet.JOINT).contains(form)) {
      bits &= ~(TokenClass.NAME_WORD.bit() | TokenClass.NAME_HAN.bit());
    }
    return bits;
  }

  /** The named sets of one file, each parsed once. */
  private final class Sets {
    private final PhraseFile file;
    private final Map<String, Phrase> parsed = new HashMap<>();
    private final Map<String, Phrase> words = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<String> broken = new HashSet<>();

    Sets(PhraseFile file) {
      this.file = file;
    }

    PatternParser parser(String pattern) {
      return new PatternParser(vocabulary, this::get, words, pattern);
    }

    void check(String name) {
      try {
        get(name);
      } catch (IllegalArgumentException e) {
        if (broken.add(name)) {
          file.problem(line(name), String.valueOf(e.getMessage()));
        }
      }
    }

    @CanIgnoreReturnValue
    Phrase get(String name) {
      Phrase known = parsed.get(name);
      if (known != null) {
        return known;
      }
      List<PhraseFile.Line> lines = file.section("sets").get(name);
      if (lines == null) {
        throw new IllegalArgumentException("set <" + name + "> is not there (expected: one of "
            + file.section("sets").keySet().stream().sorted().toList() + ")");
      }
      if (!open.add(name)) {
        throw new IllegalArgumentException(
            "set <" + name + "> contains itself (expected: no circles)");
      }
      try {
        Phrase phrase = parse(lines);
        parsed.put(name, phrase);
        return phrase;
      } finally {
        open.remove(name);
      }
    }

    private Phrase parse(List<PhraseFile.Line> lines) {
      List<Phrase> options = new ArrayList<>();
      for (PhraseFile.Line line : lines) {
        for (Pattern pattern : parser(line.text()).patterns()) {
          if (pattern.start() != Anchor.ANYWHERE
              || pattern.end() != Anchor.ANYWHERE
              || pattern.rest()) {
            throw new IllegalArgumentException(
                "pattern '" + line.text() + "' (expected: no ^, $ or {rest} in a set)");
          }
          options.add(pattern.phrase());
        }
      }
      return options.size() == 1 ? options.get(0) : new Phrase.Choice(List.copyOf(options));
    }

    private int line(String name) {
      List<PhraseFile.Line> lines = file.section("sets").get(name);
      return lines == null || lines.isEmpty() ? 0 : lines.get(0).number();
    }
  }
}
