package io.reunion.platform.teams;

import static io.reunion.chat.SendFailedException.failed;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.chat.WebhookResult.Answer;
import io.reunion.config.Secret;
import io.reunion.platform.Digests;
import io.reunion.platform.Fields;
import io.reunion.platform.HeldAnswers;
import io.reunion.platform.HmacSha256;
import io.reunion.platform.JsonBody;
import io.reunion.platform.Readings;
import io.reunion.platform.StrictJson;
import io.reunion.platform.TypedCommands;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** An outgoing webhook of a team: it answers who names it, in the response and in no other way. */
public final class TeamsWebhook implements Platform, Platform.SpendsCredits, Platform.ChecksItself {
  private static final String CREDIT = "response";
  private static final Answer SILENCE = Answer.json("{\"type\":\"message\",\"text\":\"✓\"}");

  /** Teams waits 5 seconds; the rest is for the way there and back. */
  private static final Duration PATIENCE = Duration.ofMillis(4_200);

  /** Less than an update is remembered: the signature tells no time, and would be good for the same again for ever. */
  private static final Duration OLDEST = Duration.ofDays(1);

  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ false,
      /* delete= */ false,
      /* buttons= */ false,
      /* reactions= */ false,
      /* ephemeral= */ false,
      /* push= */ false,
      /* directPush= */ false,
      /* threads= */ false,
      /* idempotentSend= */ Duration.ZERO,
      /* syncReply= */ Duration.ofSeconds(5),
      /* text= */ new TextLimit(16_000, LengthUnit.UTF8_BYTES),
      /* limits= */ List.of(new Limit(LimitScope.ACCOUNT, 100, Duration.ofSeconds(1), 50)),
      /* redeliveryWindow= */ Duration.ofHours(1));

  private final AccountId account;
  private final HmacSha256 hmac;
  private final TeamsActivities activities;
  private final HeldAnswers answers;

  TeamsWebhook(AccountId account, Secret token, HeldAnswers answers) {
    this.account = account;
    this.hmac = new HmacSha256(TeamsConfig.decoded(token));
    this.activities = new TeamsActivities(account, /* named= */ true);
    this.answers = answers;
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
    byte[] body = request.body().getBytes();
    List<String> presented = request.headers().getAll("Authorization");
    if (presented.size() != 1 || !Digests.same(authorization(body), presented.get(0))) {
      return new WebhookResult.Unauthorized("wrong signature");
    }
    return Readings.of(() -> read(StrictJson.object(body), request.receivedAt()));
  }

  String authorization(byte[] body) {
    return "HMAC " + new String(Base64.getEncoder().encode(hmac.of(body)), UTF_8);
  }

  private WebhookResult read(JsonNode activity, Instant now) {
    String id = Fields.text(activity, "id");
    ReplyCredit credit = new ReplyCredit(CREDIT, handle(id), 1, now.plus(PATIENCE));
    List<Update> updates = activities.read(activity, now, Optional.of(credit)).stream()
        .filter(update -> update.origin().time().isAfter(now.minus(OLDEST)))
        .toList();
    boolean waits = updates.size() == 1 && updates.get(0) instanceof Update.MessageReceived;
    return new WebhookResult.Accepted(
        updates,
        waits ? answers.hold(handle(id), PATIENCE, SILENCE) : Future.succeededFuture(SILENCE));
  }

  private String handle(String id) {
    return account + ":" + id;
  }

  /** Nothing can be sent from here. */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    return failed(Reason.SUSPENDED, "outgoing-webhook-only-answers");
  }

  @Override
  public boolean creditsFirst() {
    return true;
  }

  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    String words = TeamsMarks.markdown(TypedCommands.under(message, 0)).replace("\n", "\n\n");
    if (!credit.kind().equals(CREDIT)) {
      return failed(Reason.REJECTED, "credit-not-valid");
    } else if (CAPABILITIES.text().measure(words) > CAPABILITIES.text().length()) {
      return failed(Reason.REJECTED, "too-long");
    }
    Answer answer = new Answer("application/json", JsonBody.of(json -> {
      json.writeStringField("type", "message");
      json.writeStringField("text", words);
    }));
    return answers.answer(credit.handle(), answer)
        ? Future.succeededFuture(Receipt.WITHOUT_ID)
        : failed(Reason.REJECTED, "not-in-the-response");
  }

  /** There is nobody to ask. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Future.succeededFuture(
        List.of(new Finding(Kind.NOT_CHECKED, "outgoingWebhook"), Finding.of(Kind.WEBHOOK_UNTOLD)));
  }
}
