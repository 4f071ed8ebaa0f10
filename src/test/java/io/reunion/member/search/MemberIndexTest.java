package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.People;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is found first, by a verified member in private. */
final class MemberIndexTest {
  private static final MemberIndex INDEX = MemberIndex.open();
  private static final Map<MemberId, String> NAMES = new HashMap<>();

  @BeforeAll
  static void fill() {
    List<People> people = List.of(
        People.named("张伟").year(2008).city("深圳").company("腾讯").industry("金融科技"),
        People.named("章玮").year(2010).city("北京"),
        People.named("张大伟").year(2008).city("上海").industry("银行"),
        People.named("单小明").city("Beijing"),
        People.named("朴智星").city("首尔"),
        People.named("尉迟敬德").city("西安"),
        People.named("欧阳娜").also("Nana"),
        People.named("陈大文").also("Chan Tai Man", "David").city("香港"),
        People.named("徐志摩"),
        People.named("吕布"),
        People.named("陳鍾麗").city("台北"),
        People.named("任乐天"),
        People.named("John Smith").city("London").company("Bank of England").year(1998),
        People.named("Jean-Pierre O'Brien").city("Paris"),
        People.named("Jürgen Müller").city("München").industry("automotive"),
        People.named("林长春").city("厦门"),
        People.named("Wang Fang").city("New York"),
        People.named("李在明").with(Field.MAJOR, "计算机科学与技术").year(2015),
        People.named("赵磊").company("58同城").with(Field.DEGREE, "硕士").year(2012),
        People.named("钱进").company("深圳航空").city("广州").with(Field.TITLE, "产品经理"),
        People.named("Nguyễn Văn An").city("Hà Nội"));
    List<Member> members = new ArrayList<>();
    for (People each : people) {
      Member member = each.member();
      members.add(member);
      NAMES.put(member.id(), member.name());
    }
    INDEX.put(members);
    INDEX.refresh();
  }

  @AfterAll
  static void close() {
    INDEX.close();
  }

