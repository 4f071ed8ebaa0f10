package io.reunion.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.ImportJournal;
import io.reunion.member.imports.ImportProblem;
import io.reunion.member.imports.ImportReport;
import io.reunion.text.Language;
import java.util.stream.Stream;

/** Imports as JSON. */
final class ImportJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double TENTHS = 10;

  private ImportJson() {}

  static ObjectNode of(ImportReport report) {
    ObjectNode body = Exchange.object();
    report.id().ifPresent(id -> body.put("id", id));
    body.put("dryRun", report.dryRun());
    body.put("charset", report.charset());
    body.put("rows", report.counts().total());
    body.put("added", report.counts().created());
    body.put("changed", report.counts().updated());
    body.put("unchanged", report.counts().unchanged());
    body.put("refused", report.counts().refused());
    body.put("missing", report.missing());
    columns(body, report);
    ArrayNode rows = body.putArray("firstRows");
    report.firstRows().forEach(row -> {
      ObjectNode item = rows.addObject();
      row.forEach(item::put);
    });
    ArrayNode problems = body.putArray("problems");
    report.problems().forEach(problem -> put(problems.addObject(), problem));
    report.fileProblem().ifPresent(problem -> {
      body.put("refusedBecause", ImportWords.of(problem));
      put(body.putObject("refusal"), problem);
    });
    return body;
  }

  static ObjectNode of(ImportReport report, Language language) {
    return in(language, of(report));
  }

  /** The same report for a reader of that language; it is kept in English, whoever will read it. */
  private static ObjectNode in(Language language, ObjectNode report) {
    report.path("problems").forEach(problem -> say(language, problem));
    if (report.has("refusal")) {
      say(language, report.path("refusal"));
      report.set("refusedBecause", report.path("refusal").path("detail"));
    }
    return report;
  }

  /** What an older version has kept, with a reason that there is no more, stays as it is. */
  private static void say(Language language, JsonNode problem) {
    Stream.of(ImportProblem.Reason.values())
        .filter(reason -> reason.name().equals(problem.path("reason").asText()))
        .map(reason -> new ImportProblem(
            problem.path("line").asLong(),
            problem.path("column").asText(),
            reason,
            problem.path("value").asText()))
        .forEach(read -> ((ObjectNode) problem).put("detail", ImportWords.of(read, language)));
  }

  private static void put(ObjectNode item, ImportProblem problem) {
    item.put("line", problem.line())
        .put("column", problem.column())
        .put("reason", problem.reason().name())
        .put("value", problem.value())
        .put("detail", ImportWords.of(problem));
  }

  private static void columns(ObjectNode body, ImportReport report) {
    ArrayNode columns = body.putArray("columns");
    ArrayNode unmapped = body.putArray("unmapped");
    report.columns().forEach(column -> {
      ObjectNode item = columns.addObject().put("heading", column.heading());
      column.meaning().ifPresent(meaning -> item.put("meaning", meaning));
      column.nearest().ifPresent(nearest -> item.put("nearest", nearest));
      if (column.meaning().isEmpty()) {
        unmapped.add(column.heading());
      }
    });
  }

  static ObjectNode of(ImportJournal.Entry entry) {
    ObjectNode body = Exchange.object();
    body.put("id", entry.id());
    body.put("at", entry.at().toString());
    body.put("state", entry.state().name());
    body.put("members", entry.members());
    ImportJournal.Pace pace = entry.pace();
    body.put("done", pace.done());
    body.put("total", pace.total());
    body.put("perSecond", Math.round(pace.perSecond() * TENTHS) / TENTHS);
    if (entry.state() == ImportJournal.State.RUNNING) {
      pace.secondsLeft().ifPresent(seconds -> body.put("secondsLeft", seconds));
    }
    return body;
  }

  /** A report as {@link #of(ImportReport)} wrote it. */
  static ObjectNode read(String report, Language language) {
    try {
      return in(language, (ObjectNode) JSON.readTree(report));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the report of an import is unreadable", e);
    }
  }
}
