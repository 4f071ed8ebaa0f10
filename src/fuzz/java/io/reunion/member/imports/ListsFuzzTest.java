package io.reunion.member.imports;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.reunion.platform.Fuzzed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lists of members: tables, or refused. */
class ListsFuzzTest {
  private static final long MOST = 4 << 20;

  @FuzzTest(maxDuration = Fuzzed.TIME)
  void workbooks(byte[] xlsx) throws IOException {
    Path file = Files.createTempFile("reunion-fuzz", ".xlsx");
    Path csv = Files.createTempFile("reunion-fuzz", ".csv");
    try {
      Files.write(file, xlsx);
      Workbook.toCsv(file, csv, MOST);
    } catch (ImportRefusedException refused) {
      return;
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(csv);
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
