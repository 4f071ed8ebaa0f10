package io.reunion.member.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Headings;
import io.reunion.member.MemberId;
import io.reunion.member.NaturalKey;
import io.reunion.member.imports.ImportProblem.Reason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "NAME | \" 张　伟 \" | 张 伟",
        "STUDENT_NUMBER | '0012 | 0012",
        "NAME | 'Olu | 'Olu",
        "CLASS_YEAR | 2008-07-01 | 2008",
        "CLASS_YEAR | 2008年7月 | 2008",
        "CLASS_YEAR | 2008/7/1 0:00 | 2008",
        "EMAIL | mailto:a@example.org | a@example.org",
        "PHONE | +44 (0)20 7946 0000 | +44 (0)20 7946 0000",
        "PHONE | (010) 1234 5678 | (010) 1234 5678",
      })
  void keepsWhatIsMeant(Field field, String cell, String value) {
    assertThat(Cells.values(field, cell)).containsExactly(value);
  }

  @Test
  void takesListsApart() {
    assertThat(Cells.values(Field.SKILLS, "Java；钢琴、 Java, 摄影"))
        .isEqualTo(List.of("Java", "钢琴", "摄影"));
    assertThat(Cells.values(Field.CITY, " — ")).isEmpty();
    assertThat(Cells.values(Field.CITY, "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NAME | =1+1 | FORMULA",
        "CITY | @SUM(A1) | FORMULA",
        "CITY | +cmd | FORMULA",
        "PHONE | abc | BAD_PHONE",
        "PHONE | 123456789012345678 | BAD_PHONE",
        "EMAIL | a@b | BAD_EMAIL",
        "EMAIL | a b@example.org | BAD_EMAIL",
        "CLASS_YEAR | soon | BAD_YEAR",
        "CLASS_YEAR | 1823 | BAD_YEAR",
      })
  void refusesWhatCannotBeKept(Field field, String cell, Reason reason) {
    assertThatThrownBy(() -> Cells.values(field, cell)).hasMessage(reason.name());
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> Cells.values(Field.CITY, "x".repeat(201))).hasMessage("TOO_LONG");
    assertThatThrownBy(() -> Cells.values(Field.SKILLS, "a,b".repeat(1_000)))
        .hasMessage("TOO_LONG");
  }

  @Test
  void readsConsent() {
    assertThat(Cells.consent("是")).contains(Audience.MEMBERS);
    assertThat(Cells.consent("Yes ")).contains(Audience.MEMBERS);
    assertThat(Cells.consent("不同意")).contains(Audience.NOBODY);
    assertThat(Cells.consent("chapter")).contains(Audience.CHAPTER);
    assertThat(Cells.consent("群")).contains(Audience.GROUP);
    assertThat(Cells.consent(" ")).isEqualTo(Optional.empty());
    assertThatThrownBy(() -> Cells.consent("perhaps")).hasMessage("BAD_CONSENT");
  }

  @Test
  void knowsAPhoneNumberInItsSpellings() {
    assertThat(NaturalKey.phone("138 0013 8000")).isEqualTo("8613800138000");
    assertThat(NaturalKey.phone("+86 138-0013-8000")).isEqualTo("8613800138000");
    assertThat(NaturalKey.phone("0086 13800138000")).isEqualTo("8613800138000");
    assertThat(NaturalKey.phone("+1 234 567 8901")).isEqualTo("12345678901");
    assertThat(NaturalKey.phone("1")).isEqualTo("1");
  }

  @Test
  void headingsAreKnownInBothLanguages() {
    assertThat(Headings.field("E-Mail")).contains(Field.EMAIL);
    assertThat(Headings.field("邮箱 ")).contains(Field.EMAIL);
    assertThat(Headings.field("手機號碼")).contains(Field.PHONE);
    assertThat(Headings.field("nonsense")).isEmpty();
    assertThat(Headings.nearest("Comapny")).contains("company");
    assertThat(Headings.nearest("工作单位名称（全称）")).isPresent();
    assertThat(Headings.nearest("qwertyuiop")).isEmpty();
  }

  @Test
  void memberIdsAreSafeAndSorted() {
    MemberId id = MemberId.random();
    assertThat(id.value()).matches("[0-9a-hjkmnp-tv-z]{12}");
    assertThat(MemberId.of(id.bits())).isEqualTo(id);
    assertThat(MemberId.of(1)).isLessThan(MemberId.of(2));
    assertThatThrownBy(() -> new MemberId("x{y}")).hasMessageContaining("expected: 12 characters");
  }
}
