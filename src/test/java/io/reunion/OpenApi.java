package io.reunion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The service's OpenAPI document, and whether an answer is what it promises. Knows the words that the document uses. */
record OpenApi(JsonNode document) {
  private static final Set<String> METHODS = Set.of("get", "post", "patch", "put", "delete");
  private static final Set<String> KEYWORDS = Set.of(
      "$ref",
      "allOf",
      "type",
      "enum",
      "required",
      "properties",
      "additionalProperties",
      "minProperties",
      "items",
      "minItems",
      "maxItems",
      "minLength",
      "maxLength",
      "minimum",
      "maximum",
      "pattern",
      "format",
      "default",
      "description");

  static OpenApi parse(String yaml) {
    Object tree = strictly().load(yaml);
    return new OpenApi(new ObjectMapper().valueToTree(tree));
  }

  private static Yaml strictly() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(new SafeConstructor(options));
  }

  /** Every operation as {@code GET /events/{id}}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
          if (METHODS.contains(method)) {
            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
          }
        }));
    return operations;
  }

  JsonNode operation(String methodAndPath) {
    String[] parts = methodAndPath.split(" ", 2);
    JsonNode operation =
        document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      throw new IllegalArgumentException("the document has no " + methodAndPath);
    }
    return operation;
  }

  /** Whether an operation has a parameter of this name, of its own or of its path. */
  boolean takes(String methodAndPath, String parameter) {
    JsonNode own = operation(methodAndPath).path("parameters");
    JsonNode shared =
        document.path("paths").path(methodAndPath.split(" ", 2)[1]).path("parameters");
    return Stream.of(own, shared)
        .flatMap(list -> list.valueStream())
        .anyMatch(one -> followed(one).path("name").asText().equals(parameter));
  }

  /** The schema of an answer with {@code status}: the one that is named, else the default. */
  JsonNode answer(String methodAndPath, int status) {
    JsonNode answers = operation(methodAndPath).path("responses");
    String named = Integer.toString(status);
    if (!answers.has(named) && status < 400) {
      throw new IllegalArgumentException(methodAndPath + " does not promise " + status);
    }
    JsonNode content = followed(answers.has(named) ? answers.path(named) : answers.path("default"))
        .path("content");
    return content.elements().next().path("schema");
  }

  /** The schema of an operation's JSON body; missing if it takes none. */
  JsonNode body(String methodAndPath) {
    return followed(operation(methodAndPath)
        .path("requestBody")
        .path("content")
        .path("application/json")
        .path("schema"));
  }

  /** The schema of this name. */
  JsonNode at(String schema) {
    return document.path("components").path("schemas").path(schema);
  }

  JsonNode followed(JsonNode node) {
    JsonNode at = node;
    while (at.has("$ref")) {
      at = document.at(at.path("$ref").textValue().substring(1));
    }
    return at;
  }

  /** What is wrong with {@code value}, each as {@code /where: what}; empty if it fits. */
  List<String> faults(JsonNode schema, JsonNode value) {
    List<String> faults = new ArrayList<>();
    check(schema, value, "", faults);
    return faults;
  }

  private void check(JsonNode referred, JsonNode value, String at, List<String> faults) {
    JsonNode schema = followed(referred);
    schema.fieldNames().forEachRemaining(word -> {
      if (!KEYWORDS.contains(word)) {
        throw new IllegalStateException("this check does not know " + word);
      }
    });
    schema.path("allOf").forEach(part -> check(part, value, at, faults));
    if (!isOfType(schema.path("type"), value)) {
      faults.add(at + ": " + value + " is not of type " + schema.path("type"));
      return;
    }
    if (schema.has("enum") && !contains(schema.path("enum"), value)) {
      faults.add(at + ": " + value + " is none of " + schema.path("enum"));
    }
    switch (value.getNodeType()) {
      case OBJECT -> checkObject(schema, value, at, faults);
      case ARRAY -> {
        if (value.size() < schema.path("minItems").asInt(0)
            || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
          faults.add(at + ": has " + value.size() + " elements");
        }
        for (int i = 0; i < value.size(); i++) {
          check(schema.path("items"), value.get(i), at + "/" + i, faults);
        }
      }
      case STRING -> checkText(schema, value.textValue(), at, faults);
      case NUMBER -> checkNumber(schema, value.doubleValue(), at, faults);
      case BINARY, BOOLEAN, MISSING, NULL, POJO -> {}
    }
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (JsonNode one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfType(JsonNode type, JsonNode value) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isOfType(one, value)) {
          return true;
        }
      }
      return false;
    }
    return switch (type.asText("any")) {
      case "any" -> true;
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "number" -> value.isNumber();
      case "integer" -> value.isIntegralNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> throw new IllegalStateException("this check does not know type " + type);
    };
  }

  private void checkObject(JsonNode schema, JsonNode value, String at, List<String> faults) {
    for (JsonNode name : schema.path("required")) {
      if (!value.has(name.textValue())) {
        faults.add(at + "/" + name.textValue() + ": is missing");
      }
    }
    if (value.size() < schema.path("minProperties").asInt(0)) {
      faults.add(at + ": has too few fields");
    }
    JsonNode others = schema.path("additionalProperties");
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode known = schema.path("properties").path(field.getKey());
      String where = at + "/" + field.getKey();
      if (!known.isMissingNode()) {
        check(known, field.getValue(), where, faults);
      } else if (others.isObject()) {
        check(others, field.getValue(), where, faults);
      } else if (others.isBoolean() && !others.booleanValue()) {
        faults.add(where + ": is not known");
      }
    }
  }

  /**
   * As {@link #faults}, and a field that the schema does not name is a fault in every object of the answer: what we say
   * ourselves is written down.
   */
  List<String> faultsOfOurs(JsonNode schema, JsonNode value) {
    List<String> faults = new ArrayList<>(faults(schema, value));
    unnamed(schema, value, "", faults);
    return faults;
  }

  private void unnamed(JsonNode referred, JsonNode value, String at, List<String> faults) {
    JsonNode schema = followed(referred);
    schema.path("allOf").forEach(part -> unnamed(part, value, at, faults));
    for (int i = 0; i < (value.isArray() ? value.size() : 0); i++) {
      unnamed(schema.path("items"), value.get(i), at + "/" + i, faults);
    }
    if (value.isObject() && schema.has("properties")) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        JsonNode known = schema.path("properties").path(field.getKey());
        String where = at + "/" + field.getKey();
        if (known.isMissingNode() && !schema.has("additionalProperties")) {
          faults.add(where + ": is not written down");
        }
        unnamed(known, field.getValue(), where, faults);
      }
    }
  }

  private static void checkText(JsonNode schema, String text, String at, List<String> faults) {
    if (text.length() < schema.path("minLength").asInt(0)
        || text.length() > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
      faults.add(at + ": is of the wrong length " + text.length());
    }
    if (schema.has("pattern")
        && !Pattern.compile(schema.path("pattern").textValue()).matcher(text).find()) {
      faults.add(at + ": " + text + " does not match " + schema.path("pattern"));
    }
    if (schema.path("format").asText().equals("date-time")) {
      try {
        java.time.OffsetDateTime.parse(text);
      } catch (java.time.DateTimeException e) {
        faults.add(at + ": " + text + " is no date-time");
      }
    }
  }

  private static void checkNumber(JsonNode schema, double number, String at, List<String> faults) {
    if (number < schema.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
        || number > schema.path("maximum").asDouble(Double.POSITIVE_INFINITY)) {
      faults.add(at + ": " + number + " is out of range");
    }
  }
}
