package io.reunion.bot;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.bot.Router.Heard;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Update;
import io.reunion.chat.Update.BotAdded;
import io.reunion.chat.Update.BotRemoved;
import io.reunion.chat.Update.ChatMigrated;
import io.reunion.chat.Update.MemberJoined;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.session.Session;
import io.reunion.session.SessionStore;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BotIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final Texts TEXTS = Texts.load(List.of(Bot.class), Optional.empty());

  private final ChattyPlatform platform = new ChattyPlatform(false);
  private final List<String> moves = new ArrayList<>();
  private Function<Turn, Future<Reply>> count = turn -> Future.succeededFuture(Reply.SILENCE);
  private RoomStore rooms;
  private SessionStore sessions;
  private Bot bot;

  @BeforeEach
  void open() {
    rooms = new RoomStore(server.redis());
    sessions = new SessionStore(server.redis(), Duration.ofHours(1));
    Outbound.Moves moving = (chat, successor) -> {
      moves.add(chat + " -> " + successor);
      return Future.succeededFuture();
    };
    Outbound outbound = new Outbound(
        server.vertx(),
        Map.of(ChattyPlatform.ACCOUNT, platform),
        new Pacer(server.vertx(), server.redis(), Clock.systemUTC()),
        rooms,
        moving);
    Command counting = new Command("count", List.of("数"), Role.GUEST, turn -> count.apply(turn));
    bot = new Bot(
        rooms,
        sessions,
        (account, sender) ->
            () -> Future.succeededFuture(new Speaker(sender, Optional.empty(), Role.GUEST)),
        new Router(
            BasicCommands.with(List.of(counting)),
            new Forms(List.of()),
            (turn, text, addressed) -> Heard.NOTHING),
        new Replier(outbound, rooms),
        new Manners(
            TEXTS,
            new Manners.Home(
                Map.of(Language.ZH, "清河校友会", Language.EN, "Qinghe Alumni"),
                Language.ZH,
                ZoneOffset.UTC,
                Map.of()),
            Clock.fixed(Updates.TIME, ZoneOffset.UTC),
            outbound),
        moving,
        new UnsaidStore(server.redis()));
  }

  private void work(Update update) {
    await(bot.work(update, bot.prepare(update)).compose(said -> said));
  }

  private static Update.Origin origin(String key, ChatKind kind) {
    return new Update.Origin(key, Updates.chat(1), kind, Updates.TIME);
  }

  private Optional<Room> room() {
    return await(rooms.find(Updates.chat(1)));
  }

  @Test
  void theBotGreetsAGroupOnceEachTimeItIsAdded() {
    work(new BotAdded(origin("1", ChatKind.GROUP), Optional.empty()));
    work(new BotAdded(origin("2", ChatKind.GROUP), Optional.empty()));
    assertThat(platform.said).singleElement().asString().startsWith("-1: 大家好！我是清河校友会的助手");
    work(new BotRemoved(origin("3", ChatKind.GROUP)));
    assertThat(room().orElseThrow().active()).isFalse();
    work(new BotAdded(origin("4", ChatKind.GROUP), Optional.empty()));
    assertThat(platform.said).hasSize(2);
    assertThat(room().orElseThrow().active()).isTrue();
  }

  @Test
  void aDirectChatIsRememberedHoweverItBegins() {
    work(new BotAdded(origin("1", ChatKind.DIRECT), Optional.of(Updates.LI)));
    assertThat(await(rooms.directChat(Updates.LI.user()))).contains(Updates.chat(1));
    assertThat(platform.said).as("nobody is greeted in a direct chat").isEmpty();
    server.command("FLUSHALL");
    work(Updates.message(1, "2", ChatKind.DIRECT, "count", false));
    assertThat(await(rooms.directChat(Updates.LI.user()))).contains(Updates.chat(1));
    server.command("FLUSHALL");
    work(Updates.message(1, "3", ChatKind.GROUP, "/count", false));
    assertThat(await(rooms.directChat(Updates.LI.user()))).isEmpty();
  }

  @Test
  void whoeverSpeaksInAChatThatWasThoughtLostOpensIt() {
    await(rooms.put(Room.seen(Updates.chat(1), ChatKind.GROUP, "t")));
    await(rooms.setActive(Updates.chat(1), false));
    work(new MemberJoined(origin("1", ChatKind.GROUP), List.of(Updates.LI)));
    assertThat(room().orElseThrow()).isEqualTo(Room.seen(Updates.chat(1), ChatKind.GROUP, "t"));
    assertThat(platform.said).isEmpty();
  }

  @Test
  void aChatThatMovedIsTold() {
    work(new ChatMigrated(origin("1", ChatKind.GROUP), Updates.chat(2)));
    assertThat(moves).containsExactly("telegram/main/-1 -> telegram/main/-2");
  }

  @Test
  void aTurnIsDecidedAnewWhenTheSessionWasChangedMeanwhile() {
    List<String> seen = new ArrayList<>();
    count = turn -> {
      String n = turn.session().recall("n").orElse("0");
      seen.add(n);
      Session mine = turn.session().remember("n", Integer.toString(Integer.parseInt(n) + 1));
      Future<Boolean> meanwhile = seen.size() == 1
          ? sessions.save(Updates.chat(1), Updates.LI.user(), Session.EMPTY.remember("n", "41"))
          : Future.succeededFuture(true);
      return meanwhile.map(done -> Reply.here("counted").keeping(mine));
    };
    work(Updates.message(1, "1", ChatKind.GROUP, "/count", false));
    assertThat(seen).containsExactly("0", "41");
    assertThat(await(sessions.read(Updates.chat(1), Updates.LI.user())).recall("n"))
        .contains("42");
    assertThat(platform.said).containsExactly("-1: counted");
  }

  @Test
  void anUpdateThatIsWorkedAgainComesToTheSameAnswer() {
    count = turn -> Future.succeededFuture(Reply.here("counted " + turn.arguments()));
    Session known = Session.EMPTY.remember(BasicCommands.UNDO, "count back");
    await(sessions.save(Updates.chat(1), Updates.LI.user(), known));
    Update undo = Updates.message(1, "1", ChatKind.DIRECT, "/undo", false);
    work(undo);
    work(undo);
    assertThat(platform.said).containsExactly("-1: counted back", "-1: counted back");
    work(Updates.message(1, "2", ChatKind.DIRECT, "/undo", false));
    assertThat(platform.said).hasSize(3).last().asString().contains("nothing of yours");
  }

  /** Or "undo" would take back, and "why" explain, what was never done. */
  @Test
  void aTurnThatFailedLeavesTheSessionAsItFoundIt() {
    Session known = Session.EMPTY.remember(BasicCommands.UNDO, "count back");
    await(sessions.save(Updates.chat(1), Updates.LI.user(), known));
    List<String> found = new ArrayList<>();
    count = turn -> {
      found.add(turn.session().recall(BasicCommands.UNDO).orElse(""));
      turn.expect(turn.session().remember(BasicCommands.UNDO, "count up"));
      return found.size() == 1
          ? Future.failedFuture("away")
          : Future.succeededFuture(Reply.here("counted")
              .keeping(turn.session().remember(BasicCommands.UNDO, "count up")));
    };
    Update update = Updates.message(1, "1", ChatKind.DIRECT, "/count", false);
    Throwable failure = await(bot.work(update, bot.prepare(update))
        .transform(worked -> Future.succeededFuture(worked.cause())));
    assertThat(failure).hasMessage("away");
    assertThat(undo()).contains("count back");
    work(update);
    assertThat(found).containsExactly("count back", "count back");
    assertThat(undo()).contains("count up");
    assertThat(platform.said).containsExactly("-1: counted");
  }

  private Optional<String> undo() {
    return await(sessions.read(Updates.chat(1), Updates.LI.user())).recall(BasicCommands.UNDO);
  }

  @Test
  void chatterIsNotAnswered() {
    for (String text : List.of("好的", "yes", "count", "数到三", "https://example.org", "+1")) {
      work(Updates.message(1, text, ChatKind.GROUP, text, false));
    }
    assertThat(platform.said).isEmpty();
  }

  @Test
  void anAnswerIsInTheLanguageThatWasSpoken() {
    work(Updates.message(1, "1", ChatKind.DIRECT, "cuont", false));
    work(Updates.message(1, "2", ChatKind.DIRECT, "你好呀", false));
    assertThat(platform.said.get(0)).contains("Did you mean");
    assertThat(platform.said.get(1)).isEqualTo("-1: " + TEXTS.in(Language.ZH).say("bot.unknown"));
  }
}
