package io.reunion.platform.dingtalk;

import io.reunion.chat.AccountId;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.Readings;
import io.reunion.platform.SpentSignatures;
import io.reunion.platform.StrictJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One address takes all three: what the robot hears, presses of cards, and subscribed events. */
final class DingTalkInbound {
  /** What is said to a message whose answer comes another way. */
  private static final Answer LATER = Answer.json("{\"msgtype\":\"empty\"}");

  private static final Answer UNCHANGED = Answer.json("{}");

  /** DingTalk waits 2 seconds; the rest is for the way there and back. */
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final AccountId account;
  private final DingTalkSignature signature;
  private final DingTalkMessages messages;
  private final DingTalkPresses presses;
  private final Optional<DingTalkEvents> events;
  private final HeldAnswers answers;
  private final SpentSignatures spent;
  private final DingTalkQuotes quotes;

  DingTalkInbound(
      AccountId account,
      DingTalkConfig config,
      CallableHosts sessionHosts,
      HeldAnswers answers,
      SpentSignatures spent,
      DingTalkQuotes quotes) {
    DingTalkPlaces places = new DingTalkPlaces(account, config.tenant());
    this.account = account;
    this.signature = new DingTalkSignature(config);
    this.messages = new DingTalkMessages(places, sessionHosts);
    this.presses = new DingTalkPresses(places);
    this.events = config.events().map(page -> new DingTalkEvents(page, config.clientId(), places));
    this.answers = answers;
    this.spent = spent;
    this.quotes = quotes;
  }

  WebhookResult receive(WebhookRequest request) {
    return Readings.of(() -> opened(request));
  }

  private WebhookResult opened(WebhookRequest request) {
    if (request.headers().contains(DingTalkSignature.CARD)) {
      return signature
          .faultOfPress(request)
          .<WebhookResult>map(WebhookResult.Unauthorized::new)
          .orElseGet(() -> press(request));
    } else if (events.isPresent() && DingTalkEvents.isFor(request)) {
      return events.get().receive(request);
    }
    return signature
        .faultOfMessage(request)
        .<WebhookResult>map(WebhookResult.Unauthorized::new)
        .orElseGet(() -> message(request));
  }

  private WebhookResult message(WebhookRequest request) {
    byte[] body = request.body().getBytes();
    List<Update> updates = messages.read(StrictJson.object(body), request.receivedAt());
    String signed = DingTalkSignature.only(request.headers(), DingTalkSignature.ROBOT);
    byte[] what = updates.isEmpty() ? body : DingTalkMessages.essence(updates.get(0));
    return spent.unlessUsed(
        signed,
        what,
        request.receivedAt(),
        () -> quotes
            .resolved(updates)
            .<WebhookResult>map(resolved -> new WebhookResult.Accepted(resolved, LATER)));
  }

  private WebhookResult press(WebhookRequest request) {
    byte[] body = request.body().getBytes();
    String timestamp = DingTalkSignature.only(request.headers(), "x-ddpaas-signature-timestamp");
    List<Update> updates = presses.read(StrictJson.object(body), timestamp, request.receivedAt());
    String signed = DingTalkSignature.only(request.headers(), DingTalkSignature.CARD);
    return spent.unlessUsed(
        signed,
        body,
        request.receivedAt(),
        () -> Future.succeededFuture(new WebhookResult.Accepted(updates, answer(updates))));
  }

  private Future<Answer> answer(List<Update> presses) {
    return presses.isEmpty()
        ? Future.succeededFuture(UNCHANGED)
        : answers.hold(
            handle(account, ((Update.ButtonPressed) presses.get(0)).interaction()),
            PATIENCE,
            UNCHANGED);
  }

  /** The name under which the response to a press is held. */
  static String handle(AccountId account, String interaction) {
    return account + ":" + interaction;
  }
}
