package io.reunion.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reunion.api.ProblemException.Mistake;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** A JSON object from a request, read field by field; all mistakes are collected and thrown at once. */
final class Body {
  /** Longer than any body is; how long a field may be is said of that field. */
  private static final int LONGEST_TEXT = 64 << 20;

  private static final ObjectMapper JSON = JsonMapper.builder(
          com.fasterxml.jackson.core.JsonFactory.builder()
              .streamReadConstraints(StreamReadConstraints.builder()
                  .maxNestingDepth(32)
                  .maxStringLength(LONGEST_TEXT)
                  .maxNumberLength(64)
                  .build())
              .build())
      .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private static final String UNSEEN =
      ", without control characters or marks that turn the direction of writing";

  private final JsonNode object;
  private final String at;
  private final List<Mistake> mistakes;
  private final Set<String> known = new TreeSet<>();

  private Body(JsonNode object, String at, List<Mistake> mistakes) {
    this.object = object;
    this.at = at;
    this.mistakes = mistakes;
  }

  /**
   * @throws ProblemException if it is not a JSON object
   */
  static Body read(Buffer body) {
    try {
      JsonNode node = JSON.readTree(body.getBytes());
      if (node == null || !node.isObject()) {
        throw new ProblemException(400, "Not JSON", "The body is not a JSON object.", List.of());
      }
      return new Body(node, "", new ArrayList<>());
    } catch (IOException e) {
      throw new ProblemException(400, "Not JSON", "The body is not a JSON object.", List.of());
    }
  }

  /** An object that is itself a parameter. */
  static Body read(String parameter, String json) {
    try {
      return new Body(read(Buffer.buffer(json)).object, parameter, new ArrayList<>());
    } catch (ProblemException e) {
      throw ProblemException.invalid(
          List.of(new Mistake(parameter, "expected a JSON object as in {\"Heading\":\"city\"}")));
    }
  }

  /** Everything in it, which is texts of at most {@code most} characters. */
  Map<String, String> entries(int most) {
    Map<String, String> entries = new LinkedHashMap<>();
    object.properties().forEach(entry -> {
      known.add(entry.getKey());
      if (!entry.getValue().isTextual() || entry.getValue().textValue().length() > most) {
        reject(entry.getKey(), "expected a text of at most " + most + " characters");
      }
      entries.put(entry.getKey(), entry.getValue().asText().strip());
    });
    done();
    return entries;
  }

  /** All of it, as it was sent. */
  JsonNode content() {
    return object;
  }

  private JsonNode node(String name) {
    known.add(name);
    return object.path(name);
  }

  boolean has(String name) {
    return !node(name).isMissingNode();
  }

  void reject(String name, String expected) {
    mistakes.add(new Mistake(at + "/" + name, expected));
  }

  /** Fields that may be left out, but not be given as null. */
  void refuseNull(String... names) {
    for (String name : names) {
      if (object.path(name).isNull()) {
        reject(name, "expected a value, or no such field; null is neither");
      }
    }
  }

  /** One line. */
  Optional<String> text(String name, int maxLength) {
    return legible(name, raw(name, maxLength), Legible::isLine, "a text in one line");
  }

  /** One line or several. */
  Optional<String> prose(String name, int maxLength) {
    return legible(name, raw(name, maxLength), Legible::isProse, "a text");
  }

  private Optional<String> legible(
      String name, Optional<String> text, Predicate<String> fits, String expected) {
    if (text.filter(fits).isEmpty() && text.isPresent()) {
      reject(name, "expected " + expected + UNSEEN);
    }
    return text.filter(fits);
  }

  /** Whatever characters there are in it. */
  Optional<String> raw(String name, int maxLength) {
    JsonNode node = node(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isTextual() || node.textValue().length() > maxLength) {
      reject(name, "expected a text of at most " + maxLength + " characters");
      return Optional.empty();
    }
    return Optional.of(node.textValue().strip()).filter(text -> !text.isEmpty());
  }

  String required(String name, int maxLength) {
    return required(name, text(name, maxLength));
  }

  /** @param text what was read of it */
  String required(String name, Optional<String> text) {
    if (text.isEmpty()
        && mistakes.stream().noneMatch(mistake -> mistake.at().equals(at + "/" + name))) {
      reject(name, "expected a text; it is required");
    }
    return text.orElse("");
  }

