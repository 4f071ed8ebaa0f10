package io.reunion.showcase;

import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.delivery.Outbound;
import io.reunion.member.MemberId;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.showcase.Story.Shown;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Takes a story down: out of the archive at once, and out of the chats where the platform lets the bot do so. */
public final class TakingDown {
  private final StoryStore store;
  private final Outbound outbound;
  private final RoomStore rooms;

  TakingDown(StoryStore store, Outbound outbound, RoomStore rooms) {
    this.store = store;
    this.outbound = outbound;
    this.rooms = rooms;
  }

  /**
   * What is left of it.
   *
   * @param gone how many copies were deleted
   * @param left the names of the chats where one still stands
   */
  public record Outcome(int gone, List<String> left) {}

  /** Deletes the copies; those that cannot be stay noted, so that it can be tried again. */
  Future<Outcome> copies(Story story) {
    return Future.join(story.shown().stream().map(this::delete).toList()).compose(done -> {
      List<Optional<Shown>> each = done.list();
      List<Shown> left = each.stream().flatMap(Optional::stream).toList();
      return store
          .change(
              story.id(),
              now -> now.withShown(now.shown().stream()
                  .filter(place -> left.contains(place) || !story.shown().contains(place))
                  .toList()))
          .compose(changed -> Future.join(left.stream().map(this::title).toList()))
          .map(titles -> new Outcome(story.shown().size() - left.size(), titles.list()));
    });
  }

  /** The place if a copy still stands there. */
  private Future<Optional<Shown>> delete(Shown place) {
    if (place.message().isEmpty()) {
      return Future.succeededFuture(Optional.of(place));
    }
    return outbound
        .delete(place.chat(), new MessageId(place.message()), ChatKind.GROUP)
        .map(Optional.<Shown>empty())
        .otherwise(Optional.of(place));
  }

  private Future<String> title(Shown place) {
    return rooms
        .find(place.chat())
        .map(room -> room.map(Room::title)
            .filter(title -> !title.isBlank())
            .orElse(place.chat().toString()));
  }

  /** Nothing is left of the stories about {@code member}, but for copies that a platform does not let go. */
  public Future<Void> forget(MemberId member) {
    String person = "m:" + member;
    return store
        .all()
        .compose(all -> Future.join(all.stream()
                .filter(story -> story.person().equals(person))
                .map(story -> copies(story).compose(done -> store.remove(story)))
                .toList())
            .mapEmpty());
  }
}
