package io.reunion.language;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a text into tokens and folds them. Reads the first {@value #LONGEST} characters; keeps nothing between calls. */
final class Tokeniser {
  /** A longer text is a story or an attack, not an answer. */
  static final int LONGEST = 4096;

  private static final int LONGEST_WORD = 64;

  private static final Set<String> TITLES = Set.of("dr", "mr", "mrs", "ms", "prof", "st");

  private final Vocabulary vocabulary;
  private final boolean correcting;

  Tokeniser(Vocabulary vocabulary) {
    this(vocabulary, true);
  }

  private Tokeniser(Vocabulary vocabulary, boolean correcting) {
    this.vocabulary = vocabulary;
    this.correcting = correcting;
  }

  /** For the patterns themselves, whose words are never slips. */
  static Tokeniser ofPatterns(Vocabulary vocabulary) {
    return new Tokeniser(vocabulary, false);
  }

  Tokens read(String text) {
    String source = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return new Run(source).all();
  }

  /** One pass over one text. */
  private final class Run {
    private final String source;
    private final Tokens tokens;
    private int at;
    private boolean gap;

    Run(String source) {
      this.source = source;
      this.tokens = new Tokens(source);
    }

    Tokens all() {
      while (at < source.length()) {
        step();
      }
      return tokens;
    }

    private void step() {
      int c = folded(at);
      if (c == 0) {
        at += width(at);
      } else if (c == ' ' || c == '\t' || (Character.isWhitespace(c) && c != '\n' && c != '\r')) {
        gap = true;
        at += width(at);
      } else if (Characters.isHan(c)) {
        han(c);
      } else if (Characters.isDigit(c)) {
        number();
      } else if (Character.isLetter(c)) {
        word();
      } else {
        sign(c);
      }
    }

    /** The first character of what stands at {@code i}, folded; 0 where nothing is left of it. */
    private int folded(int i) {
      char c = source.charAt(i);
      char one = Character.isSurrogate(c) ? 0 : Folding.foldOne(c);
      if (one != 0) {
        return one;
      }
      String several = Folding.fold(source.codePointAt(i));
      return several.isEmpty() ? 0 : several.codePointAt(0);
    }

    private int width(int i) {
      return Character.charCount(source.codePointAt(i));
    }

    private void han(int c) {
      int start = at;
      at += width(at);
      int run = 1;
      while (at < source.length() && folded(at) == c) {
        at += width(at);
        run++;
      }
      String form = Character.toString(c);
      for (int i = 0; i < (run > 2 ? 1 : run); i++) {
        emit(
            Kind.HAN,
            form,
            run > 2 ? start : start + i * (at - start) / run,
            run > 2 ? at : start + (i + 1) * (at - start) / run);
      }
    }

    private void number() {
      int start = at;
      StringBuilder digits = new StringBuilder();
      boolean ones = true;
      while (at < source.length()) {
        int c = folded(at);
        if (c != 0 && !Characters.isDigit(c)) {
          break;
        }
        if (c != 0 && digits.length() < LONGEST_WORD) {
          int digit = Character.digit(c, 10);
          digits.append((char) ('0' + digit));
          ones &= digit == 1;
        }
        at += width(at);
      }
      // "111" is "1" typed with zest.
      emit(Kind.NUMBER, ones && digits.length() > 2 ? "1" : digits.toString(), start, at);
    }

    private void word() {
      int start = at;
      StringBuilder letters = new StringBuilder();
      int end = at;
      while (at < source.length()) {
        String folded = Folding.fold(source.codePointAt(at));
        boolean inside = folded.isEmpty() || isWordCharacter(folded);
        if (!inside) {
          break;
        }
        if (letters.length() < LONGEST_WORD) {
          letters.append(folded);
        }
        at += width(at);
        end = at;
      }
      emitWord(letters.toString(), start, end);
    }

    private boolean isWordCharacter(String folded) {
      int c = folded.codePointAt(0);
      if (c == '\'') {
        int next = at + 1 < source.length() ? folded(at + 1) : 0;
        return next != 0 && Character.isLetter(next) && !Characters.isHan(next);
      }
      return Character.isLetter(c) && !Characters.isHan(c);
    }

    private void emitWord(String form, int start, int end) {
      String expansion = expansionOf(form);
      if (expansion != null) {
        for (String part : expansion.split(" ", 0)) {
          emit(Kind.WORD, part, start, end);
        }
        return;
      }
      int apostrophe = form.lastIndexOf('\'');
      if (apostrophe > 0) {
        emitContraction(form, apostrophe, start, end);
        return;
      }
      emit(Kind.WORD, known(form), start, end);
    }

    private String known(String form) {
      return !correcting || vocabulary.has(form) ? form : vocabulary.corrected(form);
    }

    private @Nullable String expansionOf(String form) {
      String expansion = vocabulary.expansionOf(form);
      if (expansion == null && !vocabulary.has(form)) {
        String corrected = known(form);
        return corrected.equals(form) ? null : vocabulary.expansionOf(corrected);
      }
      return expansion;
    }

    /** The tails that English hangs on words; irregular ones are in the phrase file. */
    private void emitContraction(String form, int apostrophe, int start, int end) {
      String head = form.substring(0, apostrophe);
      String tail = form.substring(apostrophe + 1);
      String full = switch (tail) {
        case "ll" -> "will";
        case "d" -> "would";
        case "ve" -> "have";
        case "re" -> "are";
        case "m" -> "am";
        case "s" -> "'s";
        case "t" -> head.endsWith("n") ? "not" : "";
        default -> "";
      };
      if (full.isEmpty()) {
        String joined = head.replace("'", "") + tail;
        emit(Kind.WORD, known(joined), start, end);
        return;
      }
      String stem = full.equals("not") ? head.substring(0, head.length() - 1) : head;
      int cut = Math.min(end, start + stem.length());
      if (!stem.isEmpty()) {
        emit(Kind.WORD, known(stem), start, cut);
      }
      emit(Kind.WORD, full, Math.min(cut, end - 1), end);
    }

    private void sign(int c) {
      int start = at;
      int code = shortcode();
      if (code > 0) {
        at += code;
        emitOnce(Kind.SYMBOL, source.substring(start, at), start, at);
        return;
      }
      at += width(at);
      Kind kind = Characters.punctuation(c);
      if (c == '\'' || c == 0x2640 || c == 0x2642) {
        return;
      }
      if (c == '.' && afterTitle()) {
        return;
      }
      if ((c == '.' || c == ':' || c == ',') && isInside(start)) {
        kind = Kind.SYMBOL;
      }
      if (c == '-') {
        if (!gap || at >= source.length() || folded(at) != ' ') {
          gap = true;
          return;
        }
        kind = Kind.PAUSE;
      }
      String form = c == '&' ? "and" : Character.toString(c);
      if (kind == null || kind == Kind.SYMBOL) {
        emitOnce(c == '&' ? Kind.WORD : Kind.SYMBOL, form, start, at);
      } else {
        emitStop(kind, form, start);
      }
    }

    /** The stop of "Dr." ends nothing. */
    private boolean afterTitle() {
      return tokens.size() > 0 && !gap && TITLES.contains(tokens.form(tokens.size() - 1));
    }

    /** Between two digits or letters, as in 7.30 or node.js, it does not end anything. */
    private boolean isInside(int i) {
      if (i == 0 || i + 1 >= source.length()) {
        return false;
      }
      char before = source.charAt(i - 1);
      char after = source.charAt(i + 1);
      return (before < 0x80
              && after < 0x80
              && Character.isDigit(before)
              && Character.isDigit(after))
          || (source.charAt(i) == '.'
              && before < 0x80
              && Character.isLetter(before)
              && Character.isLowerCase(after)
              && after < 0x80);
    }

    /** The length of a {@code :thumbsup:} that stands here, or 0. */
    private int shortcode() {
      if (source.charAt(at) != ':') {
        return 0;
      }
      for (int i = at + 1; i < source.length() && i < at + 32; i++) {
        char c = source.charAt(i);
        if (c == ':') {
          return i - at > 2 ? i - at + 1 : 0;
        }
        if (!((c >= 'a' && c <= 'z')
            || (c >= '0' && c <= '9')
            || c == '_'
            || c == '+'
            || c == '-')) {
          return 0;
        }
      }
      return 0;
    }

    /** Ten thumbs are one thumb. */
    private void emitOnce(Kind kind, String form, int start, int end) {
      int last = tokens.size() - 1;
      if (last >= 0 && Characters.isPictograph(form) && tokens.form(last).equals(form)) {
        return;
      }
      emit(kind, form, start, end);
    }

    /** The strongest of several marks in a row stays: "...?!" asks. */
    private void emitStop(Kind kind, String form, int start) {
      int last = tokens.size() - 1;
      if (last >= 0 && tokens.kind(last).endsClause() && tokens.kind(last).compareTo(kind) >= 0) {
        gap = false;
        return;
      }
      emit(kind, form, start, at);
    }

    private void emit(Kind kind, String form, int start, int end) {
      int symbol = kind.endsClause() ? Vocabulary.ofKind(kind) : vocabulary.numberOf(form, kind);
      tokens.add(kind, form, symbol, start, end, gap);
      gap = false;
    }
  }
}