  Optional<Integer> number(String name, int min, int max) {
    JsonNode node = node(name);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isIntegralNumber()
        || !node.canConvertToInt()
        || node.intValue() < min
        || node.intValue() > max) {
      reject(name, "expected a whole number from " + min + " to " + max);
      return Optional.empty();
    }
    return Optional.of(node.intValue());
  }

  boolean flag(String name) {
    JsonNode node = node(name);
    if (!node.isMissingNode() && !node.isBoolean()) {
      reject(name, "expected true or false");
    }
    return node.asBoolean(false);
  }

  /** Anything that is written as a text, for example an id; {@code expected} says what of. */
  <T> Optional<T> parsed(String name, String expected, Function<String, T> parser) {
    JsonNode node = node(name);
    if (node.isTextual() && node.textValue().isBlank()) {
      reject(name, "expected " + expected);
      return Optional.empty();
    }
    return text(name, 300).flatMap(text -> {
      try {
        return Optional.of(parser.apply(text));
      } catch (IllegalArgumentException | DateTimeException e) {
        reject(name, "expected " + expected);
        return Optional.empty();
      }
    });
  }

  /** A moment with an offset, or one without on the clock of {@code zone}. */
  Optional<Instant> moment(String name, ZoneId zone) {
    return parsed(name, "a date and time as in 2026-12-12T14:00:00+08:00", text -> {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException e) {
        return LocalDateTime.parse(text).atZone(zone).toInstant();
      }
    });
  }

  Set<String> texts(String name) {
    JsonNode node = node(name);
    Set<String> texts = new LinkedHashSet<>();
    if (node.isMissingNode() || node.isNull()) {
      return texts;
    }
    boolean fine = node.isArray();
    for (JsonNode element : node) {
      fine &= element.isTextual() && Legible.isLine(element.textValue());
      texts.add(element.asText());
    }
    if (!fine) {
      reject(name, "expected a list of texts in one line each" + UNSEEN);
    }
    return texts;
  }

  /** The elements of a list; none if it is missing. */
  List<JsonNode> list(String name) {
    JsonNode node = node(name);
    if (!node.isMissingNode() && !node.isArray()) {
      reject(name, "expected a list");
    }
    List<JsonNode> elements = new ArrayList<>();
    node.forEach(elements::add);
    return elements;
  }

  /** Years of four digits, as numbers or texts. */
  Set<String> years(String name) {
    JsonNode node = node(name);
    Set<String> years = new LinkedHashSet<>();
    if (node.isMissingNode() || node.isNull()) {
      return years;
    }
    boolean fine = node.isArray();
    for (JsonNode element : node) {
      fine &= (element.isIntegralNumber() || element.isTextual())
          && element.asText().matches("(19|20)[0-9]{2}");
      years.add(element.asText());
    }
    if (!fine) {
      reject(name, "expected a list of years as in [2008]");
    }
    return years;
  }

  /** Objects in a list; none if it is missing. */
  List<Body> objects(String name, int most) {
    JsonNode node = node(name);
    List<Body> objects = new ArrayList<>();
    if (node.isMissingNode() || node.isNull()) {
      return objects;
    }
    if (!node.isArray() || node.size() > most) {
      reject(name, "expected a list of at most " + most + " objects");
      return objects;
    }
    for (int i = 0; i < node.size(); i++) {
      if (node.get(i).isObject()) {
        objects.add(new Body(node.get(i), at + "/" + name + "/" + i, mistakes));
      } else {
        reject(name + "/" + i, "expected an object");
      }
    }
    return objects;
  }

  /** Names and texts, such as answers by their question; {@code most} characters each. */
  Map<String, String> map(String name, int most) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonNode node = node(name);
    if (!node.isMissingNode() && !node.isObject()) {
      reject(name, "expected an object of texts");
    }
    node.properties().forEach(field -> {
      if (!field.getValue().isTextual() || field.getValue().textValue().length() > most) {
        reject(name + "/" + field.getKey(), "expected a text of at most " + most + " characters");
      }
      if (!Legible.isProse(field.getValue().asText())) {
        reject(name + "/" + field.getKey(), "expected a text" + UNSEEN);
      }
      texts.put(field.getKey(), field.getValue().asText().strip());
    });
    return texts;
  }

  /** Whether it is there and says that there is to be nothing. */
  boolean isNull(String name) {
    return node(name).isNull();
  }

  /** An object within; an empty one if it is missing. */
  Body object(String name) {
    JsonNode node = node(name);
    if (!node.isMissingNode() && !node.isObject()) {
      reject(name, "expected an object");
    }
    return new Body(node.isObject() ? node : JSON.createObjectNode(), at + "/" + name, mistakes);
  }

  /** To be called when every field was read: a field that nobody asked for is a mistake too. */
  void closed() {
    object.fieldNames().forEachRemaining(name -> {
      if (!known.contains(name)) {
        reject(name, "unknown; expected one of " + String.join(", ", known));
      }
    });
  }

  /**
   * @throws ProblemException with all mistakes, if there is one
   */
  void done() {
    closed();
    if (!mistakes.isEmpty()) {
      throw ProblemException.invalid(mistakes);
    }
  }
}
