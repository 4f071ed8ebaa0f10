package io.reunion.api;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of one sheet (ECMA-376), written piece by piece. Every cell is a text: nothing in it is taken for a formula,
 * a number or a date, so that a student number keeps its zeros.
 */
final class Xlsx {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String TYPES =
      "http://schemas.openxmlformats.org/package/2006/content-types";
  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String FORMAT =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  /** What a cell of a workbook can hold. */
  private static final int LONGEST = 32_767;

  static final String TYPE = FORMAT + "sheet";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  Xlsx() {
    file(
        "[Content_Types].xml",
        "<Types xmlns=\"" + TYPES + "\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + FORMAT
            + "sheet.main+xml\"/>"
            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + FORMAT
            + "worksheet+xml\"/></Types>");
    file("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
    file("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
    file(
        "xl/workbook.xml",
        "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS
            + "\"><sheets><sheet name=\"members\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
    begin("xl/worksheets/sheet1.xml");
    write("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
  }

  private static String relation(String type, String target) {
    return "<Relationships xmlns=\"" + PACKAGE + "\"><Relationship Id=\"r1\" Type=\"" + RELATIONS
        + "/" + type + "\" Target=\"" + target + "\"/></Relationships>";
  }

  private void file(String name, String content) {
    begin(name);
    write(content);
  }

  private void begin(String name) {
    try {
      zip.putNextEntry(new ZipEntry(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    write(HEAD);
  }

  private void write(String text) {
    try {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void row(List<String> cells) {
    StringBuilder row = new StringBuilder("<row>");
    for (String cell : cells) {
      row.append(cell.isEmpty() ? "<c/>" : "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
      if (!cell.isEmpty()) {
        cell.codePoints().limit(LONGEST).forEach(c -> append(row, c));
        row.append("</t></is></c>");
      }
    }
    write(row.append("</row>").toString());
  }

  /** What XML cannot hold is left out. */
  private static void append(StringBuilder to, int c) {
    switch (c) {
      case '<' -> to.append("&lt;");
      case '>' -> to.append("&gt;");
      case '&' -> to.append("&amp;");
      default -> {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        if (!control && !surrogate && c != 0xFFFE && c != 0xFFFF) {
          to.appendCodePoint(c);
        }
      }
    }
  }

  /** What was written since this was asked last. */
  Buffer written() {
    Buffer piece = Buffer.buffer(bytes.toByteArray());
    bytes.reset();
    return piece;
  }

  /** Ends the workbook; the last of it is {@link #written} then. */
  void end() {
    write("</sheetData></worksheet>");
    try {
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
