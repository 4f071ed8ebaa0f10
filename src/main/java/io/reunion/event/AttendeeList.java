package io.reunion.event;

import io.reunion.text.Sentences;
import java.util.List;

/** Who comes, for reading in a chat; what is too long is cut with a count of the rest. */
final class AttendeeList {
  private AttendeeList() {}

  static String of(Event event, List<Rsvp> all, List<String> unread, Sentences say, int most) {
    StringBuilder text = new StringBuilder(
        say.say("event.list.title", "title", event.title(), "taken", event.allTaken()));
    append(text, all, Rsvp.Status.ACCEPTED, say, "event.list.accepted", most);
    append(text, all, Rsvp.Status.WAITLISTED, say, "event.list.waiting", most);
    append(text, all, Rsvp.Status.TENTATIVE, say, "event.list.tentative", most);
    if (all.stream().allMatch(rsvp -> rsvp.status() == Rsvp.Status.DECLINED)) {
      text.append('\n').append(say.say("event.list.nobody"));
    }
    if (!unread.isEmpty()) {
      text.append('\n').append(say.say("event.list.unread", "lines", String.join(" / ", unread)));
    }
    return text.toString();
  }

  private static void append(
      StringBuilder text,
      List<Rsvp> all,
      Rsvp.Status status,
      Sentences say,
      String heading,
      int most) {
    List<Rsvp> those = all.stream().filter(rsvp -> rsvp.status() == status).toList();
    if (those.isEmpty()) {
      return;
    }
    text.append('\n').append(say.say(heading, "count", those.size()));
    for (int i = 0; i < Math.min(most, those.size()); i++) {
      Rsvp rsvp = those.get(i);
      text.append('\n')
          .append(i + 1)
          .append(". ")
          .append(
              rsvp.seats() > 1
                  ? say.say(
                      "event.list.party",
                      "name",
                      rsvp.attendee().name(),
                      "guests",
                      rsvp.seats() - 1)
                  : say.say("event.list.one", "name", rsvp.attendee().name()));
    }
    if (those.size() > most) {
      text.append('\n').append(say.say("event.list.more", "count", those.size() - most));
    }
  }
}
