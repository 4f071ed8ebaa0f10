package io.reunion.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.reunion.language.Intent;
import io.reunion.language.Interpreter;
import io.reunion.language.Listening;
import io.reunion.language.Reason;
import io.reunion.language.Understanding;
import io.reunion.language.UnderstandingJson;
import io.reunion.language.Utterance;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /understand}: what the bot would understand of a message or of a whole chat, and why; nothing is done with it. */
final class UnderstandApi implements AdminApi.Part {
  private static final int LONGEST = 16_000;

  /** As long as a text in a request may be. */
  private static final int LONGEST_CHAT = 64 * 1024;

  private static final int MOST_MESSAGES = 2_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Interpreter interpreter;
  private final Clock clock;
  private final ZoneId home;

  UnderstandApi(Interpreter interpreter, Clock clock, ZoneId home) {
    this.interpreter = interpreter;
    this.clock = clock;
    this.home = home;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.organisers(HttpMethod.POST, "/understand", this::understand);
    operations.organisers(HttpMethod.POST, "/understand/chat", this::replay);
  }

  /** How the bot would read a whole chat, message by message. */
  private record Replay(List<String> messages, String name, Language language, ZonedDateTime now) {
    Utterance utterance(String text) {
      Optional<String> command = command(text);
      if (command.isPresent()) {
        return new Utterance(command.get(), Listening.ADDRESSED, language, now);
      }
      String called = "@" + name;
      boolean addressed = !name.isEmpty() && text.contains(called);
      return new Utterance(
          addressed ? text.replace(called, "").strip() : text,
          addressed ? Listening.ADDRESSED : Listening.AMBIENT,
          language,
          now);
    }

    /** A line with a stroke before it is heard in a group, unless it names another bot: {@code /rsvp@other gala yes}. */
    private Optional<String> command(String text) {
      if (!text.startsWith("/") || text.length() == 1) {
        return Optional.empty();
      }
      String[] words = text.substring(1).split("\\s+", 2);
      String[] head = words[0].split("@", 2);
      return head.length > 1 && !head[1].equals(name)
          ? Optional.empty()
          : Optional.of(
              String.join(" ", head[0], words.length > 1 ? words[1] : "").strip());
    }
  }

  private Future<Void> replay(Exchange exchange) {
    Replay replay = readReplay(exchange.body());
    return exchange.routing().vertx().executeBlocking(() -> heard(replay)).map(body -> {
      exchange.json(200, body);
      return null;
    });
  }

  private Replay readReplay(Body body) {
    body.refuseNull("text", "locale", "zone", "name");
    List<String> messages =
        ExportedChat.messages(body.required("text", body.raw("text", LONGEST_CHAT)));
    if (messages.size() > MOST_MESSAGES) {
      body.reject("text", "expected at most " + MOST_MESSAGES + " messages");
    }
    String name =
        body.text("name", 100).map(word -> word.replaceFirst("^@", "")).orElse("");
    Language language =
        body.parsed("locale", "zh or en", UnderstandApi::language).orElse(Language.ZH);
    ZoneId zone = body.parsed("zone", "a zone as in Asia/Shanghai", ZoneId::of).orElse(home);
    body.done();
    return new Replay(messages, name, language, clock.instant().atZone(zone));
  }

  /** Only what the bot would act on; of all else it is enough to know how much there was. */
  private ObjectNode heard(Replay replay) {
    ObjectNode body = Exchange.object();
    body.put("messages", replay.messages().size());
    ArrayNode items = body.putArray("items");
    for (int i = 0; i < replay.messages().size(); i++) {
      Utterance utterance = replay.utterance(replay.messages().get(i));
      Understanding understood = interpreter.read(utterance);
      if (understood.intent() != Intent.NONE) {
        items
            .addObject()
            .put("number", i + 1)
            .put("text", replay.messages().get(i))
            .put("context", utterance.heard().key())
            .put("intent", understood.intent().name())
            .put(
                "why",
                understood.main().why().stream().map(Reason::toString).collect(joining("; ")));
      }
    }
    return body;
  }

  private Future<Void> understand(Exchange exchange) {
    Utterance utterance = read(exchange.body());
    return exchange
        .routing()
        .vertx()
        .executeBlocking(() -> understood(utterance))
        .map(body -> {
          exchange.json(200, body);
          return null;
        });
  }

  private Utterance read(Body body) {
    body.refuseNull("text", "context", "locale", "zone", "now");
    String text = body.required("text", body.raw("text", LONGEST));
    Listening heard = body.parsed(
            "context",
            "ambient, addressed, card, direct, question or dialogue",
            word -> Listening.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Listening.DIRECT);
    Language language =
        body.parsed("locale", "zh or en", UnderstandApi::language).orElse(Language.ZH);
    ZoneId zone = body.parsed("zone", "a zone as in Asia/Shanghai", ZoneId::of).orElse(home);
    Instant now = body.moment("now", zone).orElseGet(clock::instant);
    body.done();
    return new Utterance(text, heard, language, now.atZone(zone));
  }

  private static Language language(String tag) {
    return Language.ofTag(tag).orElseThrow(() -> new IllegalArgumentException(tag));
  }

  private ObjectNode understood(Utterance utterance) {
    try (TokenBuffer out = new TokenBuffer(JSON, false)) {
      UnderstandingJson.write(out, interpreter.read(utterance), utterance);
      return JSON.readTree(out.asParser());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
