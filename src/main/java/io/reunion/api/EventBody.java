package io.reunion.api;

import io.reunion.chat.ChatId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.member.ChapterNames;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a request says of an event. */
final class EventBody {
  private static final Duration FARTHEST = Duration.ofDays(100 * 366);

  private final ChapterNames chapters;
  private final Clock clock;

  EventBody(ChapterNames chapters, Clock clock) {
    this.chapters = chapters;
    this.clock = clock;
  }

  /** {@code was} with what the request names. */
  Event read(Body body, Event was, boolean isNew) {
    body.refuseNull(
        "id",
        "startsAt",
        "timeZone",
        "place",
        "partyLimit",
        "waitlist",
        "state",
        "chats",
        "questions",
        "invited",
        "hosts",
        "owners");
    ZoneId zone =
        body.parsed("timeZone", "a zone as in Asia/Shanghai", ZoneId::of).orElse(was.zone());
    Optional<EventId> id = isNew
        ? body.parsed("id", "1 to 24 lower-case letters, digits, '-'", EventId::new)
        : Optional.empty();
    String title =
        isNew || body.has("title") ? body.required("title", Event.MAX_TEXT) : was.title();
    Optional<Instant> start = body.moment("startsAt", zone);
    if (isNew && start.isEmpty() && !body.has("startsAt")) {
      body.reject("startsAt", "expected a date and time; it is required");
    }
    Event event =
        over(body, was, new Named(id.orElse(was.id()), title, start.orElse(was.startsAt()), zone));
    SeatRules.check(body, was, event, clock.instant());
    checkMoments(body, was, event, start);
    return event;
  }

  /** What an event has in any case. */
  private record Named(EventId id, String title, Instant start, ZoneId zone) {}

  private Event over(Body body, Event was, Named named) {
    ZoneId zone = named.zone();
    return new Event(
        named.id(),
        named.title(),
        named.start(),
        body.has("endsAt") ? body.moment("endsAt", zone) : was.endsAt(),
        zone,
        body.has("place") ? body.text("place", Event.MAX_TEXT).orElse("") : was.place(),
        body.has("capacity") ? body.number("capacity", 1, Event.MAX_CAPACITY) : was.capacity(),
        body.number("partyLimit", 1, Event.MAX_PARTY).orElse(was.partyLimit()),
        body.parsed("waitlist", "strict or fit", EventBody::policy).orElse(was.policy()),
        body.has("deadline") ? body.moment("deadline", zone) : was.deadline(),
        body.parsed("state", "DRAFT, OPEN, CLOSED or CANCELLED", Event.State::valueOf)
            .orElse(was.state()),
        body.has("chats") ? chats(body) : was.chats(),
        was.taken(),
        was.version(),
        SeatRules.read(body, new TermsBody(body, chapters).over(was.terms())),
        was.takenOnline());
  }

  private void checkMoments(Body body, Event was, Event event, Optional<Instant> start) {
    Instant now = clock.instant();
    if (start.filter(at -> !at.equals(was.startsAt()) && at.isBefore(now)).isPresent()) {
      body.reject("startsAt", "expected a time to come");
    }
    if (start.filter(at -> at.isAfter(now.plus(FARTHEST))).isPresent()) {
      body.reject("startsAt", "expected a time within 100 years");
    }
    if (event.deadline().filter(end -> end.isAfter(event.startsAt())).isPresent()) {
      body.reject("deadline", "expected a time that is not after startsAt");
    }
    if (event.endsAt().filter(end -> !end.isAfter(event.startsAt())).isPresent()) {
      body.reject("endsAt", "expected a time after startsAt");
    }
  }

  private static Event.Policy policy(String word) {
    return Event.Policy.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static List<ChatId> chats(Body body) {
    List<ChatId> chats = new ArrayList<>();
    for (String text : body.texts("chats")) {
      try {
        chats.add(ChatId.parse(text));
      } catch (IllegalArgumentException e) {
        body.reject("chats", "expected PLATFORM/ACCOUNT/CHAT as /chats lists them");
      }
    }
    return chats;
  }
}
