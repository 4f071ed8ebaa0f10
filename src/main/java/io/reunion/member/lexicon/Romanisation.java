package io.reunion.member.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pinyin syllables and how the same sound is written elsewhere. */
public final class Romanisation {
  private static final Map<String, String> WADE_GILES_INITIALS = Map.ofEntries(
      Map.entry("zh", "ch"),
      Map.entry("ch", "ch"),
      Map.entry("sh", "sh"),
      Map.entry("b", "p"),
      Map.entry("d", "t"),
      Map.entry("g", "k"),
      Map.entry("j", "ch"),
      Map.entry("q", "ch"),
      Map.entry("x", "hs"),
      Map.entry("z", "ts"),
      Map.entry("c", "ts"),
      Map.entry("r", "j"));
  private static final Map<String, String> WADE_GILES_WHOLE = Map.ofEntries(
      Map.entry("zhi", "chih"),
      Map.entry("chi", "chih"),
      Map.entry("shi", "shih"),
      Map.entry("ri", "jih"),
      Map.entry("zi", "tzu"),
      Map.entry("ci", "tzu"),
      Map.entry("si", "ssu"),
      Map.entry("yi", "i"),
      Map.entry("yan", "yen"),
      Map.entry("ye", "yeh"),
      Map.entry("yong", "yung"),
      Map.entry("yue", "yueh"),
      Map.entry("you", "yu"),
      Map.entry("er", "erh"),
      Map.entry("e", "o"),
      Map.entry("ge", "ko"),
      Map.entry("ke", "ko"),
      Map.entry("he", "ho"),
      Map.entry("guo", "kuo"),
      Map.entry("kuo", "kuo"),
      Map.entry("huo", "huo"),
      Map.entry("shuo", "shuo"),
      Map.entry("gui", "kuei"),
      Map.entry("kui", "kuei"));
  private static final Map<String, String> WADE_GILES_FINALS = Map.of(
      "ong", "ung",
      "ie", "ieh",
      "ian", "ien",
      "uo", "o",
      "iong", "iung",
      "ue", "ueh",
      "ve", "ueh",
      "v", "u");
  private static final Map<String, String> WADE_GILES = new HashMap<>();

  private Romanisation() {}

  /**
   * The syllable as Wade and Giles write it, without apostrophes and dots: {@code xu} is {@code hsu}, {@code zhang} is
   * {@code chang}.
   */
  public static String wadeGiles(String syllable) {
    synchronized (WADE_GILES) {
      return WADE_GILES.computeIfAbsent(syllable, Romanisation::toWadeGiles);
    }
  }

  private static String toWadeGiles(String syllable) {
    String whole = WADE_GILES_WHOLE.get(syllable);
    if (whole != null) {
      return whole;
    }
    int split = initialLength(syllable);
    String initial = syllable.substring(0, split);
    String end = syllable.substring(split);
    return WADE_GILES_INITIALS.getOrDefault(initial, initial)
        + WADE_GILES_FINALS.getOrDefault(end, end);
  }

  private static int initialLength(String syllable) {
    if (syllable.startsWith("zh") || syllable.startsWith("ch") || syllable.startsWith("sh")) {
      return 2;
    }
    return "aeoiuv".indexOf(syllable.charAt(0)) >= 0 ? 0 : 1;
  }

  /** The ways in which a table's syllable is typed: {@code lv} is also {@code lu} and {@code lyu}. */
  public static List<String> typed(String syllable) {
    int at = syllable.indexOf('v');
    if (at < 0) {
      return List.of(syllable);
    }
    List<String> ways = new ArrayList<>();
    for (String letter : List.of("v", "u", "yu")) {
      ways.add(syllable.substring(0, at) + letter + syllable.substring(at + 1));
    }
    return ways;
  }
}
