package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A message is as long as its platform allows, and whoever writes it chooses what is in it: no pattern may look at one
 * character again and again. What a search looks at is counted, so that nothing depends on the machine.
 */
class PatternsAreLinearTest {
  private static final int LENGTH = 3_000;
  /** Of each character; what is bounded by a number, as {@code {1,200}} is, may look so far ahead from each place. */
  private static final int LOOKS = 320;

  /** These are never searched with: a text matches as a whole or not at all, so that they begin at one place only. */
  private static final Set<String> WHOLE =
      Set.of("Envelopes.VOTE", "AnswerWords.SIZE", "Suggestions.CODE", "TermsWords.SEATS");

  private static final String USUAL = " \nab1中.,:|-+@/《“(";

  /** Counts how often it is looked at. */
  private static final class Counted implements CharSequence {
    private final String text;
    private final int[] looks;

    Counted(String text, int[] looks) {
      this.text = text;
      this.looks = looks;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (++looks[0] > LOOKS * LENGTH) {
        throw new TooOftenException();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooOftenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static List<String> hostile(Pattern pattern) {
    Set<String> pieces = new LinkedHashSet<>();
    String own = pattern.pattern().replaceAll("\\\\[a-zA-Z]|\\p{Alnum}", "");
    String all = USUAL + own;
    all.codePoints().distinct().mapToObj(Character::toString).forEach(pieces::add);
    List<String> texts = new ArrayList<>();
    for (String one : pieces) {
      texts.add(one.repeat(LENGTH));
      texts.add("a" + one.repeat(LENGTH) + "\u0001");
      for (String other : List.of(" ", "a", "1", "中")) {
        texts.add((one + other).repeat(LENGTH / 2) + "\u0001");
      }
    }
    return texts;
  }

  private static boolean isLinear(Pattern pattern, String text, boolean searches) {
    try {
      Matcher found = pattern.matcher(new Counted(text, new int[1]));
      while (searches && found.find()) {
        assertThat(found.end()).isGreaterThanOrEqualTo(found.start());
      }
      var unused = pattern.matcher(new Counted(text, new int[1])).matches();
      return true;
    } catch (TooOftenException | StackOverflowError e) {
      return false;
    }
  }

  private static List<String> slow(JavaClass known) throws ReflectiveOperationException {
    List<String> slow = new ArrayList<>();
    for (Field field : Class.forName(known.getName()).getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == Pattern.class) {
        field.setAccessible(true);
        Pattern pattern = (Pattern) field.get(null);
        String name = known.getSimpleName() + "." + field.getName();
        hostile(pattern).stream()
            .filter(text -> !isLinear(pattern, text, !WHOLE.contains(name)))
            .findFirst()
            .ifPresent(text -> slow.add(name + " " + pattern + " on " + text.substring(0, 8)));
      }
    }
    return slow;
  }

  @Test
  void noSearchLooksAtACharacterHundredsOfTimes() throws ReflectiveOperationException {
    List<String> slow = new ArrayList<>();
    for (JavaClass known : new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("io.reunion")) {
      if (known.getFields().stream().anyMatch(f -> f.getRawType().isEquivalentTo(Pattern.class))) {
        slow.addAll(slow(known));
      }
    }
    assertThat(slow).isEmpty();
  }
}
