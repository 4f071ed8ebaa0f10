package io.reunion.platform.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.Platform;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.UnreadableException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the homeserver's token, then reads what it sends: transactions, a ping, questions about users and aliases. */
final class MatrixInbound implements Platform.ServesPaths, Platform.TakesLongBodies {
  static final Logger LOG = LoggerFactory.getLogger(MatrixInbound.class);

  /**
   * A hundred events of 64 KiB and as many that pass: a transaction that is refused for its length is repeated for ever, and all
   * that is said later waits behind it.
   */
  private static final int LONGEST = 8 << 20;

  private static final String TYPE = "application/json";
  private static final String BEARER = "Bearer ";
  private static final Pattern PATHS =
      Pattern.compile("(/_matrix/app/v1)?/((transactions|users|rooms)/[^/]+|ping)");
  private static final Answer DONE = Answer.json("{}");
  private static final Answer FORBIDDEN = error(403, "M_FORBIDDEN");
  private static final Answer NO_TOKEN = error(401, "M_MISSING_TOKEN");
  private static final Answer NOT_OURS = error(404, "M_NOT_FOUND");

  private final MatrixConfig config;
  private final MatrixEvents events;

  MatrixInbound(MatrixConfig config, MatrixEvents events) {
    this.config = config;
    this.events = events;
  }

  private static Answer error(int status, String code) {
    return new Answer(status, TYPE, Buffer.buffer("{\"errcode\":\"" + code + "\"}"));
  }

  @Override
  public boolean serves(String path) {
    return PATHS.matcher(path).matches();
  }

  /** Only of the homeserver. */
  @Override
  public int longestBody(MultiMap headers, MultiMap query) {
    return presented(headers, query).filter(config.hsToken()::matches).isPresent() ? LONGEST : 0;
  }

  WebhookResult receive(WebhookRequest request) {
    Optional<String> presented = presented(request.headers(), request.query());
    if (presented.isEmpty()) {
      return new WebhookResult.Unauthorized("no token", NO_TOKEN);
    } else if (!config.hsToken().matches(presented.get())) {
      return new WebhookResult.Unauthorized("wrong token", FORBIDDEN);
    } else if (request.path().endsWith("/ping")) {
      return new WebhookResult.Handshake(DONE);
    } else if (!request.path().isEmpty() && !request.path().contains("/transactions/")) {
      return new WebhookResult.Handshake(NOT_OURS);
    }
    try {
      return new WebhookResult.Accepted(
          read(MatrixTransaction.events(request.body().getBytes()), request.receivedAt()), DONE);
    } catch (UnreadableException e) {
      return new WebhookResult.Malformed(e.where());
    }
  }

  private static Optional<String> presented(MultiMap headers, MultiMap query) {
    List<String> given = headers.getAll("Authorization");
    List<String> legacy = query.getAll("access_token");
    if (given.size() == 1 && given.get(0).startsWith(BEARER)) {
      return Optional.of(given.get(0).substring(BEARER.length()));
    }
    return given.isEmpty() && legacy.size() == 1 ? Optional.of(legacy.get(0)) : Optional.empty();
  }

  private List<Update> read(List<JsonNode> transaction, Instant now) {
    List<Update> updates = new ArrayList<>();
    for (JsonNode event : transaction) {
      try {
        events.read(event, now).ifPresent(updates::add);
      } catch (UnreadableException e) {
        LOG.warn("passed over an event: {}", e.where());
      } catch (IllegalArgumentException e) {
        LOG.warn("passed over an event: an id (expected: no blanks, braces or controls)");
      }
    }
    return List.copyOf(updates);
  }
}
