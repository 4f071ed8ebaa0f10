package io.reunion.api;

import io.reunion.announcement.Reports;
import io.reunion.delivery.Delivery;
import io.reunion.text.HarmlessCells;
import java.util.List;

/** The copies of an announcement as a table that is safe to open in a spreadsheet. */
final class DeliveryCsv {
  private DeliveryCsv() {}

  /** UTF-8 with a mark at the beginning, by which spreadsheets know it. */
  static String of(List<Reports.Line> lines) {
    StringBuilder out = new StringBuilder("\uFEFFplatform,chat,name,state,attempts,detail\r\n");
    for (Reports.Line line : lines) {
      Delivery copy = line.copy();
      out.append(String.join(
              ",",
              cell(line.platform()),
              cell(copy.recipient()),
              cell(line.title()),
              cell(Reports.shown(copy.state()).name()),
              Integer.toString(copy.attempt()),
              cell(copy.detail())))
          .append("\r\n");
    }
    return out.toString();
  }

  /** Nothing that a spreadsheet would take for a formula begins a cell. */
  static String cell(String text) {
    return "\"" + HarmlessCells.of(text).replace("\"", "\"\"") + "\"";
  }
}
