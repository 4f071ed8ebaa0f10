package io.reunion.platform.googlechat;

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
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.SigningKeys;
import io.reunion.platform.UniqueKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** One Chat app. */
public final class GoogleChatPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.ShowsImages,
        Platform.SpendsCredits,
        Platform.OpensDirectChats,
        Platform.ChecksItself {

  private static final Pattern SPACE = Pattern.compile("spaces/[A-Za-z0-9_-]{1,100}");
  private static final Pattern MESSAGE =
      Pattern.compile("spaces/[A-Za-z0-9_-]{1,100}/messages/[A-Za-z0-9._-]{1,100}");
  private static final Pattern USER = Pattern.compile("users/[A-Za-z0-9_-]{1,100}");

  /** Chat waits 30 seconds; where the words can go another way they are not waited for so long. */
  private static final Duration ONLY_WAY = Duration.ofSeconds(26);

  private static final Duration ONE_WAY_OF_TWO = Duration.ofSeconds(10);

  private final AccountId account;
  private final Equipment equipment;
  private final boolean writes;
  private final GoogleChatMethods methods;
  private final SigningKeys keys;
  private final GoogleChatInbound inbound;
  private final Capabilities capabilities;

  public GoogleChatPlatform(AccountId account, GoogleChatConfig config, Equipment equipment) {
    this.account = account;
    this.equipment = equipment;
    this.writes = config.serviceAccount().isPresent();
    this.methods = new GoogleChatMethods(account, config, equipment);
    this.keys = new SigningKeys(methods::keys, equipment.clock());
    this.inbound =
        new GoogleChatInbound(account, config, keys, equipment, writes ? ONE_WAY_OF_TWO : ONLY_WAY);
    this.capabilities = capabilities(writes);
  }

  private static Capabilities capabilities(boolean writes) {
    return new Capabilities(
        /* edit= */ true,
        /* delete= */ true,
        /* buttons= */ true,
        /* reactions= */ false,
        /* ephemeral= */ true,
        /* push= */ writes,
        /* directPush= */ false,
        /* threads= */ true,
        /* idempotentSend= */ Duration.ofHours(1),
        /* syncReply= */ Duration.ofSeconds(30),
        /* text= */ new TextLimit(24_000, LengthUnit.UTF8_BYTES),
        /* limits= */ List.of(
            new Limit(LimitScope.ACCOUNT, 50, Duration.ofSeconds(1), 8),
            new Limit(LimitScope.CHAT, 1, Duration.ofSeconds(1), 1)),
        /* redeliveryWindow= */ Duration.ofHours(24));
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Fetches the signing keys, so that the first request need not wait, and a token, which shows whether the key works. */
  @Override
  public Future<Void> start() {
    return keys.ask().compose(asked -> writes ? methods.authenticate() : Future.succeededFuture());
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    if (isTooLong(message)) {
      return failed(Reason.REJECTED, "too-long");
    } else if (!SPACE.matcher(message.chat().value()).matches()) {
      return failed(Reason.GONE, "not-a-space");
    }
    byte[] key = UniqueKey.of(message).getBytes(StandardCharsets.UTF_8);
    String path = message.chat().value() + "/messages?requestId=" + UUID.nameUUIDFromBytes(key)
        + "&messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD";
    return methods
        .call(HttpMethod.POST, path, "messages.create", GoogleChatRequests.message(message))
        .map(answer -> {
          String name = Fields.text(answer, "name");
          return name.isEmpty() ? Receipt.WITHOUT_ID : Receipt.of(name);
        });
  }

  private boolean isTooLong(OutboundMessage message) {
    return capabilities.text().measure(Markup.plain(message.text()))
        > capabilities.text().length();
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    return isTooLong(replacement)
        ? failed(Reason.REJECTED, "too-long")
        : onMessage(
                HttpMethod.PATCH,
                message,
                "?updateMask=text,cardsV2",
                GoogleChatRequests.replacement(replacement))
            .recover(failure -> Future.failedFuture(
                failure instanceof SendFailedException refused
                    ? GoogleChatFailures.ofEdit(refused)
                    : failure));
  }

  /** Succeeds also when it is gone already. */
  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    return onMessage(HttpMethod.DELETE, message, "", Buffer.buffer())
        .recover(failure -> failure instanceof SendFailedException refused
                && refused.code().equals(GoogleChatFailures.GONE)
            ? Future.succeededFuture()
            : Future.failedFuture(failure));
  }

  private Future<Void> onMessage(HttpMethod verb, MessageId message, String query, Buffer body) {
    return MESSAGE.matcher(message.value()).matches()
        ? methods.call(verb, message.value() + query, "messages." + verb, body).mapEmpty()
        : failed(Reason.REJECTED, GoogleChatFailures.NOT_EDITABLE);
  }

  @Override
  public boolean creditsFirst() {
    return true;
  }

  /** In the response or not at all: what is too late, and where there is another way what has buttons, is sent. */
  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    boolean card = message.buttons().stream().anyMatch(row -> !row.isEmpty());
    if (!credit.kind().equals(GoogleChatInbound.CREDIT) || (writes && card)) {
      return failed(Reason.REJECTED, "not-in-the-response");
    } else if (isTooLong(message)) {
      return failed(Reason.REJECTED, "too-long");
    }
    Answer answer = new Answer("application/json", GoogleChatRequests.message(message));
    return equipment.answers().answer(credit.handle(), answer)
        ? Future.succeededFuture(Receipt.WITHOUT_ID)
        : failed(Reason.REJECTED, "not-in-the-response");
  }

  /** The direct space, which is there once the person has opened the app. */
  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    if (!user.platform().equals(account.platform())
        || !USER.matcher(user.value()).matches()) {
      return failed(Reason.GONE, "not-a-googlechat-user");
    }
    String path = "spaces:findDirectMessage?name=" + user.value();
    return methods
        .call(HttpMethod.GET, path, "spaces.findDirectMessage", Buffer.buffer())
        .compose(space -> {
          String name = Fields.text(space, "name");
          return name.isEmpty()
              ? failed(Reason.REJECTED, "no-space")
              : Future.succeededFuture(new ChatId(account, name));
        });
  }

  @Override
  public Future<List<Finding>> check(String webhook) {
    if (!writes) {
      return Checks.of(
          methods.keys(),
          published -> List.of(
              new Finding(Kind.LESS_WITHOUT, "serviceAccount"), Finding.of(Kind.WEBHOOK_UNTOLD)));
    }
    Future<JsonNode> spaces =
        methods.call(HttpMethod.GET, "spaces?pageSize=1", "spaces.list", Buffer.buffer());
    return Checks.of(
        spaces, listed -> List.of(Checks.works("chat.bot"), Finding.of(Kind.WEBHOOK_UNTOLD)));
  }
}
