package io.reunion.event.card;

import io.reunion.event.Event;
import io.reunion.event.Invited;
import io.reunion.text.Marked;
import io.reunion.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** For whom an event is, in words. */
public final class InvitedText {
  private InvitedText() {}

  public static Marked of(Event event, Sentences say) {
    Invited invited = event.terms().invited();
    List<String> parts = new ArrayList<>(invited.chapters());
    if (!invited.classYears().isEmpty()) {
      String years = invited.classYears().stream()
          .sorted()
          .map(Object::toString)
          .collect(Collectors.joining(", "));
      parts.add(say.say("event.invited.years", "years", years));
    }
    return new Marked(String.join(" · ", parts));
  }
}
