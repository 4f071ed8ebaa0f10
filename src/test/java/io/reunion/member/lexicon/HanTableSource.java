package io.reunion.member.lexicon;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the two shipped tables of Chinese characters out of ICU, which takes a second or two and is therefore not done at
 * run time. Run {@link #main} to write them anew after a change of ICU's version.
 */
final class HanTableSource {
  private static final Path RESOURCES = Path.of("src/main/resources/io/reunion/member/lexicon");

  private HanTableSource() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(RESOURCES.resolve("pinyin.txt"), pinyin());
    Files.writeString(RESOURCES.resolve("simplified.txt"), simplified());
  }

  /** Lines {@code SYLLABLE CHARACTERS}: the usual reading of every character, without tone, ü written v. */
  static String pinyin() {
    Transliterator toLatin = Transliterator.getInstance("Han-Latin");
    Normalizer2 nfd = Normalizer2.getNFDInstance();
    Map<String, StringBuilder> bySyllable = new TreeMap<>();
    forEachIdeograph(character -> {
      String syllable = nfd.normalize(toLatin.transliterate(character))
          .replace("u\u0308", "v")
          .replaceAll("\\p{Mn}", "")
          .trim();
      if (syllable.matches("[a-z]{1,6}")) {
        bySyllable.computeIfAbsent(syllable, s -> new StringBuilder()).append(character);
      }
    });
    return lines(bySyllable);
  }

  /** Lines {@code SIMPLIFIED TRADITIONAL...}: every character whose simplified form is another one. */
  static String simplified() {
    Transliterator toSimplified = Transliterator.getInstance("Traditional-Simplified");
    Map<String, StringBuilder> bySimplified = new TreeMap<>();
    forEachIdeograph(character -> {
      String simple = toSimplified.transliterate(character);
      if (!simple.equals(character) && simple.codePointCount(0, simple.length()) == 1) {
        bySimplified.computeIfAbsent(simple, s -> new StringBuilder()).append(character);
      }
    });
    return lines(bySimplified);
  }

  private static void forEachIdeograph(java.util.function.Consumer<String> each) {
    for (int c = 0x3007; c <= 0x323AF; c++) {
      if (UCharacter.hasBinaryProperty(c, UProperty.IDEOGRAPHIC)) {
        each.accept(Character.toString(c));
      }
    }
  }

  private static String lines(Map<String, StringBuilder> table) {
    StringBuilder out = new StringBuilder();
    table.forEach(
        (key, characters) -> out.append(key).append(' ').append(characters).append('\n'));
    return out.toString();
  }
}
