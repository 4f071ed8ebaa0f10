package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.SlackApi.Delivery;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A union is founded in an empty store while the process is killed again and again: eighteen alumni on Telegram, two of
 * them once more on Slack, and an impostor. {@code -Dreunion.union.kills=50} makes it the whole test, some minutes long.
 */
class UnionKillsIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final int KILLS = Integer.getInteger("reunion.union.kills", 3);
  private static final long SEED = Long.getLong("reunion.union.seed", 11);
  private static final long ADMIN = 77;
  private static final long FIRST = 400;
  private static final long IMPOSTOR = 420;
  private static final String TWIN = "U900";
  private static final String OTHER_TWIN = "U901";

  /** The first three surnames are read in two ways, and mostly in the other. */
  private static final List<String> NAMES = List.of(
      "单雄", "解晓东", "仇英", "张伟", "王芳", "李娜", "刘洋", "陈静", "杨帆", "赵敏", "黄磊", "周涛", "吴磊", "徐峥", "孙俪",
      "马东", "朱军", "胡歌");

  private static final Pattern ENTRY =
      Pattern.compile("Entry (\\d+): [^\\n]*\\(((?:telegram|slack):[^)]+)\\)");
  private static final Pattern ADDRESS = Pattern.compile("[\\w.]+@example\\.org");

  @TempDir
  Path directory;

  private final Random random = new Random(SEED);
  private final TelegramBotApi telegram = new TelegramBotApi();
  private final SlackApi slack = new SlackApi();
  private final Set<Integer> deadly = new HashSet<>();
  private final Map<String, List<String>> scripts = new LinkedHashMap<>();
  private MortalService service;
  private int updates;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(directory.resolve("reunion.yaml"), """
        association: {language: zh}
        redis: {accept: [appendfsync-no]}
        admins: ["telegram:77"]
        """);
    Files.writeString(directory.resolve("platforms.yaml"), telegram.config() + slack.config());
    service = new MortalService(directory, server, telegram, random);
  }

  @AfterEach
  void close() {
    service.close();
    telegram.close();
    slack.close();
  }

  private static boolean inNewEnergy(int i) {
    return i % 3 == 0;
  }

  private static boolean consents(int i) {
    return i % 4 != 1;
  }

  private static String address(int i) {
    return "p" + i + "@example.org";
  }

  private static List<String> script(int i, String mail) {
    List<String> answers = new ArrayList<>(List.of("入会", i % 4 == 0 ? "企业" : "个人", NAMES.get(i)));
    if (i % 4 == 0) {
      answers.add("启明科技" + i);
    } else {
      answers.add("跳过");
    }
    answers.addAll(List.of(
        "20" + (10 + i % 9),
        i % 2 == 0 ? "深圳" : "上海",
        inNewEnergy(i) ? "新能源" : "教育",
        mail,
        consents(i) ? "可以" : "不可以"));
    return answers;
  }

  private void write() {
    for (int i = 0; i < NAMES.size(); i++) {
      scripts.put("telegram:" + (FIRST + i), script(i, address(i)));
    }
    // The same people with another account: one by the same address, one by name and year alone.
    scripts.put("slack:" + TWIN, script(3, address(3)));
    scripts.put("slack:" + OTHER_TWIN, script(4, "跳过"));
    scripts.put("telegram:" + IMPOSTOR, script(6, "impostor@example.org"));
    assertThat(scripts).hasSize(21);
  }

  private static Supplier<HttpResponse<String>> over(
      Supplier<Endpoint> endpoint, String person, String words) {
    String user = person.substring(person.indexOf(':') + 1);
    if (person.startsWith("slack:")) {
      Delivery delivery = SlackApi.message("message", "D" + user, user, words, SlackApi.ts());
      return () -> SlackApi.postAt(endpoint.get(), delivery, Instant.now());
    }
    long id = Long.parseLong(user);
    ObjectNode update = message(id, id, words, Instant.now().getEpochSecond());
    ((ObjectNode) update.at("/message/from")).put("language_code", id == ADMIN ? "en" : "zh-hans");
    return () -> TelegramBotApi.post(endpoint.get(), update);
  }

  /** Everything that {@code person} was told so far. */
  private List<String> told(String person) {
    String user = person.substring(person.indexOf(':') + 1);
    return person.startsWith("slack:")
        ? slack.texts("chat.postMessage", "D" + user)
        : telegram.said(Long.parseLong(user));
  }

  /** {@code person} writes, and the process may die of it; what they are told then. */
  private List<String> says(String person, String words) {
    int before = told(person).size();
    Supplier<HttpResponse<String>> update = over(service::endpoint, person, words);
    if (deadly.contains(updates++)) {
      service.workAndDie(update, person.startsWith("telegram:"));
    } else {
      service.work(update);
    }
    MortalService.soon().until(() -> told(person).size() > before);
    return told(person).subList(before, told(person).size());
  }

  private List<String> admin(String words) {
    return says("telegram:" + ADMIN, words);
  }

  private void everybodyApplies() {
    List<String> turns = new ArrayList<>();
    scripts.forEach((person, script) -> turns.addAll(Collections.nCopies(script.size(), person)));
    Collections.shuffle(turns, random);
    List<Integer> all =
        new ArrayList<>(IntStream.range(1, turns.size() + 20).boxed().toList());
    Collections.shuffle(all, random);
    deadly.addAll(all.subList(0, KILLS));
    Map<String, Integer> next = new HashMap<>();
    for (String person : turns) {
      if (random.nextInt(15) == 0) {
        assertThat(says(person, "帮助")).anyMatch(text -> text.contains("入会"));
      }
      int step = next.merge(person, 1, Integer::sum) - 1;
      says(person, scripts.get(person).get(step));
    }
    assertThat(scripts.keySet())
        .allSatisfy(person ->
            assertThat(told(person)).as(person).anyMatch(text -> text.contains("管理员会处理")));
  }

  private Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    String list = String.join("\n", admin("membership list"));
    Matcher entry = ENTRY.matcher(list);
    while (entry.find()) {
      entries.put(entry.group(2).replace("slack:T1.", "slack:"), entry.group(1));
    }
    return entries;
  }

  /** The admin merges what is one person, and does not believe the one who cannot be. */
  private void decide() {
    for (int round = 0; round < 3; round++) {
      entries().forEach((person, number) -> {
        if (person.equals("telegram:" + IMPOSTOR)) {
          assertThat(admin("membership decline " + number)).anyMatch(t -> t.contains("Declined"));
        } else if (person.startsWith("telegram:")) {
          assertThat(admin("membership accept " + number)).anyMatch(t -> t.contains("Accepted"));
        }
      });
    }
    MortalService.soon().until(() -> listed().size() == 18);
    Map<String, String> left = entries();
    assertThat(left.keySet()).containsExactlyInAnyOrder("slack:" + TWIN, "slack:" + OTHER_TWIN);
    left.forEach((person, number) -> assertThat(admin("membership merge " + number + " "
            + alike(number, person.endsWith(TWIN) ? "张伟" : "王芳")))
        .anyMatch(text -> text.contains("Accepted")));
    assertThat(listed()).hasSize(18);
  }

  private String alike(String number, String name) {
    String list = String.join("\n", admin("membership list"));
    Matcher same = Pattern.compile("Entry " + number + ":[^\\n]*\\n• may be the same as " + name
            + "[^\\n]*\\(([0-9a-z]{12})\\)")
        .matcher(list);
    assertThat(same.find()).as("%s is proposed for merging in %s", name, list).isTrue();
    return same.group(1);
  }

  private List<String> listed() {
    List<String> names = new ArrayList<>();
    parse(service.api("GET", "/members?limit=100", "").body())
        .path("items")
        .forEach(item -> names.add(item.path("name").asText()));
    return names;
  }

  private Set<String> found(String by, String words) {
    String said = String.join("\n", says(by, words));
    Set<String> found = new TreeSet<>();
    NAMES.stream().filter(said::contains).forEach(found::add);
    return found;
  }

  private String firstFound(String by, String words) {
    String said = String.join("\n", says(by, words));
    return NAMES.stream()
        .filter(said::contains)
        .min(Comparator.comparing(said::indexOf))
        .orElse("");
  }

  /** The verified and consenting. */
  private static Set<String> expected() {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < NAMES.size(); i++) {
      if (inNewEnergy(i) && consents(i)) {
        names.add(NAMES.get(i));
      }
    }
    return names;
  }

  /** In no message to anybody but the admin is an address of somebody else. */
  private void nobodyReadsOfAnother(Set<String> exceptions) {
    for (int i = 0; i < NAMES.size(); i++) {
      String own = address(i);
      String person = "telegram:" + (FIRST + i);
      assertThat(told(person))
          .allSatisfy(text -> assertThat(ADDRESS
                  .matcher(text)
                  .results()
                  .map(found -> found.group())
                  .filter(
                      other -> !other.equals(own) && !exceptions.contains(person + " " + other)))
              .as("addresses that %s read", person)
              .isEmpty());
    }
    for (String person : List.of("slack:" + TWIN, "slack:" + OTHER_TWIN, "telegram:" + IMPOSTOR)) {
      assertThat(told(person))
          .allSatisfy(text -> assertThat(text).doesNotContainPattern("p\\d+@example\\.org"));
    }
  }

  @Test
  void eighteenMembersThoughTheProcessIsKilledAgainAndAgain() {
    long began = System.nanoTime();
    write();
    admin("help");
    everybodyApplies();
    decide();
    assertThat(listed()).containsExactlyInAnyOrderElementsOf(NAMES);
    theImpostorFindsNobodyAndIsFoundByNobody();
    exactlyTheVerifiedAndConsenting();
    nobodyReadsOfAnother(Set.of());
    contactsAreExchangedAfterTheSecondYes();
    theNextQueryOmitsWhoWithdrew();
    assertThat(service.kills().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(KILLS);
    System.out.println(KILLS + " kills " + service.kills() + " in " + updates
        + " updates: 18 members, in "
        + Duration.ofNanos(System.nanoTime() - began).toSeconds()
        + " s");
  }

  private void theImpostorFindsNobodyAndIsFoundByNobody() {
    assertThat(found("telegram:" + IMPOSTOR, "谁做新能源")).isEmpty();
    assertThat(found("telegram:" + IMPOSTOR, "找 张伟")).isEmpty();
    assertThat(parse(service.api("GET", "/members?q=impostor@example.org", "").body())
            .path("items"))
        .isEmpty();
  }

  private void exactlyTheVerifiedAndConsenting() {
    for (int asking : List.of(1, 9, 17)) {
      assertThat(found("telegram:" + (FIRST + asking), "谁做新能源"))
          .as("for %s", NAMES.get(asking))
          .isEqualTo(expected());
    }
    // The same person through the other account.
    assertThat(found("slack:" + OTHER_TWIN, "谁做新能源")).isEqualTo(expected());
    // Surnames in the reading that they have as surnames.
    assertThat(firstFound("telegram:402", "找 shan xiong")).isEqualTo("单雄");
    assertThat(firstFound("telegram:402", "找 xie xiaodong")).isEqualTo("解晓东");
    assertThat(firstFound("telegram:400", "找 qiu ying")).isEqualTo("仇英");
  }

  private void contactsAreExchangedAfterTheSecondYes() {
    String asking = "telegram:407";
    String asked = "telegram:400";
    assertThat(says(asking, "引荐 单雄：想了解储能")).anyMatch(text -> text.contains("联系方式"));
    says(asking, address(7));
    MortalService.soon().until(() -> told(asked).stream().anyMatch(text -> text.contains("引荐 同意")));
    nobodyReadsOfAnother(Set.of());
    Matcher id = Pattern.compile("引荐 同意 ([0-9a-z]+)").matcher(String.join("\n", told(asked)));
    assertThat(id.find()).isTrue();
    says(asked, "引荐 同意 " + id.group(1));
    nobodyReadsOfAnother(Set.of());
    says(asked, address(0));
    MortalService.soon().untilAsserted(() -> {
      assertThat(told(asking)).anyMatch(text -> text.contains(address(0)));
      assertThat(told(asked)).anyMatch(text -> text.contains(address(7)));
    });
    nobodyReadsOfAnother(Set.of(asking + " " + address(0), asked + " " + address(7)));
  }

  private void theNextQueryOmitsWhoWithdrew() {
    says("telegram:400", "我的 同意 不公开");
    Set<String> without = expected();
    without.remove("单雄");
    assertThat(found("telegram:401", "谁做新能源")).isEqualTo(without);
    assertThat(without).isNotEmpty();
  }
}
