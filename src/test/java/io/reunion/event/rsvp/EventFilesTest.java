package io.reunion.event.rsvp;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Published;
import io.reunion.event.Seat;
import io.reunion.event.calendar.CalendarFile;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Rsvp.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is handed out as a file, read by parsers of others. */
class EventFilesTest {
  private static final ChatId CHAT = new ChatId(AccountId.of("telegram", "main"), "-100");

  @TempDir
  private Path directory;

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

  private static Event event(
      String title, Instant start, String zone, Event.State state, long version) {
    return new Event(
        new EventId("gala"),
        title,
        start,
        Optional.of(start.plusSeconds(7200)),
        ZoneId.of(zone),
        "图书馆, 报告厅; 2\\3",
        Optional.of(4),
        4,
        Event.Policy.STRICT,
        Optional.empty(),
        state,
        List.of(CHAT),
        0,
        version);
  }

  private static CalendarFile.Entry entry(Event event) {
    return new CalendarFile.Entry(event, new Published("gala@alumni.example", 9));
  }

  private static Calendar parsed(String file) throws IOException, ParserException {
    assertThat(file.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    return new CalendarBuilder().build(new StringReader(file));
  }

  private static String value(VEvent event, String property) {
    return event
        .getProperty(property)
        .map(found -> ((Property) found).getValue())
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-12T10:00:00Z, Asia/Shanghai",
    "2026-12-12T10:00:00Z, Europe/London",
    "2026-07-12T10:00:00Z, Europe/London",
    "2026-10-25T00:30:00Z, Europe/London",
    "2026-10-25T02:30:00Z, Europe/London",
    "2026-03-08T06:30:00Z, America/New_York",
    "2026-03-08T07:30:00Z, America/New_York",
    "2026-12-12T10:00:00Z, Australia/Sydney",
    "2026-06-12T10:00:00Z, America/Los_Angeles"
  })
  void theLocalTimeAndTheZoneOfTheFileComeToTheMoment(Instant start, String zone) throws Exception {
    Calendar calendar =
        parsed(CalendarFile.of(entry(event("校友年会", start, zone, Event.State.OPEN, 3)), NOW));
    VEvent event = (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
    LocalDateTime local = LocalDateTime.parse(
        value(event, "DTSTART"), java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
    VTimeZone rules = (VTimeZone) calendar.getComponent(Component.VTIMEZONE).orElseThrow();
    assertThat(rules.getTimeZoneId().getValue()).isEqualTo(zone);
    assertThat(local.toInstant(offset(rules, local))).isEqualTo(start);
    assertThat(value(event, "SUMMARY")).isEqualTo("校友年会");
    assertThat(value(event, "LOCATION")).isEqualTo("图书馆, 报告厅; 2\\3");
    assertThat(value(event, "UID")).isEqualTo("gala@alumni.example");
    assertThat(value(event, "SEQUENCE")).isEqualTo("9");
  }

  /** As RFC 5545 says: the observance with the latest onset that is not after the local time. */
  private static ZoneOffset offset(VTimeZone rules, LocalDateTime local) {
    Observance best = null;
    LocalDateTime latest = LocalDateTime.MIN;
    for (Observance one : rules.getObservances()) {
      LocalDateTime onset = LocalDateTime.parse(
          ((Property) one.getProperty("DTSTART").orElseThrow()).getValue(),
          java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"));
      if (!onset.isAfter(local) && onset.isAfter(latest)) {
        best = one;
        latest = onset;
      }
    }
    String to = ((Property) best.getProperty("TZOFFSETTO").orElseThrow()).getValue();
    return ZoneOffset.of(to.substring(0, 3) + ":" + to.substring(3, 5));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-12T10:00:00Z, +08:00",
    "2026-12-12T10:00:00Z, UTC+05:30",
    "2026-12-12T10:00:00Z, Z",
    "2026-10-25T01:30:00Z, Europe/London",
    "2026-11-01T06:15:00Z, America/New_York"
  })
  void whatNoClockShowsOnceIsTheSameMomentEverywhere(Instant start, String zone) throws Exception {
    Calendar calendar = parsed(
        CalendarFile.of(entry(event("A\u0000\u0007B", start, zone, Event.State.OPEN, 3)), NOW));
    VEvent event = (VEvent) calendar.getComponent(Component.VEVENT).orElseThrow();
    assertThat(value(event, "DTSTART").replaceAll("[-:]", ""))
        .isEqualTo(start.toString().replaceAll("[-:]", ""));
    assertThat(value(event, "SUMMARY")).isEqualTo("AB");
  }

  @Test
  void namesWithCharactersThatXmlHasNotOpenAsATable() throws Exception {
    byte[] bytes = new AttendeeTable(
            event("Gala", NOW, "Asia/Shanghai", Event.State.OPEN, 1),
            List.of(rsvp("\u0001张\uD800三\uFFFF😀<&>", Status.ACCEPTED, 1)),
            Map.of())
        .xlsx("gala");
    Path file = Files.write(directory.resolve("odd.xlsx"), bytes);
    try (ZipFile book = new ZipFile(file.toFile())) {
      for (String part : List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml")) {
        try (InputStream in = book.getInputStream(book.getEntry(part))) {
          String texts = javax.xml.parsers.DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(in)
              .getDocumentElement()
              .getTextContent();
          assertThat(texts).isNotEmpty();
        }
      }
    }
  }

  @Test
  void aCancelledEventTakesItselfOut() throws Exception {
    Calendar calendar = parsed(
        CalendarFile.of(entry(event("Gala", NOW, "Asia/Shanghai", Event.State.CANCELLED, 9)), NOW));
    assertThat(calendar.toString()).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:9");
    String feed = CalendarFile.feed(
        List.of(
            entry(event("Gala", NOW, "Asia/Shanghai", Event.State.OPEN, 1)),
            entry(event("Long title ".repeat(15), NOW, "Europe/London", Event.State.OPEN, 1))),
        "Ann",
        NOW);
    assertThat(parsed(feed).getComponents(Component.VEVENT)).hasSize(2);
    assertThat(parsed(feed).getComponents(Component.VTIMEZONE)).hasSize(2);
  }

  private static Rsvp rsvp(String name, Status status, int seats) {
    return new Rsvp(
        Attendee.of("k" + name, name, UserId.of("telegram", "1"), Optional.empty(), CHAT)
            .with(List.of("小红", "=cmd")),
        status,
        seats,
        0,
        Seat.ROOM);
  }

  @Test
  void theTableOpensInExcelAndHasNoFormula() {
    String csv = new String(
        new AttendeeTable(
                event("Gala", NOW, "Asia/Shanghai", Event.State.OPEN, 1),
                List.of(
                    rsvp("张三", Status.ACCEPTED, 2),
                    rsvp("=HYPERLINK(\"x\",\"y\")", Status.DECLINED, 0)),
                Map.of("k张三", Map.of("=Size?", "+M")))
            .csv(),
        StandardCharsets.UTF_8);
    assertThat(csv).startsWith("\uFEFF姓名 Name,").contains("张三,ACCEPTED,2,");
    assertThat(csv).contains("'=Size?\r\n", ",'+M\r\n");
    assertThat(csv).contains("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  }

  @Test
  void theWorkbookHasTextsAndNumbers() throws IOException {
    byte[] bytes = new AttendeeTable(
            event("Gala", NOW, "Asia/Shanghai", Event.State.OPEN, 1),
            List.of(rsvp("张三", Status.ACCEPTED, 2), rsvp("=1+1", Status.WAITLISTED, 3)),
            Map.of())
        .xlsx("gala");
    Path file = Files.write(directory.resolve("list.xlsx"), bytes);
    try (ZipFile book = new ZipFile(file.toFile())) {
      String sheet = text(book, "xl/worksheets/sheet1.xml");
      String strings = text(book, "xl/sharedStrings.xml");
      assertThat(strings + sheet).contains("&#x5f20;&#x4e09;", "=1+1", "=cmd");
      assertThat(sheet).doesNotContain("<f>");
      assertThat(sheet).containsPattern("<c r=\"C2\"[^>]*><v>2</v></c>");
    }
  }

  private static String text(ZipFile book, String part) throws IOException {
    try (InputStream in = book.getInputStream(book.getEntry(part))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
