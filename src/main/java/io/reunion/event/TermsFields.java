package io.reunion.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An event's terms as fields of its hash: {@code terms.NAME} is the component's value as JSON, and an empty one or none
 * at all is the default. So events from before a term was thought of have it, scripts read a number as it stands, and
 * two who change different terms do not undo each other's change.
 */
public final class TermsFields {
  private static final String PREFIX = "terms.";
  private static final ObjectMapper JSON = JsonMapper.builder()
      .addModule(new Jdk8Module())
      .defaultPropertyInclusion(
          JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();
  private static final ObjectNode DEFAULTS = JSON.valueToTree(Terms.NONE);

  private TermsFields() {}

  /** What {@code terms} have otherwise than the default. */
  public static ObjectNode json(Terms terms) {
    ObjectNode all = JSON.valueToTree(terms);
    DEFAULTS.properties().forEach(known -> {
      if (known.getValue().equals(all.get(known.getKey()))) {
        all.remove(known.getKey());
      }
    });
    return all;
  }

  /** Field, value, ...; with every component, so that one that was taken back is written over. */
  static List<String> of(Terms terms) {
    ObjectNode all = json(terms);
    List<String> fields = new ArrayList<>();
    for (var component : Terms.class.getRecordComponents()) {
      JsonNode value = all.get(component.getName());
      fields.add(PREFIX + component.getName());
      fields.add(value == null ? "" : value.toString());
    }
    return fields;
  }

  static Terms read(Map<String, String> fields) {
    ObjectNode all = DEFAULTS.deepCopy();
    try {
      for (Map.Entry<String, String> field : fields.entrySet()) {
        if (field.getKey().startsWith(PREFIX) && !field.getValue().isEmpty()) {
          all.set(field.getKey().substring(PREFIX.length()), JSON.readTree(field.getValue()));
        }
      }
      return JSON.treeToValue(all, Terms.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not an event's terms of ours", e);
    }
  }
}
