package io.reunion.delivery;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Keeps what it is sent, and answers as it is told; with a receipt when it is told nothing. */
final class FakePlatform implements Platform, Platform.Edits {
  static final AccountId ACCOUNT = AccountId.of("fake", "main");

  final List<OutboundMessage> sent = new ArrayList<>();
  final List<String> edits = new ArrayList<>();
  final Deque<Future<Receipt>> answers = new ArrayDeque<>();
  final Deque<Future<Void>> editAnswers = new ArrayDeque<>();
  private final List<Limit> limits;

  FakePlatform(Limit... limits) {
    this.limits = List.of(limits);
  }

  static Capabilities capabilities(List<Limit> limits) {
    return new Capabilities(
        true,
        false,
        true,
        false,
        false,
        true,
        true,
        false,
        Duration.ZERO,
        Duration.ZERO,
        new TextLimit(4_096, LengthUnit.UTF16),
        limits,
        Duration.ofHours(1));
  }

  @Override
  public AccountId account() {
    return ACCOUNT;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities(limits);
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    throw new IllegalStateException("nothing comes in here");
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    sent.add(message);
    Future<Receipt> answer = answers.poll();
    return answer == null ? Future.succeededFuture(Receipt.of("m" + sent.size())) : answer;
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    edits.add(message + ": " + replacement.text());
    Future<Void> answer = editAnswers.poll();
    return answer == null ? Future.succeededFuture() : answer;
  }
}
