package io.reunion.platform.whatsapp;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One business number. */
public final class WhatsAppPlatform
    implements Platform,
        Platform.Starts,
        Platform.Reacts,
        Platform.OpensDirectChats,
        Platform.ChecksItself {

  private static final int MAX_TEXT = 4_096;

  private final AccountId account;
  private final WhatsAppConfig config;
  private final Equipment equipment;
  private final Windows windows;
  private final WhatsAppInbound inbound;
  private final ApiMethod messages;
  private final Capabilities capabilities;

  public WhatsAppPlatform(AccountId account, WhatsAppConfig config, Equipment equipment) {
    this.account = account;
    this.config = config;
    this.equipment = equipment;
    this.windows = new Windows(account, equipment);
    this.inbound = new WhatsAppInbound(account, config, windows);
    this.messages = method(HttpMethod.POST, "/messages", "messages");
    this.capabilities = capabilities(config.template().isPresent());
  }

  private static Capabilities capabilities(boolean template) {
    return new Capabilities(
        /* edit= */ false,
        /* delete= */ false,
        /* buttons= */ true,
        /* reactions= */ true,
        /* ephemeral= */ false,
        /* push= */ true,
        /* directPush= */ template,
        /* threads= */ false,
        /* idempotentSend= */ Duration.ZERO,
        /* syncReply= */ Duration.ZERO,
        /* text= */ new TextLimit(MAX_TEXT, LengthUnit.UTF16),
        /* limits= */ List.of(
            new Limit(LimitScope.ACCOUNT, 70, Duration.ofSeconds(1), 8),
            new Limit(LimitScope.CHAT, 10, Duration.ofMinutes(1), 10)),
        /* redeliveryWindow= */ WhatsAppEvents.OLDEST);
  }

  private ApiMethod method(HttpMethod verb, String rest, String name) {
    String path = "/" + config.version() + "/" + config.phoneNumberId() + rest;
    return ApiMethod.of(verb, config.apiBase(), path, name)
        .with("Authorization", "Bearer " + config.accessToken().reveal());
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Asks for the number, which shows whether the credentials work. */
  @Override
  public Future<Void> start() {
    return number().mapEmpty();
  }

  private Future<JsonNode> number() {
    String fields =
        "?fields=display_phone_number,verified_name,quality_rating,webhook_configuration";
    return call(method(HttpMethod.GET, fields, "phone-number"), Buffer.buffer());
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  /** Free text while the person's window is open, and after that the template. */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    if (WhatsAppRequests.words(message).length() > MAX_TEXT) {
      return failed(Reason.REJECTED, "too-long");
    }
    return windows
        .isOpen(message.chat())
        .compose(open -> open
            ? post(WhatsAppRequests.message(message))
                .recover(
                    failure -> isClosed(failure) ? template(message) : Future.failedFuture(failure))
            : template(message));
  }

  private static boolean isClosed(Throwable failure) {
    return failure instanceof SendFailedException refused
        && refused.code().equals(WhatsAppFailures.WINDOW_CLOSED);
  }

  private Future<Receipt> template(OutboundMessage message) {
    return config
        .template()
        .map(template -> post(WhatsAppRequests.template(message, template)))
        .orElseGet(() -> Future.failedFuture(WhatsAppFailures.windowClosed()));
  }

  private Future<Receipt> post(Buffer body) {
    return call(messages, body).map(answer -> {
      String id = Fields.text(answer.path("messages").path(0), "id");
      return id.isEmpty() ? Receipt.WITHOUT_ID : Receipt.of(id);
    });
  }

  private Future<JsonNode> call(ApiMethod method, Buffer body) {
    return equipment.client().call(method, body).compose(this::judged);
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    return answer.isSuccess() && json.filter(body -> !body.has("error")).isPresent()
        ? Future.succeededFuture(json.get())
        : Future.failedFuture(
            WhatsAppFailures.of(answer, json, equipment.clock().instant()));
  }

  @Override
  public Future<Void> react(ChatId chat, MessageId message, String emoji) {
    return post(WhatsAppRequests.reaction(chat, message, emoji)).mapEmpty();
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    return user.platform().equals(account.platform())
        ? Future.succeededFuture(new ChatId(account, user.value()))
        : failed(Reason.GONE, "not-a-whatsapp-user");
  }

  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(number(), number -> {
      List<Finding> found = new ArrayList<>();
      found.add(Checks.works(Fields.words(number, "verified_name")));
      JsonNode registered = number.path("webhook_configuration");
      String own = Fields.text(registered, "phone_number");
      String app = own.isEmpty() ? Fields.text(registered, "application") : own;
      found.add(app.isEmpty() ? Finding.of(Kind.WEBHOOK_UNTOLD) : Checks.webhook(app, webhook));
      if (config.template().isEmpty()) {
        found.add(new Finding(Kind.LESS_WITHOUT, "template"));
      }
      return found;
    });
  }
}
