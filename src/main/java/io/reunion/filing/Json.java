package io.reunion.filing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.member.MemberId;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Records as JSON: a record's parts by their names, times and ids as texts. What is not known is left out. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper()
      .registerModule(new SimpleModule()
          .addSerializer(Instant.class, new Written<>())
          .addDeserializer(Instant.class, new Parsed<>(Instant::parse))
          .addSerializer(LocalDate.class, new Written<>())
          .addDeserializer(LocalDate.class, new Parsed<>(LocalDate::parse))
          .addSerializer(MemberId.class, new Written<>())
          .addDeserializer(MemberId.class, new Parsed<>(MemberId::new))
          .addSerializer(UserId.class, new Written<>())
          .addDeserializer(UserId.class, new Parsed<>(UserId::parse))
          .addSerializer(ChatId.class, new Written<>())
          .addDeserializer(ChatId.class, new Parsed<>(ChatId::parse)))
      .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private Json() {}

  /** Writes what its {@code toString} says. */
  private static final class Written<V> extends JsonSerializer<V> {
    @Override
    public void serialize(V value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  /** Reads what {@link Written} wrote. */
  private static final class Parsed<V> extends JsonDeserializer<V> {
    private final Function<String, V> parse;

    Parsed(Function<String, V> parse) {
      this.parse = parse;
    }

    @Override
    public V deserialize(JsonParser in, DeserializationContext unused) throws IOException {
      return parse.apply(in.getText());
    }
  }

  static String write(Object record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written: " + record.getClass(), e);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a " + type.getSimpleName() + " is unreadable", e);
    }
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }
}
