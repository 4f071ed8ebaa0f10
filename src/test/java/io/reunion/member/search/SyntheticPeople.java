package io.reunion.member.search;

import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Particulars;
import io.reunion.member.Privacy;
import io.reunion.member.Viewer;
import io.reunion.member.lexicon.ChineseName;
import io.reunion.member.lexicon.Han;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** People who do not exist, many of a kind, the same for the same seed. */
final class SyntheticPeople {
  static final String[] SURNAMES =
      ("王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 高 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 彭 曾 萧 田 董 潘 袁 蔡 蒋"
              + " 余 于 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 邹 熊 白 孟 秦 邱 侯 江 尹 薛 闫 段 雷 龙"
              + " 黎 史 陶 贺 毛 郝 顾 龚 邵 万 覃 武 钱 戴 严 莫 孔 向 常 单 仇 解 查 朴 区 种 盖 纪 乐 翟 缪 尉迟 长孙 万俟 澹台 皇甫 欧阳 司马 诸葛 上官 慕容 令狐")
          .split(" ");
  static final String GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文志海燕红玉云飞鹏浩宇轩梓涵欣怡雨泽子墨思远嘉乐天佑晨曦昊然"
      + "俊楠婷雪琳慧颖佳琪诗瑶梦晓东春梅冬生永康安宁瑞祥福禄长青重阳朝晖立群正义博学睿哲";
  static final String[] LATIN_GIVEN =
      "David Emily Michael Sophie James Anna Robert Laura Daniel Grace Kevin Olivia Thomas Hannah Peter Julia Marco Elena Lukas Nadia"
          .split(" ");
  static final String[] LATIN_FAMILY =
      "Smith Johnson Brown Taylor Wilson Müller Schmidt Rossi García Dubois Novak Andersen O'Neill Nguyen Tanaka Kim Patel Silva Kowalski Ivanova"
          .split(" ");
  static final String[] CITIES = {
    "北京", "上海", "深圳", "广州", "杭州", "London", "New York", "Singapore", "成都", "Hong Kong", "旧金山", "东京"
  };
  static final String[] INDUSTRIES = {
    "金融科技", "人工智能", "教育", "Healthcare", "半导体", "Consulting", "新能源", "E-commerce", "银行", "游戏"
  };
  static final String[] MAJORS = {
    "计算机科学与技术", "Economics", "土木工程", "英语", "临床医学", "Mechanical Engineering", "法学", "物理学"
  };
  static final String[] COMPANIES = {
    "蓝鲸支付", "Northwind Analytics", "云帆智能", "Harbour Bank", "星图半导体", "青禾教育", "Polar Robotics", "远山资本"
  };
  static final String[] CHAPTERS = {"beijing", "shenzhen", "london"};

  private final Random random;

  SyntheticPeople(long seed) {
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  <T> T one(T[] of) {
    return of[random.nextInt(of.length)];
  }

  String chineseName() {
    StringBuilder name = new StringBuilder(one(SURNAMES));
    int given = random.nextInt(4) == 0 ? 1 : 2;
    for (int i = 0; i < given; i++) {
      name.append(GIVEN.charAt(random.nextInt(GIVEN.length())));
    }
    return name.toString();
  }

  String latinName() {
    return one(LATIN_GIVEN) + " " + one(LATIN_FAMILY);
  }

  Particulars particulars() {
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    boolean chinese = random.nextInt(5) > 0;
    values.put(Field.NAME, List.of(chinese ? chineseName() : latinName()));
    if (chinese && random.nextInt(3) == 0) {
      values.put(Field.OTHER_NAMES, List.of(one(LATIN_GIVEN)));
    }
    values.put(Field.CLASS_YEAR, List.of(Integer.toString(1985 + random.nextInt(38))));
    values.put(Field.MAJOR, List.of(one(MAJORS)));
    values.put(Field.CITY, List.of(one(CITIES)));
    values.put(Field.COMPANY, List.of(one(COMPANIES)));
    values.put(Field.INDUSTRY, List.of(one(INDUSTRIES)));
    values.put(Field.CHAPTER, List.of(one(CHAPTERS)));
    values.put(Field.EMAIL, List.of("p" + random.nextInt(100_000) + "@example.org"));
    return new Particulars(values);
  }

  Privacy privacy() {
    Map<Field, Audience> chosen = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      Audience audience = one(Audience.values());
      if (random.nextInt(4) == 0 && audience.compareTo(field.widest()) <= 0) {
        chosen.put(field, audience);
      }
    }
    return new Privacy(one(Audience.values()), chosen);
  }

  Member member() {
    MemberId id = MemberId.of(random.nextLong() >>> 4);
    return Member.unstored(id, particulars()).with(privacy());
  }

  List<Member> members(int count) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(member());
    }
    return members;
  }

  Viewer viewer() {
    Viewer.Sight sight = one(Viewer.Sight.values());
    return new Viewer(
        sight,
        java.util.Optional.empty(),
        random.nextInt(3) == 0 ? java.util.Set.of() : java.util.Set.of(one(CHAPTERS)));
  }

  /** A question about what somebody of {@code members} has, whoever may see it; at times with a slip. */
  String question(List<Member> members) {
    StringBuilder question = new StringBuilder();
    Member about = members.get(random.nextInt(members.size()));
    for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
      question.append(' ').append(part(about));
    }
    return question.toString();
  }

  private String part(Member about) {
    List<List<String>> all = new ArrayList<>(about.particulars().values().values());
    String text = all.get(random.nextInt(all.size())).get(0);
    return switch (random.nextInt(6)) {
      case 0 -> slip(text);
      case 1 -> pinyin(about.name());
      case 2 -> text.substring(0, Math.min(text.length(), 1 + random.nextInt(text.length())));
      default -> text;
    };
  }

  static String pinyin(String name) {
    return Han.isHan(name.codePointAt(0))
        ? String.join(" ", ChineseName.of(name).readings().get(0))
        : name;
  }

  /** One slip of the keyboard at a random place. */
  String slip(String text) {
    int at = random.nextInt(text.length());
    char letter = (char) ('a' + random.nextInt(26));
    return switch (random.nextInt(4)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + letter + text.substring(at);
      case 2 -> text.substring(0, at) + letter + text.substring(at + 1);
      default ->
        at == 0
            ? text
            : text.substring(0, at - 1)
                + text.charAt(at)
                + text.charAt(at - 1)
                + text.substring(at + 1);
    };
  }
}
