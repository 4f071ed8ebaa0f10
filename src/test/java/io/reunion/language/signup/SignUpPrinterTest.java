package io.reunion.language.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignUpPrinterTest {
  private static final List<String> NAMES = List.of(
      "张三",
      "李四",
      "欧阳娜娜",
      "小鱼🐟",
      "🐑🐑",
      "Tom Lee",
      "J. Chen",
      "mary jones",
      "O'Neil",
      "295-909",
      "班长",
      "吃可爱长大的",
      "Will",
      "Ivan out",
      "24研究生许五",
      "带鱼",
      "加加",
      "王 伟",
      "Dr. Li",
      "阿不都·热依木",
      "x2",
      "1号",
      "请假",
      "可能",
      "3人",
      "和平",
      "no",
      "a+b",
      "(括号)",
      "名字, 逗号",
      "Ann & Bob",
      "取消",
      "例",
      "「角」",
      "第1名",
      "1.张三");
  private static final List<String> NOTES = List.of(
      "",
      "",
      "",
      "素食",
      "08级",
      "晚到半小时",
      "取消素食",
      "不去KTV",
      "带3个菜",
      "+饮料",
      "可能带老婆",
      "高手",
      "王杨",
      "2人",
      "maybe late",
      "can't drink",
      "(内) 外",
      "待定的车",
      "1. 先到 2. 后到",
      "a、b",
      "Google",
      "能吗？",
      "去");
  private static final List<String> GUESTS =
      List.of("老婆", "李四", "小红", "Bob Jones", "wife", "某人的朋友", "2号", "a b c");
  private static final List<String> TITLES = List.of(
      "周六聚餐",
      "1.6聚餐",
      "12.12 聚会",
      "1. 准时",
      "2、带伞",
      "请假：",
      "Dinner, Sat 7pm",
      "男生",
      "例 张三",
      "- - - - - -");

  @Test
  void printsInBothLanguages() {
    List<Party> parties = List.of(
        Party.of("张三"),
        new Party("李四", 3, List.of("老婆"), "素食", Attendance.GOING),
        new Party("Tom Lee", 2, List.of(), "", Attendance.MAYBE));
    assertThat(SignUpPrinter.print(List.of("周六聚餐"), parties, Language.ZH))
        .isEqualTo("#接龙\n周六聚餐\n\n1. 张三\n2. 李四 +老婆 +1（素食）\n3. Tom Lee +1 待定");
    assertThat(SignUpPrinter.print(List.of("Dinner"), parties, Language.EN))
        .isEqualTo("#Group Note\nDinner\n\n1. 张三\n2. 李四 +老婆 +1 (素食)\n3. Tom Lee +1 maybe");
  }

  @Test
  void thoseWhoWaitStandBelowUnderAHeadingOfTheirOwn() {
    List<Party> coming = List.of(Party.of("张三"));
    List<Party> waiting = List.of(new Party("李四", 2, List.of(), "", Attendance.GOING));
    assertThat(SignUpPrinter.print(List.of("周六聚餐"), coming, waiting, List.of(), Language.ZH))
        .isEqualTo("#接龙\n周六聚餐\n\n1. 张三\n\n候补：\n2. 李四 +1");
    assertThat(SignUpPrinter.print(List.of("Dinner"), coming, waiting, List.of(), Language.EN))
        .isEqualTo("#Group Note\nDinner\n\n1. 张三\n\nWaiting list:\n2. 李四 +1");
  }

  @Test
  void linesThatCouldNotBeTakenStandBelowAllOthers() {
    List<Party> coming = List.of(Party.of("张三"));
    List<Party> waiting = List.of(Party.of("李四"));
    List<Party> refused = List.of(new Party("王五", 10, List.of(), "", Attendance.GOING));
    assertThat(SignUpPrinter.print(List.of("周六聚餐"), coming, waiting, refused, Language.ZH))
        .isEqualTo("#接龙\n周六聚餐\n\n1. 张三\n\n候补：\n2. 李四\n\n未能报名：\n3. 王五 +9");
    assertThat(SignUpPrinter.print(List.of("Dinner"), List.of(), List.of(), refused, Language.EN))
        .isEqualTo("#Group Note\nDinner\n\nNot signed up:\n1. 王五 +9");
  }

  @Test
  void anEmptyListIsAMarkerAndItsTitle() {
    assertThat(SignUpPrinter.print(List.of("周六聚餐"), List.of(), Language.ZH))
        .isEqualTo("#接龙\n周六聚餐\n");
    assertThat(SignUpPrinter.print(List.of(), List.of(), Language.EN)).isEqualTo("#Group Note");
  }

  @Test
  void whatIsPrintedReadsBackAsTheSameEntries() {
    for (long seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<Party> parties = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        parties.add(party(random));
      }
      List<String> title = List.of(pick(random, TITLES), pick(random, TITLES));
      int coming = random.nextBoolean() ? parties.size() : random.nextInt(parties.size() + 1);
      int waiting = coming + random.nextInt(parties.size() - coming + 1);
      for (Language language : Language.values()) {
        String text = SignUpPrinter.print(
            title,
            parties.subList(0, coming),
            parties.subList(coming, waiting),
            parties.subList(waiting, parties.size()),
            language);
        SignUpList back = SignUpReader.read(text).orElseThrow();
        assertThat(back.entries().stream().map(SignUpEntry::party).toList())
            .as("seed %d: %s", seed, text)
            .isEqualTo(parties);
        assertThat(back.unreadable()).as("seed %d: %s", seed, text).isEmpty();
      }
    }
  }

  private static Party party(Random random) {
    int seats = random.nextInt(3) == 0 ? 1 + random.nextInt(random.nextInt(10) == 0 ? 99 : 5) : 1;
    List<String> guests = new ArrayList<>();
    while (guests.size() < seats - 1 && guests.size() < 3 && random.nextBoolean()) {
      guests.add(pick(random, GUESTS));
    }
    Attendance attendance = Attendance.values()[Math.max(0, random.nextInt(8) - 5)];
    return new Party(pick(random, NAMES), seats, guests, pick(random, NOTES), attendance);
  }

  private static String pick(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
