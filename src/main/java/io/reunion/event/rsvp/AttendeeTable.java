package io.reunion.event.rsvp;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.reunion.event.Event;
import io.reunion.text.HarmlessCells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

  private final List<Rsvp> all;
  private final List<String> questions;
  private final Map<String, Map<String, String>> answers;

  /**
   * @param answers to the event's questions, by person; each question is a column
   */
  public AttendeeTable(Event event, List<Rsvp> all, Map<String, Map<String, String>> answers) {
    this.all = List.copyOf(all);
    this.answers = answers;
    Set<String> asked = new LinkedHashSet<>();
    event.terms().questions().forEach(question -> asked.add(question.text()));
    // What was asked once is not lost.
    answers.values().forEach(given -> asked.addAll(given.keySet()));
    this.questions = List.copyOf(asked);
  }

  private List<String> headings() {
    return Stream.concat(HEADINGS.stream(), questions.stream()).toList();
  }

  private List<String> row(Rsvp rsvp) {
    Rsvp.Attendee who = rsvp.attendee();
    Map<String, String> given = answers.getOrDefault(who.key(), Map.of());
    Stream<String> fixed = Stream.of(
        who.name(),
        rsvp.status().name(),
        Integer.toString(rsvp.seats()),
        rsvp.seats() > 0 ? rsvp.seat().name() : "",
        String.join("、", who.guests()),
        rsvp.position() > 0 ? Integer.toString(rsvp.position()) : "",
        who.member().orElse(""),
        who.user().map(Object::toString).orElse(""),
        who.sponsor().map(Object::toString).orElse(""));
    return Stream.concat(
            fixed, questions.stream().map(question -> given.getOrDefault(question, "")))
        .toList();
  }

  /** UTF-8 with the mark that Excel needs to see it; no cell is a formula. */
  public byte[] csv() {
    StringWriter text = new StringWriter();
    text.write('\uFEFF');
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
      csv.writeRecord(headings().stream().map(HarmlessCells::of).toList());
      all.forEach(
          rsvp -> csv.writeRecord(row(rsvp).stream().map(HarmlessCells::of).toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Every cell a text or a number, none a formula. */
  public byte[] xlsx(String title) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Reunion", "1.0")) {
      Worksheet sheet = book.newWorksheet(title);
      write(sheet, 0, headings());
      for (int line = 0; line < all.size(); line++) {
        write(sheet, line + 1, row(all.get(line)));
        sheet.value(line + 1, 2, all.get(line).seats());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Worksheet sheet, int line, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.value(line, column, cells.get(column));
    }
  }
}
