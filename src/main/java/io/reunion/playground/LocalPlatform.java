package io.reunion.playground;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The room as a platform: updates come signed through the webhook, what the bot says goes into the room. */
final class LocalPlatform
    implements Platform,
        Platform.Edits,
        Platform.Deletes,
        Platform.AnswersPresses,
        Platform.OpensDirectChats {
  static final AccountId ACCOUNT = AccountId.of("local", "playground");

  /** UTF-16 units, the same in both directions. */
  static final int TEXT_LIMIT = 4_000;

  /** How many sends are known again by their key; at the limits below these last for more than {@link #KNOWN_FOR}. */
  private static final int KNOWN_SENDS = 50_000;

  private static final Duration KNOWN_FOR = Duration.ofMinutes(15);

  private static final Capabilities CAPABILITIES = new Capabilities(
      true,
      true,
      true,
      false,
      true,
      true,
      true,
      false,
      KNOWN_FOR,
      Duration.ZERO,
      new TextLimit(TEXT_LIMIT, LengthUnit.UTF16),
      List.of(new Limit(LimitScope.ACCOUNT, 50, Duration.ofSeconds(1), 50)),
      Duration.ofMinutes(1));

  private final Room room;
  private final SigningKey key;
  private final LocalProtocol protocol;
  private final Map<String, String> sent = new LinkedHashMap<>() {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
      return size() > KNOWN_SENDS;
    }
  };

  LocalPlatform(Room room, SigningKey key) {
    this.room = room;
    this.key = key;
    this.protocol = new LocalProtocol(new Mentions(room.scene().bot()));
  }

  @Override
  public AccountId account() {
    return ACCOUNT;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    String signature = request.headers().get(SigningKey.HEADER);
    if (signature == null) {
      return new WebhookResult.Unauthorized("no " + SigningKey.HEADER);
    }
    if (!key.signed(request.body(), signature)) {
      return new WebhookResult.Unauthorized("wrong " + SigningKey.HEADER);
    }
    try {
      return new WebhookResult.Accepted(List.of(protocol.read(request.body())));
    } catch (LocalProtocol.UnreadableException e) {
      return new WebhookResult.Malformed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    String once = message.chat() + " " + message.sendKey();
    String known = sent.get(once);
    if (known != null) {
      return Future.succeededFuture(Receipt.of(known));
    }
    return chatOf(message).map(chat -> {
      RoomMessage said = room.add(chat, Optional.empty(), body(message));
      sent.put(once, said.id());
      return Receipt.of(said.id());
    });
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    return chatOf(replacement)
        .compose(
            chat -> room.edit(chat.id(), message.value(), replacement.text(), replacement.buttons())
                ? Future.succeededFuture()
                : failed(Reason.REJECTED, "not-editable"));
  }

  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    room.remove(chat.value(), message.value());
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    room.notice(
        press.chat().value(),
        press.sender().user().value(),
        press.interaction(),
        Markup.plain(notice));
    return Future.succeededFuture();
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    return room.scene()
        .persona(user.value())
        .filter(persona -> user.platform().equals(ACCOUNT.platform()))
        .map(
            persona -> Future.succeededFuture(new ChatId(ACCOUNT, RoomChat.directId(persona.id()))))
        .orElseGet(() -> failed(Reason.GONE, "unknown-user"));
  }

  private Future<RoomChat> chatOf(OutboundMessage message) {
    Optional<RoomChat> chat = room.chat(message.chat().value())
        .filter(found -> message.chat().account().equals(ACCOUNT));
    int length = CAPABILITIES.text().measure(Markup.plain(message.text()));
    if (chat.isEmpty()) {
      return failed(Reason.GONE, "unknown-chat");
    }
    if (length == 0 || length > TEXT_LIMIT) {
      return failed(Reason.REJECTED, length == 0 ? "empty-text" : "text-too-long");
    }
    boolean reaches =
        message.onlyFor().map(UserId::value).map(chat.get().members()::contains).orElse(true);
    return reaches ? Future.succeededFuture(chat.get()) : failed(Reason.REJECTED, "not-a-member");
  }

  private static RoomMessage.Body body(OutboundMessage message) {
    return new RoomMessage.Body(
        message.text(),
        message.buttons(),
        message.replyTo().map(MessageId::value),
        message.onlyFor().map(UserId::value));
  }

  private static <T> Future<T> failed(Reason reason, String code) {
    return Future.failedFuture(SendFailedException.of(reason, code));
  }
}
