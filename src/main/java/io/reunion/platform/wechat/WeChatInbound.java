package io.reunion.platform.wechat;

import io.reunion.chat.AccountId;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.config.Secret;
import io.reunion.platform.Digests;
import io.reunion.platform.FlatXml;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.Readings;
import io.reunion.platform.SpentSignatures;
import io.reunion.platform.UnreadableException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The check of the address, and what people write. */
final class WeChatInbound {
  /** No answer, and no complaint to the person either. */
  static final Answer SUCCESS = Answer.text("success");

  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** WeChat waits 5 seconds; the rest is for the way there and back. */
  private static final Duration PATIENCE = Duration.ofMillis(4_200);

  private final AccountId account;
  private final Secret token;
  private final Optional<MessageCrypt> crypt;
  private final WeChatMessages messages;
  private final HeldAnswers answers;
  private final SpentSignatures spent;

  WeChatInbound(
      AccountId account,
      WeChatConfig config,
      Optional<MessageCrypt> crypt,
      HeldAnswers answers,
      SpentSignatures.Uses uses) {
    this.account = account;
    this.token = config.token();
    this.crypt = crypt;
    this.messages = new WeChatMessages(account);
    this.answers = answers;
    this.spent = new SpentSignatures(uses, Duration.ZERO, WINDOW);
  }

  WebhookResult receive(WebhookRequest request) {
    return Readings.of(() -> request.method().equals("GET") ? verify(request) : message(request));
  }

  private WebhookResult verify(WebhookRequest request) {
    String echo = only(request.query(), "echostr");
    return isSigned(request.query())
        ? unlessUsed(
            request,
            echo.getBytes(StandardCharsets.UTF_8),
            () -> new WebhookResult.Handshake(Answer.text(echo)))
        : new WebhookResult.Unauthorized("wrong signature");
  }

  /**
   * Without encryption a signature covers its moment and a nonce, and stands in the address and so in the logs of whatever is on
   * the way. It is good for what it came with first and for nothing else.
   */
  private WebhookResult unlessUsed(
      WebhookRequest request, byte[] what, Supplier<WebhookResult> then) {
    return crypt.isPresent()
        ? then.get()
        : spent.unlessUsed(
            only(request.query(), "signature"),
            what,
            request.receivedAt(),
            () -> Future.succeededFuture(then.get()));
  }

  private WebhookResult message(WebhookRequest request) {
    byte[] body = request.body().getBytes();
    Optional<byte[]> message =
        crypt.isPresent() ? opened(crypt.get(), request.query(), body) : plain(request, body);
    if (message.isEmpty()) {
      return new WebhookResult.Unauthorized("wrong signature");
    } else if (!isRecent(only(request.query(), "timestamp"), request.receivedAt())) {
      return new WebhookResult.Unauthorized("outside the window");
    }
    List<Update> updates = messages.read(FlatXml.read(message.get()), request.receivedAt());
    return unlessUsed(request, body, () -> new WebhookResult.Accepted(updates, answer(updates)));
  }

  private Optional<byte[]> plain(WebhookRequest request, byte[] body) {
    return isSigned(request.query()) ? Optional.of(body) : Optional.empty();
  }

  /** The signature is over the encrypted text, so that is taken out of its envelope first and nothing else is read. */
  private static Optional<byte[]> opened(MessageCrypt crypt, MultiMap query, byte[] body) {
    String encrypted = encrypted(body);
    String expected = crypt.signature(only(query, "timestamp"), only(query, "nonce"), encrypted);
    return !encrypted.isEmpty() && Digests.same(expected, only(query, "msg_signature"))
        ? Optional.of(crypt.decrypt(encrypted))
        : Optional.empty();
  }

  private static String encrypted(byte[] body) {
    try {
      Map<String, String> envelope = FlatXml.read(body);
      return envelope.getOrDefault("Encrypt", "");
    } catch (UnreadableException e) {
      return "";
    }
  }

  private boolean isSigned(MultiMap query) {
    String[] parts = {token.reveal(), only(query, "timestamp"), only(query, "nonce")};
    Arrays.sort(parts);
    byte[] sorted = String.join("", parts).getBytes(StandardCharsets.UTF_8);
    return Digests.same(Digests.hex(Digests.sha1(sorted)), only(query, "signature"));
  }

  private static boolean isRecent(String timestamp, Instant now) {
    return timestamp.matches("[0-9]{1,12}")
        && Math.abs(now.getEpochSecond() - Long.parseLong(timestamp)) <= WINDOW.toSeconds();
  }

  private static String only(MultiMap query, String name) {
    List<String> values = query.getAll(name);
    return values.size() == 1 ? values.get(0) : "";
  }

  /** Words and keys of the menu wait for the bot's word; everything else is answered at once. */
  private Future<Answer> answer(List<Update> updates) {
    return updates.size() == 1 && updates.get(0).origin().credit().isPresent()
        ? answers.hold(handle(account, updates.get(0).origin().dedupeKey()), PATIENCE, SUCCESS)
        : Future.succeededFuture(SUCCESS);
  }

  /** The name under which the response to a message is held. */
  static String handle(AccountId account, String key) {
    return account + ":" + key;
  }
}
