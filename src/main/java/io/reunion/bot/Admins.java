package io.reunion.bot;

import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.UserId;
import io.reunion.delivery.SendKey;
import io.reunion.room.RoomStore;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Letters to people in the direct chats that they have with the bot, each in the language of that chat; above all to the admins. */
public final class Admins {
  private final Set<UserId> admins;
  private final RoomStore rooms;
  private final Manners manners;

  public Admins(Set<UserId> admins, RoomStore rooms, Manners manners) {
    this.admins = Set.copyOf(admins);
    this.rooms = rooms;
    this.manners = manners;
  }

  /**
   * A letter in any language.
   *
   * @param cause what it comes from, so that a second one is known to be the same
   */
  public record Draft(
      String cause,
      Function<Sentences, String> text,
      Function<Sentences, List<List<Button>>> buttons) {}

  /** To every admin who can be reached. */
  public Future<List<Letter>> letters(Draft draft) {
    return letters(admins, draft);
  }

  /** To those of {@code users} who can be reached. */
  public Future<List<Letter>> letters(Collection<UserId> users, Draft draft) {
    List<Future<Optional<Letter>>> letters = new ArrayList<>();
    users.forEach(user -> letters.add(letter(user, draft)));
    return Future.join(letters)
        .map(done ->
            done.<Optional<Letter>>list().stream().flatMap(Optional::stream).toList());
  }

  private Future<Optional<Letter>> letter(UserId user, Draft draft) {
    return rooms
        .directChat(user)
        .compose(chat -> chat.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : rooms
                .find(chat.get())
                .map(room -> Optional.of(letter(
                    chat.get(),
                    draft,
                    room.map(manners::sentencesFor).orElseGet(manners::sentences)))));
  }

  private static Letter letter(ChatId chat, Draft draft, Sentences say) {
    return new Letter(
        OutboundMessage.text(
                chat, draft.text().apply(say), SendKey.of(draft.cause(), chat.toString()))
            .withButtons(draft.buttons().apply(say)),
        ChatKind.DIRECT);
  }
}
