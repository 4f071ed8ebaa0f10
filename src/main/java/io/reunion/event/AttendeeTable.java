package io.reunion.event;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Who has answered, as a table to be opened in a spreadsheet. */
public final class AttendeeTable {
  private static final List<String> HEADINGS = List.of(
      "姓名 Name",
      "状态 Status",
      "人数 Seats",
      "方式 Where",
      "同行 Guests",
      "候补 Position",
      "成员 Member",
      "账号 Account",
      "代报 Answered by");

  /** What a spreadsheet takes for the beginning of a formula. */
  private static final String FORMULA = "=+-@|＝＋－＠\t\r\u0000";

  private AttendeeTable() {}

  private static List<String> row(Rsvp rsvp) {
    Rsvp.Attendee who = rsvp.attendee();
    return List.of(
        who.name(),
        rsvp.status().name(),
        Integer.toString(rsvp.seats()),
        rsvp.seats() > 0 ? rsvp.seat().name() : "",
        String.join("、", who.guests()),
        rsvp.position() > 0 ? Integer.toString(rsvp.position()) : "",
        who.member().orElse(""),
        who.user().map(Object::toString).orElse(""),
        who.sponsor().map(Object::toString).orElse(""));
  }

  /** UTF-8 with the mark that Excel needs to see it; no cell is a formula. */
  public static byte[] csv(List<Rsvp> all) {
    StringWriter text = new StringWriter();
    text.write('\uFEFF');
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(HEADINGS);
      all.forEach(rsvp ->
          csv.writeRecord(row(rsvp).stream().map(AttendeeTable::harmless).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String harmless(String cell) {
    int first = 0;
    while (first < cell.length() && cell.charAt(first) == ' ') {
      first++;
    }
    return first < cell.length() && FORMULA.indexOf(cell.charAt(first)) >= 0 ? "'" + cell : cell;
  }

  /** Every cell a text or a number, none a formula. */
  public static byte[] xlsx(Event event, List<Rsvp> all) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Reunion", "1.0")) {
      Worksheet sheet = book.newWorksheet(event.id().value());
      for (int column = 0; column < HEADINGS.size(); column++) {
        sheet.value(0, column, HEADINGS.get(column));
      }
      for (int line = 0; line < all.size(); line++) {
        List<String> row = row(all.get(line));
        for (int column = 0; column < row.size(); column++) {
          sheet.value(line + 1, column, row.get(column));
        }
        sheet.value(line + 1, 2, all.get(line).seats());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
