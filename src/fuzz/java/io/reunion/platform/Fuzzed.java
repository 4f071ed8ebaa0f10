package io.reunion.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the targets share: how long each runs, and where it starts. */
public final class Fuzzed {
  /** For one target. */
  public static final String TIME = "10m";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Fuzzed() {}

  /** As an adapter does once it knows that the request is authentic. */
  public static WebhookResult read(byte[] body, Function<JsonNode, List<Update>> reader) {
    return told(() -> reader.apply(StrictJson.object(body)));
  }

  /** The same with XML. */
  public static WebhookResult readXml(
      byte[] body, Function<Map<String, String>, List<Update>> reader) {
    return told(() -> reader.apply(FlatXml.read(body)));
  }

  private static WebhookResult told(Supplier<List<Update>> reading) {
    try {
      return new WebhookResult.Accepted(reading.get());
    } catch (UnreadableException e) {
      return new WebhookResult.Malformed(e.where());
    } catch (IllegalArgumentException e) {
      return new WebhookResult.Malformed("an id (expected: no blanks, braces or controls)");
    }
  }

  /** Lets {@code target} begin with the recorded payloads that lie beside it. */
  public static void beginsWithWhatIsRecorded(Class<?> target) {
    List<byte[]> seeds = new ArrayList<>();
    for (byte[] file : Mutations.beside(target)) {
      seeds.add(file);
      try {
        for (JsonNode each : JSON.readTree(file)) {
          if (each.isObject()) {
            seeds.add(JSON.writeValueAsBytes(each));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    begins(target, "bodies", seeds);
  }

  /** Lets the method begin with {@code seeds}, while something is fuzzed at all. */
  public static void begins(Class<?> target, String method, List<byte[]> seeds) {
    if (System.getenv("JAZZER_FUZZ") == null) {
      return;
    }
    Path corpus = Path.of(".cifuzz-corpus", target.getName(), method);
    try {
      Files.createDirectories(corpus);
      for (int i = 0; i < seeds.size(); i++) {
        Files.write(corpus.resolve("recorded-" + i), seeds.get(i));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
