package io.reunion.platform.zulip;

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
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One Zulip bot. */
public final class ZulipPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.OpensDirectChats,
        Platform.ChecksItself {

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
      /* text= */ new TextLimit(10_000, LengthUnit.CODE_POINTS),
      /* limits= */ List.of(new Limit(LimitScope.ACCOUNT, 150, Duration.ofMinutes(1), 20)),
      /* redeliveryWindow= */ Duration.ofHours(1));

  private final AccountId account;
  private final ZulipConfig config;
  private final Equipment equipment;
  private final ZulipInbound inbound;
  private final ZulipPlaces places;
  private final String authorization;

  public ZulipPlatform(AccountId account, ZulipConfig config, Equipment equipment) {
    this.account = account;
    this.config = config;
    this.equipment = equipment;
    this.inbound = new ZulipInbound(account, config);
    this.places = new ZulipPlaces(account, config);
    byte[] pair =
        (config.botEmail() + ":" + config.apiKey().reveal()).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** Asks who the bot is, which shows whether the key works. */
  @Override
  public Future<Void> start() {
    return self().mapEmpty();
  }

  private Future<JsonNode> self() {
    return call(HttpMethod.GET, "/users/me", Buffer.buffer());
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    return fault(message)
        .map(Future::<Receipt>failedFuture)
        .orElseGet(
            () -> call(HttpMethod.POST, "/messages", ZulipRequests.send(message, config.topic()))
                .map(ZulipPlatform::receipt));
  }

  private static Receipt receipt(JsonNode answer) {
    OptionalLong id = Fields.integer(answer, "id");
    return id.isPresent() ? Receipt.of(Long.toString(id.getAsLong())) : Receipt.WITHOUT_ID;
  }

  private static Optional<SendFailedException> fault(OutboundMessage message) {
    if (!ZulipPlaces.isChat(message.chat())) {
      return Optional.of(SendFailedException.of(Reason.GONE, "not-a-chat-of-zulip"));
    }
    return CAPABILITIES.text().measure(ZulipRequests.content(message))
            > CAPABILITIES.text().length()
        ? Optional.of(SendFailedException.of(Reason.REJECTED, "too-long"))
        : Optional.empty();
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    return fault(replacement)
        .map(Future::<Void>failedFuture)
        .orElseGet(() ->
            about(message, HttpMethod.PATCH, ZulipRequests.edit(replacement)).mapEmpty());
  }

  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    return about(message, HttpMethod.DELETE, Buffer.buffer())
        .<Void>mapEmpty()
        .recover(failure -> failure instanceof SendFailedException refused
                && refused.code().equals(ZulipFailures.NOT_EDITABLE)
            ? Future.succeededFuture()
            : Future.failedFuture(failure));
  }

  private Future<JsonNode> about(MessageId message, HttpMethod verb, Buffer body) {
    return message.value().matches("[0-9]{1,18}")
        ? call(verb, "/messages/" + message.value(), body)
        : failed(Reason.REJECTED, ZulipFailures.NOT_EDITABLE);
  }

  private Future<JsonNode> call(HttpMethod verb, String path, Buffer body) {
    ApiMethod method = ApiMethod.of(verb, config.apiBase(), "/api/v1" + path, path)
        .with("Authorization", authorization)
        .with("Content-Type", "application/x-www-form-urlencoded");
    return equipment.client().call(method, body).compose(this::judged);
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    boolean fine = answer.isSuccess()
        && json.filter(body -> Fields.text(body, "result").equals("success")).isPresent();
    return fine
        ? Future.succeededFuture(json.get())
        : Future.failedFuture(ZulipFailures.of(answer, json, equipment.clock().instant()));
  }

  /** Anybody of the organisation can be written to. */
  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    String number = places.number(user);
    return number.isEmpty()
        ? failed(Reason.GONE, "not-a-zulip-user")
        : Future.succeededFuture(places.direct(List.of(Long.parseLong(number))));
  }

  /** Which address the outgoing webhook has, only people are told. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(self(), self -> {
      Finding works = Checks.works(Fields.words(self, "full_name"));
      Finding untold = Finding.of(Kind.WEBHOOK_UNTOLD);
      return self.has("is_bot") && !Fields.isTrue(self, "is_bot")
          ? List.of(new Finding(Kind.CREDENTIALS_REFUSED, "botEmail (is_bot: false)"), untold)
          : List.of(works, untold);
    });
  }
}
