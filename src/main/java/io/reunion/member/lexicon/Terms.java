package io.reunion.member.lexicon;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much two short texts have in common: words of Latin letters by their stems, Chinese by pairs of characters. */
public final class Terms {
  private static final Pattern RUN = Pattern.compile("\\p{IsHan}+|[\\p{L}\\p{N}+#]+");
  private static final Set<String> EMPTY_WORDS = Set.of(
      "a an the of for in on at to and or with by from is are be been was were do does did can could will would shall should may might it its this that these those there here i we you he she they my our your their me us them what which who whom how when where why not no any some have has had as if so about into than then just please"
          .split(" "));
  private static final Set<String> EMPTY_PAIRS =
      Set.of("什么 怎么 如何 是否 可以 有没 没有 我们 你们 他们 这个 那个 哪些 哪个 请问 想问 一下 还是 或者 以及 是不 不是 能否 能不 不能 多少 为什 时候"
          .split(" "));
  private static final String EMPTY_CHARACTERS = "的了吗呢吧啊和与及或";
  private static final String VAGUE_CHARACTERS = "的了吗呢吧啊是在有和与及或也都就要会能可以我你他她它们这那哪个些什么怎样如何多少为啥没不";

  private Terms() {}

  /** The parts of {@code text} that carry meaning, folded, in their order. */
  public static Set<String> of(String text) {
    Set<String> terms = new LinkedHashSet<>();
    Matcher runs = RUN.matcher(Fold.text(text));
    while (runs.find()) {
      String run = runs.group();
      if (Han.isHan(run.codePointAt(0))) {
        pairs(run, terms);
      } else if (!EMPTY_WORDS.contains(run)) {
        terms.add(stem(run));
      }
    }
    return terms;
  }

  private static void pairs(String run, Set<String> terms) {
    int[] letters = run.codePoints().toArray();
    for (int i = 0; i + 1 < letters.length; i++) {
      String pair = new String(letters, i, 2);
      if (!EMPTY_PAIRS.contains(pair) && !isEmpty(pair)) {
        terms.add(pair);
      }
    }
  }

  private static boolean isEmpty(String pair) {
    return pair.codePoints().anyMatch(c -> EMPTY_CHARACTERS.indexOf(c) >= 0);
  }

  private static String stem(String word) {
    if (word.length() > 5 && word.endsWith("ing")) {
      return word.substring(0, word.length() - 3);
    }
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /** Adds the single characters of Chinese text: a question in another word order keeps those and not the pairs. */
  private static Set<String> withCharacters(String text) {
    Set<String> terms = of(text);
    Fold.text(text)
        .codePoints()
        .filter(c -> Han.isHan(c) && VAGUE_CHARACTERS.indexOf(c) < 0)
        .forEach(c -> terms.add(Character.toString(c)));
    return terms;
  }

  /** From 0, nothing in common, to 1, the same: twice what is common, by what there is. */
  public static double likeness(String a, String b) {
    Set<String> first = withCharacters(a);
    Set<String> second = withCharacters(b);
    if (first.isEmpty() || second.isEmpty()) {
      return Fold.joined(a).equals(Fold.joined(b)) ? 1 : 0;
    }
    long common = first.stream().filter(second::contains).count();
    return 2.0 * common / (first.size() + second.size());
  }

  /**
   * What both have, as it is shown: whole words; of Chinese the longest runs.
   *
   * @param besides terms that count for nothing here
   */
  public static List<String> common(String a, String b, Set<String> besides) {
    Set<String> second = of(b);
    String folded = Fold.text(b);
    List<String> common = new ArrayList<>();
    for (String term : of(a)) {
      if (!second.contains(term) || besides.contains(term)) {
        continue;
      }
      String last = common.isEmpty() ? "" : common.get(common.size() - 1);
      boolean continues = !last.isEmpty()
          && Han.isHan(term.codePointAt(0))
          && last.endsWith(term.substring(0, term.offsetByCodePoints(0, 1)))
          && folded.contains(last + term.substring(term.offsetByCodePoints(0, 1)));
      if (continues) {
        common.set(common.size() - 1, last + term.substring(term.offsetByCodePoints(0, 1)));
      } else {
        common.add(term);
      }
    }
    return common;
  }
}
