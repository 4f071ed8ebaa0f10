package io.reunion.platform.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Digests;
import io.reunion.platform.Fields;
import io.reunion.platform.FlatXml;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.Readings;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The check of the address, and what the robot hears. */
final class WeComInbound {
  /** WeCom says nothing of a window; its retries are over within seconds. */
  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** WeCom waits 5 seconds; the rest is for the way there and back. */
  private static final Duration PATIENCE = Duration.ofMillis(4_200);

  private static final Future<Answer> NOTHING = Future.succeededFuture(Answer.EMPTY);
  /** What the bot has not said in time; it may yet say something. */
  private static final Answer LATE = new Answer("late", Buffer.buffer());

  private static final int MAX_DIGITS = 12;
  private static final int LONGEST_ECHO = 128;

  private final AccountId account;
  private final MessageCrypt crypt;
  private final WeComMessages messages;
  private final WeComAppMessages appMessages;
  private final HeldAnswers answers;
  private final WeComStreams streams;

  WeComInbound(
      AccountId account,
      WeComConfig config,
      MessageCrypt crypt,
      CallableHosts responseHosts,
      HeldAnswers answers,
      WeComStreams streams) {
    this.account = account;
    this.crypt = crypt;
    WeComPlaces places = new WeComPlaces(account, config.tenant());
    this.messages = new WeComMessages(places, config.botName(), responseHosts);
    this.appMessages = new WeComAppMessages(places);
    this.answers = answers;
    this.streams = streams;
  }

  WebhookResult receive(WebhookRequest request) {
    return Readings.of(() -> request.method().equals("GET") ? verify(request) : message(request));
  }

  private WebhookResult verify(WebhookRequest request) {
    // A plus sign that was not encoded has become a blank, which Base64 does not have.
    String echo = only(request.query(), "echostr").orElse("").replace(' ', '+');
    if (!isSigned(request.query(), echo)) {
      return new WebhookResult.Unauthorized("wrong signature");
    }
    byte[] plain = crypt.decrypt(echo);
    return isMessage(plain)
        ? new WebhookResult.Unauthorized("a message as the check of the address")
        : new WebhookResult.Handshake(
            new Answer("text/plain; charset=utf-8", Buffer.buffer(plain)));
  }

  /**
   * Both are encrypted and signed alike. What is to be echoed is digits; whoever has seen a message pass must not have it
   * opened by asking for it as the check.
   */
  private static boolean isMessage(byte[] plain) {
    return plain.length > LONGEST_ECHO || isXml(plain) || (plain.length > 0 && plain[0] == '{');
  }

  /** The signature is over the encrypted text, so that is taken out of its envelope first and nothing else is read. */
  private WebhookResult message(WebhookRequest request) {
    String encrypted = envelope(request.body().getBytes());
    if (encrypted.isEmpty() || !isSigned(request.query(), encrypted)) {
      return new WebhookResult.Unauthorized("wrong signature");
    } else if (!isRecent(request.query(), request.receivedAt())) {
      return new WebhookResult.Unauthorized("outside the window");
    }
    return read(crypt.decrypt(encrypted), request.receivedAt());
  }

  /** A robot's are JSON; an application's are XML, or JSON of the same names. */
  private WebhookResult read(byte[] message, Instant now) {
    if (isXml(message)) {
      return ofApp(FlatXml.read(message), now);
    }
    JsonNode json = StrictJson.object(message);
    if (WeComAppMessages.isFor(json)) {
      return ofApp(WeComAppMessages.fields(json), now);
    } else if (Fields.text(json, "msgtype").equals("stream")) {
      String id = Fields.requiredText(Fields.requiredObject(json, "stream"), "id");
      return new WebhookResult.Accepted(List.of(), streams.poll(id));
    }
    List<Update> updates = messages.read(json, now);
    return new WebhookResult.Accepted(
        updates, updates.size() == 1 ? answer(updates.get(0)) : NOTHING);
  }

  private WebhookResult ofApp(Map<String, String> fields, Instant now) {
    List<Update> updates = appMessages.read(fields, now);
    boolean message = updates.size() == 1 && updates.get(0) instanceof Update.MessageReceived;
    return new WebhookResult.Accepted(updates, message ? hold(updates.get(0)) : NOTHING);
  }

  private static boolean isXml(byte[] body) {
    return body.length > 0 && body[0] == '<';
  }

  private static String envelope(byte[] body) {
    try {
      return isXml(body)
          ? FlatXml.read(body).getOrDefault("Encrypt", "")
          : Fields.text(StrictJson.envelope(body), "encrypt");
    } catch (UnreadableException e) {
      return "";
    }
  }

  private boolean isSigned(MultiMap query, String encrypted) {
    String timestamp = only(query, "timestamp").orElse("");
    String nonce = only(query, "nonce").orElse("");
    String presented = only(query, "msg_signature").orElse("");
    return Digests.same(crypt.signature(timestamp, nonce, encrypted), presented);
  }

  private static boolean isRecent(MultiMap query, Instant now) {
    String timestamp = only(query, "timestamp").orElse("");
    boolean number = !timestamp.isEmpty()
        && timestamp.length() <= MAX_DIGITS
        && timestamp.chars().allMatch(c -> c >= '0' && c <= '9');
    return number
        && Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) <= WINDOW.toSeconds();
  }

  private static Optional<String> only(MultiMap query, String name) {
    List<String> values = query.getAll(name);
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  /**
   * A message waits for the bot's words, and where they are late it becomes a stream. A press waits too, and comes once. Everything
   * else is answered at once with nothing.
   */
  private Future<Answer> answer(Update update) {
    if (update instanceof Update.MessageReceived message) {
      String stream = WeComStreams.id(message.message().value());
      return answers
          .hold(handle(account, update), PATIENCE, LATE)
          .compose(
              words -> words.equals(LATE) ? streams.open(stream) : Future.succeededFuture(words));
    }
    return update instanceof Update.ButtonPressed ? hold(update) : NOTHING;
  }

  private Future<Answer> hold(Update update) {
    return answers.hold(handle(account, update), PATIENCE, Answer.EMPTY);
  }

  /** The name under which the response to a message or a press is held. */
  static String handle(AccountId account, Update update) {
    return update instanceof Update.MessageReceived message
        ? handle(account, message.message().value())
        : handle(account, update.origin().dedupeKey());
  }

  static String handle(AccountId account, String id) {
    return account + ":" + id;
  }
}
