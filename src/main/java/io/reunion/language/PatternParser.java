package io.reunion.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads the pattern language of the phrase files:
 *
 * <pre>
 *   come along        these words, next to each other; Chinese is written without blanks
 *   (a | b c)         one of these
 *   [a | b]           one of these, or nothing
 *   a*                up to three times, or not at all
 *   &lt;go>              one of the named set "go"
 *   {n} {name} {who} {word} {any}   a number, a name, names, a word, up to six tokens of a sentence
 *   {relative}        one of the set "relation", where it says who
 *   {whom}            one of the set "audience"
 *   {rest}            at the end: whatever follows in the sentence
 *   ^ ... $           only at the beginning, only at the end of a clause
 *   ^^ ... $$         only if nothing else stands before, after it in the message
 * </pre>
 */
final class PatternParser {
  private static final int LONGEST_ANY = 6;
  private static final int LONGEST_WHO = 14;
  private static final int LONGEST_REPEAT = 3;
  private static final String SPECIAL = "()[]|<>{}*^$ \t";

  private final Vocabulary vocabulary;
  private final Tokeniser tokeniser;
  private final Function<String, Phrase> sets;
  private final Map<String, Phrase> known;
  private final String pattern;
  private int at;

  /**
   * @param sets gives the phrase of a named set, or throws {@link IllegalArgumentException}
   * @param known the words of the file that were cut already, most of which are in many of its patterns
   */
  PatternParser(
      Vocabulary vocabulary,
      Function<String, Phrase> sets,
      Map<String, Phrase> known,
      String pattern) {
    this.vocabulary = vocabulary;
    this.tokeniser = Tokeniser.ofPatterns(vocabulary);
    this.sets = sets;
    this.known = known;
    this.pattern = pattern;
  }

  /** The whole pattern, each of its options with its own anchors. Throws {@link IllegalArgumentException}. */
  List<Pattern> patterns() {
    List<Pattern> patterns = new ArrayList<>();
    do {
      patterns.add(option());
    } while (taken('|'));
    if (at < pattern.length()) {
      throw wrong("an option that ends here");
    }
    return patterns;
  }

  private Pattern option() {
    skipBlanks();
    Anchor start = anchor('^');
    List<Phrase> parts = items();
    boolean rest = taken("{rest}");
    Anchor end = anchor('$');
    skipBlanks();
    if (parts.isEmpty()) {
      throw wrong("a word");
    }
    return new Pattern(one(parts), start, end, rest);
  }

  private Anchor anchor(char sign) {
    skipBlanks();
    if (!taken(sign)) {
      return Anchor.ANYWHERE;
    }
    return taken(sign) ? Anchor.MESSAGE : Anchor.CLAUSE;
  }

  private List<Phrase> items() {
    List<Phrase> parts = new ArrayList<>();
    skipBlanks();
    while (at < pattern.length()
        && ")]|$".indexOf(pattern.charAt(at)) < 0
        && !pattern.startsWith("{rest}", at)) {
      Phrase item = atom();
      parts.add(taken('*') ? new Phrase.Repeat(item, 0, LONGEST_REPEAT) : item);
      skipBlanks();
    }
    return parts;
  }

  private Phrase atom() {
    if (taken('(')) {
      return group(')');
    }
    if (taken('[')) {
      return new Phrase.Repeat(group(']'), 0, 1);
    }
    if (taken('<')) {
      return sets.apply(upTo('>'));
    }
    if (taken('{')) {
      return slot(upTo('}'));
    }
    return words();
  }

  private Phrase group(char close) {
    List<Phrase> options = new ArrayList<>();
    do {
      List<Phrase> parts = items();
      if (parts.isEmpty()) {
        throw wrong("a word (use [...] for what may be missing)");
      }
      options.add(one(parts));
    } while (taken('|'));
    if (!taken(close)) {
      throw wrong("'" + close + "'");
    }
    return options.size() == 1 ? options.get(0) : new Phrase.Choice(options);
  }

