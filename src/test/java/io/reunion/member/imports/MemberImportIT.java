package io.reunion.member.imports;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Audience;
import io.reunion.member.Duplicates;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.member.imports.ImportProblem.Reason;
import io.reunion.member.imports.ImportReport.ColumnMeaning;
import io.reunion.member.imports.ImportReport.Counts;
import io.reunion.redis.RedisServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemberImportIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String LIST = """
      姓名,学号,届别,专业,城市,公司,邮箱,手机,是否同意公开
      张伟,2004001,2008届,计算机,深圳,蓝鲸支付,zhangwei@example.org,10000000001,是
      单小明,2006002,10级,英语,北京,青禾教育,shan@example.org,,否
      """;

  private MemberStore store;
  private MemberImport imports;

  @BeforeEach
  void open() {
    store = new MemberStore(server.redis(), Clock.systemUTC());
    imports = new MemberImport(server.vertx(), store);
  }

  @AfterEach
  void close() {
    await(imports.close());
  }

  private ImportReport take(byte[] bytes, ImportOptions options) {
    return await(imports.run(new ByteArrayInputStream(bytes), options, counts -> {}));
  }

  private ImportReport take(String text) {
    return take(text.getBytes(StandardCharsets.UTF_8), ImportOptions.USUAL);
  }

  private List<Member> members() {
    List<MemberId> ids = await(store.changesAfter(0, 10_000)).changed();
    return List.copyOf(await(store.get(ids)).values());
  }

  private Member member(String name) {
    return members().stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void takesAListUnderChineseHeadings() {
    ImportReport report = take(LIST);
    assertThat(report.fileProblem()).isEmpty();
    assertThat(report.problems()).isEmpty();
    assertThat(report.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0));
    Member zhang = member("张伟");
    assertThat(zhang.first(Field.CLASS_YEAR)).contains("2008");
    assertThat(zhang.audience(Field.CITY)).isEqualTo(Audience.MEMBERS);
    assertThat(zhang.audience(Field.EMAIL)).isEqualTo(Audience.INTRODUCTION);
    Member shan = member("单小明");
    assertThat(shan.first(Field.CLASS_YEAR)).contains("2010");
    assertThat(shan.audience(Field.CITY)).isEqualTo(Audience.NOBODY);
    assertThat(shan.first(Field.PHONE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
  void findsOutTheEncoding(String charset) {
    String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
    ImportReport report =
        take((mark + LIST).getBytes(Charset.forName(charset)), ImportOptions.USUAL);
    assertThat(report.charset()).isEqualTo(charset);
    assertThat(report.counts().created()).isEqualTo(2);
    assertThat(member("张伟").first(Field.CITY)).contains("深圳");
  }

  @Test
  void takesAByteOrderMarkAndBig5() {
    assertThat(take("\uFEFF" + LIST).counts().created()).isEqualTo(2);
    String traditional = "姓名,畢業年份,城市,電郵\n陳大文,1998,香港,chan@example.org\n";
    ImportReport report = take(traditional.getBytes(Charset.forName("Big5")), ImportOptions.USUAL);
    assertThat(report.charset()).isEqualTo("Big5-HKSCS");
    assertThat(member("陳大文").first(Field.CITY)).contains("香港");
  }

  @Test
  void takesAnyOrderEnglishHeadingsAndOtherSeparators() {
    ImportReport report =
        take("E-Mail;Class of;Surname;First Name;Consent\na@example.org;'98;Smith;John;yes\n");
    assertThat(report.problems()).isEmpty();
    Member smith = member("John Smith");
    assertThat(smith.first(Field.CLASS_YEAR)).contains("1998");
    assertThat(take("姓\t名\n欧阳\t娜\n").counts().created()).isEqualTo(1);
    assertThat(member("欧阳娜").role()).isEqualTo(Role.MEMBER);
  }

  @Test
  void takingTheSameListAgainChangesNothing() {
    take(LIST);
    Member before = member("张伟");
    ImportReport report = take(LIST);
    assertThat(report.counts()).isEqualTo(new Counts(2, 0, 0, 2, 0));
    assertThat(member("张伟")).isEqualTo(before);
  }

  @Test
  void findsPeopleAgainByAnyOfTheirKeys() {
    take(LIST);
    ImportReport report = take("姓名,邮箱,手机,城市\n张伟,,+86 100-0000-0001,广州\n单晓明,SHAN@example.org,,上海\n");
    assertThat(report.counts()).isEqualTo(new Counts(2, 0, 2, 0, 0));
    assertThat(members()).hasSize(2);
    assertThat(member("张伟").first(Field.CITY)).contains("广州");
    assertThat(member("张伟").first(Field.COMPANY)).contains("蓝鲸支付");
    assertThat(member("单晓明").first(Field.STUDENT_NUMBER)).contains("2006002");
    assertThat(member("张伟").audience(Field.CITY)).as("consent stays").isEqualTo(Audience.MEMBERS);
  }

  @Test
  void knowsPeopleWithoutAnyNumberByNameAndClass() {
    String list = "姓名,届,专业\n张伟,2008,英语\n张伟,2009,英语\n";
    assertThat(take(list).counts().created()).isEqualTo(2);
    assertThat(take(list).counts()).isEqualTo(new Counts(2, 0, 0, 2, 0));
    ImportReport withNumber = take("姓名,届,专业,学号\n张伟,2008,英语,1\n");
    assertThat(withNumber.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0));
    assertThat(members()).hasSize(2);
  }

  @Test
  void whatTheMemberDecidedStays() {
    take(LIST);
    MemberId id = member("张伟").id();
    await(store.change(id, m -> m.with(m.privacy().choosing(Field.CITY, Audience.NOBODY))));
    take(LIST);
    assertThat(member("张伟").audience(Field.CITY)).isEqualTo(Audience.NOBODY);
  }

  @Test
  void aDryRunWritesNothing() {
    ImportReport report = take(LIST.getBytes(StandardCharsets.UTF_8), ImportOptions.DRY_RUN);
    assertThat(report.dryRun()).isTrue();
    assertThat(report.counts().created()).isEqualTo(2);
    long keys = await(server.redis().call(c -> c.dbsize()));
    assertThat(keys).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | NO_NAME",
        "张三,20x8 | BAD_YEAR",
        "张三,2008,not an address | BAD_EMAIL",
        "张三,2008,,12 | BAD_PHONE",
        "张三,2008,,,maybe | BAD_CONSENT",
        "张三,2008,,,,,x | EXTRA_CELLS",
        "=HYPERLINK(1),2008 | FORMULA",
        "李四,2008,first@example.org | SAME_AS_LINE",
      })
  void refusesARowAndTakesTheOthers(String row, Reason reason) {
    String list = "姓名,届,邮箱,手机,同意,城市\n第一,2001,first@example.org,,是,北京\n"
        + (row.isEmpty() ? ",2008,x@example.org" : row) + "\n最后,2003,last@example.org,,,\n";
    ImportReport report = take(list);
    assertThat(report.counts()).isEqualTo(new Counts(3, 2, 0, 0, 1));
    assertThat(report.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.line()).isEqualTo(3);
      assertThat(problem.reason()).isEqualTo(reason);
    });
  }

  @Test
  void refusesARowThatIsTwoMembers() {
    take(LIST);
    take("姓名,邮箱\n张玮,other@example.org\n");
    ImportReport report = take("姓名,学号,邮箱\n张伟,2004001,other@example.org\n");
    assertThat(report.problems())
        .extracting(ImportProblem::reason)
        .containsExactly(Reason.TWO_MEMBERS);
    assertThat(await(store.duplicates().open(10))).singleElement().satisfies(proposal -> {
      assertThat(proposal.reason()).isEqualTo(Duplicates.Reason.TWO_IN_ONE_ROW);
      assertThat(proposal.kept().name()).isEqualTo("张伟");
    });
  }

  @Test
  void twoStudentNumbersWithOneAddressAreTwoPeopleUntilAnAdminSaysOtherwise() {
    String twins = "姓名,学号,邮箱\n李一,1001,li@example.org\n李二,1002,li@example.org\n";
    ImportReport report = take(twins);
    assertThat(report.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0));
    assertThat(report.problems())
        .extracting(ImportProblem::reason)
        .containsExactly(Reason.SHARED_CONTACT);
    assertThat(member("李一").first(Field.EMAIL)).contains("li@example.org");
    assertThat(member("李二").first(Field.EMAIL)).isEmpty();
    assertThat(take(twins).counts()).as("again").isEqualTo(new Counts(2, 0, 0, 2, 0));
    Duplicates.Proposal proposal = await(store.duplicates().open(10)).get(0);
    assertThat(proposal.reason()).isEqualTo(Duplicates.Reason.SHARED_CONTACT);

    await(store.duplicates().merge(proposal.pair(), member("李一").id()));
    assertThat(members()).singleElement().satisfies(one -> {
      assertThat(one.particulars().all(Field.STUDENT_NUMBER)).containsExactly("1001", "1002");
      assertThat(one.particulars().all(Field.OTHER_NAMES)).containsExactly("李二");
    });
    take("姓名,学号,城市\n李一,1002,上海\n");
    assertThat(members()).as("the list does not undo the merge").singleElement().satisfies(one -> {
      assertThat(one.particulars().all(Field.STUDENT_NUMBER)).hasSize(2);
      assertThat(one.first(Field.CITY)).contains("上海");
    });
  }

  @Test
  void aFullListProposesWhoIsMissingAndRemovesNobody() {
    take(LIST + "王五,2004003,2008届,数学,,,,10000000003,\n赵六,2004004,2008届,数学,,,,10000000004,\n");
    String rest = "姓名,学号,届别\n张伟,2004001,2008\n赵六,2004004,nonsense\n";
    ImportReport asked = full(rest, true);
    assertThat(asked.missing()).isEqualTo(2);
    assertThat(await(store.departures().open(10))).isEmpty();
    ImportReport report = full(rest, false);
    assertThat(report.missing()).isEqualTo(2);
    assertThat(await(store.departures().open(10)))
        .as("a row that is refused names its person all the same")
        .extracting(Member::name)
        .containsExactlyInAnyOrder("单小明", "王五");
    assertThat(members()).hasSize(4);

    await(store.departures().stays(member("王五").id()));
    full(rest, false);
    assertThat(await(store.departures().open(10))).extracting(Member::name).containsExactly("单小明");
    full(LIST, false);
    assertThat(await(store.departures().open(10))).extracting(Member::name).containsExactly("赵六");
    ImportReport back = full("姓名,学号\n王五,2004003\n", false);
    assertThat(await(store.departures().count())).isEqualTo(3);
    await(store.imports().rollBack(back.id().orElseThrow()));
    assertThat(await(store.departures().count())).as("taken back with its list").isZero();
  }

  private ImportReport full(String list, boolean dry) {
    return take(
        list.getBytes(StandardCharsets.UTF_8), ImportOptions.USUAL.full(true).dry(dry));
  }

  @Test
  void aMappingGoesBeforeTheHeadings() {
    String list = "甲,乙,公司,城市\n张伟,2008,深圳,忽略\n";
    ImportOptions options = ImportOptions.DRY_RUN.mapping(
        Map.of("甲", "name", "乙", "classYear", "公司", "city", "城市", ImportOptions.IGNORED));
    ImportReport preview = take(list.getBytes(StandardCharsets.UTF_8), options);
    assertThat(preview.fileProblem()).isEmpty();
    assertThat(preview.firstRows())
        .containsExactly(Map.of("name", "张伟", "classYear", "2008", "city", "深圳"));
    assertThat(preview.columns())
        .extracting(column -> column.meaning().orElse("-"))
        .containsExactly("name", "classYear", "city", "-");
    assertThat(members()).isEmpty();
    take(list.getBytes(StandardCharsets.UTF_8), options.dry(false));
    assertThat(member("张伟").first(Field.CITY)).contains("深圳");
    for (Map<String, String> wrong : List.of(Map.of("丙", "name"), Map.of("甲", "nonsense"))) {
      assertThat(take(list.getBytes(StandardCharsets.UTF_8), options.mapping(wrong))
              .fileProblem())
          .hasValueSatisfying(p -> assertThat(p.reason()).isEqualTo(Reason.BAD_MAPPING));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | EMPTY",
        "城市,公司 | NO_NAME_COLUMN",
        "姓名,邮箱,E-Mail | DUPLICATE_COLUMN",
        "姓名,城市\\n\"张伟,北京 | BROKEN_QUOTES",
      })
  void refusesAFileAsAWhole(String file, Reason reason) {
    ImportReport report = take(file.replace("\\n", "\n"));
    assertThat(report.fileProblem()).map(ImportProblem::reason).contains(reason);
    assertThat(await(store.count())).isZero();
  }

  @Test
  void refusesWhatIsNoTextOrTooLarge() {
    byte[] binary = {'a', ',', 0, 1, 2, (byte) 0xFF, (byte) 0xFE, 0, 3};
    assertThat(take(binary, ImportOptions.USUAL).fileProblem())
        .map(ImportProblem::reason)
        .contains(Reason.UNKNOWN_ENCODING);
    byte[] list = LIST.getBytes(StandardCharsets.UTF_8);
    assertThat(take(list, new ImportOptions(false, 20, 100)).fileProblem())
        .map(ImportProblem::reason)
        .contains(Reason.FILE_TOO_LARGE);
    assertThat(take(list, new ImportOptions(false, 10_000, 1)).fileProblem())
        .map(ImportProblem::reason)
        .contains(Reason.TOO_MANY_ROWS);
    assertThat(await(store.count())).isZero();
  }

  /** 16,384 is where the library gives up by itself. */
  @ParameterizedTest
  @ValueSource(ints = {1_001, 50_000})
  void refusesMoreColumnsThanAListHas(int columns) {
    String list = "姓名" + ",列".repeat(columns - 1) + "\n张伟\n";
    String row = "姓名\n张伟" + ",x".repeat(columns - 1) + "\n";
    for (String file : List.of(list, row)) {
      assertThat(take(file).fileProblem()).hasValueSatisfying(problem -> {
        assertThat(problem.reason()).isEqualTo(Reason.TOO_MANY_COLUMNS);
        assertThat(problem.value()).isEqualTo("1000");
        assertThat(problem.line()).isEqualTo(file.equals(list) ? 1 : 2);
      });
    }
    assertThat(take("姓名" + ",列".repeat(999) + "\n张伟\n").fileProblem()).isEmpty();
  }

  @Test
  void tellsWhatItTookTheColumnsFor() {
    ImportReport report = take("姓名,所在城市,emial,鞋码\n张伟,北京,x,44\n");
    assertThat(report.columns())
        .containsExactly(
            new ColumnMeaning("姓名", Optional.of("name"), Optional.empty()),
            new ColumnMeaning("所在城市", Optional.of("city"), Optional.empty()),
            new ColumnMeaning("emial", Optional.empty(), Optional.of("email")),
            new ColumnMeaning("鞋码", Optional.empty(), Optional.empty()));
  }

  @Test
  void takesALongListInBatchesAndTellsHowFarItIs() {
    StringBuilder list = new StringBuilder("name,student number,class year\n");
    for (int i = 0; i < 1_700; i++) {
      list.append("Person ").append(i).append(",s").append(i).append(",2008\n");
    }
    List<Counts> told = new ArrayList<>();
    byte[] bytes = list.toString().getBytes(StandardCharsets.UTF_8);
    ImportReport report =
        await(imports.run(new ByteArrayInputStream(bytes), ImportOptions.USUAL, told::add));
    assertThat(report.counts().created()).isEqualTo(1_700);
    assertThat(told).hasSize(4).last().isEqualTo(new Counts(1_700, 1_700, 0, 0, 0));
    assertThat(told.get(0).done()).isEqualTo(500);
    assertThat(await(store.count())).isEqualTo(1_700);
  }
}
