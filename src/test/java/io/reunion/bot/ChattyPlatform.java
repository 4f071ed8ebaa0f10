package io.reunion.bot;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.ChatId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what is said on it, one line each: where, for whom alone, what. */
final class ChattyPlatform implements Platform, Platform.AnswersPresses, Platform.OpensDirectChats {
  static final AccountId ACCOUNT = Updates.chat(1).account();

  final List<String> said = new ArrayList<>();
  final Map<String, SendFailedException> refusals = new HashMap<>();
  private final boolean ephemeral;

  ChattyPlatform(boolean ephemeral) {
    this.ephemeral = ephemeral;
  }

  static final int LONGEST = 400;

  /** From now on this place refuses: a chat's id, {@code notice}, or {@code open}. */
  void refuse(String place, SendFailedException.Reason reason) {
    refusals.put(place, SendFailedException.of(reason, "refused"));
  }

  private <T> Future<T> answer(String place, T value) {
    SendFailedException refusal = refusals.get(place);
    return refusal == null ? Future.succeededFuture(value) : Future.failedFuture(refusal);
  }

  @Override
  public AccountId account() {
    return ACCOUNT;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(
        true,
        true,
        true,
        false,
        ephemeral,
        true,
        true,
        false,
        Duration.ZERO,
        Duration.ZERO,
        new TextLimit(4_096, LengthUnit.UTF16),
        List.of(),
        Duration.ofHours(1));
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    throw new IllegalStateException("nothing comes in here");
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    if (message.text().length() > LONGEST) {
      return Future.failedFuture(
          SendFailedException.of(SendFailedException.Reason.REJECTED, "too-long"));
    }
    String place = message.chat().value();
    return answer(place, Receipt.of("m" + said.size()))
        .onSuccess(receipt -> said.add(place
            + message.onlyFor().map(user -> " for " + user.value()).orElse("")
            + ": " + message.text()));
  }

  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    return this.<Void>answer("notice", null).onSuccess(done -> said.add("notice: " + notice));
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    return answer("open", new ChatId(ACCOUNT, "d" + user.value()));
  }
}
