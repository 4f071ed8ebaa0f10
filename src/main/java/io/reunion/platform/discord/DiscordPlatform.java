package io.reunion.platform.discord;

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
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One Discord application. */
public final class DiscordPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.Pins,
        Platform.ShowsImages,
        Platform.Reacts,
        Platform.AnswersPresses,
        Platform.SpendsCredits,
        Platform.ShowsCommandMenu,
        Platform.OpensDirectChats,
        Platform.ChecksItself {

  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ true,
      /* delete= */ true,
      /* buttons= */ true,
      /* reactions= */ true,
      /* ephemeral= */ true,
      /* push= */ true,
      /* directPush= */ true,
      /* threads= */ false,
      /* idempotentSend= */ Duration.ofMinutes(2),
      /* syncReply= */ Duration.ofSeconds(3),
      /* text= */ new TextLimit(2_000, LengthUnit.UTF16),
      /* limits= */ List.of(
          new Limit(LimitScope.ACCOUNT, 40, Duration.ofSeconds(1), 10),
          new Limit(LimitScope.CHAT, 3, Duration.ofSeconds(5), 3)),
      /* redeliveryWindow= */ Duration.ofMinutes(15));

  private final AccountId account;
  private final DiscordMethods methods;
  private final DiscordAnswers answers;
  private final DiscordInbound inbound;
  private final DiscordMenu menu;
  private final DiscordConfig config;

  /**
   * @throws IllegalArgumentException if the public key is none
   */
  public DiscordPlatform(AccountId account, DiscordConfig config, Equipment equipment) {
    this.account = account;
    this.config = config;
    this.methods = new DiscordMethods(config, equipment);
    this.answers = new DiscordAnswers(account, equipment, methods);
    this.inbound = new DiscordInbound(account, config, answers);
    this.menu = new DiscordMenu(config.command());
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** Asks who the bot is, which shows whether the token works. */
  @Override
  public Future<Void> start() {
    return methods.self().mapEmpty();
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  /** What is for one person only cannot be shown in a channel of one's own accord: it goes to them directly. */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    Optional<SendFailedException> fault = fault(message);
    if (fault.isPresent()) {
      return Future.failedFuture(fault.get());
    }
    return message
        .onlyFor()
        .map(user -> openDirectChat(user)
            .compose(direct -> methods.send(direct, DiscordRequests.send(message)))
            .map(Receipt.WITHOUT_ID))
        .orElseGet(() -> methods.send(message.chat(), DiscordRequests.send(message)));
  }

  private static Optional<SendFailedException> fault(OutboundMessage message) {
    if (!DiscordPlaces.isSnowflake(message.chat().value())) {
      return Optional.of(SendFailedException.of(Reason.GONE, "no-such-channel"));
    }
    String content = DiscordRequests.content(message);
    return CAPABILITIES.text().measure(content) > CAPABILITIES.text().length()
        ? Optional.of(SendFailedException.of(Reason.REJECTED, "too-long"))
        : Optional.empty();
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    Optional<SendFailedException> fault = fault(replacement);
    if (fault.isPresent() || !DiscordPlaces.isSnowflake(message.value())) {
      return Future.failedFuture(fault.orElseGet(
          () -> SendFailedException.of(Reason.REJECTED, DiscordFailures.NOT_EDITABLE)));
    }
    return methods
        .edit(replacement.chat(), message, DiscordRequests.edit(replacement))
        .recover(failure -> Future.failedFuture(
            failure instanceof SendFailedException refused
                ? DiscordFailures.ofEdit(refused)
                : failure));
  }

  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    return isReal(chat, message)
        ? methods
            .delete(chat, message)
            .recover(failure -> failure instanceof SendFailedException refused
                    && refused.code().equals(DiscordFailures.NO_MESSAGE)
                ? Future.succeededFuture()
                : Future.failedFuture(failure))
        : noSuchMessage();
  }

  @Override
  public Future<Void> pin(ChatId chat, MessageId message) {
    return isReal(chat, message) ? methods.pin(chat, message) : noSuchMessage();
  }

  @Override
  public Future<Void> react(ChatId chat, MessageId message, String emoji) {
    return isReal(chat, message) ? methods.react(chat, message, emoji) : noSuchMessage();
  }

  /** A slash command is no message that one could react to. */
  private static boolean isReal(ChatId chat, MessageId message) {
    return DiscordPlaces.isSnowflake(chat.value()) && DiscordPlaces.isSnowflake(message.value());
  }

  private static Future<Void> noSuchMessage() {
    return failed(Reason.REJECTED, DiscordFailures.NO_MESSAGE);
  }

  /** Says it to the one who pressed. */
  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    Optional<ReplyCredit> credit = press.origin().credit();
    if (notice.isBlank()) {
      return credit.map(answers::seen).orElseGet(Future::succeededFuture);
    }
    OutboundMessage message = new OutboundMessage(
        press.chat(),
        notice,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(press.sender().user()),
        "");
    return credit
        .map(given -> reply(given, message).<Void>mapEmpty())
        .orElseGet(() -> failed(Reason.REJECTED, "no-interaction"));
  }

  /** Every interaction wants an answer, and that is how to give it. */
  @Override
  public boolean creditsFirst() {
    return true;
  }

  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    return fault(message)
        .map(Future::<Receipt>failedFuture)
        .orElseGet(() -> answers.say(credit, message));
  }

  @Override
  public Future<Void> showCommandMenu(String language, List<Entry> entries) {
    return methods.commands(menu.with(language, entries));
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    if (!user.platform().equals(account.platform()) || !DiscordPlaces.isSnowflake(user.value())) {
      return failed(Reason.GONE, "not-a-discord-user");
    }
    return methods
        .direct(user.value())
        .compose(channel -> DiscordPlaces.isSnowflake(channel)
            ? Future.succeededFuture(new ChatId(account, channel))
            : failed(Reason.REJECTED, "no-channel"));
  }

  /** The application tells which address it calls and with which key it signs. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(methods.application(), told -> found(told, webhook));
  }

  private List<Finding> found(JsonNode told, String webhook) {
    List<Finding> found = new ArrayList<>();
    found.add(Checks.works(Fields.words(told, "name")));
    if (!Fields.text(told, "id").equals(config.applicationId())) {
      found.add(new Finding(Kind.CREDENTIALS_REFUSED, "applicationId"));
    }
    if (!Fields.text(told, "verify_key").equalsIgnoreCase(config.publicKey())) {
      found.add(new Finding(Kind.CREDENTIALS_REFUSED, "publicKey"));
    }
    found.add(Checks.webhook(Fields.text(told, "interactions_endpoint_url"), webhook));
    if (Fields.text(told, "event_webhooks_url").isEmpty()) {
      found.add(new Finding(Kind.LESS_WITHOUT, "Webhook Events: APPLICATION_AUTHORIZED"));
    }
    return List.copyOf(found);
  }
}
