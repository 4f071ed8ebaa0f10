package io.reunion.member.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chinese characters: the usual reading of each and the simplified form of each, from tables that are read when first
 * asked for (some milliseconds). What a character is read in a name is {@link ChineseName}'s business.
 */
public final class Han {
  private static final int BMP_FROM = 0x3000;
  private static final int BMP_TO = 0xFB00;
  private static final int LONGEST_SYLLABLE = 6;

  private Han() {}

  /** Readings by character; separate from the other table because folding is needed far more often. */
  private static final class Readings {
    static final List<String> SYLLABLES = new ArrayList<>();
    static final Set<String> KNOWN = new HashSet<>();
    static final short[] BMP = new short[BMP_TO - BMP_FROM];
    static final Map<Integer, Short> BEYOND = new HashMap<>();

    static {
      SYLLABLES.add("");
      Tables.read("pinyin.txt", Readings::add);
    }

    private static void add(String line) {
      int blank = line.indexOf(' ');
      short syllable = (short) SYLLABLES.size();
      SYLLABLES.add(line.substring(0, blank));
      KNOWN.add(line.substring(0, blank));
      line.codePoints().skip(blank + 1L).forEach(c -> {
        if (c >= BMP_FROM && c < BMP_TO) {
          BMP[c - BMP_FROM] = syllable;
        } else {
          BEYOND.put(c, syllable);
        }
      });
    }
  }

  /** Simplified forms by character; 0 where the character stays. */
  private static final class Simplified {
    static final int[] BMP = new int[BMP_TO - BMP_FROM];
    static final Map<Integer, Integer> BEYOND = new HashMap<>();

    static {
      Tables.read("simplified.txt", Simplified::add);
    }

    private static void add(String line) {
      int simple = line.codePointAt(0);
      line.codePoints().skip(2).forEach(c -> {
        if (c >= BMP_FROM && c < BMP_TO) {
          BMP[c - BMP_FROM] = simple;
        } else {
          BEYOND.put(c, simple);
        }
      });
    }
  }

  /** Whether {@code c} is written without blanks between words: Chinese characters, kana, hangul. */
  public static boolean isHan(int c) {
    return c >= 0x3005
        && (Character.isIdeographic(c)
            || c == 0x3005
            || (c >= 0x3041 && c <= 0x30FF)
            || (c >= 0xAC00 && c <= 0xD7A3));
  }

  /** The usual reading without tone, ü written v; empty for a character that has none. */
  public static String reading(int c) {
    if (c >= BMP_FROM && c < BMP_TO) {
      return Readings.SYLLABLES.get(Readings.BMP[c - BMP_FROM]);
    }
    return Readings.SYLLABLES.get(Readings.BEYOND.getOrDefault(c, (short) 0));
  }

  /** Whether {@code word} is how some character is read. */
  public static boolean isSyllable(String word) {
    return Readings.KNOWN.contains(word);
  }

  /** Whether {@code word} may be written of whole syllables, one after the other. */
  public static boolean isPinyin(String word) {
    boolean[] reached = new boolean[word.length() + 1];
    reached[0] = true;
    for (int to = 1; to <= word.length(); to++) {
      for (int from = Math.max(0, to - LONGEST_SYLLABLE); from < to && !reached[to]; from++) {
        reached[to] = reached[from] && isSyllable(word.substring(from, to));
      }
    }
    return !word.isEmpty() && reached[word.length()];
  }

  /** The simplified form of {@code c}, or {@code c}. */
  public static int simplified(int c) {
    if (c < BMP_FROM) {
      return c;
    }
    if (c < BMP_TO) {
      int simple = Simplified.BMP[c - BMP_FROM];
      return simple == 0 ? c : simple;
    }
    return Simplified.BEYOND.getOrDefault(c, c);
  }
}
