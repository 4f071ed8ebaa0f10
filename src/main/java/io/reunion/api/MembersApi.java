package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.Field;
import io.reunion.member.Profile;
import io.reunion.member.Viewer;
import io.reunion.member.imports.ImportOptions;
import io.reunion.member.imports.ImportProblem;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.imports.MemberImport;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.ByteArrayInputStream;
import java.util.List;

/** {@code /members}: what the office sees, which is everything that a search needs to show. */
final class MembersApi implements AdminApi.Part {
  private static final List<Field> TEXTS =
      List.of(Field.MAJOR, Field.CITY, Field.COMPANY, Field.INDUSTRY, Field.CHAPTER);

  private final MemberDirectory directory;
  private final MemberImport imports;

  MembersApi(MemberDirectory directory, MemberImport imports) {
    this.directory = directory;
    this.imports = imports;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/members", this::search);
    operations.add(HttpMethod.POST, "/members/import", this::take);
  }

  /** The body is the list itself, whatever its content type says. */
  private Future<Void> take(Exchange exchange) {
    boolean dryRun = switch (exchange.query("dryRun").orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default ->
        throw ProblemException.invalid(
            List.of(new ProblemException.Mistake("dryRun", "expected true or false")));
    };
    ImportOptions options = dryRun ? ImportOptions.DRY_RUN : ImportOptions.USUAL;
    byte[] bytes = exchange.bytes();
    return imports.run(new ByteArrayInputStream(bytes), options, counts -> {}).map(report -> {
      report.fileProblem().ifPresent(problem -> {
        throw ProblemException.invalid(List.of(mistake(problem)));
      });
      directory.refresh();
      exchange.json(200, json(report));
      return null;
    });
  }

  private static ProblemException.Mistake mistake(ImportProblem problem) {
    return new ProblemException.Mistake(
        problem.line() > 0 ? "line " + problem.line() : "file", ImportWords.of(problem));
  }

  private static ObjectNode json(ImportReport report) {
    ObjectNode body = Exchange.object();
    report.id().ifPresent(id -> body.put("id", id));
    body.put("dryRun", report.dryRun());
    body.put("charset", report.charset());
    body.put("rows", report.counts().total());
    body.put("added", report.counts().created());
    body.put("changed", report.counts().updated());
    body.put("unchanged", report.counts().unchanged());
    body.put("refused", report.counts().refused());
    ArrayNode columns = body.putArray("columns");
    report.columns().forEach(column -> {
      ObjectNode item = columns.addObject().put("heading", column.heading());
      column.meaning().ifPresent(meaning -> item.put("meaning", meaning));
      column.nearest().ifPresent(nearest -> item.put("nearest", nearest));
    });
    ArrayNode problems = body.putArray("problems");
    report
        .problems()
        .forEach(problem -> problems
            .addObject()
            .put("line", problem.line())
            .put("column", problem.column())
            .put("reason", problem.reason().name())
            .put("detail", ImportWords.of(problem)));
    return body;
  }

  private Future<Void> search(Exchange exchange) {
    String words = exchange.query("q").orElse("");
    int limit = exchange.query("limit", 20, 1, 100);
    if (words.length() > MemberQuery.LONGEST) {
      throw ProblemException.invalid(List.of(new ProblemException.Mistake(
          "q", "expected at most " + MemberQuery.LONGEST + " characters")));
    }
    return directory.search(MemberQuery.parse(words), Viewer.OFFICE, limit).map(result -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      result.matches().forEach(match -> items.add(json(match.profile())));
      body.put("total", result.total());
      exchange.json(200, body);
      return null;
    });
  }

  private static ObjectNode json(Profile profile) {
    ObjectNode item = Exchange.object();
    item.put("id", profile.id().value());
    item.put("name", profile.name().orElse(""));
    profile
        .first(Field.CLASS_YEAR)
        .ifPresent(year -> item.put("classYear", Integer.parseInt(year)));
    for (Field field : TEXTS) {
      profile.first(field).ifPresent(value -> item.put(field.key(), value));
    }
    return item;
  }
}
