package io.reunion.member.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The shipped tables are what ICU says; {@link HanTableSource#main} writes them anew. */
final class HanTablesTest {
  @Test
  void pinyinIsWhatIcuSays() throws IOException {
    assertThat(shipped("pinyin.txt").equals(HanTableSource.pinyin())).isTrue();
  }

  @Test
  void simplifiedFormsAreWhatIcuSays() throws IOException {
    assertThat(shipped("simplified.txt").equals(HanTableSource.simplified())).isTrue();
  }

  @Test
  void readsCommonRareAndNonBmpCharacters() {
    assertThat(Han.reading('伟')).isEqualTo("wei");
    assertThat(Han.reading('吕')).isEqualTo("lv");
    assertThat(Han.reading("𬭎".codePointAt(0))).isEqualTo("hong");
    assertThat(Han.reading('a')).isEmpty();
  }

  @Test
  void simplifies() {
    assertThat(Fold.simplify("陳鍾劉藍餘")).isEqualTo("陈钟刘蓝余");
    assertThat(Fold.text("ＺＨＡＮＧ Müller Nguyễn Łódź が 　")).isEqualTo("zhang muller nguyen lodz が  ");
    assertThat(Fold.joined("O’Brien-Smith (Jr.)")).isEqualTo("obriensmithjr");
  }

  private static String shipped(String file) throws IOException {
    try (InputStream in = Tables.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
