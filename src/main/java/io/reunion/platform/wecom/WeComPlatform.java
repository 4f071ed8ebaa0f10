package io.reunion.platform.wecom;

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
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.JsonBody;
import io.reunion.platform.LookAlikeMarkdown;
import io.reunion.platform.MessageCrypt;
import io.reunion.platform.TextParts;
import io.reunion.platform.TypedCommands;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One smart robot, and the webhooks of its groups. */
public final class WeComPlatform
    implements Platform,
        Platform.AnswersPresses,
        Platform.SpendsCredits,
        Platform.NeedsPairing,
        Platform.ChecksItself {
  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ false,
      /* delete= */ false,
      /* buttons= */ true,
      /* reactions= */ false,
      /* ephemeral= */ false,
      /* push= */ false,
      /* directPush= */ false,
      /* threads= */ false,
      /* idempotentSend= */ Duration.ZERO,
      /* syncReply= */ Duration.ofSeconds(5),
      /* text= */ new TextLimit(12_000, LengthUnit.UTF8_BYTES),
      /* limits= */ List.of(new Limit(LimitScope.GROUP, 18, Duration.ofMinutes(1), 3)),
      /* redeliveryWindow= */ Duration.ofMinutes(10));

  private static final String REAL_HOST = "qyapi.weixin.qq.com";
  private static final int MAX_MARKDOWN = 4_096;
  private static final int MAX_PASSIVE = 2_048;

  private final AccountId account;
  private final Equipment equipment;
  private final MessageCrypt crypt;
  private final CallableHosts responseHosts;
  private final WeComInbound inbound;
  private final WeComPlaces places;
  private final WeComStreams streams;
  private final WeComCards cards;
  private final Optional<WeComApp> app;
  private final Map<String, ApiMethod> webhooks = new HashMap<>();

  /**
   * @throws IllegalArgumentException if the EncodingAESKey or a webhook is not of its form
   */
  public WeComPlatform(AccountId account, WeComConfig config, Equipment equipment) {
    this.account = account;
    this.equipment = equipment;
    this.crypt = new MessageCrypt(
        config.token(), config.encodingAesKey(), config.receiveId().orElse(""));
    this.responseHosts = REAL_HOST.equals(config.apiBase().getHost())
        ? CallableHosts.https(REAL_HOST)
        : CallableHosts.sameAs(config.apiBase());
    this.places = new WeComPlaces(account, config.tenant());
    this.streams = new WeComStreams(account, equipment, crypt);
    this.cards = new WeComCards(account, equipment, crypt);
    this.inbound =
        new WeComInbound(account, config, crypt, responseHosts, equipment.answers(), streams);
    this.app = config.app().map(there -> new WeComApp(account, there, config.apiBase(), equipment));
    config
        .groupWebhooks()
        .forEach(
            (chat, webhook) -> webhooks.put(chat, webhook(config.apiBase(), webhook.reveal())));
  }

  private static ApiMethod webhook(URI base, String urlOrKey) {
    return urlOrKey.contains("://")
        ? ApiMethod.post(URI.create(urlOrKey), "webhook")
        : ApiMethod.post(base, "/cgi-bin/webhook/send?key=" + urlOrKey, "webhook");
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  /**
   * Only into a group that has a webhook, and to people where there is an application. A long text goes as several messages,
   * after the first of which there is no way back.
   */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    String rendered = LookAlikeMarkdown.render(TypedCommands.under(message, 0));
    if (TextParts.bytes(rendered) > CAPABILITIES.text().length() + MAX_MARKDOWN) {
      return failed(Reason.REJECTED, "too-long");
    }
    ApiMethod webhook = webhooks.get(message.chat().value());
    if (webhook == null) {
      return sendToPerson(message);
    }
    List<String> parts = TextParts.of(rendered, MAX_MARKDOWN);
    Future<Void> sent = post(webhook, WeComRequests.markdown(parts.get(0)));
    for (String part : parts.subList(1, parts.size())) {
      sent = sent.compose(before -> post(webhook, WeComRequests.markdown(part))
          .recover(failure -> failed(Reason.UNKNOWN_OUTCOME, "not-all-parts")));
    }
    return sent.map(Receipt.WITHOUT_ID);
  }

  private Future<Receipt> sendToPerson(OutboundMessage message) {
    Optional<String> person = WeComPlaces.person(message.chat());
    if (person.isEmpty() || app.isEmpty()) {
      return failed(
          Reason.SUSPENDED, person.isEmpty() ? "no-group-webhook" : "no-app-for-direct-chats");
    }
    return app.get().send(person.get(), message);
  }

  @Override
  public boolean creditsFirst() {
    return true;
  }

  /** In the response if that still waits, else in the stream that it became, else at the URL that came with the message. */
  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    return credit.kind().equals(WeComAppMessages.CREDIT)
        ? passive(credit, message)
        : respond(credit, message);
  }

  /**
   * A message that is answered with nothing at once gets no stream, and so shows no dots. The request that waits may be the
   * message come again after it was answered: that one is given the same words.
   */
  @Override
  public void leave(ReplyCredit credit) {
    int parted = credit.handle().indexOf(WeComMessages.PARTED);
    if (credit.kind().equals(WeComMessages.CREDIT) && parted >= 0) {
      String asked = credit.handle().substring(0, parted);
      var unused = streams
          .end(WeComStreams.id(asked))
          .map(none -> none
              && equipment.answers().answer(WeComInbound.handle(account, asked), Answer.EMPTY));
    }
  }

  /** In the response or not at all: what is too late or too long is sent through the application. */
  private Future<Receipt> passive(ReplyCredit credit, OutboundMessage message) {
    String[] parts = credit.handle().split(String.valueOf(WeComMessages.PARTED), 3);
    boolean fits = TextParts.bytes(WeComRequests.passiveText(message)) <= MAX_PASSIVE;
    return parts.length == 3
            && fits
            && equipment
                .answers()
                .answer(
                    WeComInbound.handle(account, parts[0]),
                    WeComRequests.passive(
                        crypt, message, parts[1], parts[2], equipment.clock().instant()))
        ? Future.succeededFuture(Receipt.WITHOUT_ID)
        : failed(Reason.REJECTED, "not-in-the-response");
  }

  private Future<Receipt> respond(ReplyCredit credit, OutboundMessage message) {
    int parted = credit.handle().indexOf(WeComMessages.PARTED);
    if (!credit.kind().equals(WeComMessages.CREDIT) || parted < 0) {
      return failed(Reason.REJECTED, "credit-not-valid");
    }
    String asked = credit.handle().substring(0, parted);
    String stream = WeComStreams.id(asked);
    Buffer words = WeComRequests.stream(stream, message);
    if (words.length() > WeComRequests.MAX_STREAM) {
      return failed(Reason.REJECTED, "too-long");
    }
    Future<Void> kept = cards.keep(message);
    boolean said = equipment
        .answers()
        .answer(
            WeComInbound.handle(account, asked),
            WeComRequests.sealed(crypt, words, equipment.clock().instant()));
    return said
        ? kept.compose(done -> streams.said(stream, words)).map(Receipt.WITHOUT_ID)
        : kept.compose(done -> streams.say(stream, words))
            .compose(taken -> taken
                ? Future.succeededFuture(Receipt.WITHOUT_ID)
                : respondLater(credit, credit.handle().substring(parted + 1), message));
  }

  /** Once, at the URL that came with the message. */
  private Future<Receipt> respondLater(ReplyCredit credit, String url, OutboundMessage message) {
    return credit.expiresAt().isAfter(equipment.clock().instant()) && responseHosts.allow(url)
        ? post(
                ApiMethod.post(URI.create(url), WeComMessages.CREDIT),
                WeComRequests.response(message))
            .map(Receipt.WITHOUT_ID)
        : failed(Reason.REJECTED, "credit-not-valid");
  }

  /** On the card, for the one who pressed: in the response, where alone a card can be changed. */
  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    String handle = WeComInbound.handle(account, press);
    if (notice.isBlank()) {
      return equipment.answers().answer(handle, Answer.EMPTY)
          ? Future.succeededFuture()
          : failed(Reason.REJECTED, "too-late");
    }
    return cards
        .with(press.interaction(), places.id(press.sender().user()), notice)
        .otherwise(Optional.empty())
        .compose(card -> card.isPresent() && equipment.answers().answer(handle, card.get())
            ? Future.succeededFuture()
            : failed(Reason.REJECTED, "no-card"));
  }

  private Future<Void> post(ApiMethod method, Buffer body) {
    return equipment.client().call(method, body).compose(this::judged);
  }

  private Future<Void> judged(ApiAnswer answer) {
    Optional<JsonNode> json = answer.json();
    boolean fine = answer.isSuccess()
        && json.filter(body -> Fields.integer(body, "errcode").orElse(-1) == 0).isPresent();
    return fine
        ? Future.succeededFuture()
        : Future.failedFuture(WeComFailures.of(answer, json, equipment.clock().instant()));
  }

  @Override
  public boolean isPaired(ChatId chat) {
    return webhooks.containsKey(chat.value());
  }

  /** A robot has no credentials of its own to try; an application and the groups' webhooks have. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    Future<List<Finding>> found = app.map(WeComApp::check)
        .orElseGet(() -> Future.succeededFuture(List.of(
            new Finding(Kind.NOT_CHECKED, "token, encodingAesKey"),
            new Finding(Kind.LESS_WITHOUT, "app"))));
    for (Map.Entry<String, ApiMethod> group : webhooks.entrySet()) {
      found = found.compose(
          before -> known(group.getKey(), group.getValue()).map(one -> Checks.and(before, one)));
    }
    return found.map(all -> Checks.and(
        all,
        webhooks.isEmpty()
            ? new Finding(Kind.LESS_WITHOUT, "groupWebhooks")
            : Finding.of(Kind.WEBHOOK_UNTOLD)));
  }

  /** A message of no type is refused, after the key was looked at: nothing is sent by it. */
  private Future<Finding> known(String chat, ApiMethod webhook) {
    return post(webhook, JsonBody.of(json -> json.writeStringField("msgtype", "none")))
        .map(Checks.works("groupWebhooks." + chat))
        .otherwise(failure ->
            failure instanceof SendFailedException refused && refused.reason() != Reason.REJECTED
                ? new Finding(
                    Finding.of(refused).kind(), "groupWebhooks." + chat + " " + refused.code())
                : Checks.works("groupWebhooks." + chat));
  }
}
