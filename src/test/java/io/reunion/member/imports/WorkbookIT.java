package io.reunion.member.imports;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.imports.ImportProblem.Reason;
import io.reunion.member.imports.ImportReport.ColumnMeaning;
import io.reunion.redis.RedisServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists in workbooks, sound and malicious. */
final class WorkbookIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String BOOK = """
      <workbook xmlns="%s" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
      <sheets><sheet name="old" sheetId="1" state="hidden" r:id="rId1"/><sheet name="校友" sheetId="2" r:id="rId2"/></sheets>
      </workbook>""".formatted(MAIN);
  private static final String RELATIONS = """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
      <Relationship Id="rId2" Target="worksheets/sheet2.xml"/></Relationships>""";
  private static final String TEXTS = """
      <sst xmlns="%s"><si><t>姓名</t></si><si><t>学号</t></si><si><t>届别</t></si><si><t>技能</t></si>
      <si><r><t>张</t></r><r><t>伟</t></r><rPh sb="0" eb="1"><t>チョウ</t></rPh></si></sst>""".formatted(MAIN);
  private static final String STYLES = """
      <styleSheet xmlns="%s"><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>
      <numFmt numFmtId="165" formatCode="[Red]0.00"/></numFmts>
      <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>""".formatted(MAIN);
  private static final String HEADINGS = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>
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

  private ImportReport take(byte[] bytes) {
    return await(imports.run(
        new ByteArrayInputStream(bytes), new ImportOptions(false, 8 << 20, 1000), counts -> {}));
  }

  private static Map<String, String> book(String rows) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("xl/workbook.xml", BOOK);
    files.put("xl/_rels/workbook.xml.rels", RELATIONS);
    files.put("xl/sharedStrings.xml", TEXTS);
    files.put("xl/styles.xml", STYLES);
    files.put("xl/worksheets/sheet1.xml", "<worksheet/>");
    files.put(
        "xl/worksheets/sheet2.xml",
        "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + HEADINGS + rows
            + "</sheetData></worksheet>");
    return files;
  }

  private static byte[] zipped(Map<String, String> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void refuses(byte[] bytes, Reason reason) {
    ImportReport report = take(bytes);
    assertThat(report.fileProblem().map(ImportProblem::reason)).contains(reason);
    assertThat(await(store.count())).as("nothing is half taken").isZero();
  }

  @Test
  void takesTheFirstSheetThatIsShown() {
    ImportReport report = take(zipped(book("""
        <row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2"><v>2.004001E6</v></c><c r="C2" s="1"><v>39629</v></c>
          <c r="D2" t="inlineStr"><is><t>Java
        钢琴</t></is></c></row>
        <row r="5"><c r="A5" t="str"><v>李雷</v></c><c r="C5" s="2"><v>2010</v></c></row>
        <row r="6"><c r="A6" t="inlineStr"><is><t>王芳</t></is></c><c r="C6"><f>YEAR(NOW())</f><v>2026</v></c></row>
        <row r="7"><c r="A7" t="inlineStr"><is><t>赵磊</t></is></c><c r="C7" t="inlineStr"><is><t>soon</t></is></c></row>
        """)));
    assertThat(report.fileProblem()).isEmpty();
    assertThat(report.charset()).isEqualTo("XLSX");
    assertThat(report.columns())
        .extracting(ColumnMeaning::meaning)
        .containsExactly(
            Optional.of("name"),
            Optional.of("studentNumber"),
            Optional.of("classYear"),
            Optional.of("skills"));
    assertThat(report.counts().created()).isEqualTo(2);
    assertThat(report.problems())
        .extracting(ImportProblem::line, ImportProblem::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(6L, Reason.FORMULA),
            org.assertj.core.groups.Tuple.tuple(7L, Reason.BAD_YEAR));
    Member zhang = await(store.byStudentNumber("2004001")).orElseThrow();
    assertThat(zhang.name()).isEqualTo("张伟");
    assertThat(zhang.first(Field.CLASS_YEAR)).contains("2008");
    assertThat(zhang.particulars().all(Field.SKILLS)).isEqualTo(List.of("Java", "钢琴"));
  }

  @Test
  void refusesWhatUnpacksToTooMuch() {
    Map<String, String> bomb = book("");
    bomb.put("xl/worksheets/sheet2.xml", "<worksheet>" + " ".repeat(20 << 20) + "</worksheet>");
    byte[] bytes = zipped(bomb);
    assertThat(bytes.length).isLessThan(100_000);
    refuses(bytes, Reason.FILE_TOO_LARGE);
  }

  @Test
  void refusesOneLongTextInManyCells() {
    Map<String, String> files = book("<row><c t=\"s\"><v>5</v></c></row>".repeat(2_000));
    files.put(
        "xl/sharedStrings.xml",
        TEXTS.replace("</sst>", "<si><t>" + "x".repeat(30_000) + "</t></si></sst>"));
    refuses(zipped(files), Reason.FILE_TOO_LARGE);
  }

  @Test
  void refusesWhatIsNoSoundWorkbook() {
    byte[] sound = zipped(book(""));
    refuses(java.util.Arrays.copyOf(sound, sound.length / 2), Reason.BROKEN_WORKBOOK);
    Map<String, String> noSheet = book("");
    noSheet.remove("xl/worksheets/sheet2.xml");
    refuses(zipped(noSheet), Reason.BROKEN_WORKBOOK);
    refuses(
        zipped(book("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>99</v></c></row>")),
        Reason.BROKEN_WORKBOOK);
    refuses(zipped(book("<row r=\"2\"><c r=\"ZZZ2\"><v>1</v></c></row>")), Reason.TOO_MANY_COLUMNS);
    refuses(zipped(book("<row r=\"2\"><c")), Reason.BROKEN_WORKBOOK);
    refuses(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2}, Reason.OLD_WORKBOOK);
  }

  @Test
  void readsNoOtherFile() {
    Map<String, String> files = book("");
    files.put(
        "xl/sharedStrings.xml",
        "<!DOCTYPE sst [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><sst xmlns=\"" + MAIN
            + "\"><si><t>姓名&x;</t></si></sst>");
    refuses(zipped(files), Reason.BROKEN_WORKBOOK);
  }
}
