package io.reunion.platform.telegram;

import static io.reunion.chat.SendFailedException.failed;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.ChatId;
import io.reunion.chat.Finding;
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
import io.reunion.platform.ApiClient;
import io.reunion.platform.Checks;
import io.reunion.platform.Fields;
import io.reunion.platform.StrictJson;
import io.reunion.platform.UnreadableException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Telegram bot. */
public final class TelegramPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.Pins,
        Platform.ShowsImages,
        Platform.AnswersPresses,
        Platform.Reacts,
        Platform.OpensDirectChats,
        Platform.ShowsCommandMenu,
        Platform.ChecksItself {

  private static final Logger LOG = LoggerFactory.getLogger(TelegramPlatform.class);

  /** Steady rates and bursts that together stay below the published limits in any window. */
  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ true,
      /* delete= */ true,
      /* buttons= */ true,
      /* reactions= */ true,
      /* ephemeral= */ false,
      /* push= */ true,
      /* directPush= */ false,
      /* threads= */ true,
      /* idempotentSend= */ Duration.ZERO,
      /* syncReply= */ Duration.ZERO,
      /* text= */ new TextLimit(4096, LengthUnit.UTF16),
      /* limits= */ List.of(
          new Limit(LimitScope.ACCOUNT, 28, Duration.ofSeconds(1), 3),
          new Limit(LimitScope.CHAT, 1, Duration.ofSeconds(1), 3),
          new Limit(LimitScope.GROUP, 18, Duration.ofMinutes(1), 3)),
      /* redeliveryWindow= */ Duration.ofHours(24));

  /** The longest text under a picture. */
  private static final int CAPTION = 1_024;

  private static final String SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token";

  private final AccountId account;
  private final TelegramConfig config;
  private final TelegramMethods methods;
  private final TelegramUpdates updates;
  private volatile TelegramBot bot;

  public TelegramPlatform(AccountId account, TelegramConfig config, ApiClient client, Clock clock) {
    this.account = account;
    this.config = config;
    this.methods = new TelegramMethods(config, client, clock);
    this.updates = new TelegramUpdates(account);
    this.bot = TelegramBot.of(config.token(), config.username());
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** Asks for the bot's own id and handle. */
  @Override
  public Future<Void> start() {
    return methods
        .call(TelegramMethods.GET_ME, TelegramRequests.NOTHING, Optional.empty())
        .compose(this::know);
  }

  private Future<Void> know(JsonNode answer) {
    Optional<JsonNode> self = Fields.object(answer, "result");
    OptionalLong id = self.map(user -> Fields.integer(user, "id")).orElse(OptionalLong.empty());
    if (id.isEmpty()) {
      return failed(Reason.REJECTED, "getMe-without-id");
    }
    bot = new TelegramBot(id.getAsLong(), Fields.text(self.get(), "username"));
    return Future.succeededFuture();
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    List<String> presented = request.headers().getAll(SECRET_HEADER);
    if (presented.size() != 1 || !config.secretToken().matches(presented.get(0))) {
      return new WebhookResult.Unauthorized(presented.isEmpty() ? "no secret" : "wrong secret");
    }
    try {
      JsonNode update = StrictJson.object(request.body().getBytes());
      return new WebhookResult.Accepted(read(update, request.receivedAt()));
    } catch (UnreadableException e) {
      return new WebhookResult.Malformed(e.where());
    }
  }

  /** What came whole and cannot be read is passed over: Telegram would repeat it for a day and hold back what comes after it. */
  private List<Update> read(JsonNode update, Instant now) {
    try {
      return updates.read(update, bot, now);
    } catch (UnreadableException e) {
      LOG.warn("{}: passed over an update: {}", account, e.where());
      return List.of();
    }
  }

  /** Sends again without the topic or the answered message if that is all that was refused. */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    TelegramHtml.Rendered text = TelegramHtml.render(message.text(), bot);
    if (text.visible() > CAPABILITIES.text().length()) {
      return failed(Reason.REJECTED, "too-long");
    } else if (message.onlyFor().isPresent() && isGroup(message.chat())) {
      return failed(Reason.REJECTED, "not-private");
    }
    return post(message, text)
        .recover(failure -> resendable(failure, message)
            .map(rest -> post(rest, text))
            .orElseGet(() -> Future.failedFuture(failure)));
  }

  /** What is to be said is said also where Telegram cannot fetch the picture. */
  private Future<Receipt> post(OutboundMessage message, TelegramHtml.Rendered text) {
    return message.image().isPresent() && text.visible() <= CAPTION
        ? post(
                TelegramMethods.SEND_PHOTO,
                TelegramRequests.sendPhoto(message, text.html()),
                message)
            .recover(failure -> isCode(failure, TelegramFailures.NO_PICTURE)
                ? post(message.withImage(Optional.empty()), text)
                : Future.failedFuture(failure))
        : post(
            TelegramMethods.SEND_MESSAGE,
            TelegramRequests.sendMessage(message, text.html()),
            message);
  }

  private Future<Receipt> post(String method, Buffer body, OutboundMessage message) {
    return methods.call(method, body, Optional.of(message.chat())).map(TelegramPlatform::receipt);
  }

  private static Receipt receipt(JsonNode answer) {
    OptionalLong id = Fields.integer(answer.path("result"), "message_id");
    return id.isPresent() ? Receipt.of(Long.toString(id.getAsLong())) : Receipt.WITHOUT_ID;
  }

  private static Optional<OutboundMessage> resendable(Throwable failure, OutboundMessage message) {
    boolean thread =
        isCode(failure, TelegramFailures.NO_THREAD) && message.thread().isPresent();
    boolean reply =
        isCode(failure, TelegramFailures.NO_REPLIED) && message.replyTo().isPresent();
    if (!thread && !reply) {
      return Optional.empty();
    }
    return Optional.of(new OutboundMessage(
        message.chat(),
        message.text(),
        message.buttons(),
        reply ? Optional.empty() : message.replyTo(),
        thread ? Optional.empty() : message.thread(),
        message.onlyFor(),
        message.sendKey(),
        message.image()));
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    TelegramHtml.Rendered text = TelegramHtml.render(replacement.text(), bot);
    if (text.visible() > CAPABILITIES.text().length()) {
      return failed(Reason.REJECTED, "too-long");
    }
    return methods
        .call(
            TelegramMethods.EDIT_MESSAGE_TEXT,
            TelegramRequests.editMessageText(message, replacement, text.html()),
            Optional.of(replacement.chat()))
        .<Void>mapEmpty()
        .recover(failure -> isCode(failure, TelegramFailures.NO_TEXT) && text.visible() <= CAPTION
            ? caption(message, replacement, text)
            : Future.failedFuture(failure))
        .recover(failure -> unless(TelegramFailures.NOT_MODIFIED, failure));
  }

  /** What is under a picture is changed by a method of its own. */
  private Future<Void> caption(
      MessageId message, OutboundMessage replacement, TelegramHtml.Rendered text) {
    return methods
        .call(
            TelegramMethods.EDIT_MESSAGE_CAPTION,
            TelegramRequests.editMessageCaption(message, replacement, text.html()),
            Optional.of(replacement.chat()))
        .mapEmpty();
  }

  /** Silently: the message itself has made its sound. */
  @Override
  public Future<Void> pin(ChatId chat, MessageId message) {
    return methods
        .call(
            TelegramMethods.PIN_CHAT_MESSAGE,
            TelegramRequests.pinChatMessage(chat, message),
            Optional.of(chat))
        .mapEmpty();
  }

  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    return methods
        .call(
            TelegramMethods.DELETE_MESSAGE,
            TelegramRequests.deleteMessage(chat, message),
            Optional.of(chat))
        .<Void>mapEmpty()
        .recover(failure -> unless(TelegramFailures.ALREADY_DELETED, failure));
  }

  /** Succeeds also for a press that is too old to be answered: nobody waits any more. */
  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    if (press.interaction().isEmpty()) {
      return Future.succeededFuture();
    }
    return methods
        .call(
            TelegramMethods.ANSWER_CALLBACK_QUERY,
            TelegramRequests.answerCallbackQuery(press.interaction(), notice),
            Optional.empty())
        .<Void>mapEmpty()
        .recover(failure -> unless(TelegramFailures.PRESS_TOO_OLD, failure));
  }

  /** Telegram allows a bot only its own set of about seventy emoji. */
  @Override
  public Future<Void> react(ChatId chat, MessageId message, String emoji) {
    return methods
        .call(
            TelegramMethods.SET_MESSAGE_REACTION,
            TelegramRequests.setMessageReaction(chat, message, emoji),
            Optional.of(chat))
        .mapEmpty();
  }

  @Override
  public Future<Void> showCommandMenu(String language, List<Entry> entries) {
    return methods
        .call(
            TelegramMethods.SET_MY_COMMANDS,
            TelegramRequests.setMyCommands(language, entries),
            Optional.empty())
        .mapEmpty();
  }

  /** The direct chat has the person's id. Whether they have opened it shows when something is sent. */
  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    return user.platform().equals(account.platform())
        ? Future.succeededFuture(new ChatId(account, user.value()))
        : failed(Reason.GONE, "not-a-telegram-user");
  }

  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.then(
        methods.call(TelegramMethods.GET_ME, TelegramRequests.NOTHING, Optional.empty()),
        self -> Checks.of(
            methods.call(
                TelegramMethods.GET_WEBHOOK_INFO, TelegramRequests.NOTHING, Optional.empty()),
            told -> TelegramChecks.findings(self.path("result"), told.path("result"), webhook)));
  }

  private static boolean isGroup(ChatId chat) {
    return chat.value().startsWith("-");
  }

  private static boolean isCode(Throwable failure, String code) {
    return failure instanceof SendFailedException refused && refused.code().equals(code);
  }

  private static Future<Void> unless(String benign, Throwable failure) {
    return isCode(failure, benign) ? Future.succeededFuture() : Future.failedFuture(failure);
  }
}
