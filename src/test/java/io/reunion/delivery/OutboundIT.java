package io.reunion.delivery;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities.Limit;
import io.reunion.chat.Capabilities.LimitScope;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.redis.Redis;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboundIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final ChatId CHAT = new ChatId(FakePlatform.ACCOUNT, "1");
  private static final ChatId OTHER = new ChatId(FakePlatform.ACCOUNT, "2");

  private final FakePlatform platform =
      new FakePlatform(new Limit(LimitScope.CHAT, 100, Duration.ofMinutes(1), 100));
  private final List<String> moves = new ArrayList<>();
  /** All of delivery lives on one event loop, that of its connection. */
  private Context loop;

  private Redis redis;
  private RoomStore rooms;
  private Pacer pacer;
  private Outbound outbound;

  @BeforeEach
  void open() {
    loop = server.vertx().getOrCreateContext();
    redis = await(onLoop(() -> Redis.connect(server.vertx(), server.uri())));
    rooms = new RoomStore(redis);
    pacer = new Pacer(server.vertx(), redis, Clock.systemUTC());
    outbound = new Outbound(
        server.vertx(), Map.of(FakePlatform.ACCOUNT, platform), pacer, rooms, (chat, successor) -> {
          moves.add(chat + " -> " + successor);
          return Future.succeededFuture();
        });
    await(onLoop(() -> rooms.put(Room.seen(CHAT, ChatKind.GROUP, ""))));
  }

  @AfterEach
  void close() {
    await(redis.close());
  }

  private <T> Future<T> onLoop(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    loop.runOnContext(begin -> work.get().onComplete(promise));
    return promise.future();
  }

  private static OutboundMessage message(ChatId chat, String text) {
    return OutboundMessage.text(chat, text, "key-" + text);
  }

  private Future<Receipt> send(ChatId chat, String text) {
    return onLoop(() -> outbound.send(message(chat, text), ChatKind.GROUP));
  }

  private Future<Void> edit(ChatId chat, String text) {
    return onLoop(() -> outbound.edit(new MessageId("7"), message(chat, text), ChatKind.GROUP));
  }

  /** How long a copy would have to wait for its turn. */
  private Duration turnOfACopy() {
    return await(
        onLoop(() -> pacer.acquire(CHAT, ChatKind.GROUP, platform.capabilities(), Duration.ZERO)));
  }

  private SendFailedException refusal(Future<?> sent) {
    return catchThrowableOfType(SendFailedException.class, () -> await(sent));
  }

  private List<String> texts() {
    return platform.sent.stream().map(OutboundMessage::text).toList();
  }

  @Test
  void messagesOfOneChatGoInOrderAndOtherChatsDoNotWait() {
    Promise<Receipt> slow = Promise.promise();
    platform.answers.add(slow.future());
    Future<Receipt> first = send(CHAT, "1");
    Future<Receipt> second = send(CHAT, "2");
    await(send(OTHER, "3"));
    assertThat(texts()).containsExactly("1", "3");
    loop.runOnContext(late -> slow.fail(SendFailedException.of(Reason.REJECTED, "bad")));
    assertThat(await(second).message()).isPresent();
    assertThat(texts()).containsExactly("1", "3", "2");
    assertThat(refusal(first).reason()).isEqualTo(Reason.REJECTED);
  }

  /** Whether the bot speaks in a group has to be asked once a second, which must let nothing overtake. */
  @Test
  void whatIsSaidNextDoesNotOvertakeWhatHadToAsk() {
    Future<Receipt> last = onLoop(() -> {
      Future<Receipt> first = outbound.send(message(CHAT, "1"), ChatKind.GROUP);
      Future<Receipt> second = outbound.send(message(CHAT, "2"), ChatKind.GROUP);
      return first
          .compose(sent -> outbound.send(message(CHAT, "3"), ChatKind.GROUP))
          .compose(sent -> second)
          .compose(sent -> outbound.answer(message(CHAT, "4"), ChatKind.GROUP));
    });
    Future<Receipt> answer = onLoop(() -> outbound.answer(message(CHAT, "5"), ChatKind.GROUP));
    await(last);
    await(answer);
    assertThat(texts()).containsExactly("1", "2", "5", "3", "4");
  }

  @Test
  void whileRedisIsAwayGroupsAreToldWhatTheyWereToldBefore() {
    await(send(CHAT, "1"));
    server.stop();
    assertThat(await(send(CHAT, "2")).message()).isPresent();
    Outbound fresh = new Outbound(
        server.vertx(),
        Map.of(FakePlatform.ACCOUNT, platform),
        pacer,
        new RoomStore(redis),
        (chat, successor) -> Future.succeededFuture());
    SendFailedException unknown =
        refusal(onLoop(() -> fresh.send(message(CHAT, "3"), ChatKind.GROUP)));
    assertThat(unknown.reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(texts()).containsExactly("1", "2");
  }

  @Test
  void whatThePlatformAsksToSendLaterIsSentLaterWithTheSameKey() {
    platform.answers.add(Future.failedFuture(
        SendFailedException.retryAfter(Duration.ofMillis(60), Scope.CHAT, "429")));
    long began = System.nanoTime();
    assertThat(await(send(CHAT, "1")).message()).contains(new MessageId("m2"));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(50));
    assertThat(platform.sent)
        .extracting(OutboundMessage::sendKey)
        .containsExactly("key-1", "key-1");
  }

  @Test
  void tooManyHoldsAllInstances() {
    platform.answers.add(Future.failedFuture(
        SendFailedException.retryAfter(Duration.ofMinutes(10), Scope.CHAT, "429")));
    assertThat(refusal(send(CHAT, "1")).reason())
        .as("too long to wait here")
        .isEqualTo(Reason.RETRY_AFTER);
    assertThat(platform.sent).hasSize(1);
    Duration wait = turnOfACopy();
    assertThat(wait).isGreaterThan(Duration.ofMinutes(9));
  }

  @Test
  void aReplyWaitsForNoLimitAndMakesWhatIsPacedWaitLonger() {
    for (int i = 0; i < 200; i++) {
      await(send(CHAT, Integer.toString(i)));
    }
    assertThat(platform.sent).hasSize(200);
    Duration wait = turnOfACopy();
    assertThat(wait).isPositive();
  }

  private Outbound outbound(FakePlatform platform) {
    return new Outbound(
        server.vertx(),
        Map.of(FakePlatform.ACCOUNT, platform),
        pacer,
        rooms,
        (chat, successor) -> Future.succeededFuture());
  }

  private static Duration timeOf(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Test
  void repliesAndChangesKeepToTheLimitOfTheAccount() {
    FakePlatform limited =
        new FakePlatform(new Limit(LimitScope.ACCOUNT, 40, Duration.ofSeconds(1), 2));
    Outbound paced = outbound(limited);
    Duration replies = timeOf(() -> await(onLoop(() -> {
      List<Future<Receipt>> all = IntStream.range(0, 40)
          .mapToObj(i -> paced.send(message(CHAT, Integer.toString(i)), ChatKind.GROUP))
          .toList();
      assertThat(paced.unfinished()).isEqualTo(40);
      return Future.all(all);
    })));
    assertThat(replies).isGreaterThan(Duration.ofMillis(800));
    assertThat(limited.sent)
        .extracting(OutboundMessage::text)
        .as("in the order of the chat")
        .isEqualTo(IntStream.range(0, 40).mapToObj(Integer::toString).toList());
    Duration changes = timeOf(() -> await(onLoop(() -> Future.all(IntStream.range(0, 40)
        .mapToObj(i -> new ChatId(FakePlatform.ACCOUNT, "chat" + i))
        .map(chat -> paced.edit(new MessageId("7"), message(chat, "new"), ChatKind.GROUP))
        .toList()))));
    assertThat(changes).isGreaterThan(Duration.ofMillis(800));
    assertThat(paced.unfinished()).isZero();
  }

  @Test
  void aReplyDoesNotWaitForCopiesThatHaveTheirTurnAlready() {
    FakePlatform limited =
        new FakePlatform(new Limit(LimitScope.ACCOUNT, 10, Duration.ofSeconds(1), 1));
    for (int i = 0; i < 30; i++) {
      var unused = onLoop(() ->
          pacer.acquire(CHAT, ChatKind.GROUP, limited.capabilities(), Duration.ofSeconds(30)));
    }
    Outbound paced = outbound(limited);
    Duration took = timeOf(() -> {
      await(onLoop(() -> paced.send(message(CHAT, "1"), ChatKind.GROUP)));
      await(onLoop(() -> paced.send(message(CHAT, "2"), ChatKind.GROUP)));
    });
    assertThat(took).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aHoldOfTheAccountHoldsRepliesToOtherChatsAndChangesToo() {
    platform.answers.add(Future.failedFuture(
        SendFailedException.retryAfter(Duration.ofMillis(400), Scope.ACCOUNT, "429")));
    Future<Receipt> refused = send(CHAT, "1");
    Duration held = timeOf(() -> await(send(OTHER, "2")));
    assertThat(held).isBetween(Duration.ofMillis(300), Duration.ofSeconds(5));
    await(refused);
    platform.editAnswers.add(Future.failedFuture(
        SendFailedException.retryAfter(Duration.ofMillis(400), Scope.ACCOUNT, "429")));
    Future<Void> change = edit(CHAT, "new");
    await(
        Future.any(change, server.vertx().timer(100, java.util.concurrent.TimeUnit.MILLISECONDS)));
    assertThat(timeOf(() -> await(send(OTHER, "3")))).isGreaterThan(Duration.ofMillis(150));
    await(change);
  }

  @Test
  void aSendWhoseOutcomeNobodyKnowsIsNotRepeated() {
    platform.answers.add(
        Future.failedFuture(SendFailedException.of(Reason.UNKNOWN_OUTCOME, "timeout")));
    assertThat(refusal(send(CHAT, "1")).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
    assertThat(platform.sent).hasSize(1);
  }

  @Test
  void aFailureThatAnAdapterMustNotHaveCountsAsUnknown() {
    platform.answers.add(Future.failedFuture(new IllegalStateException("bug")));
    assertThat(refusal(send(CHAT, "1")).reason()).isEqualTo(Reason.UNKNOWN_OUTCOME);
  }

  @Test
  void aChatThatIsGoneIsClosed() {
    platform.answers.add(Future.failedFuture(SendFailedException.of(Reason.GONE, "kicked")));
    assertThat(refusal(send(CHAT, "1")).reason()).isEqualTo(Reason.GONE);
    assertThat(await(rooms.find(CHAT)).orElseThrow().active()).isFalse();
  }

  @Test
  void aChatThatMovedIsFollowed() {
    platform.answers.add(Future.failedFuture(SendFailedException.moved(OTHER, "migrated")));
    await(send(CHAT, "1"));
    assertThat(platform.sent).extracting(OutboundMessage::chat).containsExactly(CHAT, OTHER);
    assertThat(moves).containsExactly(CHAT + " -> " + OTHER);
  }

  @Test
  void aPlatformThatAlwaysSaysLaterIsNotAskedForEver() {
    for (int i = 0; i < 20; i++) {
      platform.answers.add(
          Future.failedFuture(SendFailedException.retryAfter(Duration.ZERO, Scope.CHAT, "429")));
    }
    assertThat(refusal(send(CHAT, "1")).reason()).isEqualTo(Reason.RETRY_AFTER);
    assertThat(platform.sent).hasSize(5);
  }

  @Test
  void anAccountThatIsNotConfiguredIsSuspended() {
    ChatId strange = new ChatId(AccountId.of("other", "main"), "1");
    assertThat(refusal(send(strange, "1")).code()).isEqualTo("account-not-configured");
    assertThat(refusal(edit(strange, "x")).code()).isEqualTo("not-editable");
    assertThat(outbound.platform(strange.account())).isEmpty();
    assertThat(outbound.platform(FakePlatform.ACCOUNT)).contains(platform);
  }

  @Test
  void anEditMayBeRepeatedUntilItsOutcomeIsKnown() {
    platform.editAnswers.add(
        Future.failedFuture(SendFailedException.retryAfter(Duration.ZERO, Scope.CHAT, "429")));
    await(edit(CHAT, "new"));
    assertThat(platform.edits).containsExactly("7: new", "7: new");
    platform.editAnswers.add(
        Future.failedFuture(SendFailedException.of(Reason.REJECTED, "not-editable")));
    assertThat(refusal(edit(CHAT, "x")).code()).isEqualTo("not-editable");
    assertThat(platform.edits).hasSize(3);
  }
}
