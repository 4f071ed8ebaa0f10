package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Particulars;
import io.reunion.member.People;
import io.reunion.member.Privacy;
import io.reunion.member.lexicon.GivenNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as they are written and called elsewhere, among many others of the same surnames. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NamesAbroadTest {
  private static final int FEW = 3;

  private final MemberIndex index = MemberIndex.open();

  NamesAbroadTest() {
    UnseenPeople others = new UnseenPeople(5);
    List<Member> all = new ArrayList<>(Stream.generate(others::person)
        .limit(400)
        .map(UnseenPeople.Person::member)
        .toList());
    for (String name : List.of(
        "陈淑芬",
        "黄伟强",
        "郑丽珠",
        "李俊贤",
        "金秀贤",
        "欧阳靖雯",
        "李国栋",
        "Robert Tan",
        "Elizabeth Tan",
        "Alice Tan",
        "Liam Wong",
        "Peter Wong")) {
      all.add(Member.unstored(MemberId.random(), new Particulars(Map.of(Field.NAME, List.of(name))))
          .with(new Privacy(Audience.MEMBERS, Map.of())));
    }
    index.put(all);
    index.refresh();
    all.forEach(member -> names.put(member.id().bits(), member.name()));
  }

  private final Map<Long, String> names = new java.util.HashMap<>();

  @AfterAll
  void close() {
    index.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Chan Suk Fan, 陈淑芬",
    "Tan Sok Hoon, 陈淑芬",
    "Sukfan Chan, 陈淑芬",
    "Wong Wai Keung, 黄伟强",
    "Oei Wie Kiong, 黄伟强",
    "Tay Lay Choo, 郑丽珠",
    "Lee Choon Hian, 李俊贤",
    "Kim Soo-hyun, 金秀贤",
    "Bob Tan, Robert Tan",
    "Robbie Tan, Robert Tan",
    "Betty Tan, Elizabeth Tan",
    "Bill Wong, Liam Wong",
  })
  void aNameIsFoundAsItIsWrittenOrCalledElsewhere(String question, String name) {
    assertThat(index.find(MemberQuery.parse(question), People.viewer(), 5, FEW).best())
        .first()
        .extracting(best -> names.get(best.bits()))
        .isEqualTo(name);
  }

  /** Whoever is called by courtesy need not be one on record. */
  @ParameterizedTest
  @CsvSource({
    "欧阳老师, 欧阳",
    "李总, 李",
    "李国栋教授, 李国栋",
    "Prof. Robert Tan, Robert Tan",
    "Dr Alice Tan, Alice Tan"
  })
  void howSomebodyIsCalledByCourtesyHasNotToBeMet(String question, String beginning) {
    assertThat(index.find(MemberQuery.parse(question), People.viewer(), 1, FEW).best())
        .first()
        .extracting(best -> names.get(best.bits()))
        .asString()
        .matches(
            name -> name.startsWith(beginning) || name.startsWith(beginning.replace("欧阳", "歐陽")));
  }

  @Test
  void aTradeThatNobodyIsCalledByStaysOne() {
    assertThat(MemberQuery.parse("北京的老师").asked()).containsExactly("北京", "老师");
    assertThat(MemberQuery.parse("a professor in Leeds").asked())
        .containsExactly("professor", "Leeds");
  }

  @Test
  void shortNamesStandForLongOnesAndTheOtherWayRound() {
    assertThat(GivenNames.alsoCalled("bob")).contains("robert").doesNotContain("bob");
    assertThat(GivenNames.alsoCalled("robert")).contains("bob");
    assertThat(GivenNames.alsoCalled("reykjavik")).isEmpty();
  }
}
