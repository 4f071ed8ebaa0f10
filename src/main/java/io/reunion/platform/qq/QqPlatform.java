package io.reunion.platform.qq;

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
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** One QQ bot. */
public final class QqPlatform
    implements Platform,
        Platform.Starts,
        Platform.Deletes,
        Platform.AnswersPresses,
        Platform.SpendsCredits,
        Platform.ChecksItself {

  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ false,
      /* delete= */ true,
      /* buttons= */ false,
      /* reactions= */ false,
      /* ephemeral= */ false,
      /* push= */ false,
      /* directPush= */ false,
      /* threads= */ false,
      /* idempotentSend= */ Duration.ZERO,
      /* syncReply= */ Duration.ZERO,
      /* text= */ new TextLimit(2_000, LengthUnit.CODE_POINTS),
      /* limits= */ List.of(
          new Limit(LimitScope.ACCOUNT, 25, Duration.ofMinutes(1), 5),
          new Limit(LimitScope.GROUP, 15, Duration.ofMinutes(1), 5),
          new Limit(LimitScope.GROUP, 900, Duration.ofDays(1), 100)),
      /* redeliveryWindow= */ Duration.ofHours(1));

  private static final Set<String> CREDITS = Set.of(QqEvents.BY_MESSAGE, QqEvents.BY_EVENT);

  private final AccountId account;
  private final Equipment equipment;
  private final QqInbound inbound;
  private final QqMethods methods;

  public QqPlatform(AccountId account, QqConfig config, Equipment equipment) {
    this.account = account;
    this.equipment = equipment;
    this.inbound = new QqInbound(account, config);
    this.methods = new QqMethods(account, config, equipment);
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** Asks who the bot is, which shows whether the credentials work. */
  @Override
  public Future<Void> start() {
    return methods.self().mapEmpty();
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  /** Without being asked, which QQ allows some bots, and in some groups. */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    return post(message, QqRequests.push(message));
  }

  /** Where answering is the rule and all else the exception. */
  @Override
  public boolean creditsFirst() {
    return true;
  }

  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    boolean valid = CREDITS.contains(credit.kind())
        && credit.expiresAt().isAfter(equipment.clock().instant());
    return valid
        ? post(message, QqRequests.reply(credit, message))
        : failed(Reason.REJECTED, "credit-not-valid");
  }

  /** What was sent before, and its answer lost, is refused as said twice, and was said. */
  private Future<Receipt> post(OutboundMessage message, Buffer body) {
    String path = QqPlaces.path(message.chat());
    if (path.isEmpty()) {
      return failed(Reason.GONE, "not-a-chat-of-qq");
    } else if (CAPABILITIES.text().measure(QqRequests.content(message))
        > CAPABILITIES.text().length()) {
      return failed(Reason.REJECTED, "too-long");
    }
    return methods
        .post(path, body)
        .map(QqPlatform::receipt)
        .recover(failure -> failure instanceof SendFailedException refused
                && refused.code().equals(QqFailures.SENT_ALREADY)
            ? Future.succeededFuture(Receipt.WITHOUT_ID)
            : Future.failedFuture(failure));
  }

  private static Receipt receipt(JsonNode answer) {
    String id = Fields.text(answer, "id");
    return id.isEmpty() ? Receipt.WITHOUT_ID : Receipt.of(id);
  }

  /** Only within two minutes. */
  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    String path = QqPlaces.path(chat);
    return path.isEmpty()
        ? failed(Reason.GONE, "not-a-chat-of-qq")
        : methods.delete(path, message.value());
  }

  /** A press has to be confirmed; QQ shows no words with that, so they are said in the chat. */
  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    return methods
        .confirm(press.interaction())
        .compose(done ->
            notice.isBlank() ? Future.succeededFuture() : failed(Reason.REJECTED, "no-notices"));
  }

  /** Which address is registered is not told, nor whether the bot may write without being asked. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(
        methods.self(),
        self ->
            List.of(Checks.works(Fields.words(self, "username")), Finding.of(Kind.WEBHOOK_UNTOLD)));
  }
}
