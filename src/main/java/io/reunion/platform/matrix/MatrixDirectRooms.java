package io.reunion.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.platform.Fields;
import io.reunion.platform.JsonBody;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** In which rooms the bot is alone with whom, as the homeserver keeps it in the bot's account data. */
final class MatrixDirectRooms {
  private final Map<String, String> personOfRoom = new LinkedHashMap<>();

  /** Takes in what the homeserver keeps: lists of rooms by person. */
  void learn(JsonNode kept) {
    kept.fieldNames().forEachRemaining(person -> {
      for (JsonNode room : Fields.array(kept, person)) {
        personOfRoom.putIfAbsent(room.asText(), person);
      }
    });
  }

  void note(String room, String person) {
    personOfRoom.put(room, person);
  }

  boolean has(String room) {
    return personOfRoom.containsKey(room);
  }

  /** The newest room with {@code person}. */
  Optional<String> with(String person) {
    return personOfRoom.entrySet().stream()
        .filter(entry -> entry.getValue().equals(person))
        .map(Map.Entry::getKey)
        .reduce((older, newer) -> newer);
  }

  /** In the form in which the homeserver keeps it. */
  Buffer toKeep() {
    Map<String, List<String>> roomsOfPerson = new TreeMap<>();
    personOfRoom.forEach((room, person) ->
        roomsOfPerson.computeIfAbsent(person, first -> new ArrayList<>()).add(room));
    return JsonBody.of(json -> {
      for (Map.Entry<String, List<String>> entry : roomsOfPerson.entrySet()) {
        json.writeArrayFieldStart(entry.getKey());
        for (String room : entry.getValue()) {
          json.writeString(room);
        }
        json.writeEndArray();
      }
    });
  }
}
