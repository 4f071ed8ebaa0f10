package io.reunion.platform.rocketchat;

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
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.BracketMarkdown;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.JsonBody;
import io.reunion.platform.LookAlikes;
import io.reunion.platform.TypedCommands;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One bot user on one Rocket.Chat server. */
public final class RocketChatPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.OpensDirectChats,
        Platform.ChecksItself,
        Platform.Pins,
        Platform.ShowsImages {

  static final LookAlikes MARKS =
      new LookAlikes(new BracketMarkdown("*", "`", /* mentions= */ true));

  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ true,
      /* delete= */ true,
      /* buttons= */ false,
      /* reactions= */ false,
      /* ephemeral= */ false,
      /* push= */ true,
      /* directPush= */ true,
      /* threads= */ true,
      /* idempotentSend= */ Duration.ZERO,
      /* syncReply= */ Duration.ZERO,
      /* text= */ new TextLimit(5_000, LengthUnit.UTF16),
      /* limits= */ List.of(new Limit(LimitScope.ACCOUNT, 4, Duration.ofSeconds(1), 2)),
      /* redeliveryWindow= */ Duration.ofHours(24));

  private static final Buffer NOTHING = Buffer.buffer();

  private final AccountId account;
  private final RocketChatConfig config;
  private final Equipment equipment;
  private final RocketChatInbound inbound;
  private volatile String bot = "";

  public RocketChatPlatform(AccountId account, RocketChatConfig config, Equipment equipment) {
    this.account = account;
    this.config = config;
    this.equipment = equipment;
    this.inbound = new RocketChatInbound(account, config);
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** Asks for the bot's own name. */
  @Override
  public Future<Void> start() {
    return self().compose(user -> {
      bot = Fields.text(user, "username");
      return bot.isEmpty() ? failed(Reason.REJECTED, "me-without-name") : Future.succeededFuture();
    });
  }

  private Future<JsonNode> self() {
    return call(HttpMethod.GET, "me", NOTHING);
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request, bot);
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    String words = words(message);
    if (words.length() > CAPABILITIES.text().length()) {
      return failed(Reason.REJECTED, "too-long");
    }
    Buffer body = JsonBody.of(json -> {
      json.writeStringField("roomId", message.chat().value());
      json.writeStringField("text", words);
      json.writeBooleanField("parseUrls", false);
      if (message.image().isPresent()) {
        json.writeArrayFieldStart("attachments");
        json.writeStartObject();
        json.writeStringField("image_url", message.image().get());
        json.writeEndObject();
        json.writeEndArray();
      }
      if (message.thread().isPresent()) {
        json.writeStringField("tmid", message.thread().get());
      }
    });
    return call(HttpMethod.POST, "chat.postMessage", body).map(answer -> {
      String id = Fields.text(answer.path("message"), "_id");
      return id.isEmpty() ? Receipt.WITHOUT_ID : Receipt.of(id);
    });
  }

  private static String words(OutboundMessage message) {
    return MARKS.render(TypedCommands.under(message, 0));
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    String words = words(replacement);
    if (words.length() > CAPABILITIES.text().length()) {
      return failed(Reason.REJECTED, "too-long");
    }
    Buffer body = JsonBody.of(json -> {
      json.writeStringField("roomId", replacement.chat().value());
      json.writeStringField("msgId", message.value());
      json.writeStringField("text", words);
    });
    return call(HttpMethod.POST, "chat.update", body)
        .<Void>mapEmpty()
        .recover(failure -> Future.failedFuture(
            failure instanceof SendFailedException refused
                ? RocketChatFailures.ofEdit(refused)
                : failure));
  }

  /** Succeeds also when it is gone already. */
  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    Buffer body = JsonBody.of(json -> {
      json.writeStringField("roomId", chat.value());
      json.writeStringField("msgId", message.value());
    });
    return call(HttpMethod.POST, "chat.delete", body)
        .<Void>mapEmpty()
        .recover(failure -> failure instanceof SendFailedException refused
                && refused.code().equals(RocketChatFailures.NO_MESSAGE)
            ? Future.succeededFuture()
            : Future.failedFuture(failure));
  }

  /** A direct room is opened by name. */
  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    if (!user.platform().equals(account.platform()) || !user.value().matches("[A-Za-z0-9]+")) {
      return failed(Reason.GONE, "not-a-rocketchat-user");
    }
    return call(HttpMethod.GET, "users.info?userId=" + user.value(), NOTHING)
        .compose(answer -> {
          String name = Fields.text(answer.path("user"), "username");
          return name.isEmpty()
              ? failed(Reason.GONE, "no-such-user")
              : call(
                  HttpMethod.POST,
                  "im.create",
                  JsonBody.of(json -> json.writeStringField("username", name)));
        })
        .compose(answer -> {
          String room = Fields.text(answer.path("room"), "_id");
          return room.isEmpty()
              ? failed(Reason.REJECTED, "no-room")
              : Future.succeededFuture(new ChatId(account, room));
        });
  }

  private Future<JsonNode> call(HttpMethod verb, String method, Buffer body) {
    ApiMethod request = ApiMethod.of(verb, config.apiBase(), "/api/v1/" + method, method)
        .with("X-Auth-Token", config.authToken().reveal())
        .with("X-User-Id", config.userId());
    return equipment.client().call(request, body).compose(this::judged);
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    return answer.isSuccess()
            && json.filter(body -> Fields.isTrue(body, "success")).isPresent()
        ? Future.succeededFuture(json.get())
        : Future.failedFuture(RocketChatFailures.of(answer, equipment.clock().instant()));
  }

  /** Integrations are made by people in the server's menus, and the bot may not look. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(
        self(),
        user ->
            List.of(Checks.works(Fields.words(user, "username")), Finding.of(Kind.WEBHOOK_UNTOLD)));
  }

  /** Needs the permission {@code pin-message} in the room. */
  @Override
  public Future<Void> pin(ChatId chat, MessageId message) {
    Buffer body = JsonBody.of(json -> json.writeStringField("messageId", message.value()));
    return call(HttpMethod.POST, "chat.pinMessage", body).mapEmpty();
  }
}
