package io.reunion.member.search;

import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Particulars;
import io.reunion.member.People;
import io.reunion.member.Privacy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * People who do not exist, with everything by which somebody may ask for them: their names come from tables of their own,
 * in which each reading and spelling was written down by hand, so that a mistake in the tables of the search shows.
 */
final class UnseenPeople {
  private static final List<Surname> SURNAMES = new ArrayList<>();
  private static final List<Given> GIVEN = new ArrayList<>();

  /** One in so many has a surname of the list's first two parts, which are rare in life. */
  private static final int RARE_ONE_IN = 3;

  /** The same thing in both languages; whichever the record has, the other may be asked for. */
  record Thing(String zh, String en) {}

  static final List<Thing> CITIES = things(
      "深圳|Shenzhen 北京|Beijing 上海|Shanghai 广州|Guangzhou 杭州|Hangzhou 成都|Chengdu"
          + " 旧金山|San_Francisco 纽约|New_York 伦敦|London 东京|Tokyo 新加坡|Singapore 香港|Hong_Kong 多伦多|Toronto 悉尼|Sydney"
          + " 巴黎|Paris 慕尼黑|Munich 西雅图|Seattle 波士顿|Boston 南京|Nanjing 武汉|Wuhan 苏州|Suzhou 厦门|Xiamen 西安|Xi'an 台北|Taipei");
  static final List<Thing> MAJORS =
      things("法学|Law 物理学|Physics 经济学|Economics 土木工程|Civil_Engineering 临床医学|Clinical_Medicine"
          + " 机械工程|Mechanical_Engineering 计算机科学|Computer_Science 英语|English 会计学|Accounting 数学|Mathematics 化学|Chemistry"
          + " 建筑学|Architecture 生物学|Biology 新闻学|Journalism");
  static final List<Thing> INDUSTRIES = things(
      "金融科技|fintech 人工智能|AI 教育|education 半导体|semiconductors 新能源|new_energy"
          + " 电子商务|e-commerce 银行|banking 游戏|gaming 咨询|consulting 房地产|real_estate 医疗|healthcare 物流|logistics");
  static final List<String> COMPANIES = List.of(
      "蓝鲸支付",
      "Northwind Analytics",
      "云帆智能",
      "Harbour Bank",
      "星图半导体",
      "青禾教育",
      "Polar Robotics",
      "远山资本",
      "Meridian Labs",
      "金桥物流",
      "Quantum Harbor",
      "海棠设计");
  static final List<Thing> SKILLS = things(
      "Python|Python Kubernetes|Kubernetes 摄影|摄影 Rust|Rust 区块链|blockchain 数据分析|data_analysis");

  /** A surname: its readings without blanks, the usual first, and how it is spelled abroad. */
  record Surname(
      String simplified, String traditional, List<String> readings, List<String> abroad) {}

  record Given(String simplified, String traditional, String pinyin, String wadeGiles) {}

  /** Somebody, with the parts of the name and the two forms of each thing. */
  record Person(
      Member member,
      Surname surname,
      List<Given> given,
      int year,
      Thing city,
      Thing major,
      Thing industry,
      String company,
      Thing skill) {

    String family() {
      return surname.readings.get(0);
    }

    String own() {
      return own("");
    }

    String own(String between) {
      return String.join(between, given.stream().map(Given::pinyin).toList());
    }

    String ownInWadeGiles(String between) {
      return String.join(between, given.stream().map(Given::wadeGiles).toList());
    }

    String characters() {
      return surname.simplified
          + String.join("", given.stream().map(Given::simplified).toList());
    }

    String traditional() {
      return surname.traditional
          + String.join("", given.stream().map(Given::traditional).toList());
    }
  }

  static {
    lines(
        "unseen-surnames.txt",
        w -> SURNAMES.add(new Surname(
            w[0],
            w[1],
            List.of(w[2].split(",")),
            w[3].equals("-") ? List.of() : List.of(w[3].split(",")))));
    lines(
        "unseen-given.txt",
        w -> IntStream.range(0, w[2].length())
            .forEach(i -> GIVEN.add(
                new Given(w[2].substring(i, i + 1), w[3].substring(i, i + 1), w[0], w[1]))));
  }

  private final Random random;

  UnseenPeople(long seed) {
    random = new Random(seed);
  }

  private static List<Thing> things(String pairs) {
    List<Thing> things = new ArrayList<>();
    for (String pair : pairs.split(" ")) {
      String[] both = pair.replace('_', ' ').split("\\|");
      things.add(new Thing(both[0], both[1]));
    }
    return things;
  }

  private static void lines(String file, java.util.function.Consumer<String[]> line) {
    try (InputStream in = UnseenPeople.class.getResourceAsStream(file)) {
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(text -> !text.startsWith("#"))
          .forEach(text -> line.accept(text.split(" ")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Surname> surnames() {
    return List.copyOf(SURNAMES);
  }

  Random random() {
    return random;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  Person person() {
    boolean rare = random.nextInt(RARE_ONE_IN) == 0;
    int common = SURNAMES.size() - 72;
    Surname surname = SURNAMES.get(rare ? random.nextInt(common) : common + random.nextInt(72));
    return person(surname);
  }

  Person person(Surname surname) {
    List<Given> given = new ArrayList<>();
    for (int i = random.nextInt(5) == 0 ? 1 : 2; i > 0; i--) {
      given.add(one(GIVEN));
    }
    Person nobody = new Person(
        People.named("x").member(),
        surname,
        given,
        1980 + random.nextInt(45),
        one(CITIES),
        one(MAJORS),
        one(INDUSTRIES),
        one(COMPANIES),
        one(SKILLS));
    boolean traditional = random.nextInt(8) == 0;
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    values.put(Field.NAME, List.of(traditional ? nobody.traditional() : nobody.characters()));
    values.put(Field.CLASS_YEAR, List.of(Integer.toString(nobody.year)));
    values.put(Field.CITY, List.of(either(nobody.city)));
    values.put(Field.MAJOR, List.of(either(nobody.major)));
    values.put(Field.INDUSTRY, List.of(either(nobody.industry)));
    values.put(Field.COMPANY, List.of(nobody.company));
    values.put(Field.SKILLS, List.of(either(nobody.skill)));
    Member member = Member.unstored(MemberId.of(random.nextLong() >>> 4), new Particulars(values))
        .with(new Privacy(Audience.MEMBERS, Map.of()));
    return new Person(
        member,
        surname,
        given,
        nobody.year,
        nobody.city,
        nobody.major,
        nobody.industry,
        nobody.company,
        nobody.skill);
  }

  String either(Thing thing) {
    return random.nextBoolean() ? thing.zh : thing.en;
  }
}
