package io.reunion.announcement;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.Quota;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A platform that keeps what it is sent, and answers as it is told. */
class Receiver implements Platform, Platform.Edits, Platform.Deletes {
  final List<OutboundMessage> sent = new ArrayList<>();
  final List<Long> times = new ArrayList<>();
  final List<String> edits = new ArrayList<>();
  final List<String> deleted = new ArrayList<>();
  Function<OutboundMessage, Future<Receipt>> answer;
  private final AccountId account;
  private final List<Limit> limits;
  List<Quota> quotas = List.of();

  Receiver(String name, Limit... limits) {
    this.account = AccountId.of("fake", name);
    this.limits = List.of(limits);
    this.answer = message -> Future.succeededFuture(Receipt.of("m" + sent.size()));
  }

  /** One that tells what became of a send whose answer was lost. */
  static final class Finding extends Receiver implements Platform.FindsSent {
    final List<String> asked = new ArrayList<>();
    final List<String> known = new ArrayList<>();
    final Deque<SendFailedException> blind = new ArrayDeque<>();

    Finding(String name) {
      super(name);
    }

    @Override
    public Future<Optional<Receipt>> findSent(ChatId chat, String sendKey, Instant since) {
      asked.add(chat.value());
      if (!blind.isEmpty()) {
        return Future.failedFuture(blind.removeFirst());
      }
      return Future.succeededFuture(
          known.contains(sendKey) ? Optional.of(Receipt.of("found")) : Optional.empty());
    }
  }

  ChatId chat(int number) {
    return new ChatId(account, Integer.toString(number));
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        true,
        true,
        true,
        false,
        false,
        true,
        true,
        false,
        Duration.ZERO,
        Duration.ZERO,
        new TextLimit(200, LengthUnit.UTF8_BYTES),
        limits,
        quotas,
        Duration.ofHours(1));
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    throw new IllegalStateException("nothing comes in here");
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    sent.add(message);
    times.add(System.nanoTime());
    return answer.apply(message);
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    edits.add(message + ": " + replacement.text());
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    deleted.add(chat.value() + " " + message);
    return Future.succeededFuture();
  }
}
