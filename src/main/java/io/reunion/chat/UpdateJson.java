package io.reunion.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The form in which an {@link Update} is journaled. */
public final class UpdateJson {
  private static final ObjectMapper JSON = new ObjectMapper()
      .registerModule(new Jdk8Module())
      .registerModule(new JavaTimeModule())
      .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final ObjectWriter WRITER = JSON.writerFor(Update.class);
  private static final ObjectReader READER = JSON.readerFor(Update.class);

  private UpdateJson() {}

  public static String write(Update update) {
    try {
      return WRITER.writeValueAsString(update);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an update is plain values", e);
    }
  }

  /**
   * @throws IllegalArgumentException if {@code json} was not written by {@link #write}
   */
  public static Update read(String json) {
    try {
      Update update = READER.readValue(json);
      if (update == null) {
        throw new IllegalArgumentException("not a journaled update: null");
      }
      return update;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a journaled update: " + e.getOriginalMessage(), e);
    }
  }
}
