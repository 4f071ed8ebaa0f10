package io.reunion.member.imports;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Lists of members: tables, or refused. */
class ListsFuzzTest {
  private static final long MOST = 4 << 20;
  private static final List<String> PARTS = List.of(
      "xl/workbook.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/sharedStrings.xml",
      "xl/styles.xml",
      "xl/worksheets/sheet1.xml");
  private static final String SEPARATOR = "\f";
  private static final String SOUND = String.join(
      SEPARATOR,
      "<workbook xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
          + "<workbookPr date1904='1'/><sheets><sheet name='a' state='visible' r:id='r1'/></sheets></workbook>",
      "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>",
      "<sst><si><t>name</t></si><si><r><t>Li</t></r><r><t xml:space='preserve'> Lei</t></r></si></sst>",
      "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='yyyy&quot;-&quot;mm'/></numFmts>"
          + "<cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>",
      "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>class year"
          + "</t></is></c></row><row r='2'><c r='A2' t='s'><v>1</v></c><c r='B2' s='1'><v>39629.5</v></c>"
          + "<c r='AC2' t='b'><v>1</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c></row></sheetData></worksheet>");

  static {
    Fuzzed.begins(ListsFuzzTest.class, "workbooks", List.of(SOUND.getBytes(StandardCharsets.UTF_8)));
  }

  /** The parts of a workbook, one after the other; zipped here, for in a changed zip nothing of them would be found. */
  @FuzzTest(maxDuration = Fuzzed.TIME)
  void workbooks(byte[] parts) throws IOException {
    Path file = Files.createTempFile("reunion-fuzz", ".xlsx");
    Path csv = Files.createTempFile("reunion-fuzz", ".csv");
    try {
      zip(new String(parts, StandardCharsets.UTF_8).split(SEPARATOR, -1), file);
      Workbook.toCsv(file, csv, MOST);
    } catch (ImportRefusedException refused) {
      return;
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(csv);
    }
  }

  private static void zip(String[] texts, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      for (int i = 0; i < Math.min(texts.length, PARTS.size()); i++) {
        zip.putNextEntry(new ZipEntry(PARTS.get(i)));
        zip.write(texts[i].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void formats(byte[] csv) throws IOException {
    Path file = Files.createTempFile("reunion-fuzz", ".csv");
    try {
      Files.write(file, csv);
      CsvFormat.of(file);
    } catch (ImportRefusedException refused) {
      return;
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
