package io.reunion.platform.matrix;

import static io.reunion.chat.SendFailedException.failed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
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
import io.reunion.platform.Checks;
import io.reunion.platform.Digests;
import io.reunion.platform.Equipment;
import io.reunion.platform.Fields;
import io.reunion.platform.KnownNames;
import io.reunion.platform.UniqueKey;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One bot on one homeserver. */
public final class MatrixPlatform
    implements Platform,
        Platform.ServesPaths,
        Platform.TakesLongBodies,
        Platform.Starts,
        Platform.AcceptsInvitations,
        Platform.Edits,
        Platform.Deletes,
        Platform.Reacts,
        Platform.NamesPeople,
        Platform.OpensDirectChats,
        Platform.Pins,
        Platform.ChecksItself {

  private static final Capabilities CAPABILITIES = new Capabilities(
      /* edit= */ true,
      /* delete= */ true,
      /* buttons= */ false,
      /* reactions= */ true,
      /* ephemeral= */ false,
      /* push= */ true,
      /* directPush= */ true,
      /* threads= */ true,
      /* idempotentSend= */ Duration.ofMinutes(30),
      /* syncReply= */ Duration.ZERO,
      /* text= */ new TextLimit(8_000, LengthUnit.UTF8_BYTES),
      /* limits= */ List.of(
          new Limit(LimitScope.ACCOUNT, 10, Duration.ofSeconds(1), 10),
          new Limit(LimitScope.CHAT, 1, Duration.ofSeconds(1), 5)),
      /* redeliveryWindow= */ Duration.ofDays(3));

  private static final String MESSAGE = "m.room.message";

  /** The longest content of an event, in bytes; the rest of its 64 KiB is the homeserver's. */
  private static final int MAX_CONTENT = 60_000;

  private final AccountId account;
  private final MatrixConfig config;
  private final MatrixMethods methods;
  private final MatrixDirectRooms direct = new MatrixDirectRooms();
  private final MatrixEvents events;
  private final MatrixInbound inbound;
  private final KnownNames names;

  public MatrixPlatform(AccountId account, MatrixConfig config, Equipment equipment) {
    this.account = account;
    this.config = config;
    this.methods = new MatrixMethods(config, equipment);
    this.events = new MatrixEvents(account, config, direct);
    this.inbound = new MatrixInbound(config, events);
    this.names = new KnownNames(this::askName, equipment.clock());
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
  public boolean serves(String path) {
    return inbound.serves(path);
  }

  @Override
  public int longestBody(MultiMap headers, MultiMap query) {
    return inbound.longestBody(headers, query);
  }

  /** Asks whose token it is, how the bot is called, and in which rooms it is alone with somebody. */
  @Override
  public Future<Void> start() {
    return methods.self().compose(self -> {
      boolean ours = Fields.text(self, "user_id").equals(config.userId());
      return ours ? know() : failed(Reason.REJECTED, "token-of-another-user");
    });
  }

  private Future<Void> know() {
    Future<Void> called = methods
        .name(config.userId())
        .onSuccess(answer -> events.called(Fields.words(answer, "displayname")))
        .<Void>mapEmpty()
        .otherwiseEmpty();
    return called
        .compose(done -> methods.directRooms())
        .onSuccess(direct::learn)
        .<Void>mapEmpty()
        .recover(MatrixPlatform::unlessNone);
  }

  /** Nothing was ever kept. */
  private static Future<Void> unlessNone(Throwable failure) {
    return isCode(failure, MatrixFailures.NOT_FOUND)
        ? Future.succeededFuture()
        : Future.failedFuture(failure);
  }

  @Override
  public WebhookResult receive(WebhookRequest request) {
    return inbound.receive(request);
  }

  @Override
  public Future<Void> accept(ChatId chat) {
    return methods
        .join(chat.value())
        .compose(done -> direct.has(chat.value())
            ? methods.keepDirectRooms(direct.toKeep())
            : Future.succeededFuture());
  }

  @Override
  public Future<Receipt> send(OutboundMessage message) {
    return write(message, UniqueKey.of(message), MatrixRequests.send(message))
        .map(MatrixPlatform::receipt);
  }

  private Future<JsonNode> write(OutboundMessage message, String transaction, Buffer content) {
    if (!message.chat().value().startsWith("!")) {
      return failed(Reason.GONE, "not-a-room");
    } else if (isTooLong(message, content)) {
      return failed(Reason.REJECTED, "too-long");
    }
    return methods.send(message.chat().value(), MESSAGE, transaction, content);
  }

  private static Receipt receipt(JsonNode answer) {
    String id = Fields.text(answer, "event_id");
    return id.isEmpty() ? Receipt.WITHOUT_ID : Receipt.of(id);
  }

  private static boolean isTooLong(OutboundMessage message, Buffer content) {
    return CAPABILITIES.text().measure(MatrixRequests.words(message))
            > CAPABILITIES.text().length()
        || content.length() > MAX_CONTENT;
  }

  @Override
  public Future<Void> edit(MessageId message, OutboundMessage replacement) {
    Buffer content = MatrixRequests.edit(message, replacement);
    return write(replacement, transaction(message, content), content).mapEmpty();
  }

  @Override
  public Future<Void> delete(ChatId chat, MessageId message) {
    return methods
        .redact(chat.value(), message.value(), transaction(message, Buffer.buffer()))
        .recover(MatrixPlatform::unlessNone);
  }

  @Override
  public Future<Void> react(ChatId chat, MessageId message, String emoji) {
    Buffer content = MatrixRequests.reaction(message, emoji);
    return methods
        .send(chat.value(), "m.reaction", transaction(message, content), content)
        .<Void>mapEmpty()
        .recover(failure -> isCode(failure, MatrixFailures.SAME_REACTION)
            ? Future.succeededFuture()
            : Future.failedFuture(failure));
  }

  /** The same for the same content about the same message, which then has effect once. */
  private static String transaction(MessageId about, Buffer content) {
    byte[] id = about.value().getBytes(StandardCharsets.UTF_8);
    return Digests.hex(Digests.sha256(id, content.getBytes())).substring(0, 32);
  }

  @Override
  public Future<String> nameOf(UserId user) {
    return names.of(user);
  }

  private Future<String> askName(UserId user) {
    return methods.name(user.value()).map(answer -> Fields.words(answer, "displayname"));
  }

  /** The room there is with this person, or a new one to which they are invited. */
  @Override
  public Future<ChatId> openDirectChat(UserId user) {
    if (!user.platform().equals(account.platform()) || !user.value().startsWith("@")) {
      return failed(Reason.GONE, "not-a-matrix-user");
    }
    Optional<String> known = direct.with(user.value());
    return known
        .map(room -> Future.succeededFuture(new ChatId(account, room)))
        .orElseGet(() -> methods
            .createRoom(MatrixRequests.directRoom(user.value()))
            .compose(answer -> opened(Fields.text(answer, "room_id"), user)));
  }

  private Future<ChatId> opened(String room, UserId user) {
    if (room.isEmpty()) {
      return failed(Reason.REJECTED, "no-room");
    }
    direct.note(room, user.value());
    return methods.keepDirectRooms(direct.toKeep()).otherwiseEmpty().map(new ChatId(account, room));
  }

  private static boolean isCode(Throwable failure, String code) {
    return failure instanceof SendFailedException refused && refused.code().equals(code);
  }

  /** Which address stands in the registration file, the homeserver does not tell. */
  @Override
  public Future<List<Finding>> check(String webhook) {
    return Checks.of(methods.self(), self -> {
      String user = Fields.text(self, "user_id");
      Finding who = user.equals(config.userId())
          ? Checks.works(user)
          : new Finding(Kind.CREDENTIALS_REFUSED, Checks.detail("asToken: " + user));
      return List.of(who, Finding.of(Kind.WEBHOOK_UNTOLD));
    });
  }

  /** Behind those that are pinned already; needs a power level that the room says. */
  @Override
  public Future<Void> pin(ChatId chat, MessageId message) {
    return methods
        .pinned(chat.value())
        .recover(failure -> isCode(failure, MatrixFailures.NOT_FOUND)
            ? Future.succeededFuture(NullNode.getInstance())
            : Future.failedFuture(failure))
        .compose(pinned -> {
          List<String> all = new ArrayList<>();
          Fields.array(pinned, "pinned").forEach(one -> all.add(one.asText()));
          if (all.contains(message.value())) {
            return Future.succeededFuture();
          }
          all.add(message.value());
          return methods.pin(chat.value(), MatrixRequests.pinned(all));
        });
  }
}
