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

  private int[] found = new int[64];
  private int size;

  private Features() {}

  static int[] of(Tokens tokens) {
    Features features = new Features();
    features.read(tokens);
    return features.distinct();
  }

  private void read(Tokens tokens) {
    int before = BEGIN;
    int beforeThat = 0;
    int content = 0;
    for (int i = 0; i < tokens.size() && size < MOST - 8; i++) {
      Kind kind = tokens.kind(i);
      int form = kind == Kind.NUMBER ? 17 : kind.endsClause() ? 31 + kind.ordinal() : tokens.form(i).hashCode();
      add(1, form);
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
    if (size == found.length) {
      found = Arrays.copyOf(found, size * 2);
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
