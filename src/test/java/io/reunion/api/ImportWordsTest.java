package io.reunion.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.imports.ImportProblem;
import io.reunion.member.imports.ImportProblem.Reason;
import io.reunion.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportWordsTest {
  @ParameterizedTest
  @EnumSource(Reason.class)
  void whatIsWrongIsSaidInBothLanguagesWithColumnAndValue(Reason reason) {
    ImportProblem problem = new ImportProblem(3, "届", reason, "VALUE7");
    String english = ImportWords.of(problem, Language.EN);
    String chinese = ImportWords.of(problem, Language.ZH);
    assertThat(english).startsWith("届: ").isEqualTo(ImportWords.of(problem));
    assertThat(chinese).startsWith("届：").matches("届：.*\\p{IsHan}.*");
    assertThat(chinese.contains("VALUE7")).isEqualTo(english.contains("VALUE7"));
    assertThat(chinese).doesNotContain("expected", " the ");
  }

  @Test
  void whatIsAboutNoColumnNamesNone() {
    assertThat(ImportWords.of(new ImportProblem(9, "", Reason.SAME_AS_LINE, "4"), Language.ZH))
        .isEqualTo("与第 4 行是同一个人");
  }
}
