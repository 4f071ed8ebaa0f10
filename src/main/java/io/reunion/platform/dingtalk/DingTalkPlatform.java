package io.reunion.platform.dingtalk;

import static io.reunion.chat.SendFailedException.failed;

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
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Checks;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.SpentSignatures;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One DingTalk robot. */
public final class DingTalkPlatform
    implements Platform,
        Platform.Starts,
        Platform.Edits,
        Platform.Deletes,
        Platform.ShowsImages,
        Platform.AnswersPresses,
        Platform.SpendsCredits,
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
      /* threads= */ false,
      /* idempotentSend= */ Duration.ZERO,
      /* syncReply= */ Duration.ofSeconds(2),
      /* text= */ new TextLimit(15_000, LengthUnit.UTF8_BYTES),
      /* limits= */ List.of(
          new Limit(LimitScope.ACCOUNT, 20, Duration.ofSeconds(1), 10),
          new Limit(LimitScope.GROUP, 18, Duration.ofMinutes(1), 3)),
      /* redeliveryWindow= */ Duration.ofHours(1));

  private static final String REAL_HOST = "api.dingtalk.com";

  /** Cards cannot be had at all; the words can. */
  private static final Set<Reason> WITHOUT_CARD = Set.of(Reason.REJECTED, Reason.SUSPENDED);

  private final AccountId account;
  private final DingTalkConfig config;
  private final Equipment equipment;
  private final DingTalkMethods methods;
  private final CallableHosts sessionHosts;
  private final DingTalkInbound inbound;
  private final DingTalkPlaces places;
  private final DingTalkQuotes quotes;

  public DingTalkPlatform(AccountId account, DingTalkConfig config, Equipment equipment) {
    this.account = account;
    this.config = config;
    this.equipment = equipment;
    this.methods = new DingTalkMethods(account, config, equipment);
    this.sessionHosts = REAL_HOST.equals(config.apiBase().getHost())
        ? CallableHosts.https("oapi.dingtalk.com", REAL_HOST)
        : CallableHosts.sameAs(config.apiBase());
    SpentSignatures spent = DingTalkSignature.spent(
        (name, use, life) -> equipment.notes().first(account, name, use, life));
    this.quotes = new DingTalkQuotes(account, equipment.notes());
    this.inbound =
        new DingTalkInbound(account, config, sessionHosts, equipment.answers(), spent, quotes);
    this.places = new DingTalkPlaces(account, config.tenant());
  }

  @Override
  public AccountId account() {
    return account;
  }

  @Override
  public Capabilities capabilities() {
    return CAPABILITIES;
  }

  /** Asks for a token, which shows whether the credentials work. */
  @Override
  public Future<Void> start() {
    return methods.check();
  }

  /** Which address is registered is not told, nor what the application may do. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(
        methods.check(),
        works -> List.of(Checks.works(config.clientId()), Finding.of(Kind.WEBHOOK_UNTOLD)));
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  /** What has buttons is a card, or where no card can be had, words that say what to type. */
  @Override
  public Future<Receipt> send(OutboundMessage message) {
    if (isTooLong(message)) {
      return failed(Reason.REJECTED, "too-long");
    }
    return message.buttons().isEmpty() ? words(message) : card(message);
  }

  private Future<Receipt> card(OutboundMessage message) {
    String track = DingTalkPlaces.track(message);
    return methods
        .createCard(DingTalkRequests.createCard(config, track, message))
        .compose(created -> quotes.keep(created, track))
        .map(kept -> Receipt.of(track))
        .recover(failure -> failure instanceof SendFailedException refused
                && WITHOUT_CARD.contains(refused.reason())
            // Without an id: words cannot be brought up to date as the card they stand for.
            ? words(message).map(Receipt.WITHOUT_ID)
            : Future.failedFuture(failure));
  }

  private Future<Receipt> words(OutboundMessage message) {
    Buffer body = DingTalkRequests.robotMessage(config.robot(), message);
    return (DingTalkPlaces.staffOf(message.chat()).isPresent()
            ? methods.sendToPerson(body)
            : methods.sendToGroup(body))
        .map(sent -> DingTalkPlaces.sent(Fields.text(sent, "processQueryKey"))
            .map(Receipt::of)
            .orElse(Receipt.WITHOUT_ID));
  }

  /** Words that the robot sent of its own accord, for a day; no cards, and no answers to what it heard. */
  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    Optional<String> key = DingTalkPlaces.queryKey(message);
    if (key.isEmpty()) {
      return failed(Reason.REJECTED, "not-deletable");
    }
    Buffer body = DingTalkRequests.recall(config.robot(), chat, key.get());
    return DingTalkPlaces.staffOf(chat).isPresent()
        ? methods.recallFromPerson(body)
        : methods.recallFromGroup(body);
  }

  private static boolean isTooLong(OutboundMessage message) {
    return CAPABILITIES.text().measure(Markup.plain(message.text()))
        > CAPABILITIES.text().length();
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    if (places.chatOfTrack(message.value()).isEmpty()) {
      return failed(Reason.REJECTED, "not-editable");
    } else if (isTooLong(replacement)) {
      return failed(Reason.REJECTED, "too-long");
    }
    return methods
        .updateCard(DingTalkRequests.updateCard(message.value(), replacement))
        .mapEmpty();
  }

  /** The word is in the response to the press, at the foot of the card; once that is given there is no other such way. */
  @Override
  public Future<Void> answerPress(Update.ButtonPressed press, String notice) {
    String handle = DingTalkInbound.handle(account, press.interaction());
    return equipment.answers().answer(handle, DingTalkRequests.notice(notice)) || notice.isBlank()
        ? Future.succeededFuture()
        : failed(Reason.REJECTED, "answered-already");
  }

  /** Sends count against the organisation's month, answers do not. */
  @Override
  public boolean creditsFirst() {
    return true;
  }

  /** What has buttons is sent as a card instead: where a message came from, none that can be edited is taken. */
  @Override
  public Future<Receipt> reply(ReplyCredit credit, OutboundMessage message) {
    if (!message.buttons().isEmpty()) {
      return send(message);
    } else if (isTooLong(message)) {
      return failed(Reason.REJECTED, "too-long");
    } else if (!credit.kind().equals(DingTalkMessages.CREDIT)
        || !credit.expiresAt().isAfter(equipment.clock().instant())
        || !sessionHosts.allow(credit.handle())) {
      return failed(Reason.REJECTED, "credit-not-valid");
    }
    return methods
        .answer(credit.handle(), DingTalkRequests.sessionMessage(message))
        .map(Receipt.WITHOUT_ID);
  }

  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    return places
        .staff(user)
        .map(staff -> Future.succeededFuture(places.direct(staff)))
        .orElseGet(() -> failed(Reason.GONE, "not-in-the-organisation"));
  }
}
