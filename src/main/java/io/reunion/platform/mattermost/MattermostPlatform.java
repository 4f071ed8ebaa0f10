package io.reunion.platform.mattermost;

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
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.ApiMethod;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.UnreadableException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One bot account on one Mattermost server. */
public final class MattermostPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.AnswersPresses,
        Platform.SpendsCredits,
        Platform.OpensDirectChats,
        Platform.ChecksItself,
        Platform.Pins,
        Platform.ShowsImages {

  private static final Buffer NOTHING = Buffer.buffer();

  private final AccountId account;
  private final MattermostConfig config;
  private final Equipment equipment;
  private final CallableHosts hosts;
  private final MattermostInbound inbound;
  private final MattermostRequests requests;
  private final Capabilities capabilities;
  private volatile MattermostBot bot = MattermostBot.UNKNOWN;

  public MattermostPlatform(AccountId account, MattermostConfig config, Equipment equipment) {
    this.account = account;
    this.config = config;
    this.equipment = equipment;
    this.hosts = CallableHosts.sameAs(config.apiBase());
    Buttons buttons = new Buttons(config.botToken());
    this.inbound = new MattermostInbound(account, config, buttons, hosts, equipment.answers());
    this.requests = new MattermostRequests(buttons, config.callbackUrl());
    this.capabilities = capabilities(config.callbackUrl().isPresent());
  }

  private static Capabilities capabilities(boolean buttons) {
    return new Capabilities(
        /* edit= */ true,
        /* delete= */ true,
        buttons,
        /* reactions= */ false,
        /* ephemeral= */ false,
        /* push= */ true,
        /* directPush= */ true,
        /* threads= */ false,
        /* idempotentSend= */ Duration.ZERO,
        /* syncReply= */ Duration.ZERO,
        /* text= */ new TextLimit(16_383, LengthUnit.CODE_POINTS),
        /* limits= */ List.of(new Limit(LimitScope.ACCOUNT, 8, Duration.ofSeconds(1), 3)),
        /* redeliveryWindow= */ Duration.ofHours(1));
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  /** Asks for the bot's own id and name. */
  @Override
  public Future<Void> start() {
    return self().compose(user -> {
      String id = Fields.text(user, "id");
      if (id.isEmpty()) {
        return failed(Reason.REJECTED, "users.me-without-id");
      }
      bot = new MattermostBot(id, Fields.text(user, "username"));
      return Future.succeededFuture();
    });
  }

  private Future<JsonNode> self() {
    return call(HttpMethod.GET, "/users/me", "users.me", NOTHING);
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request, bot);
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    return isTooLong(message)
        ? failed(Reason.REJECTED, "too-long")
        : call(HttpMethod.POST, "/posts", "posts.create", requests.post(message, bot))
            .map(MattermostPlatform::receipt);
  }

  private static Receipt receipt(JsonNode post) {
    String id = Fields.text(post, "id");
    return id.isEmpty() ? Receipt.WITHOUT_ID : Receipt.of(id);
  }

  private boolean isTooLong(OutboundMessage message) {
    return capabilities.text().measure(requests.words(message))
        > capabilities.text().length();
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    if (isTooLong(replacement)) {
      return failed(Reason.REJECTED, "too-long");
    }
    return onPost(HttpMethod.PUT, message, "/patch", requests.patch(replacement))
        .recover(failure -> Future.failedFuture(
            failure instanceof SendFailedException refused
                ? MattermostFailures.ofEdit(refused)
                : failure));
  }

  /** Succeeds also when it is gone already. */
  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    return onPost(HttpMethod.DELETE, message, "", NOTHING)
        .recover(failure -> failure instanceof SendFailedException refused
                && refused.code().equals(MattermostFailures.NO_POST)
            ? Future.succeededFuture()
            : Future.failedFuture(failure));
  }

  private Future<Void> onPost(HttpMethod verb, MessageId message, String rest, Buffer body) {
    try {
      String path = "/posts/" + MattermostPlaces.id(message.value()) + rest;
      return call(verb, path, "posts" + rest, body).mapEmpty();
    } catch (UnreadableException e) {
      return failed(Reason.REJECTED, MattermostFailures.NO_POST);
    }
  }

  /** The word is the response to the press, shown to the one who pressed; once that is given there is no other such way. */
  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    String handle = MattermostInbound.handle(account, press.interaction());
    return equipment.answers().answer(handle, MattermostRequests.notice(notice)) || notice.isBlank()
        ? Future.succeededFuture()
        : failed(Reason.REJECTED, "answered-already");
  }

  /** The URL has been in the journal meanwhile; whatever happened there, it is called only on the configured server. */
  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    boolean valid = credit.kind().equals(MattermostInbound.RESPONSE_URL)
        && credit.expiresAt().isAfter(equipment.clock().instant())
        && hosts.allow(credit.handle());
    if (!valid || isTooLong(message)) {
      return failed(Reason.REJECTED, valid ? "too-long" : "credit-not-valid");
    }
    ApiMethod method = ApiMethod.post(URI.create(credit.handle()), "response_url");
    return equipment
        .client()
        .call(method, requests.response(message))
        .compose(answer ->
            answer.isSuccess() ? Future.succeededFuture(Receipt.WITHOUT_ID) : refused(answer));
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    if (!user.platform().equals(account.platform()) || bot.id().isEmpty()) {
      return failed(Reason.GONE, "not-a-mattermost-user");
    }
    try {
      Buffer body = MattermostRequests.direct(user, bot);
      return call(HttpMethod.POST, "/channels/direct", "channels.direct", body)
          .map(channel -> MattermostPlaces.direct(account, Fields.text(channel, "id")))
          .recover(failure -> failure instanceof UnreadableException
              ? failed(Reason.REJECTED, "no-channel")
              : Future.failedFuture(failure));
    } catch (UnreadableException e) {
      return failed(Reason.GONE, "not-a-mattermost-user");
    }
  }

  private Future<JsonNode> call(HttpMethod verb, String path, String name, Buffer body) {
    ApiMethod method = ApiMethod.of(verb, config.apiBase(), "/api/v4" + path, name)
        .with("Authorization", "Bearer " + config.botToken().reveal());
    return equipment.client().call(method, body).compose(this::judged);
  }

  private Future<JsonNode> judged(ApiAnswer answer) {
    return answer.isSuccess() && answer.json().isPresent()
        ? Future.succeededFuture(answer.json().get())
        : refused(answer);
  }

  private <T> Future<T> refused(ApiAnswer answer) {
    return Future.failedFuture(MattermostFailures.of(answer, equipment.clock().instant()));
  }

  /** What calls us is made by people in the server's menus, and the bot may not look. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(self(), user -> {
      List<Finding> found = new ArrayList<>();
      found.add(Checks.works(Fields.words(user, "username")));
      found.add(Finding.of(Kind.WEBHOOK_UNTOLD));
      found.add(config
          .callbackUrl()
          .map(url -> Checks.webhook(url.toString(), webhook))
          .orElseGet(() -> new Finding(Kind.LESS_WITHOUT, "callbackUrl")));
      return found;
    });
  }

  @Override
  public Future<Void> pin(ChatId chat, MessageId message) {
    return onPost(HttpMethod.POST, message, "/pin", NOTHING);
  }
}
