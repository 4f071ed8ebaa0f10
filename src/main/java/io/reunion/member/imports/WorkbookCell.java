package io.reunion.member.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a cell of a sheet as the text that an office sees in it. */
final class WorkbookCell {
  private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_0_OF_1904 = LocalDate.of(1904, 1, 1);

  private WorkbookCell() {}

  /** The text of the cell at whose beginning {@code xml} stands; reads to its end. A formula begins with {@code =}. */
  static String read(XMLStreamReader xml, WorkbookParts parts) throws XMLStreamException {
    String type = or(xml.getAttributeValue(null, "t"), "n");
    int style = Integer.parseInt(or(xml.getAttributeValue(null, "s"), "0"));
    String value = "";
    String formula = "";
    while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("c")) {
      if (xml.isStartElement()) {
        switch (xml.getLocalName()) {
          case "v" -> value = xml.getElementText();
          case "f" -> formula = "=" + xml.getElementText();
          case "is" -> value = text(xml, "is");
          default -> {
            // Whatever else a cell may have is not shown in it.
          }
        }
      }
    }
    return formula.isEmpty() ? shown(type, value, style, parts) : formula;
  }

  private static String shown(String type, String value, int style, WorkbookParts parts) {
    return switch (type) {
      case "s" -> value.isEmpty() ? "" : parts.texts().get(Integer.parseInt(value.strip()));
      case "b" -> value.equals("1") ? "TRUE" : "FALSE";
      case "e" -> "";
      case "n" -> value.isEmpty() ? "" : number(new BigDecimal(value.strip()), style, parts);
      default -> value;
    };
  }

  private static String number(BigDecimal number, int style, WorkbookParts parts) {
    boolean day = parts.dates().contains(style)
        && number.signum() > 0
        && number.compareTo(BigDecimal.valueOf(200_000)) < 0;
    if (day) {
      LocalDate first = parts.from1904() ? DAY_0_OF_1904 : DAY_0;
      return first.plusDays(number.longValue()).toString();
    }
    boolean sane = Math.abs((long) number.scale()) < 400 && number.precision() < 400;
    return sane ? number.stripTrailingZeros().toPlainString() : number.toString();
  }

  /** The text within an element, without the reading aids that stand beside Chinese and Japanese characters. */
  static String text(XMLStreamReader xml, String end) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    boolean aid = false;
    while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals(end)) {
      if (xml.isStartElement() || xml.isEndElement()) {
        if (xml.getLocalName().equals("rPh")) {
          aid = xml.isStartElement();
        } else if (xml.isStartElement() && xml.getLocalName().equals("t") && !aid) {
          text.append(xml.getElementText());
        }
      }
    }
    return text.toString();
  }

  private static String or(@org.jspecify.annotations.Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
