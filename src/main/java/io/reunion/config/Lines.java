package io.reunion.config;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The line numbers of a text, counted as editors do; YAML itself would also break at U+0085, U+2028 and U+2029. */
final class Lines {
  /** Where each line begins, in code points. */
  private final int[] starts;

  private Lines(int[] starts) {
    this.starts = starts;
  }

  static Lines of(String text) {
    int[] codePoints = text.codePoints().toArray();
    IntStream afterBreaks = IntStream.range(0, codePoints.length)
        .filter(i -> isBreak(codePoints, i))
        .map(i -> i + 1);
    return new Lines(IntStream.concat(IntStream.of(0), afterBreaks).toArray());
  }

  private static boolean isBreak(int[] text, int i) {
    boolean crlf = text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n';
    return text[i] == '\n' || (text[i] == '\r' && !crlf);
  }

  /** The line, from 1, of the code point at {@code index}. */
  int at(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
