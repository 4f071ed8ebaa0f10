package io.reunion.bot;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.bot.Invocation.Via;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.Update;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.session.Session;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplierIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Texts TEXTS = Texts.load(List.of(Bot.class), Optional.empty());
  private static final String FIRST = TEXTS.in(Language.EN).say("bot.private.first");
  private static final ChatId DIRECT = new ChatId(ChattyPlatform.ACCOUNT, "d1");

  private ChattyPlatform platform = new ChattyPlatform(false);
  private RoomStore rooms;

  @BeforeEach
  void open() {
    rooms = new RoomStore(server.redis());
  }

  private static Turn turn(Update update) {
    return new Turn(
        update,
        Room.seen(update.chat(), update.origin().kind(), ""),
        new Speaker(Updates.LI, Optional.empty(), Role.GUEST),
        Session.EMPTY,
        new Invocation("", Via.COMMAND, Optional.empty()),
        TEXTS,
        TEXTS.in(Language.EN),
        ZoneOffset.UTC,
        Updates.TIME);
  }

  private List<String> answer(Update update, Reply reply) {
    Outbound outbound = new Outbound(
        server.vertx(),
        Map.of(ChattyPlatform.ACCOUNT, platform),
        new Pacer(server.vertx(), server.redis(), Clock.systemUTC()),
        rooms,
        (chat, successor) -> Future.succeededFuture());
    await(new Replier(outbound, rooms).say(turn(update), reply));
    return platform.said;
  }

  private List<String> inGroup(Reply reply) {
    return answer(Updates.message(1, "u1"), reply);
  }

  private List<String> pressed(Reply reply) {
    return answer(Updates.press("x"), reply);
  }

  @Test
  void whatIsForAllIsSaidInTheChat() {
    assertThat(inGroup(Reply.here("one").and(Say.here("two"))))
        .containsExactly("-1: one", "-1: two");
  }

  @Test
  void whatIsTooLongForThePlatformIsSaidInParts() {
    List<String> lines =
        IntStream.range(0, 100).mapToObj(i -> "line number " + i).toList();
    List<String> said = inGroup(Reply.here(String.join("\n", lines)));
    assertThat(said).hasSizeGreaterThan(3).allMatch(text -> text.length() < 420);
    assertThat(said.stream()
            .flatMap(text -> text.substring("-1: ".length()).lines())
            .toList())
        .isEqualTo(lines);
  }

  @Test
  void whoAsksVeryOftenIsAskedToSlowDownOnceAndNobodyElseIs() {
    Outbound outbound = new Outbound(
        server.vertx(),
        Map.of(ChattyPlatform.ACCOUNT, platform),
        new Pacer(server.vertx(), server.redis(), Clock.systemUTC()),
        rooms,
        (chat, successor) -> Future.succeededFuture());
    Replier replier = new Replier(outbound, rooms);
    for (int i = 0; i < 70; i++) {
      await(replier.say(turn(Updates.message(1, "u" + i)), Reply.here("help")));
    }
    assertThat(platform.said).hasSize(61).startsWith("-1: help");
    assertThat(platform.said.get(60)).contains("at once");
    await(replier.say(turn(Updates.message(2, "other")), Reply.here("elsewhere")));
    assertThat(platform.said).hasSize(62).endsWith("-2: elsewhere");
  }

  @Test
  void aDiscreetWordIsShownToOnePersonWhereThePlatformCan() {
    assertThat(inGroup(Reply.discreetly("psst"))).containsExactly("-1: psst");
    platform = new ChattyPlatform(true);
    assertThat(inGroup(Reply.discreetly("psst"))).containsExactly("-1 for 1: psst");
  }

  @Test
  void aPrivateWordGoesToTheDirectChat() {
    assertThat(inGroup(Reply.privately("secret"))).containsExactly("d1: secret");
    await(rooms.putDirectChat(Updates.LI.user(), new ChatId(ChattyPlatform.ACCOUNT, "known")));
    assertThat(inGroup(Reply.privately("again"))).containsExactly("d1: secret", "known: again");
  }

  @Test
  void aPrivateWordIsShownToOnePersonWhereThePlatformCan() {
    platform = new ChattyPlatform(true);
    assertThat(inGroup(Reply.privately("secret"))).containsExactly("-1 for 1: secret");
  }

  @Test
  void aPrivateWordIsNeverSaidInTheGroupInstead() {
    platform.refuse("open", Reason.GONE);
    assertThat(inGroup(Reply.privately("secret"))).containsExactly("-1: " + FIRST);
    platform = new ChattyPlatform(false);
    platform.refuse("d1", Reason.GONE);
    assertThat(inGroup(Reply.privately("secret"))).containsExactly("-1: " + FIRST);
    platform = new ChattyPlatform(false);
    platform.refuse("d1", Reason.UNKNOWN_OUTCOME);
    assertThat(inGroup(Reply.privately("secret"))).as("it may have been said").isEmpty();
  }

  @Test
  void inADirectChatEverythingIsSaidThere() {
    Update update = Updates.message(7, "u1", ChatKind.DIRECT, "hi", false);
    assertThat(answer(update, Reply.privately("a").and(Say.discreetly("b")).and(Say.here("c"))))
        .containsExactly("-7: a", "-7: b", "-7: c");
  }

  @Test
  void aCardIsKnownWhereItWasSent() {
    inGroup(
        Reply.of(Say.here("card").about("event:gala"), Say.privately("mine").about("event:gala")));
    assertThat(await(rooms.card(Updates.chat(1), new MessageId("m0")))).contains("event:gala");
    assertThat(await(rooms.card(DIRECT, new MessageId("m1")))).contains("event:gala");
    assertThat(await(rooms.card(Updates.chat(1), new MessageId("m1")))).isEmpty();
  }

  @Test
  void whatIsNotedWhenItIsSentIsNotedOnlyThen() {
    List<String> noted = new ArrayList<>();
    Say say = Say.privately("secret").whenSent(receipt -> {
      noted.add(receipt.message().orElseThrow().value());
      return Future.succeededFuture();
    });
    platform.refuse("open", Reason.GONE);
    inGroup(Reply.of(say));
    assertThat(noted).isEmpty();
    platform.refusals.clear();
    inGroup(Reply.of(say));
    assertThat(noted).containsExactly("m1");
  }

  @Test
  void aPressIsAnsweredBesideTheChat() {
    assertThat(pressed(Reply.discreetly("You have a seat.")))
        .containsExactly("notice: You have a seat.");
  }

  @Test
  void whatIsTooMuchForANoticeIsSaidAndTheWaitingSignEnds() {
    String longer = "x".repeat(200);
    assertThat(pressed(Reply.discreetly(longer)))
        .containsExactlyInAnyOrder("notice: ", "-1: " + longer);
    platform.said.clear();
    Say withButtons = Say.discreetly("a").withButtons(List.of(List.of(new Button("b", "help"))));
    assertThat(pressed(Reply.of(withButtons))).containsExactlyInAnyOrder("notice: ", "-1: a");
    platform.said.clear();
    assertThat(pressed(Reply.SILENCE)).containsExactly("notice: ");
  }

  @Test
  void aPressThatIsTooOldToBeAnsweredIsAnsweredInTheChat() {
    platform.refuse("notice", Reason.REJECTED);
    assertThat(pressed(Reply.discreetly("You have a seat.")))
        .containsExactly("-1: You have a seat.");
    platform.said.clear();
    platform.refuse("notice", Reason.UNKNOWN_OUTCOME);
    assertThat(pressed(Reply.discreetly("You have a seat."))).isEmpty();
  }

  @Test
  void lettersGoToOthersAndOneThatIsRefusedDoesNotStopTheRest() {
    ChatId other = new ChatId(ChattyPlatform.ACCOUNT, "o");
    platform.refuse("gone", Reason.GONE);
    ChatId gone = new ChatId(ChattyPlatform.ACCOUNT, "gone");
    Reply reply = Reply.here("ok")
        .withLetters(List.of(
            new Letter(OutboundMessage.text(gone, "x", "k1"), ChatKind.DIRECT),
            new Letter(OutboundMessage.text(other, "promoted", "k2"), ChatKind.DIRECT)));
    assertThat(inGroup(reply)).containsExactly("-1: ok", "o: promoted");
  }
}
