package io.reunion.platform.slack;

import static io.reunion.chat.SendFailedException.failed;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.Markup;
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
import io.reunion.platform.ApiClient;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Checks;
import io.reunion.platform.Fields;
import io.reunion.platform.UnreadableException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One Slack app in one workspace. */
public final class SlackPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.FindsSent,
        Platform.Pins,
        Platform.ShowsImages,
        Platform.AnswersPresses,
        Platform.Reacts,
        Platform.SpendsCredits,
        Platform.NamesPeople,
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
      /* threads= */ true,
      /* idempotentSend= */ Duration.ZERO,
      /* syncReply= */ Duration.ZERO,
      /* text= */ new TextLimit(3_900, LengthUnit.UTF16),
      /* limits= */ List.of(
          new Limit(LimitScope.ACCOUNT, 290, Duration.ofMinutes(1), 10),
          new Limit(LimitScope.CHAT, 1, Duration.ofSeconds(1), 3)),
      /* redeliveryWindow= */ Duration.ofMinutes(10));

  /** What the bot's token has to be good for. */
  private static final List<String> SCOPES = List.of(
      "app_mentions:read", "chat:write", "im:history", "im:write", "reactions:read", "users:read");

  private static final String REAL_HOST = "slack.com";

  private final AccountId account;
  private final Clock clock;
  private final SlackMethods methods;
  private final CallableHosts responseHosts;
  private final SlackInbound inbound;
  private final SlackNames names;
  private final SlackHistory history;
  private volatile SlackBot bot = SlackBot.UNKNOWN;

  public SlackPlatform(AccountId account, SlackConfig config, ApiClient client, Clock clock) {
    this.account = account;
    this.clock = clock;
    this.methods = new SlackMethods(config, client, clock);
    this.responseHosts = REAL_HOST.equals(config.apiBase().getHost())
        ? CallableHosts.https("hooks.slack.com")
        : CallableHosts.sameAs(config.apiBase());
    this.inbound = new SlackInbound(account, config, responseHosts);
    this.names = new SlackNames(methods, clock);
    this.history = new SlackHistory(methods);
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** Asks for the bot's own user and workspace. */
  @Override
  public Future<Void> start() {
    return methods.call(SlackMethods.AUTH_TEST, SlackRequests.NOTHING).compose(this::know);
  }

  private Future<Void> know(JsonNode answer) {
    String user = Fields.text(answer, "user_id");
    if (user.isEmpty()) {
      return failed(Reason.REJECTED, "auth.test-without-user");
    }
    bot = new SlackBot(user, Fields.text(answer, "team_id"));
    return Future.succeededFuture();
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    try {
      return inbound.receive(request, bot);
    } catch (UnreadableException e) {
      return new WebhookResult.Malformed(e.where());
    }
  }

  /** Sends again into the channel if only the thread was refused. */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    if (isTooLong(message)) {
      return failed(Reason.REJECTED, "too-long");
    }
    String text = SlackMrkdwn.render(message.text());
    Optional<String> thread = SlackRequests.thread(message);
    return post(message, text, thread)
        .recover(failure -> thread.isPresent()
                && failure instanceof SendFailedException refused
                && SlackFailures.isThreadRefused(refused)
            ? post(message, text, Optional.empty())
            : Future.failedFuture(failure));
  }

  private Future<Receipt> post(OutboundMessage message, String text, Optional<String> thread) {
    if (message.onlyFor().isPresent()
        && SlackPlaces.kind(message.chat().value(), "") == ChatKind.GROUP) {
      return ephemeral(message, text, thread);
    }
    return methods
        .call(SlackMethods.POST_MESSAGE, SlackRequests.postMessage(message, text, thread))
        .map(SlackPlatform::receipt)
        .recover(failure -> isPictureRefused(message, failure)
            ? post(message.withImage(Optional.empty()), text, thread)
            : Future.failedFuture(failure));
  }

  /** Slack fetches a picture before it takes the message; what is to be said is said without it. */
  private static boolean isPictureRefused(OutboundMessage message, Throwable failure) {
    return message.image().isPresent()
        && failure instanceof SendFailedException refused
        && refused.code().equals(SlackFailures.INVALID_BLOCKS);
  }

  @Override
  public Future<Optional<Receipt>> findSent(ChatId chat, String sendKey, Instant since) {
    return history.find(chat, sendKey, since);
  }

  private Future<Receipt> ephemeral(OutboundMessage message, String text, Optional<String> thread) {
    Buffer body =
        SlackRequests.postEphemeral(message, text, thread, message.onlyFor().orElseThrow());
    return methods.call(SlackMethods.POST_EPHEMERAL, body).map(sent -> Receipt.WITHOUT_ID);
  }

  private static Receipt receipt(JsonNode answer) {
    String ts = Fields.text(answer, "ts");
    return SlackTimes.isTs(ts) ? Receipt.of(ts) : Receipt.WITHOUT_ID;
  }

  private static boolean isTooLong(OutboundMessage message) {
    return message.text().length() > CAPABILITIES.text().length()
        && CAPABILITIES.text().measure(Markup.plain(message.text()))
            > CAPABILITIES.text().length();
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    if (isTooLong(replacement)) {
      return failed(Reason.REJECTED, "too-long");
    }
    String text = SlackMrkdwn.render(replacement.text());
    return methods
        .call(SlackMethods.UPDATE, SlackRequests.update(message, replacement, text))
        .<Void>mapEmpty()
        .recover(failure -> isPictureRefused(replacement, failure)
            ? edit(message, replacement.withImage(Optional.empty()))
            : Future.failedFuture(
                failure instanceof SendFailedException refused
                    ? SlackFailures.ofEdit(refused)
                    : failure));
  }

  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    return methods
        .call(SlackMethods.DELETE, SlackRequests.delete(chat, message))
        .<Void>mapEmpty()
        .recover(failure -> unless(SlackFailures.NO_MESSAGE, failure));
  }

  /** Says it only to the one who pressed: where the press came from while that may be written to, else in the chat. */
  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    if (notice.isBlank()) {
      return Future.succeededFuture();
    }
    OutboundMessage message = new OutboundMessage(
        press.chat(),
        notice,
        List.of(),
        Optional.empty(),
        press.thread(),
        Optional.of(press.sender().user()),
        "");
    Optional<ReplyCredit> credit = press.origin().credit().filter(this::isSpendable);
    return credit
        .map(given -> reply(given, message))
        .orElseGet(() -> ephemeral(message, SlackMrkdwn.render(notice), message.thread()))
        .mapEmpty();
  }

  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    if (isTooLong(message)) {
      return failed(Reason.REJECTED, "too-long");
    } else if (!isSpendable(credit)) {
      return failed(Reason.REJECTED, "credit-not-valid");
    }
    Buffer body = SlackRequests.response(message, SlackMrkdwn.render(message.text()));
    return methods.respond(credit.handle(), body).map(said -> Receipt.WITHOUT_ID);
  }

  /** The URL has been in the journal meanwhile; whatever happened there, it is called only on Slack's own host. */
  private boolean isSpendable(ReplyCredit credit) {
    return credit.kind().equals(SlackInteractions.RESPONSE_URL)
        && credit.expiresAt().isAfter(clock.instant())
        && responseHosts.allow(credit.handle());
  }

  @Override
  public Future<String> nameOf(UserId user) {
    return names.of(user);
  }

  @Override
  public Future<Void> react(ChatId chat, MessageId message, String emoji) {
    return SlackEmoji.name(emoji)
        .map(name -> methods
            .call(SlackMethods.ADD_REACTION, SlackRequests.addReaction(chat, message, name))
            .<Void>mapEmpty()
            .recover(failure -> unless(SlackFailures.ALREADY_REACTED, failure)))
        .orElseGet(() -> failed(Reason.REJECTED, "no-such-emoji"));
  }

  @Override
  public Future<Void> pin(ChatId chat, MessageId message) {
    return methods
        .call(SlackMethods.PIN, SlackRequests.pin(chat, message))
        .<Void>mapEmpty()
        .recover(failure -> unless(SlackFailures.ALREADY_PINNED, failure));
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    if (!user.platform().equals(account.platform())) {
      return failed(Reason.GONE, "not-a-slack-user");
    }
    return methods.call(SlackMethods.OPEN, SlackRequests.open(user)).compose(this::opened);
  }

  private Future<ChatId> opened(JsonNode answer) {
    String channel = Fields.text(answer.path("channel"), "id");
    return channel.isEmpty()
        ? failed(Reason.REJECTED, "no-channel")
        : Future.succeededFuture(new ChatId(account, channel));
  }

  /** Which address is registered is not told. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(methods.scopes(), granted -> {
      List<Finding> found = new ArrayList<>();
      found.add(Checks.works(granted.bot()));
      found.add(Finding.of(Kind.WEBHOOK_UNTOLD));
      if (!granted.scopes().isEmpty()) {
        found.addAll(Checks.missing(granted.scopes(), SCOPES));
      }
      return found;
    });
  }

  private static Future<Void> unless(String benign, Throwable failure) {
    return failure instanceof SendFailedException refused && refused.code().equals(benign)
        ? Future.succeededFuture()
        : Future.failedFuture(failure);
  }
}
