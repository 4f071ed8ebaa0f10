package io.reunion.language.when;

import java.util.Set;

/** The small words that may follow "at 7" without being counted by it. */
final class Followers {
  private static final Set<String> WORDS = Set.of(
      "if",
      "then",
      "but",
      "so",
      "as",
      "because",
      "when",
      "will",
      "would",
      "should",
      "can",
      "could",
      "we",
      "i",
      "i'll",
      "we'll",
      "you",
      "everyone",
      "with",
      "near",
      "outside",
      "inside",
      "today",
      "thanks",
      "thank",
      "does",
      "do",
      "latest",
      "maybe",
      "perhaps",
      "how",
      "what",
      "works",
      "instead",
      "again",
      "too",
      "also",
      "not",
      "since",
      "after",
      "though",
      "until",
      "via",
      "over",
      "upstairs",
      "downstairs",
      "hope",
      "see",
      "come",
      "let's",
      "lets",
      "meet",
      "everybody",
      "all",
      "anyone",
      "who",
      "where",
      "there",
      "here",
      "it",
      "that's");

  private static final int LONGEST = 10;

  private Followers() {}

  static boolean isFunctionWord(Tokens t, Token word) {
    int length = word.to() - word.from();
    if (length > LONGEST) {
      return false;
    }
    StringBuilder text = new StringBuilder(length);
    for (int i = word.from(); i < word.to(); i++) {
      text.append(t.character(i));
    }
    return WORDS.contains(text.toString());
  }
}