  private static List<String> names(String question) {
    return INDEX.find(MemberQuery.parse(question), People.viewer(), 10, 1).best().stream()
        .map(scored -> NAMES.get(MemberId.of(scored.bits())))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "张伟 | 张伟",
        "张伟 深圳 | 张伟",
        "張偉 | 张伟",
        "zhangwei 深圳 | 张伟",
        "ZHANG Wei shenzhen | 张伟",
        "wei zhang 2008 shenzhen | 张伟",
        "weizhang tencent | 张伟",
        "zw 08级 深圳 | 张伟",
        "Chueng Wei 深圳 | 张伟",
        "cheung wei 深圳 | 张伟",
        "who works in fintech in Shenzhen, class of 2008? | 张伟",
        "有没有在深圳做金融科技的08级校友 | 张伟",
        "深圳腾讯张伟 | 张伟",
        "腾讯张伟 | 张伟",
        "大伟 | 张大伟",
        "zhang dawei | 张大伟",
        "dawei zhang | 张大伟",
        "zdw | 张大伟",
        "zhangdw | 张大伟",
        "finance shanghai | 张大伟",
        "shan xiaoming | 单小明",
        "shanxiaoming | 单小明",
        "dan xiaoming | 单小明",
        "xiaoming beijing | 单小明",
        "小明 北京 | 单小明",
        "北京的小明 | 单小明",
        "piao zhixing | 朴智星",
        "pu zhixing | 朴智星",
        "Park Zhixing | 朴智星",
        "yuchi jingde | 尉迟敬德",
        "yu chi jing de | 尉迟敬德",
        "weichi jingde | 尉迟敬德",
        "ouyang na | 欧阳娜",
        "Au Yeung Na | 欧阳娜",
        "na ouyang | 欧阳娜",
        "Nana Ouyang | 欧阳娜",
        "Chan Tai Man | 陈大文",
        "David Chan | 陈大文",
        "David Chen | 陈大文",
        "davidchan hk | 陈大文",
        "Hsu Chih-mo | 徐志摩",
        "xuzhimo | 徐志摩",
        "lv bu | 吕布",
        "lu bu | 吕布",
        "lyu bu | 吕布",
        "Lü Bu | 吕布",
        "陈钟丽 | 陳鍾麗",
        "chen zhongli 台北 | 陳鍾麗",
        "ren letian | 任乐天",
        "ren yuetian | 任乐天",
        "smith | John Smith",
        "smith john | John Smith",
        "jonh smith | John Smith",
        "class of 98 london | John Smith",
        "bank of england | John Smith",
        "伦敦 98届 | John Smith",
        "obrien | Jean-Pierre O'Brien",
        "O'Brien, Jean Pierre | Jean-Pierre O'Brien",
        "jeanpierre | Jean-Pierre O'Brien",
        "mueller | Jürgen Müller",
        "Muller Munich | Jürgen Müller",
        "慕尼黑 汽车 | Jürgen Müller",
        "林长春 | 林长春",
        "长春 | 林长春",
        "lin changchun | 林长春",
        "xiamen | 林长春",
        "王芳 | Wang Fang",
        "王芳 纽约 | Wang Fang",
        "李在明 | 李在明",
        "computer science 15级 | 李在明",
        "计算机 2015届 | 李在明",
        "二〇一五级计算机专业 | 李在明",
        "58同城 | 赵磊",
        "2010-2013 master | 赵磊",
        "硕士 12级 | 赵磊",
        "shenzhen airlines 广州 | 钱进",
        "深圳航空 | 钱进",
        "广州的产品经理 | 钱进",
        "product manager guangzhou | 钱进",
        "nguyen van an | Nguyễn Văn An",
        "hanoi | Nguyễn Văn An",
        "zhngwei 深圳 | 张伟",
        "zhangewi 2008 | 张伟",
        "zhang wie shenzhen | 张伟",
        "ou yagn na | 欧阳娜",
        "zhangw 深圳 | 张伟",
        "city:深圳 | 张伟",
        "城市：深圳 | 张伟",
        "company:58同城 | 赵磊",
      })
  void findsFirst(String question, String name) {
    assertThat(names(question)).isNotEmpty().first().isEqualTo(name);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {"的 | x", "... | x", "qqqqqqqq | x", "龘龘 | x", "2099 | x", "company:深圳 张伟 | x"})
  void findsNobody(String question, String nobody) {
    assertThat(names(question)).isEmpty();
  }

  /** Whom a question finds among these, the best first. */
  private static List<String> found(String question, People... people) {
    Map<MemberId, String> names = new HashMap<>();
    try (MemberIndex index = MemberIndex.open()) {
      for (People each : people) {
        Member member = each.member();
        names.put(member.id(), member.name());
        index.put(List.of(member));
      }
      index.refresh();
      return index.find(MemberQuery.parse(question), People.viewer(), 10, 1).best().stream()
          .map(scored -> names.get(MemberId.of(scored.bits())))
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Li, 李明, 单立群",
    "li, 李明, 钟离昕",
    "单, 单立群, 林单",
    "Shan, 单立群, 李善",
    "smith, Ann Smith, Ann Smith Jones"
  })
  void aSurnameGoesBeforeAnotherPartOfAName(String question, String first, String second) {
    for (long bits = 1; bits < 4; bits += 2) {
      assertThat(found(question, People.named(first).id(2), People.named(second).id(bits)))
          .as("with the ids in either order")
          .containsExactly(first, second);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"finance London", "who works in finance in London?", "伦敦 金融", "在伦敦做金融的"})
  void whoWorksInAFieldGoesBeforeWhoKnowsSomethingOfIt(String question) {
    assertThat(found(
            question,
            People.named("科研").id(1).city("伦敦").industry("科研").with(Field.SKILLS, "财务, 金融"),
            People.named("金融").id(2).city("London").industry("金融科技"),
            People.named("学者").id(3).city("London").industry("AI").with(Field.OFFERS, "finance"),
            People.named("巴黎").id(4).city("Paris").industry("金融科技")))
        .first()
        .isEqualTo("金融");
  }

  @Test
  void whoLivesInAPlaceGoesBeforeWhoseChapterIsThere() {
    assertThat(found(
            "London",
            People.named("甲").id(1).city("Paris").with(Field.CHAPTER, "London"),
            People.named("乙").id(2).city("伦敦")))
        .containsExactly("乙", "甲");
  }

  @Test
  void aPlaceIsNotLookedForInFirms() {
    assertThat(names("深圳")).containsExactly("张伟");
  }

  @Test
  void forgetsWhoIsRemoved() {
    Member member = People.named("暂时").member();
    INDEX.put(List.of(member));
    INDEX.refresh();
    NAMES.put(member.id(), member.name());
    assertThat(names("暂时")).containsExactly("暂时");
    INDEX.remove(List.of(member.id()));
    INDEX.refresh();
    assertThat(names("暂时")).isEmpty();
  }
}