  private Phrase slot(String name) {
    return switch (name) {
      case "n" -> new Phrase.Slot(name, repeat(TokenClass.NUMERAL, 1, LONGEST_REPEAT));
      case "name" ->
        new Phrase.Slot(
            name,
            new Phrase.Choice(
                List.of(repeat(TokenClass.NAME_WORD, 1, 3), repeat(TokenClass.NAME_HAN, 1, 4))));
      case "who" -> new Phrase.Slot(name, who());
      case "relative" -> new Phrase.Slot("who", sets.apply("relation"));
      case "whom" -> new Phrase.Slot(name, sets.apply("audience"));
      case "word" -> new Phrase.Slot(name, repeat(TokenClass.WORD, 1, 1));
      case "any" -> new Phrase.Slot(name, repeat(TokenClass.TOKEN, 0, LONGEST_ANY));
      default ->
        throw wrong(
            "{n}, {name}, {who}, {relative}, {whom}, {word}, {any} or, at the end, {rest}, not {"
                + name + "}");
    };
  }

  /** What joins names is nobody's name. */
  private static Phrase who() {
    Phrase joint = new Phrase.Any(TokenClass.JOINT);
    Phrase name = new Phrase.Choice(
        List.of(new Phrase.Any(TokenClass.NAME_WORD), new Phrase.Any(TokenClass.NAME_HAN)));
    return new Phrase.Sequence(List.of(
        new Phrase.Repeat(joint, 0, 1),
        name,
        new Phrase.Repeat(new Phrase.Choice(List.of(name, joint)), 0, LONGEST_WHO - 2)));
  }

  private static Phrase repeat(TokenClass tokenClass, int least, int most) {
    return new Phrase.Repeat(new Phrase.Any(tokenClass), least, most);
  }

  private Phrase words() {
    int start = at;
    while (at < pattern.length() && SPECIAL.indexOf(pattern.charAt(at)) < 0) {
      at++;
    }
    String run = pattern.substring(start, at);
    if (at < pattern.length()
        && pattern.charAt(at) == '*'
        && run.codePointCount(0, run.length()) > 1
        && !isWord(run)) {
      throw wrong("brackets around what '*' repeats");
    }
    return known.computeIfAbsent(run, this::cut);
  }

  private Phrase cut(String run) {
    List<Phrase> parts = new ArrayList<>();
    Tokens tokens = tokeniser.read(run);
    for (int i = 0; i < tokens.size(); i++) {
      boolean mark = tokens.kind(i).endsClause();
      parts.add(new Phrase.Word(mark ? tokens.symbol(i) : vocabulary.intern(tokens.form(i))));
    }
    if (parts.isEmpty()) {
      throw wrong("a word");
    }
    return one(parts);
  }

  private static boolean isWord(String run) {
    return run.chars().allMatch(c -> c < 0x80);
  }

  private static Phrase one(List<Phrase> parts) {
    return parts.size() == 1 ? parts.get(0) : new Phrase.Sequence(List.copyOf(parts));
  }

  private String upTo(char close) {
    int end = pattern.indexOf(close, at);
    if (end < 0) {
      throw wrong("'" + close + "'");
    }
    String name = pattern.substring(at, end);
    at = end + 1;
    return name;
  }

  private boolean taken(char c) {
    skipBlanks(c);
    if (at < pattern.length() && pattern.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean taken(String word) {
    if (pattern.startsWith(word, at)) {
      at += word.length();
      return true;
    }
    return false;
  }

  /** A star belongs to what it touches. */
  private void skipBlanks(char before) {
    if (before != '*') {
      skipBlanks();
    }
  }

  private void skipBlanks() {
    while (at < pattern.length() && Character.isWhitespace(pattern.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException(
        "pattern '" + pattern + "' at character " + (at + 1) + " (expected: " + expected + ")");
  }
}
