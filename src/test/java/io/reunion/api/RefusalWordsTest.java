package io.reunion.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.api.ProblemException.Mistake;
import io.reunion.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalWordsTest {
  private static final Path SOURCES = Path.of("src/main/java/io/reunion/api");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern REFUSING = Pattern.compile("\\b(new ProblemException|notFound|"
      + "conflict|new (?:ProblemException\\.)?Mistake|reject|refused|parsed)\\(");

  /** What a refusal of the ballots means. */
  private static final Pattern REASON = Pattern.compile("case [A-Z_]+ ->\\s*(\"[^\"]*\");");

  /** What is said where something is refused, a word in place of what differs. */
  private static Set<String> said() throws IOException {
    Set<String> said = new TreeSet<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.sorted().toList()) {
        String code = Files.readString(file)
            .replace(
                "UNSEEN",
                "\", without control characters or marks that turn the direction of writing\"")
            .replace("+ ACCOUNT", "+ \"a user such as telegram:1111111\"");
        for (Matcher call = REFUSING.matcher(code); call.find(); ) {
          String name = call.group(1);
          List<String> arguments = parts(code, call.end(), ',');
          int from = name.startsWith("new") && name.endsWith("n") ? 1 : 0;
          for (String argument :
              arguments.subList(Math.min(from, arguments.size()), arguments.size())) {
            sentences(argument).forEach(words -> add(said, name, words));
          }
        }
      }
    }
    String ballots = Files.readString(SOURCES.resolve("BallotsApi.java"));
    for (Matcher why = REASON.matcher(ballots); why.find(); ) {
      said.addAll(sentences(why.group(1)));
    }
    return said;
  }

  private static void add(Set<String> said, String name, String words) {
    switch (name) {
      case "notFound" -> said.add("There is no " + words + ".");
      case "parsed" -> said.add("expected " + words);
      default -> said.add(words);
    }
  }

  /** What stands between the bracket that opens before {@code from} and the one that closes it, divided. */
  private static List<String> parts(String code, int from, char divider) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '"') {
        Matcher literal = LITERAL.matcher(code).region(i, code.length());
        i = literal.lookingAt() ? literal.end() - 1 : i;
      } else if (c == '(' || c == '{' || c == '[') {
        depth++;
      } else if (c == ')' || c == '}' || c == ']') {
        if (depth-- == 0) {
          parts.add(code.substring(start, i));
          return parts;
        }
      } else if (c == divider && depth == 0) {
        parts.add(code.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(code.substring(start));
    return parts;
  }

  /** The sentences that an argument may be; none where it is no text of several words. */
  private static List<String> sentences(String argument) {
    List<String> sentences = new ArrayList<>();
    for (String chosen : parts(argument, 0, '?')) {
      for (String side : parts(chosen, 0, ':')) {
        StringBuilder words = new StringBuilder();
        boolean literal = false;
        for (String piece : parts(side, 0, '+')) {
          Matcher text = LITERAL.matcher(piece.strip());
          boolean fixed = text.matches();
          literal |= fixed;
          words.append(fixed ? text.group(1).replace("\\\"", "\"") : "X7");
        }
        String sentence = words.toString();
        boolean more = sentence.strip().indexOf(' ') > 0;
        // What was expected is an argument there, and found where it is given; a line is a place.
        boolean whole = !sentence.startsWith("expected X7") && !sentence.startsWith("line ");
        if (literal && more && whole) {
          sentences.add(sentence);
        }
      }
    }
    return sentences;
  }

  @Test
  void whatIsRefusedIsSaidInChineseToo() throws IOException {
    Set<String> said = said();
    assertThat(said).hasSizeGreaterThan(150).contains("There is no event X7.", "There is no tie.");
    assertThat(said)
        .allSatisfy(english -> assertThat(RefusalWords.chinese(english))
            .as(english)
            .hasValueSatisfying(chinese -> assertThat(chinese).matches(".*\\p{IsHan}.*")));
  }

  @Test
  void whatDiffersStandsInBoth() {
    assertThat(RefusalWords.chinese("There are 2 of the name 张<1>$1: a, b. Say which as person."))
        .contains("叫张<1>$1的有2位：a, b。请用 person 写明是哪一位。");
    assertThat(RefusalWords.chinese("expected a whole number from 1 to 100"))
        .contains("应为1到100的整数");
    assertThat(RefusalWords.chinese("There is no person of the name 甲 on the list; with walkIn they"
            + " come without a seat."))
        .contains("名单上没有叫甲的人；加上 walkIn 可不占名额入场。");
    assertThat(RefusalWords.chinese("something new")).isEmpty();
    assertThat(RefusalWords.in(Language.ZH, "something new")).isEqualTo("something new");
  }

  @Test
  void aProblemIsSaidInOneLanguage() {
    ProblemException problem =
        ProblemException.invalid(List.of(new Mistake("/title", "expected a text; it is required")));
    assertThat(problem.json(Language.ZH).toString())
        .isEqualTo("{\"type\":\"about:blank\",\"title\":\"请求不能接受\",\"status\":422,"
            + "\"detail\":\"没有改动任何内容；应为什么见 errors。\","
            + "\"errors\":[{\"at\":\"/title\",\"detail\":\"应为文字；必须填写\"}]}");
    assertThat(problem.json(Language.EN).toString()).contains("expected a text; it is required");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      value = {
        "none | EN",
        "zh | ZH",
        "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
        "en;q=0.5, zh-TW | ZH",
        "fr, de;q=0.9 | EN",
        "fr, zh;q=0.1 | ZH",
        "zh;q=0, en | EN",
        "* | EN",
        "'' | EN",
        "zh;q=x | EN",
        ";;;,,, | EN"
      })
  void theFirstLanguageThatIsOursIsTaken(String wish, Language language) {
    assertThat(RefusalWords.wished(wish)).isEqualTo(language);
    assertThat(RefusalWords.wished(wish + ",zh".repeat(100))).isEqualTo(Language.EN);
  }
}
