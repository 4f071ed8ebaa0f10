package io.reunion.platform.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.Capabilities.Quota;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.Capabilities.Window;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.AccessToken;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.JsonBody;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.TextParts;
import io.reunion.platform.TypedCommands;
import io.reunion.platform.XmlAnswers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One Official Account. */
public final class WeChatPlatform
    implements Platform, Platform.Starts, Platform.SpendsCredits, Platform.ChecksItself {
  private static final int MAX_TEXT = 2_048;

  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ false,
      /* delete= */ false,
      /* buttons= */ false,
      /* reactions= */ false,
      /* ephemeral= */ false,
      /* push= */ true,
      /* directPush= */ false,
      /* threads= */ false,
      /* idempotentSend= */ Duration.ZERO,
      /* syncReply= */ Duration.ofSeconds(5),
      /* text= */ new TextLimit(6_000, LengthUnit.UTF8_BYTES),
      /* limits= */ List.of(new Limit(LimitScope.ACCOUNT, 20, Duration.ofSeconds(1), 10)),
      /* redeliveryWindow= */ Duration.ofMinutes(10));

  private final AccountId account;
  private final Capabilities capabilities;
  private final WeChatConfig config;
  private final Equipment equipment;
  private final Optional<MessageCrypt> crypt;
  private final WeChatInbound inbound;
  private final AccessToken token;

  public WeChatPlatform(AccountId account, WeChatConfig config, Equipment equipment) {
    this.account = account;
    this.capabilities = CAPABILITIES.withQuotas(config.dailyMessages().stream()
        .map(count -> new Quota(count, Window.DAY, ZoneId.of("Asia/Shanghai")))
        .toList());
    this.config = config;
    this.equipment = equipment;
    this.crypt =
        config.encodingAesKey().map(key -> new MessageCrypt(config.token(), key, config.appId()));
    this.inbound = new WeChatInbound(
        account,
        config,
        crypt,
        equipment.answers(),
        (name, use, life) -> equipment.notes().first(account, name, use, life));
    this.token = equipment.tokens().token(account + ":" + config.appId(), this::fetchToken);
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Asks for a token, which shows whether the credentials work. */
  @Override
  public Future<Void> start() {
    return token.with(bearer -> Future.succeededFuture());
  }

  private Future<AccessToken.Fetched> fetchToken() {
    Buffer body = JsonBody.of(json -> {
      json.writeStringField("grant_type", "client_credential");
      json.writeStringField("appid", config.appId());
      json.writeStringField("secret", config.appSecret().reveal());
    });
    return equipment
        .client()
        .call(ApiMethod.post(config.apiBase(), "/cgi-bin/stable_token", "stable_token"), body)
        .compose(this::judged)
        .compose(answer -> AccessToken.Fetched.of(answer, "access_token", "expires_in"));
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  /** A long text goes as several messages, after the first of which there is no way back. */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    String words = words(message);
    if (TextParts.bytes(words) > CAPABILITIES.text().length() + MAX_TEXT) {
      return failed("too-long");
    }
    List<String> parts = TextParts.of(words, MAX_TEXT);
    Future<Void> sent = post(message.chat().value(), parts.get(0));
    for (String part : parts.subList(1, parts.size())) {
      sent = sent.compose(before -> post(message.chat().value(), part)
          .recover(failure -> Future.failedFuture(
              SendFailedException.of(Reason.UNKNOWN_OUTCOME, "not-all-parts"))));
    }
    return sent.map(Receipt.WITHOUT_ID);
  }

  private Future<Void> post(String openId, String words) {
    Buffer body = JsonBody.of(json -> {
      json.writeStringField("touser", openId);
      json.writeStringField("msgtype", "text");
      json.writeObjectFieldStart("text");
      json.writeStringField("content", words);
      json.writeEndObject();
    });
    return token.with(bearer -> equipment
        .client()
        .call(
            ApiMethod.post(
                config.apiBase(),
                "/cgi-bin/message/custom/send?access_token="
                    + URLEncoder.encode(bearer, StandardCharsets.UTF_8),
                "custom.send"),
            body)
        .compose(this::judged)
        .mapEmpty());
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    boolean fine = answer.isSuccess()
        && json.filter(body ->
                body.has("access_token") || Fields.integer(body, "errcode").orElse(-1) == 0)
            .isPresent();
    return fine
        ? Future.succeededFuture(json.get())
        : Future.failedFuture(WeChatFailures.of(answer, json, equipment.clock().instant()));
  }

  /** Links are made of tags there, so nothing may begin one. */
  private static String words(OutboundMessage message) {
    return Markup.literal(Markup.plain(TypedCommands.under(message, 0))).replace('<', '＜');
  }

  /** What is said in the response counts against nothing. */
  @Override
  public boolean creditsFirst() {
    return true;
  }

  /** In the response or not at all: what is too late or too long is sent. */
  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    String[] parts = credit.handle().split(WeChatMessages.PARTED, 3);
    String words = words(message);
    if (!credit.kind().equals(WeChatMessages.CREDIT)
        || parts.length != 3
        || TextParts.bytes(words) > MAX_TEXT) {
      return failed("not-in-the-response");
    }
    Instant now = equipment.clock().instant();
    String xml = XmlAnswers.text(parts[1], parts[2], now, words);
    Answer answer = crypt
        .map(sealing -> XmlAnswers.sealed(sealing, xml, now))
        .orElseGet(() -> XmlAnswers.plain(xml));
    return equipment.answers().answer(WeChatInbound.handle(account, parts[0]), answer)
        ? Future.succeededFuture(Receipt.WITHOUT_ID)
        : failed("not-in-the-response");
  }

  /** Which address is registered is not told. A token is given only to addresses on the account's list. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(
            start(),
            works -> List.of(Checks.works(config.appId()), Finding.of(Kind.WEBHOOK_UNTOLD)))
        .map(found -> Checks.forbidden(found, "40164", "IP 白名单 / IP allow-list"));
  }

  private static <T> Future<T> failed(String code) {
    return Future.failedFuture(SendFailedException.of(Reason.REJECTED, code));
  }
}
