package io.reunion.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, by name, several times: printed as a table of least, median and most, and written as JSON. */
public final class Figures {
  private final String bench;
  private final Map<String, List<Double>> measured = new LinkedHashMap<>();

  public Figures(String bench) {
    this.bench = bench;
  }

  public void add(String name, double value) {
    measured.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    System.out.printf(Locale.ROOT, "  %-52s %,14.2f%n", name, value);
  }

  /** Prints the table and writes {@code target/BENCH.json}. */
  public void finish() throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%n%s, JDK %s, %d processors%n| | least | median | most |%n|---|---|---|---|%n",
        bench,
        Runtime.version().feature(),
        Runtime.getRuntime().availableProcessors());
    measured.forEach((name, values) -> {
      double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "| %s | %,.2f | %,.2f | %,.2f |%n",
          name,
          sorted[0],
          sorted[sorted.length / 2],
          sorted[sorted.length - 1]);
    });
    Path file = Path.of("target", bench + ".json");
    Files.createDirectories(file.getParent());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), new TreeMap<>(measured));
    System.out.println("written to " + file);
  }
}
