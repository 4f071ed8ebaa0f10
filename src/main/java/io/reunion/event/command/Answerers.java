package io.reunion.event.command;

import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.people.Speakers;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore;
import io.vertx.core.Future;
import java.util.List;
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

  Future<Attendee> of(Turn turn, Event event, RsvpWords words) {
    Attendee speaker = Speakers.attendee(turn);
    if (words.person().isEmpty()) {
      return Future.succeededFuture(speaker.with(words.guests()));
    }
    String name = name(turn, words.person().get());
    return known(turn, event)
        .map(all -> ChatPeople.meant(name, all)
            .map(one -> one.key().equals(speaker.key())
                ? speaker
                : one.spokenForBy(turn.speaker().user(), turn.chat()))
            .orElseGet(
                () -> Attendee.named(NameKey.line(name), name, turn.speaker().user(), turn.chat()))
            .with(words.guests()));
  }

  /** "My wife" is one of many; the list calls her after whoever speaks for her. */
  private static String name(Turn turn, String person) {
    Matcher own = OWN.matcher(person);
    return own.matches()
        ? turn.say("event.companion", "name", turn.speaker().name(), "relation", own.group(1))
        : person;
  }

  /** Whom a name may mean: who answered this event, or any in this chat. */
  private Future<List<Attendee>> known(Turn turn, Event event) {
    Future<List<Attendee>> here =
        turn.inGroup() ? people.of(turn.chat()) : Future.succeededFuture(List.of());
    return rsvps
        .standings(event.id())
        .compose(all -> here.map(those -> Stream.concat(
                all.values().stream().map(RsvpStore.Standing::attendee), those.stream())
            .toList()));
  }
}
