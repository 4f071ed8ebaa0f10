package io.reunion.language;

import java.util.Arrays;

/**
 * What the model sees of a message: words and pairs of words, Chinese characters in ones to threes, how it begins and
 * ends, and whether it asks. Each feature is a number below {@link #ROOM}, hashed, at most {@value #MOST} of them.
 */
final class Features {
  static final int ROOM = 1 << 17;
  static final int MOST = 512;
  private static final int BEGIN = 0x1F3D5B79;
  private static final int END = 0x2E4C6A88;

  private int rare;
  private int[] found = new int[64];
  private boolean[] isWord = new boolean[64];
  private int size;

  private Features() {}

  /**
   * @param seen how often a feature occurs in the examples
   * @param rarely up to how often a word counts as rare: 1 for an example itself, which is among them, else 0
   */
  static int[] of(Tokens tokens, short[] seen, int rarely) {
    Features features = new Features();
    features.read(tokens);
    features.rare(seen, rarely);
    return features.distinct();
  }

  /** Without the words that are rare, to count from. */
  static int[] of(Tokens tokens) {
    Features features = new Features();
    features.read(tokens);
    return features.distinct();
  }

  /** What is said about coming is said in common words; many rare ones speak of something else. */
  private void rare(short[] seen, int rarely) {
    int words = size;
    for (int i = 0; i < words; i++) {
      rare += isWord[i] && seen[found[i]] <= rarely ? 1 : 0;
    }
    for (int i = 1; i <= Math.min(4, rare); i++) {
      add(7, i);
    }
  }

  private void read(Tokens tokens) {
    int before = BEGIN;
    int beforeThat = 0;
    int content = 0;
    for (int i = 0; i < tokens.size() && size < MOST - 8; i++) {
      Kind kind = tokens.kind(i);
      int form = kind == Kind.NUMBER
          ? 17
          : kind.endsClause() ? 31 + kind.number() : tokens.form(i).hashCode();
      if (kind != Kind.HAN && !kind.endsClause()) {
        isWord[size] = true;
      }
      add(1, form);
      if (kind == Kind.HAN && i > 0 && tokens.kind(i - 1) == Kind.HAN) {
        isWord[size] = true;
      }
      add(2, before * 31 + form);
      if (kind == Kind.HAN && beforeThat != 0) {
        add(3, (beforeThat * 31 + before) * 31 + form);
      } else if (beforeThat != 0) {
        add(4, beforeThat * 31 + form);
      }
      content += kind.endsClause() ? 0 : 1;
      beforeThat = before;
      before = form;
    }
    add(2, before * 31 + END);
    add(3, (beforeThat * 31 + before) * 31 + END);
    add(5, Math.min(6, 32 - Integer.numberOfLeadingZeros(content)));
    add(6, 1);
  }

  private void add(int kind, int value) {
    if (size + 1 == found.length) {
      found = Arrays.copyOf(found, size * 2);
      isWord = Arrays.copyOf(isWord, size * 2);
    }
    int mixed = (value + kind * 0x3C6EF372) * 0x9E3779B9;
    mixed ^= mixed >>> 15;
    mixed *= 0x85EBCA6B;
    found[size++] = (mixed ^ mixed >>> 13) & (ROOM - 1);
  }

  private int[] distinct() {
    Arrays.sort(found, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[kept++] = found[i];
      }
    }
    return Arrays.copyOf(found, kept);
  }
}
