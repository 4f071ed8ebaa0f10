package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.language.Lexicon.WordSet;
import io.reunion.text.Language;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LexiconTest {
  private static final int LONGEST = 4;
  private static final PhraseBook BOOK = PhraseBook.shipped();
  private static final Lexicon LEXICON = BOOK.lexicon();

  static Stream<String> messages() {
    return Stream.of(Language.values())
        .flatMap(
            language -> Example.read(language, "corpus/" + language.code() + "-test.txt").stream()
                .limit(250))
        .map(Example::text);
  }

  /** The words of an entry as the sets have them. */
  private static String joined(Tokens tokens, int from, int to) {
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < to; i++) {
      boolean blank = i > from && tokens.kind(i) == Kind.WORD && tokens.kind(i - 1) == Kind.WORD;
      joined.append(blank ? " " : "").append(tokens.form(i));
    }
    return joined.toString();
  }

  private static int longest(Tokens tokens, int at, int step, WordSet set) {
    int longest = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int from = step > 0 ? at : at - length;
      int to = from + length;
      boolean there = from >= 0 && to <= tokens.size();
      longest = there && LEXICON.all(set).contains(joined(tokens, from, to)) ? length : longest;
    }
    return longest;
  }

  @ParameterizedTest
  @MethodSource("messages")
  void theLongestEntryIsFoundFromEitherEnd(String message) {
    Tokens tokens = BOOK.tokens(message);
    for (WordSet set : WordSet.values()) {
      for (int i = 0; i < tokens.size(); i++) {
        assertThat(LEXICON.startingAt(tokens, i, tokens.size(), set))
            .as("%s from token %s", set, i)
            .isEqualTo(longest(tokens, i, 1, set));
        assertThat(LEXICON.endingAt(tokens, 0, i + 1, set))
            .as("%s up to token %s", set, i)
            .isEqualTo(longest(tokens, i + 1, -1, set));
        assertThat(LEXICON.has(tokens, i, set))
            .isEqualTo(LEXICON.all(set).contains(tokens.form(i)));
      }
    }
  }

  @Test
  void anEntryDoesNotReachBeyondWhereItIsLookedFor() {
    Lexicon lexicon = new Lexicon();
    Tokens words = Tokeniser.ofPatterns(BOOK.vocabulary()).read("black tie only");
    lexicon.add(WordSet.THING, words);
    assertThat(List.of(
            lexicon.startingAt(words, 0, 3, WordSet.THING),
            lexicon.startingAt(words, 0, 2, WordSet.THING),
            lexicon.endingAt(words, 0, 3, WordSet.THING),
            lexicon.endingAt(words, 1, 3, WordSet.THING),
            lexicon.startingAt(words, 0, 3, WordSet.SELF)))
        .containsExactly(3, 0, 3, 0, 0);
  }
}
