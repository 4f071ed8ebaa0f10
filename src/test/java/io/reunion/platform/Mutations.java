package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.reunion.chat.Update;
import io.reunion.chat.UpdateJson;
import io.reunion.chat.WebhookResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Recorded payloads, changed at random: a value becomes another one, a name goes, a byte is another. Whatever an adapter
 * is sent with a good signature it must answer, quickly, and what it accepts must survive the journal.
 *
 * <p>Another seed by {@code -Dmutations.seed=N}, more of them by {@code -Dmutations.tries=N}.
 */
public final class Mutations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = Long.getLong("mutations.seed", 20261121);
  private static final int TRIES = Integer.getInteger("mutations.tries", 400);
  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final List<String> VALUES = List.of(
      "null",
      "true",
      "0",
      "-1",
      "1e400",
      "99999999999999999999",
      "1.5",
      "-9223372036854775808",
      "\"\"",
      "\" \"",
      "\"\\u0000\"",
      "\"\\ud83d\"",
      "\"\\u202e\\u2066@everyone\"",
      "\"\\r\\nX: y\"",
      "\"../../x?y=z#\"",
      "\"}{\"",
      "\"-9\"",
      "\"2026-13-99T99:99:99Z\"",
      "\"<at user_id=\\\"all\\\">\"",
      "[]",
      "{}",
      "[[]]",
      "[null]",
      "{\"a\":{\"b\":[1]}}",
      "\"" + "x".repeat(5_000) + "\"");

  private Mutations() {}

  /** The files that end in {@code .json} beside {@code owner}. */
  public static List<byte[]> beside(Class<?> owner) {
    Path folder = Path.of("src/test/resources", owner.getPackageName().replace('.', '/'));
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> all = new ArrayList<>();
      for (Path file :
          files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        all.add(Files.readAllBytes(file));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @param receive gives an adapter a body with a good signature */
  public static void survives(List<byte[]> payloads, Function<byte[], WebhookResult> receive) {
    assertThat(payloads).isNotEmpty();
    Random random = new Random(SEED);
    int accepted = 0;
    for (int i = 0; i < TRIES; i++) {
      byte[] body = changed(payloads.get(random.nextInt(payloads.size())), random);
      accepted += answered(body, receive) ? 1 : 0;
    }
    assertThat(accepted).as("payloads that are still understood, seed %s", SEED).isPositive();
  }

  private static boolean answered(byte[] body, Function<byte[], WebhookResult> receive) {
    long started = System.nanoTime();
    boolean accepted = answers(body, receive);
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .as(new String(body, StandardCharsets.UTF_8))
        .isLessThan(SLOW);
    return accepted;
  }

  /**
   * Fails unless {@code body} is answered, and what is accepted survives the journal.
   *
   * @return whether it is accepted
   */
  @CanIgnoreReturnValue
  public static boolean answers(byte[] body, Function<byte[], WebhookResult> receive) {
    String shown = new String(body, StandardCharsets.UTF_8);
    WebhookResult result;
    try {
      result = Webhooks.told(receive.apply(body));
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("seed " + SEED + ": thrown for " + shown, e);
    }
    assertThat(result).as(shown).isNotNull();
    if (!(result instanceof WebhookResult.Accepted accepted)) {
      return false;
    }
    for (Update update : accepted.updates()) {
      assertThat(UpdateJson.read(UpdateJson.write(update))).as(shown).isEqualTo(update);
    }
    return true;
  }

  private static byte[] changed(byte[] payload, Random random) {
    if (random.nextInt(5) == 0) {
      return bytes(payload, random);
    }
    try {
      JsonNode tree = JSON.readTree(payload);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        edit(tree, random);
      }
      return JSON.writeValueAsBytes(tree);
    } catch (IOException e) {
      return bytes(payload, random);
    }
  }

  private static byte[] bytes(byte[] payload, Random random) {
    byte[] changed = payload.clone();
    for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  private static void edit(JsonNode tree, Random random) throws IOException {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    if (containers.isEmpty()) {
      return;
    }
    JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
    JsonNode place = containers.get(random.nextInt(containers.size()));
    if (place instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(random.nextInt(names.size()));
      if (random.nextInt(4) == 0) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    } else if (place instanceof ArrayNode array) {
      array.set(random.nextInt(array.size()), value);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode() && !node.isEmpty()) {
      containers.add(node);
    }
    node.forEach(child -> collect(child, containers));
  }
}
