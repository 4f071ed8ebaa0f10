package io.reunion.platform.line;

import static io.reunion.chat.SendFailedException.failed;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.Capabilities.Quota;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.Capabilities.Window;
import io.reunion.chat.ChatId;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.KnownNames;
import io.reunion.platform.UniqueKey;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One LINE channel. */
public final class LinePlatform
    implements Platform,
        Platform.Starts,
        Platform.SpendsCredits,
        Platform.ShowsImages,
        Platform.CountsReaders,
        Platform.NamesPeople,
        Platform.OpensDirectChats,
        Platform.ChecksItself {

  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ false,
      /* delete= */ false,
      /* buttons= */ true,
      /* reactions= */ false,
      /* ephemeral= */ false,
      /* push= */ true,
      /* directPush= */ false,
      /* threads= */ false,
      /* idempotentSend= */ Duration.ofHours(12),
      /* syncReply= */ Duration.ZERO,
      /* text= */ new TextLimit(5_000, LengthUnit.UTF16),
      /* limits= */ List.of(new Limit(LimitScope.ACCOUNT, 100, Duration.ofSeconds(1), 50)),
      /* redeliveryWindow= */ Duration.ofHours(24));

  private static final int CONFLICT = 409;

  private final AccountId account;
  private final Capabilities capabilities;
  private final LineConfig config;
  private final Equipment equipment;
  private final LineInbound inbound;
  private final ApiMethod push;
  private final ApiMethod reply;
  private final KnownNames names;

  public LinePlatform(AccountId account, LineConfig config, Equipment equipment) {
    this.account = account;
    this.capabilities = CAPABILITIES.withQuotas(config.monthlyMessages().stream()
        .map(
            count -> new Quota(count, Window.MONTH, ZoneId.of("Asia/Tokyo"), /* perReader= */ true))
        .toList());
    this.config = config;
    this.equipment = equipment;
    this.inbound = new LineInbound(account, config);
    this.push = method(HttpMethod.POST, "/v2/bot/message/push", "push");
    this.reply = method(HttpMethod.POST, "/v2/bot/message/reply", "reply");
    this.names = new KnownNames(this::askName, equipment.clock());
  }

  private ApiMethod method(HttpMethod verb, String path, String name) {
    return ApiMethod.of(verb, config.apiBase(), path, name)
        .with("Authorization", "Bearer " + config.channelAccessToken().reveal());
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Asks who the bot is, which shows whether the credentials work. */
  @Override
  public Future<Void> start() {
    return call(method(HttpMethod.GET, "/v2/bot/info", "info"), Buffer.buffer()).mapEmpty();
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  /** The same again is told by a 409, and was sent. */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    if (isTooLong(message)) {
      return failed(Reason.REJECTED, "too-long");
    }
    byte[] key = UniqueKey.of(message).getBytes(StandardCharsets.UTF_8);
    ApiMethod once = push.with("X-Line-Retry-Key", UUID.nameUUIDFromBytes(key).toString());
    return equipment
        .client()
        .call(once, LineRequests.push(message))
        .compose(answer -> answer.status() == CONFLICT
            ? Future.succeededFuture(Receipt.WITHOUT_ID)
            : judged(answer).map(LinePlatform::receipt));
  }

  private static Receipt receipt(JsonNode answer) {
    String id = Fields.text(answer.path("sentMessages").path(0), "id");
    return id.isEmpty() ? Receipt.WITHOUT_ID : Receipt.of(id);
  }

  private static boolean isTooLong(OutboundMessage message) {
    return CAPABILITIES.text().measure(LineRequests.words(message))
        > CAPABILITIES.text().length();
  }

  /** Replies cost nothing, pushes do. */
  @Override
  public boolean creditsFirst() {
    return true;
  }

  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    boolean valid = credit.kind().equals(LineEvents.CREDIT)
        && credit.expiresAt().isAfter(equipment.clock().instant());
    if (!valid || isTooLong(message)) {
      return failed(Reason.REJECTED, valid ? "too-long" : "credit-not-valid");
    }
    return call(reply, LineRequests.reply(credit.handle(), message)).map(LinePlatform::receipt);
  }

  private Future<JsonNode> call(ApiMethod method, Buffer body) {
    return equipment.client().call(method, body).compose(this::judged);
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    return answer.isSuccess() && json.isPresent()
        ? Future.succeededFuture(json.get())
        : Future.failedFuture(LineFailures.of(answer, json, equipment.clock().instant()));
  }

  @Override
  public Future<String> nameOf(UserId user) {
    return names.of(user);
  }

  private Future<String> askName(UserId user) {
    String id = user.value().matches("[A-Za-z0-9]+") ? user.value() : "_";
    return call(method(HttpMethod.GET, "/v2/bot/profile/" + id, "profile"), Buffer.buffer())
        .map(answer -> Fields.words(answer, "displayName"));
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    return user.platform().equals(account.platform())
        ? Future.succeededFuture(new ChatId(account, user.value()))
        : failed(Reason.GONE, "not-a-line-user");
  }

  /** A message to a group counts as many times as there are people in it. */
  @Override
  public Future<Integer> readersOf(ChatId chat) {
    String id = chat.value().matches("[A-Za-z0-9]+") ? chat.value() : "_";
    String place = id.startsWith("R") ? "room" : "group";
    String path = "/v2/bot/" + place + "/" + id + "/members/count";
    return call(method(HttpMethod.GET, path, "members-count"), Buffer.buffer())
        .compose(answer -> answer.path("count").isInt()
            ? Future.succeededFuture(answer.path("count").intValue())
            : failed(Reason.REJECTED, "no-count"));
  }

  @Override
  public Future<List<Finding>> check(String webhook) {
    ApiMethod endpoint = method(HttpMethod.GET, "/v2/bot/channel/webhook/endpoint", "endpoint");
    return Checks.then(
        call(method(HttpMethod.GET, "/v2/bot/info", "info"), Buffer.buffer()), self -> {
          Finding works = Checks.works(Fields.words(self, "displayName"));
          return call(endpoint, Buffer.buffer())
              .map(told -> List.of(works, webhook(told, webhook)))
              .otherwise(untold -> List.of(works, new Finding(Kind.WEBHOOK_MISSING, webhook)));
        });
  }

  private static Finding webhook(JsonNode told, String expected) {
    return told.path("active").asBoolean(true)
        ? Checks.webhook(Fields.text(told, "endpoint"), expected)
        : new Finding(Kind.WEBHOOK_FAILING, "active: false");
  }
}
