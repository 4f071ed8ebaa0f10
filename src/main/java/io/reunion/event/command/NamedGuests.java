package io.reunion.event.command;

import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is said of somebody whom the speaker brings along by name is said of the speaker's party. */
final class NamedGuests {
  private static final Set<Answer> STAYS = Set.of(Answer.DECLINED, Answer.NONE);

  private final RsvpStore rsvps;

  NamedGuests(RsvpStore rsvps) {
    this.rsvps = rsvps;
  }

  /** {@code words}, or where they say that a named guest of the speaker's stays away, those of a party without the guest. */
  Future<RsvpWords> read(Turn turn, Event event, RsvpWords words) {
    boolean stays =
        words.person().isPresent() && words.answer().filter(STAYS::contains).isPresent();
    return stays
        ? rsvps
            .standing(event.id(), turn.speaker().personKey())
            .map(standing -> standing.flatMap(one -> without(one, words)).orElse(words))
        : Future.succeededFuture(words);
  }

  private static Optional<RsvpWords> without(Standing standing, RsvpWords words) {
    String guest = NameKey.line(words.person().orElseThrow());
    List<String> rest = new ArrayList<>(standing.attendee().guests());
    boolean comes = standing
        .status()
        .filter(status -> status == Status.ACCEPTED || status == Status.WAITLISTED)
        .isPresent();
    boolean named = rest.removeIf(name -> NameKey.line(name).equals(guest));
    return comes && named && standing.seats() > 1
        ? Optional.of(words.ofParty(
            standing.seats() - (standing.attendee().guests().size() - rest.size()), rest))
        : Optional.empty();
  }
}
