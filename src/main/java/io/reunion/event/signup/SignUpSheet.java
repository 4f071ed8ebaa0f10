package io.reunion.event.signup;

import io.reunion.event.Event;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.rsvp.Waiting;
import io.reunion.event.signup.SignUpStep.Facts;
import io.reunion.language.signup.SignUpPrinter;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An event's list as one that people can copy into a group and go on with: those who come, and under headings of their
 * own those who wait and the lines that could not be taken. What is printed is remembered, so that copies of it are recognised.
 */
public final class SignUpSheet {
  /** How often it is printed anew when a paste came between. */
  private static final int MOST_CONFLICTS = 20;

  private final RsvpStore rsvps;
  private final SignUpStore lists;

  public SignUpSheet(RsvpStore rsvps, SignUpStore lists) {
    this.rsvps = rsvps;
    this.lists = lists;
  }

  /**
   * For whom it is printed.
   *
   * @param people whom a name may mean where it is read
   * @param unnamed keys of those who are not to be called there as they are on record, with the name by which others know
   *     them there; empty if they know none. A line that calls them otherwise is left out
   * @param operation the same on every attempt
   */
  public record Printing(
      Language language,
      Collection<Rsvp.Attendee> people,
      Map<String, String> unnamed,
      Instant time,
      String operation) {}

  /**
   * The list as a text.
   *
   * @param unnamed how many are left out of it who come, may come or wait
   */
  public record Sheet(String text, int unnamed) {}

  public Future<Sheet> print(Event event, Printing printing) {
    return print(event, printing, 1);
  }

  private Future<Sheet> print(Event event, Printing printing, int attempt) {
    Future<SignUpStore.Read> read = lists.read(event.id());
    Future<List<String>> queue = queue(event);
    return read.compose(known -> queue.compose(waiting -> facts(event, printing)
        .map(facts ->
            PrintedList.of(known.state(), facts, printing.unnamed(), waiting, printing.time()))
        .compose(printed -> kept(event, printing, known.version(), printed, attempt))));
  }

  private Future<Sheet> kept(
      Event event, Printing printing, long version, PrintedList printed, int attempt) {
    String operation = printing.operation() + "#" + attempt;
    return lists
        .keep(event.id(), version, printed.state(), SignUpWork.NOTHING, operation)
        .compose(kept -> kept.isPresent() || attempt >= MOST_CONFLICTS
            ? Future.succeededFuture(sheet(event, printing, printed))
            : print(event, printing, attempt + 1));
  }

  private static Sheet sheet(Event event, Printing printing, PrintedList printed) {
    String text = SignUpPrinter.print(
        List.of(event.title()),
        printed.coming(),
        printed.waiting(),
        printed.refused(),
        printing.language());
    return new Sheet(text, printed.unnamed());
  }

  /** Keys of those who wait, in their order; nobody as long as seats are to be drawn, since all stand alike then. */
  private Future<List<String>> queue(Event event) {
    return event.terms().pot()
        ? Future.succeededFuture(List.of())
        : rsvps
            .list(event.id())
            .map(all -> all.stream()
                .filter(one -> one.status() == Rsvp.Status.WAITLISTED)
                .map(one -> one.attendee().key())
                .toList());
  }

  private Future<Facts> facts(Event event, Printing printing) {
    return rsvps
        .standings(event.id())
        .compose(all -> rsvps
            .aliases(event.id())
            .map(aliases -> new Facts(all, aliases, printing.people(), Waiting.NOBODY)));
  }
}
