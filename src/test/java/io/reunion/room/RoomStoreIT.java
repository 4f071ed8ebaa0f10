package io.reunion.room;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.UserId;
import io.reunion.redis.RedisServer;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomStoreIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final ChatId CHAT = ChatId.parse("telegram/main/-100");
  private static final ChatId OTHER = ChatId.parse("slack/main/C1");
  private static final Room FULL = new Room(
      CHAT,
      ChatKind.GROUP,
      "伦敦校友群",
      Optional.of(Language.EN),
      Optional.of(ZoneId.of("Europe/London")),
      Optional.of("london"),
      true);

  private static RoomStore store() {
    return new RoomStore(server.redis());
  }

  @Test
  void aRoomIsReadAsItWasPut() {
    await(store().put(FULL));
    assertThat(await(store().find(CHAT))).contains(FULL);
    Room plain = Room.seen(CHAT, ChatKind.DIRECT, "");
    await(store().put(plain));
    await(store().put(plain));
    assertThat(await(store().find(CHAT))).as("nothing is left of what it had").contains(plain);
  }

  @Test
  void aDirectChatThatIsForgottenIsMetAnew() {
    UserId user = UserId.of("telegram", "7");
    ChatId direct = ChatId.parse("telegram/main/7");
    await(store().put(Room.seen(direct, ChatKind.DIRECT, "张伟")));
    await(store().putDirectChat(user, direct));
    await(store().forgetDirectChat(user));
    await(store().forgetDirectChat(user));
    assertThat(await(store().directChat(user))).isEmpty();
    assertThat(await(store().find(direct))).as("nor what it was called").isEmpty();
    assertThat(await(store().all())).isEmpty();
    await(store().put(FULL));
    await(store().putDirectChat(user, CHAT));
    await(store().forgetDirectChat(user));
    assertThat(await(store().find(CHAT))).as("a group is not theirs").contains(FULL);
  }

  @Test
  void aRoomThatWasNeverPutIsNotThere() {
    assertThat(await(store().find(CHAT))).isEmpty();
    await(store().setActive(CHAT, false));
    await(store().setLanguage(CHAT, Language.ZH));
    assertThat(await(store().find(CHAT))).isEmpty();
    assertThat(await(store().all())).isEmpty();
    await(store().move(CHAT, OTHER));
    assertThat(await(store().all())).isEmpty();
  }

  @Test
  void allRoomsAreListedOnce() {
    Room other = Room.seen(OTHER, ChatKind.DIRECT, "Li");
    await(store().put(FULL));
    await(store().put(other));
    await(store().put(FULL));
    assertThat(await(store().all())).containsExactlyInAnyOrder(FULL, other);
  }

  @Test
  void oneThingIsChangedWithoutTheOthers() {
    await(store().put(FULL));
    await(store().setActive(CHAT, false));
    await(store().setLanguage(CHAT, Language.ZH));
    assertThat(await(store().find(CHAT)))
        .contains(new Room(
            CHAT,
            FULL.kind(),
            FULL.title(),
            Optional.of(Language.ZH),
            FULL.zone(),
            FULL.chapter(),
            false));
  }

  @Test
  void aChatThatMovedKeepsItsSettingsUnderItsNewId() {
    ChatId successor = ChatId.parse("telegram/main/-200");
    await(store().put(FULL));
    await(store().setActive(CHAT, false));
    await(store().move(CHAT, successor));
    await(store().move(CHAT, successor));
    assertThat(await(store().find(CHAT))).isEmpty();
    assertThat(await(store().all()))
        .containsExactly(new Room(
            successor,
            FULL.kind(),
            FULL.title(),
            FULL.language(),
            FULL.zone(),
            FULL.chapter(),
            true));
  }

  @Test
  void aCardIsKnownByItsMessageForAWhile() {
    MessageId message = new MessageId("42");
    await(store().putCard(CHAT, message, "event:gala"));
    assertThat(await(store().card(CHAT, message))).contains("event:gala");
    assertThat(await(store().card(OTHER, message))).isEmpty();
    assertThat(await(store().card(CHAT, new MessageId("43")))).isEmpty();
    assertThat(server.command("TTL", "room:{telegram/main/-100}:card:42")).isEqualTo(":15552000");
  }

  @Test
  void aPersonsDirectChatIsTheLatest() {
    UserId li = UserId.of("telegram", "1");
    assertThat(await(store().directChat(li))).isEmpty();
    await(store().putDirectChat(li, CHAT));
    await(store().putDirectChat(li, OTHER));
    assertThat(await(store().directChat(li))).contains(OTHER);
  }

  @Test
  void moreRoomsThanCommandsMayBePendingAreRead() {
    int many = 4_500;
    for (int from = 0; from < many; from += 500) {
      List<Future<Void>> put = new ArrayList<>();
      for (int i = from; i < from + 500; i++) {
        ChatKind kind = i % 10 == 0 ? ChatKind.GROUP : ChatKind.DIRECT;
        put.add(store().put(Room.seen(ChatId.parse("telegram/main/" + i), kind, "")));
      }
      await(Future.join(put));
    }
    assertThat(await(store().all())).hasSize(many);
    assertThat(await(store().activeGroups())).hasSize(many / 10);
  }

  @Test
  void onlyGroupsInWhichTheBotMaySpeakAreActive() {
    await(store().put(FULL));
    await(store().put(Room.seen(OTHER, ChatKind.DIRECT, "Li")));
    assertThat(await(store().activeGroups())).containsExactly(FULL);
    await(store().setActive(CHAT, false));
    assertThat(await(store().activeGroups())).isEmpty();
    await(store().setActive(CHAT, true));
    assertThat(await(store().activeGroups())).containsExactly(FULL);
    await(store().move(CHAT, OTHER));
    assertThat(await(store().activeGroups())).extracting(Room::chat).containsExactly(OTHER);
  }

  @Test
  void groupsThatWereKnownBeforeTheIndexAreFound() {
    await(store().put(FULL));
    await(server.redis().call(c -> c.del("rooms:{all}:groups", "rooms:{all}:indexed")));
    assertThat(await(store().activeGroups())).containsExactly(FULL);
  }
}
