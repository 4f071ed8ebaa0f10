package io.reunion.member.imports;

import io.reunion.member.lexicon.Han;
import io.reunion.member.lexicon.Tables;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the text of a file is written. Offices save lists as Excel does: UTF-8 with a byte order mark, or GB18030 or Big5
 * without any sign of it. UTF-8 is taken where it fits; of the other two the one in which more of the characters are
 * common ones.
 *
 * @param marks how many bytes at the beginning are a byte order mark
 */
record CsvFormat(Charset charset, int marks, char separator) {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
  private static final int SAMPLE = 64 << 10;
  private static final Set<Integer> COMMON = new HashSet<>();

  static {
    for (String table : List.of(
        "headings.txt", "surnames.txt", "polyphones.txt", "concepts.txt", "stopwords.txt")) {
      Tables.read(
          table,
          line -> line.codePoints().filter(Han::isHan).forEach(c -> COMMON.add(Han.simplified(c))));
    }
  }

  static CsvFormat of(Path file) throws IOException {
    CsvFormat marked = marked(file);
    if (marked != null) {
      return marked.withSeparator(file);
    }
    if (fits(file, StandardCharsets.UTF_8)) {
      return new CsvFormat(StandardCharsets.UTF_8, 0, ',').withSeparator(file);
    }
    boolean gb = fits(file, GB18030);
    boolean big5 = fits(file, BIG5);
    if (!gb && !big5) {
      throw new ImportRefusedException(
          ImportProblem.ofFile(ImportProblem.Reason.UNKNOWN_ENCODING, ""));
    }
    boolean asBig5 = big5 && (!gb || common(file, BIG5) > common(file, GB18030));
    return new CsvFormat(asBig5 ? BIG5 : GB18030, 0, ',').withSeparator(file);
  }

  @org.jspecify.annotations.Nullable
  private static CsvFormat marked(Path file) throws IOException {
    byte[] start = sample(file, 3);
    if (start.length == 3
        && (start[0] & 0xFF) == 0xEF
        && (start[1] & 0xFF) == 0xBB
        && (start[2] & 0xFF) == 0xBF) {
      return checked(file, new CsvFormat(StandardCharsets.UTF_8, 3, ','));
    }
    if (start.length > 1 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE) {
      return checked(file, new CsvFormat(StandardCharsets.UTF_16LE, 2, ','));
    }
    if (start.length > 1 && (start[0] & 0xFF) == 0xFE && (start[1] & 0xFF) == 0xFF) {
      return checked(file, new CsvFormat(StandardCharsets.UTF_16BE, 2, ','));
    }
    return null;
  }

  private static CsvFormat checked(Path file, CsvFormat format) throws IOException {
    if (!fits(file, format.charset)) {
      throw new ImportRefusedException(
          ImportProblem.ofFile(ImportProblem.Reason.UNKNOWN_ENCODING, format.charset.name()));
    }
    return format;
  }

  /** Whether every byte of the file makes sense, and none of it is binary. */
  private static boolean fits(Path file, Charset charset) throws IOException {
    CharsetDecoder decoder = strict(charset);
    ByteBuffer bytes = ByteBuffer.allocate(SAMPLE);
    CharBuffer chars = CharBuffer.allocate(SAMPLE);
    try (InputStream in = Files.newInputStream(file)) {
      boolean end = false;
      while (!end) {
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read)).flip();
        CoderResult result = decoder.decode(bytes, chars, end);
        if (result.isError() || chars.flip().chars().anyMatch(c -> c == 0)) {
          return false;
        }
        chars.clear();
        bytes.compact();
      }
    }
    return true;
  }

  private static CharsetDecoder strict(Charset charset) {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** The share of common characters among the Chinese ones. */
  private static double common(Path file, Charset charset) throws IOException {
    int[] text = new String(sample(file, SAMPLE), charset)
        .codePoints()
        .filter(c -> c > 0x7F)
        .toArray();
    long common = java.util.Arrays.stream(text)
        .filter(c -> COMMON.contains(Han.simplified(c)))
        .count();
    return text.length == 0 ? 0 : (double) common / text.length;
  }

  private static byte[] sample(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    }
  }

  /** Comma, semicolon or tab, whichever the first line has most of. */
  private CsvFormat withSeparator(Path file) throws IOException {
    byte[] start = sample(file, SAMPLE);
    String text = new String(
        start, Math.min(marks, start.length), Math.max(0, start.length - marks), charset);
    Optional<String> line = text.lines().filter(l -> !l.isBlank()).findFirst();
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(line.orElse(""), candidate) > count(line.orElse(""), best)) {
        best = candidate;
      }
    }
    return new CsvFormat(charset, marks, best);
  }

  private static long count(String line, char separator) {
    return line.chars().filter(c -> c == separator).count();
  }

  /** The text after the byte order mark. Damage that appears only now fails with {@link CharacterCodingException}. */
  Reader read(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), SAMPLE);
    in.skipNBytes(marks);
    return new InputStreamReader(in, strict(charset));
  }
}
