package io.reunion.member.pull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.member.Field;
import io.reunion.member.pull.PullFailedException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a page of records, and writes each down as a row of a list whose headings are the keys of the fields. */
final class PageReader {
  private static final int DEEPEST = 100;
  private static final Set<Field> LISTS = Set.of(
      Field.SKILLS, Field.OFFERS, Field.NEEDS, Field.CHAPTER, Field.OTHER_NAMES, Field.EMAIL);

  private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final AlumniSystem system;

  PageReader(AlumniSystem system) {
    this.system = system;
  }

  /**
   * A page that was read.
   *
   * @param next what leads to the next one, where the answer says so
   * @param rows one line for each record
   * @param filled how many of them hold anything
   */
  record Rows(int count, int filled, Optional<String> next, String rows) {}

  String headings() {
    return line(List.copyOf(system.fields().keySet()));
  }

  /** Throws {@link PullFailedException}. */
  Rows read(byte[] body) {
    JsonNode page = parsed(body);
    StringBuilder rows = new StringBuilder();
    int count = 0;
    int filled = 0;
    for (JsonNode item : records(page)) {
      List<String> cells = cells(item);
      count++;
      if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
        filled++;
      }
      rows.append(line(cells));
    }
    return new Rows(count, filled, next(page), rows.toString());
  }

  private Optional<String> next(JsonNode page) {
    return system.paging().next().isEmpty()
        ? Optional.empty()
        : JsonPath.texts(page, system.paging().next()).stream().findFirst();
  }

  private static JsonNode parsed(byte[] body) {
    try {
      JsonNode page = JSON.readTree(body);
      if (page.isContainerNode()) {
        return page;
      }
    } catch (IOException e) {
      // What the parser says quotes the answer, which is about people.
    }
    throw new PullFailedException(Reason.BROKEN_JSON, "");
  }

  private JsonNode records(JsonNode page) {
    JsonNode records = system.records().isEmpty()
        ? page
        : JsonPath.all(page, system.records()).stream().findFirst().orElse(page.path("\0"));
    if (!records.isArray()) {
      throw new PullFailedException(Reason.NO_RECORDS, "");
    }
    return records;
  }

  private List<String> cells(JsonNode item) {
    List<String> cells = new ArrayList<>();
    for (Map.Entry<String, String> field : system.fields().entrySet()) {
      List<String> texts = JsonPath.texts(item, field.getValue());
      boolean list = Field.byKey(field.getKey()).filter(LISTS::contains).isPresent();
      cells.add(list ? String.join("; ", texts) : texts.stream().findFirst().orElse(""));
    }
    return cells;
  }

  /** One record is one line, whatever its values hold. */
  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (String cell : cells) {
      line.append(line.isEmpty() ? "\"" : ",\"")
          .append(cell.replaceAll("\\R", " ").replace("\"", "\"\""))
          .append('"');
    }
    return line.append('\n').toString();
  }
}
