package io.reunion.language.when;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into {@link Tokens}: numbers, words of the list, marks. One pass; each step looks a bounded way ahead. */
final class Lexer {
  private static final Term SPACE = new Term(Sort.SPACE, 0, false, "", null);
  private static final Term LINE = new Term(Sort.LINE, 0, false, "", null);
  private static final Term MARK = new Term(Sort.MARK, 0, false, "", null);
  private static final Term WORD = new Term(Sort.WORD, 0, false, "", null);

  /** What a number is followed by in a date or a time. */
  private static final String UNITS = "年月日号点时分刻天周";

  /** What another number of the same date or time follows. */
  private static final String LEADS = "年月点时晚";

  private final Trie words;
  private final String original;
  private final Fold fold;
  private final char[] text;
  private final List<Token> tokens;
  private boolean han;

  private Lexer(Trie words, String original) {
    this.words = words;
    this.original = original;
    this.fold = Fold.of(original);
    this.text = fold.text();
    this.tokens = new ArrayList<>(text.length / 2 + 4);
  }

  static Tokens read(Trie words, String original) {
    Lexer lexer = new Lexer(words, original);
    int at = 0;
    while (at < lexer.text.length) {
      at = lexer.next(at);
    }
    return new Tokens(lexer.fold, lexer.tokens, lexer.han);
  }

  private int next(int at) {
    char c = text[at];
    if (c >= '0' && c <= '9') {
      return digits(at);
    }
    if (c == ' ' && isInsideDate(at)) {
      return at + 1;
    }
    if (c == ' ' || c == '\n') {
      return add(c == ' ' ? SPACE : LINE, at, at + 1, 0);
    }
    if (Trie.isLetter(c)) {
      return letters(at);
    }
    if (c >= 0x3400) {
      han |= c < 0xA000;
      return characters(at);
    }
    return add(MARK, at, at + 1, 0);
  }

  /** Typists part digits from characters: "12 月 6 日 7 点 30 分" is one date and one time. */
  private boolean isInsideDate(int at) {
    if (at == 0 || at + 1 >= text.length) {
      return false;
    }
    char before = text[at - 1];
    char after = text[at + 1];
    return (isDigit(before) && UNITS.indexOf(after) >= 0)
        || (isDigit(after) && LEADS.indexOf(before) >= 0);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private int add(Term term, int from, int to, int flags) {
    tokens.add(new Token(term, from, to, 0, flags, to == from + 1 ? text[from] : '\0'));
    return to;
  }

  private int digits(int from) {
    Trie.Found found = words.longestAt(text, from);
    if (found != null) {
      return add(found.term(), from, found.end(), 0);
    }
    int to = from;
    long value = 0;
    while (to < text.length && text[to] >= '0' && text[to] <= '9') {
      value = to - from < 9 ? value * 10 + (text[to] - '0') : value;
      to++;
    }
    int flags = (to - from > 8 ? Token.VAGUE : 0) | glued(from);
    int end = to;
    if (to + 2 <= text.length && isOrdinalEnding(to)) {
      flags |= Token.TH;
      end = to + 2;
    }
    Term number = new Term(Sort.NUM, (int) value, false, "", null);
    tokens.add(new Token(number, from, end, to - from, flags, '\0'));
    return end;
  }

  private boolean isOrdinalEnding(int at) {
    if (at + 2 < text.length && Trie.isLetter(text[at + 2])) {
      return false;
    }
    return switch (text[at]) {
      case 's' -> text[at + 1] == 't';
      case 'n', 'r' -> text[at + 1] == 'd';
      case 't' -> text[at + 1] == 'h';
      default -> false;
    };
  }

  /** Whether a letter that belongs to no known word, or a currency sign, stands right before. */
  private int glued(int from) {
    if (from == 0 || tokens.isEmpty()) {
      return 0;
    }
    char before = text[from - 1];
    Token last = tokens.get(tokens.size() - 1);
    boolean single = last.is(Sort.ARTICLE) || last.is(Sort.ZONE);
    boolean letter = last.is(Sort.WORD) || (single && last.to() == last.from() + 1);
    boolean unknown = letter && Trie.isLetter(before);
    boolean sign = "$£€¥¥#_=^&%\\".indexOf(before) >= 0;
    return unknown || sign ? Token.GLUED : 0;
  }

  private int letters(int from) {
    int flags = Character.isUpperCase(original.charAt(fold.origin(from))) ? Token.CAPITAL : 0;
    Trie.Found found = words.longestAt(text, from);
    if (found != null) {
      return add(found.term(), from, found.end(), flags);
    }
    int to = from;
    while (to < text.length && (Trie.isLetter(text[to]) || text[to] == '\'')) {
      to++;
    }
    return add(WORD, from, to, flags);
  }

  private int characters(int from) {
    Trie.Found found = words.longestAt(text, from);
    Numeral numeral = Numeral.at(text, from);
    if (numeral != null && (found == null || numeral.end() > found.end())) {
      Term number = new Term(Sort.NUM, numeral.value(), false, "", null);
      int flags = numeral.isVague() ? Token.VAGUE : 0;
      tokens.add(new Token(number, from, numeral.end(), 0, flags, '\0'));
      return numeral.end();
    }
    return found == null ? add(WORD, from, from + 1, 0) : add(found.term(), from, found.end(), 0);
  }
}
