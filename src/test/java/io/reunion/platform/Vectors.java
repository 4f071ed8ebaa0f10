package io.reunion.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The platforms' published examples of signatures and encryption, in {@code vectors.json} beside this class. */
public final class Vectors {
  private Vectors() {}

  public static JsonNode of(String id) {
    try {
      JsonNode all = new ObjectMapper().readTree(Webhooks.recorded(Vectors.class, "vectors.json"));
      for (JsonNode vector : all) {
        if (vector.path("id").asText().equals(id)) {
          return vector;
        }
      }
      throw new AssertionError("no vector " + id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
