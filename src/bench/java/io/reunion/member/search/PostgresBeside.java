package io.reunion.member.search;

import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Run;
import io.reunion.member.lexicon.StopWords;
import io.reunion.member.search.UnseenPeople.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The same people in PostgreSQL, one text for each with a trigram index (pg_trgm), asked the same questions: each word has to be in
 * the text or to be similar to a part of it. What it finds is not judged here, only how long it takes: it knows no readings.
 */
final class PostgresBeside {
  private static final Pattern TIME = Pattern.compile("Time: ([0-9.]+) ms");

  private final String connection;
  private final Path rows;
  private final Writer out;

  PostgresBeside(String connection) {
    this.connection = connection;
    try {
      rows = Files.createTempFile("members-", ".tsv");
      out = Files.newBufferedWriter(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void add(Person person) {
    try {
      out.write(person.member().id() + "\t" + person.characters() + " " + person.family() + " " + person.own() + " "
          + person.family() + person.own() + " " + person.own() + person.family() + " " + person.year() + " "
          + person.city().zh() + " " + person.city().en() + " " + person.major().zh() + " " + person.major().en() + " "
          + person.company() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Loads, indexes and asks; gives seconds of the build, bytes, and the milliseconds of each question. */
  Result run(List<String> questions) {
    StringBuilder script = new StringBuilder("\\timing on\n"
        + "CREATE EXTENSION IF NOT EXISTS pg_trgm;\nDROP TABLE IF EXISTS bench_members;\n"
        + "CREATE UNLOGGED TABLE bench_members (id text, t text);\n"
        + "\\copy bench_members FROM '" + rows + "'\n"
        + "CREATE INDEX ON bench_members USING gin (t gin_trgm_ops);\nANALYZE bench_members;\n");
    int before = 6;
    for (String question : questions) {
      script.append("SELECT id FROM bench_members WHERE ").append(where(question)).append(" LIMIT 10;\n");
    }
    script.append("SELECT 'bytes=' || pg_total_relation_size('bench_members');\nDROP TABLE bench_members;\n");
    try {
      out.close();
      Path file = Files.writeString(Files.createTempFile("questions-", ".sql"), script);
      Process psql = new ProcessBuilder("psql", "-qAt", "-f", file.toString(), connection).redirectErrorStream(true).start();
      String said = new String(psql.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      Files.deleteIfExists(file);
      Files.deleteIfExists(rows);
      return read(said, before, questions.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Result read(String said, int before, int questions) {
    List<Double> times = new ArrayList<>();
    Matcher time = TIME.matcher(said);
    while (time.find()) {
      times.add(Double.parseDouble(time.group(1)));
    }
    Matcher bytes = Pattern.compile("bytes=(\\d+)").matcher(said);
    if (times.size() < before + questions || !bytes.find()) {
      throw new IllegalStateException("psql said: " + said.substring(0, Math.min(600, said.length())));
    }
    double build = times.subList(0, before).stream().mapToDouble(t -> t).sum() / 1000;
    return new Result(build, Long.parseLong(bytes.group(1)), times.subList(before, before + questions));
  }

  private static String where(String question) {
    List<String> clauses = new ArrayList<>();
    for (Run run : Run.of(Fold.text(question))) {
      String word = run.text().replace("'", "");
      if (!StopWords.isOne(word) && word.length() > 1) {
        clauses.add("(t ILIKE '%" + word + "%'" + (run.han() ? "" : " OR '" + word + "' <% t") + ")");
      }
    }
    return clauses.isEmpty() ? "false" : String.join(" AND ", clauses);
  }

  record Result(double buildSeconds, long bytes, List<Double> millis) {
    double at(double share) {
      return millis.stream().sorted().toList().get((int) Math.min(millis.size() - 1, millis.size() * share));
    }

    void print(double ourSeconds, long ourBytes, double ourP50, double ourP99) {
      System.out.printf(Locale.ROOT,
          "PostgreSQL beside it: built %.1f s, %,d MB, p50 %.1f ms, p99 %.1f ms%n"
              + "ratios PostgreSQL to ours: build %.2f, bytes %.2f, p50 %.1f, p99 %.1f%n",
          buildSeconds, bytes >> 20, at(0.5), at(0.99), buildSeconds / ourSeconds, (double) bytes / ourBytes,
          at(0.5) / ourP50, at(0.99) / ourP99);
    }
  }
}
