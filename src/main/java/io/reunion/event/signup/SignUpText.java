package io.reunion.event.signup;

import io.reunion.event.Event;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.text.Marked;
import io.reunion.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a pasted list changed, in one line, with what has to be asked. */
final class SignUpText {
  private static final int MOST_NAMES = 8;

  private final Event event;
  private final Sentences say;
  private final int taken;
  private final List<SignUpWork.Open> open;
  private final List<String> left;
  private final LineNames names;
  private final List<String> added = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final List<String> waiting = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> back = new ArrayList<>();
  private final List<String> since = new ArrayList<>();

  SignUpText(
      Event event,
      Sentences say,
      LineNames names,
      int taken,
      List<SignUpWork.Open> open,
      List<String> left) {
    this.names = names;
    this.left = left;
    this.event = event;
    this.say = say;
    this.taken = taken;
    this.open = open;
  }

  /** @param seated keys of those who waited for a moment only, until others of the list made room */
  void add(SignUpWork.Item item, RsvpOutcome outcome, Set<String> seated) {
    String name = names.of(item)
        + (item.answer() == Answer.ACCEPTED && item.seats() > 1 ? " +" + (item.seats() - 1) : "");
    RsvpOutcome.Result result = result(item, outcome, seated);
    if (result.isNoted()) {
      noted(item, result).add(name);
    } else if (result.isRefused()) {
      refused.add(name);
    }
  }

  private List<String> noted(SignUpWork.Item item, RsvpOutcome.Result result) {
    return result == RsvpOutcome.Result.WAITLISTED
        ? waiting
        : switch (item.kind()) {
          case ADDED -> added;
          case CHANGED -> changed;
          case WITHDRAWN -> gone;
        };
  }

  /** Somebody stands again as they did before a list; {@code answer} is what they had said. */
  void back(SignUpWork.Item item, Answer answer, RsvpOutcome outcome, Set<String> seated) {
    RsvpOutcome.Result result = result(item, outcome, seated);
    List<String> stands = answer == Answer.NONE ? gone : back;
    List<String> those = result.isNoted()
        ? result == RsvpOutcome.Result.WAITLISTED ? waiting : stands
        : result.isRefused() ? refused : since;
    those.add(names.of(item));
  }

  private static RsvpOutcome.Result result(
      SignUpWork.Item item, RsvpOutcome outcome, Set<String> seated) {
    return outcome.result() == RsvpOutcome.Result.WAITLISTED
            && seated.contains(item.attendee().key())
        ? RsvpOutcome.Result.ACCEPTED
        : outcome.result();
  }

  /** Somebody answered otherwise since a list, and so stays as they are. */
  void since(SignUpWork.Item item) {
    since.add(names.of(item));
  }

  String line() {
    List<String> parts = new ArrayList<>();
    part(parts, "event.signup.added", added);
    part(parts, "event.signup.waiting", waiting);
    part(parts, "event.signup.changed", changed);
    part(parts, "event.signup.gone", gone);
    part(parts, "event.signup.back", back);
    part(parts, "event.signup.since", since);
    part(parts, "event.signup.refused", refused);
    part(parts, "event.signup.left", left);
    for (SignUpWork.Open question : open.subList(0, Math.min(MOST_NAMES, open.size()))) {
      parts.add(say.say(
          "event.signup.ask."
              + question.question().name().toLowerCase(Locale.ROOT).replace("_", ""),
          "name",
          question.name()));
    }
    Marked changes = new Marked(String.join(say.say("event.signup.comma"), parts));
    return say.say("event.signup.line", "title", event.title(), "changes", changes, "taken", taken);
  }

  private void part(List<String> parts, String key, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    parts.add(say.say(key, "names", shown, "more", Math.max(0, names.size() - MOST_NAMES)));
  }
}
