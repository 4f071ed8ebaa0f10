package io.reunion.platform.teams;

import static io.reunion.chat.SendFailedException.failed;

import com.fasterxml.jackson.core.JsonGenerator;
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
import io.reunion.platform.JsonBody;
import io.reunion.platform.SigningKeys;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** One bot. */
public final class TeamsPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.ShowsImages,
        Platform.AnswersPresses,
        Platform.OpensDirectChats,
        Platform.ChecksItself {

  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ true,
      /* delete= */ true,
      /* buttons= */ true,
      /* reactions= */ false,
      /* ephemeral= */ false,
      /* push= */ true,
      /* directPush= */ true,
      /* threads= */ true,
      /* idempotentSend= */ Duration.ZERO,
      /* syncReply= */ Duration.ZERO,
      /* text= */ new TextLimit(16_000, LengthUnit.UTF8_BYTES),
      /* limits= */ List.of(
          new Limit(LimitScope.ACCOUNT, 25, Duration.ofSeconds(1), 5),
          new Limit(LimitScope.CHAT, 54, Duration.ofSeconds(30), 5),
          new Limit(LimitScope.CHAT, 1_700, Duration.ofHours(1), 60)),
      /* redeliveryWindow= */ Duration.ofHours(24));

  /** The longest request, with its card in it, in bytes. */
  private static final int MAX_REQUEST = 28_000;

  private final AccountId account;
  private final TeamsConfig config;
  private final TeamsMethods methods;
  private final SigningKeys keys;
  private final ServiceUrls urls;
  private final TeamsInbound inbound;
  private final Equipment equipment;

  private TeamsPlatform(AccountId account, TeamsConfig config, Equipment equipment) {
    this.account = account;
    this.config = config;
    this.equipment = equipment;
    this.methods = new TeamsMethods(account, config, equipment);
    this.keys = new SigningKeys(methods::keys, equipment.clock());
    this.urls = new ServiceUrls(account, config.apiBase(), equipment.notes());
    this.inbound = new TeamsInbound(account, config, keys, urls, equipment);
  }

  /** A bot, or what can be done with an outgoing webhook alone. */
  public static Platform of(AccountId account, TeamsConfig config, Equipment equipment) {
    return config
        .outgoingWebhook()
        .<Platform>map(token -> new TeamsWebhook(account, token, equipment.answers()))
        .orElseGet(() -> new TeamsPlatform(account, config, equipment));
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** Fetches the signing keys, so that the first request need not wait, and a token, which shows whether the secret works. */
  @Override
  public Future<Void> start() {
    return keys.ask().compose(asked -> methods.authenticate());
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    Buffer body = TeamsCard.activity(message);
    if (isTooLong(message, body)) {
      return failed(Reason.REJECTED, "too-long");
    }
    String path = "/" + TeamsPlaces.path(message) + "/activities";
    return urls.of(message.chat())
        .compose(base -> methods.call(HttpMethod.POST, base, path, "activities.create", body))
        .map(answer -> {
          String id = Fields.text(answer, "id");
          return id.isEmpty() ? Receipt.WITHOUT_ID : Receipt.of(id);
        });
  }

  private static boolean isTooLong(OutboundMessage message, Buffer body) {
    return body.length() > MAX_REQUEST
        || CAPABILITIES.text().measure(Markup.plain(message.text()))
            > CAPABILITIES.text().length();
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    Buffer body = TeamsCard.activity(replacement);
    if (isTooLong(replacement, body)) {
      return failed(Reason.REJECTED, "too-long");
    }
    return onActivity(HttpMethod.PUT, replacement.chat(), message, body)
        .recover(failure -> Future.failedFuture(
            failure instanceof SendFailedException refused
                ? TeamsFailures.ofEdit(refused)
                : failure));
  }

  /** Succeeds also when it is gone already. */
  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    return onActivity(HttpMethod.DELETE, chat, message, Buffer.buffer())
        .recover(failure -> failure instanceof SendFailedException refused
                && refused.code().equals(TeamsFailures.NOT_FOUND)
            ? Future.succeededFuture()
            : Future.failedFuture(failure));
  }

  private Future<Void> onActivity(HttpMethod verb, ChatId chat, MessageId message, Buffer body) {
    String path = "/" + TeamsPlaces.escaped(chat.value()) + "/activities/"
        + TeamsPlaces.escaped(message.value());
    return urls.of(chat)
        .compose(base -> methods.call(verb, base, path, "activities." + verb, body))
        .mapEmpty();
  }

  /** The word is the response to the press; once that is given there is no other such way. */
  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    return equipment
                .answers()
                .answer(TeamsInbound.handle(account, press), TeamsInbound.notice(notice))
            || notice.isBlank()
        ? Future.succeededFuture()
        : failed(Reason.REJECTED, "answered-already");
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    if (!user.platform().equals(account.platform())) {
      return failed(Reason.GONE, "not-a-teams-user");
    }
    Buffer body = JsonBody.of(json -> conversation(json, user));
    return methods
        .call(HttpMethod.POST, config.apiBase(), "", "conversations.create", body)
        .compose(answer -> {
          String id = Fields.text(answer, "id");
          return id.isEmpty()
              ? failed(Reason.REJECTED, "no-conversation")
              : Future.succeededFuture(new ChatId(account, id));
        });
  }

  private void conversation(JsonGenerator json, UserId user) throws IOException {
    json.writeBooleanField("isGroup", false);
    json.writeObjectFieldStart("bot");
    json.writeStringField("id", "28:" + config.appId().orElseThrow());
    json.writeEndObject();
    json.writeArrayFieldStart("members");
    json.writeStartObject();
    json.writeStringField("id", user.value());
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("channelData");
    json.writeObjectFieldStart("tenant");
    json.writeStringField("id", config.tenantId());
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.then(
        methods.authenticate(),
        works -> Checks.of(
            methods.keys(),
            published ->
                List.of(Checks.works(config.appId().orElse("")), Finding.of(Kind.WEBHOOK_UNTOLD))));
  }
}
