package io.reunion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.bot.Inbox;
import io.reunion.bot.Poison;
import io.reunion.bot.PoisonStore;
import io.reunion.chat.ChatId;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.checkin.CheckInStore;
import io.reunion.event.service.EventErasure;
import io.reunion.event.service.Events;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.redis.Batches;
import io.reunion.redis.Redis;
import io.reunion.registration.Kept;
import io.reunion.room.Room;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What is left of a member besides their record: in events, at the door, in talks, in messages that failed. */
final class Traces {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHORTEST = 2;

  private final Stores stores;
  private final EventErasure events;
  private final CheckInStore door;
  private final PoisonStore poison;

  Traces(Stores stores, EventErasure events, CheckInStore door, PoisonStore poison) {
    this.stores = stores;
    this.events = events;
    this.door = door;
    this.poison = poison;
  }

  static Traces of(Redis redis, Stores stores, Events events, Clock clock) {
    return new Traces(
        stores,
        new EventErasure(redis, events, stores.rooms(), clock),
        new CheckInStore(redis),
        new PoisonStore(redis, Inbox.Bounds.DEFAULT));
  }

  List<Kept> kept() {
    return List.of(
        new Kept("answersToEvents", events::export, member -> with(member, this::fromEvents)),
        new Kept("languages", this::languages, member -> with(member, this::fromTalks)));
  }

  private Future<Void> with(MemberId id, Function<Member, Future<Void>> work) {
    return stores
        .members()
        .get(id)
        .compose(found -> found.map(work).orElseGet(Future::succeededFuture));
  }

  private Future<Void> fromEvents(Member member) {
    String person = "m:" + member.id();
    return stores
        .events()
        .all()
        .compose(all -> Batches.map(
            all,
            event -> Batches.map(
                EventErasure.persons(member),
                key -> door.forget(event.id(), key, EventErasure.inPlaceOf(event.id(), key)))))
        .compose(done -> events.forget(member))
        .compose(done ->
            stores.announcements().forget(member.id().value(), EventErasure.persons(member)))
        .compose(done -> stores.noise().setDeaf(person, false));
  }

  private Future<Void> fromTalks(Member member) {
    List<UserId> users = List.copyOf(member.users());
    return stores
        .rooms()
        .all()
        .compose(rooms -> Batches.map(users, user -> fromTalks(user, rooms))
            .compose(done -> stores
                .unsaid()
                .forget(
                    rooms.stream().filter(Room::isGroup).map(Room::chat).toList(), words(member))))
        .compose(done -> poison.all())
        .compose(failed -> Batches.map(theirs(failed, users), one -> poison.drop(one.id())))
        .mapEmpty();
  }

  /** The words by which a text is known to be about them. */
  private static Set<String> words(Member member) {
    Set<String> words = new LinkedHashSet<>();
    for (Field field : List.of(Field.NAME, Field.OTHER_NAMES, Field.EMAIL, Field.PHONE)) {
      words.addAll(member.particulars().all(field));
    }
    words.removeIf(word -> word.length() < SHORTEST);
    return words;
  }

  private Future<Void> fromTalks(UserId user, List<Room> rooms) {
    return stores.rooms().directChat(user).compose(direct -> {
      List<ChatId> chats = new ArrayList<>(rooms.stream().map(Room::chat).toList());
      direct.ifPresent(chats::add);
      return stores
          .sessions()
          .forget(user, chats)
          .compose(done -> stores.rooms().forgetDirectChat(user));
    });
  }

  private static List<Poison> theirs(List<Poison> failed, List<UserId> users) {
    return failed.stream()
        .filter(
            one -> one.update().flatMap(Traces::author).filter(users::contains).isPresent())
        .toList();
  }

  private static Optional<UserId> author(Update update) {
    if (update instanceof Update.MessageReceived message) {
      return Optional.of(message.sender().user());
    } else if (update instanceof Update.ButtonPressed pressed) {
      return Optional.of(pressed.sender().user());
    }
    return Optional.empty();
  }

  private Future<JsonNode> languages(MemberId id) {
    return stores
        .members()
        .get(id)
        .compose(found -> Batches.map(
            found.map(member -> List.copyOf(member.users())).orElse(List.of()),
            user -> stores
                .sessions()
                .language(user)
                .map(language -> Optional.of(user)
                    .filter(any -> language.isPresent())
                    .map(any -> new Chosen(user, language.orElseThrow().name())))))
        .map(chosen -> {
          ObjectNode languages = JSON.createObjectNode();
          chosen.forEach(one ->
              one.ifPresent(choice -> languages.put(choice.user().toString(), choice.language())));
          return languages;
        });
  }

  private record Chosen(UserId user, String language) {}
}
