package io.reunion.event.command;

import io.reunion.event.Event;
import io.reunion.event.people.Naming;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.text.Sentences;
import java.util.List;

/**
 * Who comes, for reading in a chat; what is too long is cut with a count of the rest.
 *
 * @param most names under each heading
 * @param names of those who may be named here; the others are only counted
 * @param others the key of the sentence that counts them
 */
public record AttendeeList(
    Event event, Sentences say, int most, Naming.Names names, String others) {
  /** For those who may read names, of whom some may not be told them all. */
  public static final String UNNAMED = "event.list.unnamed";

  /** For those who may read none. */
  public static final String MORE = "event.list.more";

  String of(List<Rsvp> all, List<String> unread) {
    StringBuilder text = new StringBuilder(
        say.say("event.list.title", "title", event.title(), "taken", event.allTaken()));
    append(text, all, Rsvp.Status.ACCEPTED, "event.list.accepted");
    append(text, all, Rsvp.Status.WAITLISTED, "event.list.waiting");
    append(text, all, Rsvp.Status.TENTATIVE, "event.list.tentative");
    if (all.stream().allMatch(rsvp -> rsvp.status() == Rsvp.Status.DECLINED)) {
      text.append('\n').append(say.say("event.list.nobody"));
    }
    if (!unread.isEmpty()) {
      text.append('\n').append(say.say("event.list.unread", "lines", String.join(" / ", unread)));
    }
    return text.toString();
  }

  private void append(StringBuilder text, List<Rsvp> all, Rsvp.Status status, String heading) {
    List<Rsvp> those = all.stream().filter(rsvp -> rsvp.status() == status).toList();
    if (those.isEmpty()) {
      return;
    }
    text.append('\n').append(say.say(heading, "count", those.size()));
    List<Rsvp> named =
        those.stream().filter(rsvp -> names.of(rsvp.attendee()).isPresent()).toList();
    List<Rsvp> shown = named.subList(0, Math.min(most, named.size()));
    for (int i = 0; i < shown.size(); i++) {
      Rsvp rsvp = shown.get(i);
      String name = names.of(rsvp.attendee()).orElseThrow();
      text.append('\n')
          .append(i + 1)
          .append(". ")
          .append(
              rsvp.seats() > 1
                  ? say.say("event.list.party", "name", name, "guests", rsvp.seats() - 1)
                  : say.say("event.list.one", "name", name));
    }
    if (named.size() > shown.size()) {
      text.append('\n').append(say.say(MORE, "count", named.size() - shown.size()));
    }
    if (those.size() > named.size()) {
      text.append('\n').append(say.say(others, "count", those.size() - named.size()));
    }
  }
}
