package io.reunion.member.imports;

import io.reunion.member.imports.ImportProblem.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What the cells of a sheet refer to.
 *
 * @param sheet the file of the first sheet that is not hidden
 * @param texts the texts that cells share, by number
 * @param dates the numbers of the styles that show a number as a date
 * @param from1904 days are counted from 1904, as old Macs did
 */
record WorkbookParts(String sheet, List<String> texts, Set<Integer> dates, boolean from1904) {
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String STRICT_RELATIONS =
      "http://purl.oclc.org/ooxml/officeDocument/relationships";
  private static final int MOST_CHARACTERS = 64 << 20;
  /** A format with a year or a day in it, outside of texts and colours. */
  private static final Pattern DATE = Pattern.compile("(?i)[yde年日]");

  private static final Pattern NO_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\[\\]]*+]|\\\\.");

  static WorkbookParts read(Workbook.Within files) throws IOException, XMLStreamException {
    String relation = "";
    boolean from1904 = false;
    Workbook.Xml book = files.open("xl/workbook.xml");
    XMLStreamReader xml = book.reader();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT) {
        String year = xml.getAttributeValue(null, "date1904");
        from1904 |=
            xml.getLocalName().equals("workbookPr") && ("1".equals(year) || "true".equals(year));
        if (xml.getLocalName().equals("sheet") && relation.isEmpty() && isVisible(xml)) {
          relation = relation(xml);
        }
      }
    }
    book.close();
    return new WorkbookParts(target(files, relation), texts(files), dates(files), from1904);
  }

  private static boolean isVisible(XMLStreamReader sheet) {
    String state = sheet.getAttributeValue(null, "state");
    return state == null || state.equals("visible");
  }

  private static String relation(XMLStreamReader sheet) {
    String id = sheet.getAttributeValue(RELATIONS, "id");
    String strict = sheet.getAttributeValue(STRICT_RELATIONS, "id");
    return id != null ? id : strict != null ? strict : "";
  }

  private static String target(Workbook.Within files, String relation)
      throws IOException, XMLStreamException {
    Workbook.Xml relations = files.open("xl/_rels/workbook.xml.rels");
    XMLStreamReader xml = relations.reader();
    String found = "";
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT
          && relation.equals(xml.getAttributeValue(null, "Id"))) {
        found = String.valueOf(xml.getAttributeValue(null, "Target"));
      }
    }
    relations.close();
    if (found.isEmpty()) {
      throw new ImportRefusedException(ImportProblem.ofFile(Reason.BROKEN_WORKBOOK, "no sheet"));
    }
    return found.startsWith("/") ? found.substring(1) : "xl/" + found;
  }

  /** Where a file is missing, nothing refers to it. */
  private static boolean has(Workbook.Within files, String name)
      throws IOException, XMLStreamException {
    try {
      files.open(name).close();
      return true;
    } catch (ImportRefusedException missing) {
      return false;
    }
  }

  private static List<String> texts(Workbook.Within files) throws IOException, XMLStreamException {
    List<String> texts = new ArrayList<>();
    String name = "xl/sharedStrings.xml";
    if (!has(files, name)) {
      return texts;
    }
    long characters = 0;
    Workbook.Xml shared = files.open(name);
    XMLStreamReader xml = shared.reader();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("si")) {
        String text = WorkbookCell.text(xml, "si");
        characters += text.length();
        if (characters > MOST_CHARACTERS) {
          throw new ImportRefusedException(
              ImportProblem.ofFile(Reason.FILE_TOO_LARGE, Integer.toString(MOST_CHARACTERS)));
        }
        texts.add(text);
      }
    }
    shared.close();
    return texts;
  }

  private static Set<Integer> dates(Workbook.Within files) throws IOException, XMLStreamException {
    Set<Integer> dates = new HashSet<>();
    String name = "xl/styles.xml";
    if (!has(files, name)) {
      return dates;
    }
    Set<Integer> formats = new HashSet<>();
    Workbook.Xml styles = files.open(name);
    XMLStreamReader xml = styles.reader();
    boolean inCells = false;
    int style = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      String element = xml.hasName() ? xml.getLocalName() : "";
      if (element.equals("cellXfs")) {
        inCells = event == XMLStreamReader.START_ELEMENT;
      } else if (event == XMLStreamReader.START_ELEMENT && element.equals("numFmt")) {
        String code = String.valueOf(xml.getAttributeValue(null, "formatCode"));
        if (DATE.matcher(NO_FORMAT.matcher(code).replaceAll("")).find()) {
          formats.add(number(xml, "numFmtId"));
        }
      } else if (event == XMLStreamReader.START_ELEMENT && inCells && element.equals("xf")) {
        int format = number(xml, "numFmtId");
        if (isBuiltInDate(format) || formats.contains(format)) {
          dates.add(style);
        }
        style++;
      }
    }
    styles.close();
    return dates;
  }

  private static int number(XMLStreamReader xml, String attribute) {
    String text = xml.getAttributeValue(null, attribute);
    return text == null ? 0 : Integer.parseInt(text);
  }

  /** Those of every language; 27 to 36 and 50 to 58 are Chinese, Japanese and Korean dates. */
  private static boolean isBuiltInDate(int format) {
    return (format >= 14 && format <= 17)
        || format == 22
        || (format >= 27 && format <= 36)
        || (format >= 50 && format <= 58);
  }
}
