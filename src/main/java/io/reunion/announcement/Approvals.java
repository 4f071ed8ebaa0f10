package io.reunion.announcement;

import io.reunion.bot.Letter;
import io.reunion.bot.Manners;
import io.reunion.bot.Turn;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.UserId;
import io.reunion.delivery.SendKey;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Shows what waits for a second person to the other admins, each in the direct chat that they have with the bot. */
public final class Approvals {
  private final Announcer announcer;
  private final Trials trials;
  private final RoomStore rooms;
  private final Manners manners;

  public Approvals(Announcements announcements, RoomStore rooms, Manners manners) {
    this.announcer = announcements.announcer();
    this.trials = announcements.trials();
    this.rooms = rooms;
    this.manners = manners;
  }

  /** To everybody of {@code admins} who can be reached, but not to the one who speaks. */
  Future<List<Letter>> letters(String id, Turn turn, Set<UserId> admins) {
    return announcer
        .find(id)
        .compose(found -> found.isEmpty()
            ? Future.succeededFuture(List.of())
            : announcer.counts(id).compose(counts -> {
              List<Future<Optional<Letter>>> letters = new ArrayList<>();
              admins.stream()
                  .filter(admin -> !admin.equals(turn.speaker().user()))
                  .forEach(admin -> letters.add(
                      letter(found.get(), counts.total(), turn.speaker().name(), admin)));
              return Future.join(letters)
                  .map(done -> done.<Optional<Letter>>list().stream()
                      .flatMap(Optional::stream)
                      .toList());
            }));
  }

  private Future<Optional<Letter>> letter(
      Announcement announcement, int count, String author, UserId admin) {
    return rooms
        .directChat(admin)
        .compose(chat -> chat.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : rooms
                .find(chat.get())
                .map(room -> Optional.of(letter(announcement, count, author, chat.get(), room))));
  }

  private Letter letter(
      Announcement announcement, int count, String author, ChatId chat, Optional<Room> room) {
    Sentences say = room.map(manners::sentencesFor).orElseGet(manners::sentences);
    StringBuilder text =
        new StringBuilder(say.say("announcement.approval.ask", "author", author, "count", count));
    for (Language language : new TreeSet<>(announcement.content().texts().keySet())) {
      text.append("\n\n").append(trials.text(announcement, manners.texts().in(language)));
    }
    return new Letter(
        OutboundMessage.text(
                chat, text.toString(), SendKey.of("approval", announcement.id(), chat.toString()))
            .withButtons(Progress.controls(announcement, say)),
        ChatKind.DIRECT);
  }
}
