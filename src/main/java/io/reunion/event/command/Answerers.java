package io.reunion.event.command;

import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.people.Speakers;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** For whom somebody answers: for themselves, or for whom a name means. */
final class Answerers {
  private static final Pattern OWN =
      Pattern.compile("(?:my\\s+|我的\\s*)(\\S.{0,38})", Pattern.CASE_INSENSITIVE);

  private final RsvpStore rsvps;
  private final ChatPeople people;

  Answerers(RsvpStore rsvps, ChatPeople people) {
    this.rsvps = rsvps;
    this.people = people;
  }

  /**
   * Who answers.
   *
   * @param answered how everybody stands who has answered before, where the answer is somebody else's
   */
  record Answerer(Attendee attendee, Collection<Standing> answered) {}

  Future<Answerer> of(Turn turn, Event event, RsvpWords words) {
    Attendee speaker = Speakers.attendee(turn);
    if (words.person().isEmpty()) {
      return Future.succeededFuture(new Answerer(speaker.with(words.guests()), List.of()));
    }
    String name = name(turn, words.person().get());
    Future<List<Attendee>> here =
        turn.inGroup() ? people.of(turn.chat()) : Future.succeededFuture(List.of());
    return rsvps
        .standings(event.id())
        .compose(all -> here.map(those -> new Answerer(
            named(turn, name, speaker, known(all.values(), those)).with(words.guests()),
            all.values())));
  }

  private static Attendee named(Turn turn, String name, Attendee speaker, List<Attendee> known) {
    return ChatPeople.meant(name, known)
        .map(one -> one.key().equals(speaker.key())
            ? speaker
            : one.spokenForBy(turn.speaker().user(), turn.chat()))
        .orElseGet(
            () -> Attendee.named(NameKey.line(name), name, turn.speaker().user(), turn.chat()));
  }

  /** "My wife" is one of many; the list calls her after whoever speaks for her. */
  private static String name(Turn turn, String person) {
    Matcher own = OWN.matcher(person);
    return own.matches()
        ? turn.say("event.companion", "name", turn.speaker().name(), "relation", own.group(1))
        : person;
  }

  /** For whom an answer was: one who is called after the speaker by that name, which is another in every language. */
  static Optional<String> told(RsvpWords words, Attendee attendee) {
    return words
        .person()
        .map(said -> OWN.matcher(said).matches() && !Undoing.isParted(attendee.name())
            ? attendee.name()
            : said);
  }

  /** Whom a name may mean: who answered this event, or any in this chat. */
  private static List<Attendee> known(Collection<Standing> answered, List<Attendee> here) {
    return Stream.concat(answered.stream().map(Standing::attendee), here.stream())
        .toList();
  }
}
