package io.reunion.delivery;

import static io.reunion.Soon.soon;
import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.redis.RedisServer;
import io.reunion.room.Hush;
import io.reunion.room.Pulse;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a group that wants to hear less is told, and what is known of how it is. */
class CourtesyIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final ChatId CHAT = new ChatId(FakePlatform.ACCOUNT, "group");
  private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

  private FakePlatform platform;
  private RoomStore rooms;
  private Outbound outbound;

  @BeforeEach
  void open() {
    platform = new FakePlatform();
    rooms = new RoomStore(server.redis());
    outbound = new Outbound(
        server.vertx(),
        Map.of(FakePlatform.ACCOUNT, platform),
        new Pacer(server.vertx(), server.redis(), Clock.fixed(NOW, ZoneOffset.UTC)),
        rooms,
        (chat, successor) -> Future.succeededFuture());
    await(rooms.put(Room.seen(CHAT, ChatKind.GROUP, "")));
  }

  private void hush(Optional<Instant> until, Optional<Integer> perDay) {
    await(rooms.setHush(CHAT, new Hush(until, perDay)));
  }

  private static OutboundMessage message(String text) {
    return OutboundMessage.text(CHAT, text, "key-" + text);
  }

  private Future<Receipt> send(String text) {
    return onLoop(() -> outbound.send(message(text), ChatKind.GROUP));
  }

  private static <T> Future<T> onLoop(Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    server.vertx().runOnContext(begin -> work.get().onComplete(promise));
    return promise.future();
  }

  private static SendFailedException refusal(Future<?> sent) {
    return catchThrowableOfType(SendFailedException.class, () -> await(sent));
  }

  private List<String> texts() {
    return platform.sent.stream().map(OutboundMessage::text).toList();
  }

  @Test
  void aMutedGroupIsToldNothingAndAnswered() {
    hush(Optional.of(Hush.LIFTED), Optional.empty());
    assertThat(refusal(send("card")).code()).isEqualTo(Wishes.MUTED);
    assertThat(refusal(onLoop(() -> outbound.once(message("copy"), ChatKind.GROUP)))
            .reason())
        .isEqualTo(Reason.REJECTED);
    await(onLoop(() -> outbound.answer(message("answer"), ChatKind.GROUP)));
    await(onLoop(
        () -> outbound.edit(new MessageId("7"), message("the card as it is"), ChatKind.GROUP)));
    assertThat(platform.edits).containsExactly("7: the card as it is");
    assertThat(texts()).containsExactly("answer");
    hush(Optional.empty(), Optional.empty());
    await(send("next"));
    assertThat(texts()).containsExactly("answer", "next");
  }

  @Test
  void whatIsDueWithinADayOfTheEndWaitsAndAllElseIsNotSaid() {
    hush(Optional.of(NOW.plus(Duration.ofHours(3))), Optional.empty());
    assertThat(refusal(send("soon")).retryAfter()).contains(Duration.ofHours(3));
    hush(Optional.of(NOW.plus(Duration.ofDays(3))), Optional.empty());
    assertThat(refusal(send("late")).reason()).isEqualTo(Reason.REJECTED);
    hush(Optional.of(NOW.minusMillis(1)), Optional.empty());
    await(send("over"));
    assertThat(texts()).containsExactly("over");
  }

  @Test
  void aBudgetCountsEachMessageOnceAndNoneThatDidNotCome() {
    hush(Optional.empty(), Optional.of(2));
    platform.answers.add(Future.failedFuture(SendFailedException.of(Reason.REJECTED, "too-long")));
    assertThat(refusal(send("1")).code()).isEqualTo("too-long");
    await(send("2"));
    await(send("2"));
    await(onLoop(() -> outbound.answer(message("answer"), ChatKind.GROUP)));
    await(send("3"));
    SendFailedException over = refusal(send("4"));
    assertThat(over.code()).isEqualTo(Wishes.OVER_BUDGET);
    assertThat(over.retryAfter().orElseThrow())
        .isBetween(Duration.ofHours(23), Duration.ofHours(24));
    assertThat(await(rooms.unasked().count(CHAT, NOW))).isEqualTo(2);
    hush(Optional.empty(), Optional.of(0));
    assertThat(refusal(send("5")).reason()).isEqualTo(Reason.REJECTED);
    hush(Optional.empty(), Optional.of(3));
    await(send("6"));
    assertThat(texts()).containsExactly("1", "2", "2", "answer", "3", "6");
  }

  @Test
  void aGroupsPulseTellsWhatCameAndWhatDidNot() {
    await(send("1"));
    soon().until(() -> await(rooms.pulses().of(CHAT)).sent().isPresent());
    platform.answers.add(
        Future.failedFuture(SendFailedException.of(Reason.SUSPENDED, "no-rights")));
    assertThat(refusal(send("2")).code()).isEqualTo("no-rights");
    soon().until(() -> await(rooms.pulses().of(CHAT)).failed().isPresent());
    Pulse pulse = await(rooms.pulses().of(CHAT));
    assertThat(pulse.reason()).isEqualTo("SUSPENDED no-rights");
    assertThat(pulse.received()).isEmpty();
  }

  @Test
  void aChatThatMovedIsStillMuted() {
    ChatId successor = new ChatId(FakePlatform.ACCOUNT, "other");
    hush(Optional.of(Hush.LIFTED), Optional.of(4));
    await(rooms.move(CHAT, successor));
    assertThat(await(rooms.restraint(successor)).hush())
        .isEqualTo(new Hush(Optional.of(Hush.LIFTED), Optional.of(4)));
    assertThat(await(rooms.restraint(CHAT)).hush()).isEqualTo(Hush.NONE);
    assertThat(await(new RoomStore(server.redis()).find(successor))
            .orElseThrow()
            .hush()
            .perDay())
        .contains(4);
  }
}
