package io.reunion.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.reunion.language.Interpreter;
import io.reunion.language.Listening;
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
import java.util.Locale;

/** {@code /understand}: what the bot would understand, and why; nothing is done with it. */
final class UnderstandApi implements AdminApi.Part {
  private static final int LONGEST = 16_000;
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
    String text = body.required("text", LONGEST);
    Listening heard = body.parsed(
            "context",
            "ambient, addressed, card, direct, question or dialogue",
            word -> Listening.valueOf(word.toUpperCase(Locale.ROOT)))
        .orElse(Listening.DIRECT);
    Language language = body.parsed("locale", "zh or en", UnderstandApi::language)
        .orElse(Language.ZH);
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
