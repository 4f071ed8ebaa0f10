package io.reunion.member.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChineseNameTest {
  private static Set<String> readings(String name) {
    return ChineseName.of(name).readings().stream()
        .map(reading -> String.join(" ", reading))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "单小明 | shan xiao ming",
        "單小明 | shan xiao ming",
        "曾国 | zeng guo",
        "仇英 | qiu ying",
        "解文 | xie wen",
        "查文 | zha wen",
        "朴文 | piao wen",
        "朴文 | pu wen",
        "区文 | ou wen",
        "覃文 | qin wen",
        "覃文 | tan wen",
        "种文 | chong wen",
        "盖文 | ge wen",
        "盖文 | gai wen",
        "纪文 | ji wen",
        "任文 | ren wen",
        "乐文 | yue wen",
        "乐文 | le wen",
        "尉迟文 | yu chi wen",
        "尉遲文 | yu chi wen",
        "长孙文 | zhang sun wen",
        "万俟文 | mo qi wen",
        "澹台文 | tan tai wen",
        "皇甫文 | huang fu wen",
        "欧阳文 | ou yang wen",
        "吕文 | lv wen",
        "吕文 | lu wen",
        "吕文 | lyu wen",
        "王乐 | wang le",
        "王乐 | wang yue",
        "李茜 | li qian",
        "李茜 | li xi",
        "单于文 | chan yu wen",
        "冯翟 | feng di",
        "冯翟 | feng zhai",
        "𬭎文 | hong wen",
      })
  void isReadAsNamesAre(String name, String reading) {
    assertThat(readings(name)).contains(reading);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"单小明 | dan xiao ming", "仇英 | chou ying", "查文 | cha wen", "尉迟文 | wei chi wen x"})
  void isNotReadAsWordsAre(String name, String reading) {
    assertThat(readings(name)).doesNotContain(reading);
  }

  @ParameterizedTest
  @CsvSource({
    "xu,hsu",
    "cai,tsai",
    "zhang,chang",
    "jie,chieh",
    "zhong,chung",
    "xiong,hsiung",
    "qian,chien",
    "lv,lu",
    "yuan,yuan",
    "guo,kuo",
    "luo,lo",
    "zhi,chih",
    "si,ssu",
    "xue,hsueh",
    "ding,ting",
    "rong,jung",
    "yi,i",
    "a,a"
  })
  void isWrittenAsWadeAndGilesDid(String pinyin, String wadeGiles) {
    assertThat(Romanisation.wadeGiles(pinyin)).isEqualTo(wadeGiles);
  }
}
