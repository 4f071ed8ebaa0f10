package io.reunion.member.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.reunion.member.imports.ImportProblem.Reason;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A workbook as Excel and WPS save it (ECMA-376): a zip of XML files, of which the first sheet that is not hidden is the
 * list. It is written out as CSV, row by row in the same lines, so that what is wrong is reported where it stands.
 *
 * <p>A small file may unpack to a huge one. What is unpacked and what is written is counted while it comes, whatever the
 * file says of itself, and a sheet is never held in memory.
 */
final class Workbook {
  private static final int MOST_FILES = 2_000;
  /** Real sheets are packed 5 to 60 fold; only what is packed far more is suspicious, and only if it is large. */
  private static final int MOST_TIMES = 300;

  private static final long HARMLESS = 16L << 20;
  static final int MOST_COLUMNS = 1_000;
  private static final int MOST_ROWS = 1_048_576;

  private final ZipFile zip;
  private final long most;

  private Workbook(ZipFile zip, long most) {
    this.zip = zip;
    this.most = most;
  }

  /** What a file is by its first bytes. */
  enum Kind {
    WORKBOOK,
    /** What Excel wrote until 2003, or a workbook under a password. */
    OLD_OR_LOCKED,
    TEXT;

    static Kind of(Path file) throws IOException {
      byte[] start;
      try (InputStream in = Files.newInputStream(file)) {
        start = in.readNBytes(4);
      }
      if (start.length < 4) {
        return TEXT;
      }
      int magic = (start[0] & 0xFF) << 24
          | (start[1] & 0xFF) << 16
          | (start[2] & 0xFF) << 8
          | (start[3] & 0xFF);
      return switch (magic) {
        case 0x504B0304 -> WORKBOOK;
        case 0xD0CF11E0 -> OLD_OR_LOCKED;
        default -> TEXT;
      };
    }
  }

  /** Writes the list of {@code file} to {@code csv} in UTF-8; neither may be larger than {@code most} bytes unpacked. */
  static void toCsv(Path file, Path csv, long most) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Workbook workbook = new Workbook(zip, most);
      workbook.checkFiles();
      workbook.write(csv);
    } catch (ZipException
        | EOFException
        | XMLStreamException
        | NumberFormatException
        | IndexOutOfBoundsException
        | NoSuchElementException e) {
      // What a sound workbook never refers to: no such text, no such number, no end.
      throw broken(String.valueOf(e.getMessage()));
    }
  }

  private static ImportRefusedException broken(String what) {
    String line = what.lines().findFirst().orElse("");
    return new ImportRefusedException(ImportProblem.ofFile(Reason.BROKEN_WORKBOOK, line));
  }

  private ImportRefusedException tooLarge() {
    return new ImportRefusedException(
        ImportProblem.ofFile(Reason.FILE_TOO_LARGE, Long.toString(most)));
  }

  private void checkFiles() {
    if (zip.size() > MOST_FILES) {
      throw tooLarge();
    }
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      ZipEntry entry = all.nextElement();
      boolean bomb = entry.getSize() > HARMLESS
          && entry.getSize() / Math.max(1, entry.getCompressedSize()) > MOST_TIMES;
      if (bomb || entry.getSize() > most) {
        throw tooLarge();
      }
    }
  }

  private void write(Path csv) throws IOException, XMLStreamException {
    WorkbookParts parts = WorkbookParts.read(this::open);
    try (OutputStream file = new Counted(Files.newOutputStream(csv));
        Writer text = new OutputStreamWriter(file, StandardCharsets.UTF_8);
        CsvWriter out = CsvWriter.builder().build(text)) {
      Xml xml = open(parts.sheet());
      try {
        rows(xml.reader(), parts, out);
      } finally {
        xml.close();
      }
    }
  }

  private void rows(XMLStreamReader xml, WorkbookParts parts, CsvWriter out)
      throws XMLStreamException {
    int written = 0;
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("row")) {
        String number = xml.getAttributeValue(null, "r");
        int row = number == null ? written + 1 : Integer.parseInt(number);
        if (row <= written || row > MOST_ROWS) {
          throw broken("row " + row + " after row " + written);
        }
        for (; written < row - 1; written++) {
          out.writeRecord("");
        }
        out.writeRecord(row(xml, parts));
        written = row;
      }
    }
  }

  private static List<String> row(XMLStreamReader xml, WorkbookParts parts)
      throws XMLStreamException {
    List<String> cells = new ArrayList<>();
    while (xml.next() != XMLStreamReader.END_ELEMENT || !xml.getLocalName().equals("row")) {
      if (xml.isStartElement() && xml.getLocalName().equals("c")) {
        String place = xml.getAttributeValue(null, "r");
        int column = place == null ? cells.size() : column(place);
        if (column >= MOST_COLUMNS) {
          throw new ImportRefusedException(
              ImportProblem.ofFile(Reason.TOO_MANY_COLUMNS, Integer.toString(MOST_COLUMNS)));
        }
        while (cells.size() <= column) {
          cells.add("");
        }
        cells.set(column, WorkbookCell.read(xml, parts).replace('\r', ' ').replace('\n', ';'));
      }
    }
    return cells;
  }

  /** The column of a place such as {@code AB12}, from 0. */
  private static int column(String place) {
    int column = 0;
    for (int i = 0; i < place.length() && i < 4 && Character.isLetter(place.charAt(i)); i++) {
      column = column * 26 + Character.toUpperCase(place.charAt(i)) - 'A' + 1;
    }
    return column - 1;
  }

  /** One of the XML files, open. */
  record Xml(InputStream bytes, XMLStreamReader reader) {
    void close() throws IOException, XMLStreamException {
      reader.close();
      bytes.close();
    }
  }

  /** Opens one of the XML files within. */
  @FunctionalInterface
  interface Within {
    Xml open(String name) throws IOException, XMLStreamException;
  }

  private Xml open(String name) throws IOException, XMLStreamException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw broken("no " + name);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    InputStream bytes = new Bounded(zip.getInputStream(entry));
    return new Xml(bytes, factory.createXMLStreamReader(bytes));
  }

  /** Unpacks no more than is allowed. */
  private final class Bounded extends FilterInputStream {
    private long read;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return count(super.read(), 1);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int got = super.read(buffer, from, length);
      return count(got, got);
    }

    private int count(int result, int bytes) {
      read += result < 0 ? 0 : bytes;
      if (read > most) {
        throw tooLarge();
      }
      return result;
    }
  }

  /** Writes no more than is allowed: one long text may stand in a million cells. */
  private final class Counted extends FilterOutputStream {
    private long written;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      count(1);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      count(length);
      out.write(bytes, from, length);
    }

    private void count(int bytes) {
      written += bytes;
      if (written > most) {
        throw tooLarge();
      }
    }
  }
}
