package io.reunion.platform.feishu;

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
import io.reunion.chat.Finding.Kind;
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
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.KnownNames;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One Feishu or Lark app. */
public final class FeishuPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.AnswersPresses,
        Platform.NamesPeople,
        Platform.OpensDirectChats,
        Platform.ChecksItself,
        Platform.Pins {

  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ true,
      /* delete= */ true,
      /* buttons= */ true,
      /* reactions= */ false,
      /* ephemeral= */ false,
      /* push= */ true,
      /* directPush= */ true,
      /* threads= */ true,
      /* idempotentSend= */ Duration.ofHours(1),
      /* syncReply= */ Duration.ofSeconds(3),
      /* text= */ new TextLimit(20_000, LengthUnit.UTF8_BYTES),
      /* limits= */ List.of(
          new Limit(LimitScope.ACCOUNT, 900, Duration.ofMinutes(1), 30),
          new Limit(LimitScope.CHAT, 3, Duration.ofSeconds(1), 3)),
      /* redeliveryWindow= */ Duration.ofHours(8));

  /** The longest request, with its card in it, in bytes. */
  private static final int MAX_REQUEST = 30 * 1024;

  private final AccountId account;
  private final HeldAnswers answers;
  private final FeishuMethods methods;
  private final FeishuInbound inbound;
  private final KnownNames names;
  private final Clock clock;
  private volatile String bot = "";
  private volatile Instant askAgain = Instant.MIN;

  public FeishuPlatform(AccountId account, FeishuConfig config, Equipment equipment) {
    this.account = account;
    this.answers = equipment.answers();
    this.clock = equipment.clock();
    this.methods = new FeishuMethods(account, config, equipment);
    this.inbound = new FeishuInbound(account, config, equipment.answers());
    this.names = new KnownNames(this::askName, equipment.clock());
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** Asks for the bot's own open_id. */
  @Override
  public Future<Void> start() {
    return methods.botInfo().compose(answer -> {
      String id = Fields.text(answer.path("bot"), "open_id");
      if (id.isEmpty()) {
        return failed(Reason.REJECTED, "bot-info-without-open_id");
      }
      bot = id;
      return Future.succeededFuture();
    });
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request, bot);
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    return isTooLong(message)
        ? failed(Reason.REJECTED, "too-long")
        : knowItself().compose(done -> post(message));
  }

  /** What could not be had at the start is asked for again, once a minute at most. */
  private Future<Void> knowItself() {
    Instant now = clock.instant();
    if (!bot.isEmpty() || now.isBefore(askAgain)) {
      return Future.succeededFuture();
    }
    askAgain = now.plus(Duration.ofMinutes(1));
    return start().otherwiseEmpty();
  }

  /** Sends anew if only what was to be answered is gone. */
  private Future<Receipt> post(OutboundMessage message) {
    return message
        .replyTo()
        .map(answered -> reply(answered, message)
            .recover(failure -> failure instanceof SendFailedException refused
                    && FeishuFailures.isReplyRefused(refused)
                ? create(message)
                : Future.failedFuture(failure)))
        .orElseGet(() -> create(message));
  }

  private Future<Receipt> create(OutboundMessage message) {
    Buffer body = FeishuRequests.send(message);
    return body.length() > MAX_REQUEST
        ? failed(Reason.REJECTED, "too-long")
        : methods
            .send(FeishuRequests.receiveIdType(message.chat()), body)
            .map(FeishuPlatform::receipt);
  }

  private Future<Receipt> reply(MessageId answered, OutboundMessage message) {
    Buffer body = FeishuRequests.reply(message);
    return body.length() > MAX_REQUEST
        ? failed(Reason.REJECTED, "too-long")
        : methods.reply(answered.value(), body).map(FeishuPlatform::receipt);
  }

  private static Receipt receipt(JsonNode answer) {
    String id = Fields.text(answer.path("data"), "message_id");
    return id.isEmpty() ? Receipt.WITHOUT_ID : Receipt.of(id);
  }

  private static boolean isTooLong(OutboundMessage message) {
    return CAPABILITIES.text().measure(Markup.plain(message.text()))
        > CAPABILITIES.text().length();
  }

  /** Cards and plain texts are edited differently; what a message was is guessed from what it becomes. */
  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    if (isTooLong(replacement)) {
      return failed(Reason.REJECTED, "too-long");
    }
    boolean card = FeishuRequests.isCard(replacement);
    return edit(message, replacement, card)
        .recover(failure -> failure instanceof SendFailedException refused
                && refused.reason() == Reason.REJECTED
                && !refused.code().equals(FeishuFailures.NOT_EDITABLE)
                && replacement.buttons().isEmpty()
            ? edit(message, replacement, !card)
            : Future.failedFuture(failure));
  }

  private Future<Void> edit(MessageId message, OutboundMessage replacement, boolean card) {
    Future<JsonNode> edited = card
        ? methods.editCard(message.value(), FeishuRequests.editCard(replacement))
        : methods.editText(message.value(), FeishuRequests.editText(replacement));
    return edited
        .<Void>mapEmpty()
        .recover(failure -> Future.failedFuture(
            failure instanceof SendFailedException refused
                ? FeishuFailures.ofEdit(refused)
                : failure));
  }

  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    return methods
        .delete(message.value())
        .<Void>mapEmpty()
        .recover(failure ->
            failure instanceof SendFailedException refused && FeishuFailures.isReplyRefused(refused)
                ? Future.succeededFuture()
                : Future.failedFuture(failure));
  }

  /** The word is the response to the press, shown as a toast; once that is given there is no other such way. */
  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    String handle = FeishuInbound.handle(account, press.interaction());
    return answers.answer(handle, FeishuRequests.toast(notice)) || notice.isBlank()
        ? Future.succeededFuture()
        : failed(Reason.REJECTED, "answered-already");
  }

  @Override
  public Future<String> nameOf(UserId user) {
    return names.of(user);
  }

  private Future<String> askName(UserId user) {
    return methods
        .person(FeishuRequests.person(user))
        .map(answer -> Fields.words(answer.path("data").path("user"), "name"));
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    return user.platform().equals(account.platform())
        ? Future.succeededFuture(new ChatId(account, user.value()))
        : failed(Reason.GONE, "not-a-feishu-user");
  }

  /** Which address is registered is not told; what the app may not do shows when it tries. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.then(methods.botInfo(), told -> {
      List<Finding> found = List.of(
          Checks.works(Fields.words(told.path("bot"), "app_name")),
          Finding.of(Kind.WEBHOOK_UNTOLD));
      Finding forbidden = new Finding(Kind.PERMISSION_MISSING, "im:chat:readonly");
      return methods
          .chats()
          .map(listed -> found)
          .otherwise(refused -> Checks.and(found, forbidden));
    });
  }

  /** Succeeds also when it is pinned already, as Feishu does. */
  @Override
  public Future<Void> pin(ChatId chat, MessageId message) {
    return methods.pin(FeishuRequests.pin(message)).mapEmpty();
  }
}
