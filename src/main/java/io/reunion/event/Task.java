package io.reunion.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.Optional;

/**
 * What a job of the events' schedule is to do.
 *
 * @param start when the event began as the job was made, ms: a reminder of another start is void
 * @param minutes how long before the start or the deadline; of what is about a seat that is held, or a draw: the moment
 *     until or at which, ms; where seats may be free: the version of the event before
 * @param to a person's key, {@link #CHAT} and a chat, or {@link #USER} and an account; empty for a job that finds out who is to be told
 * @param before what was told until now, of a {@link Kind#NOTICE}
 */
public record Task(
    Kind kind, EventId event, long start, long minutes, String to, Optional<Before> before) {
  /** What people are told. */
  public enum Kind {
    /** To those who said yes or maybe. */
    REMINDER,
    /** To those who have said nothing. */
    NUDGE,
    /** To everybody who comes, may come or waits: something about the event is different. */
    NOTICE,
    /** To somebody who got a seat from the waiting list and has to take it. */
    PROMOTED,
    /** The time of somebody who was promoted is over: their seats go on. */
    LAPSE,
    /** To somebody whose seats have gone on. */
    LAPSED,
    /** Seats are drawn. */
    DRAW,
    /** To somebody who was in the draw. */
    DRAWN,
    /** Something has changed by which who waits has the seats that are free. */
    SEAT,
    /** To an organiser: a reminder was found so late that nobody was told. */
    MISSED,
    /** To those who said yes or maybe, since an organiser wants it all the same. */
    LATE,
    /** The card of an occurrence that is the next of its series. */
    CARD
  }

  /** What an event was before it was changed. */
  public record Before(long startsAt, String place, String state) {}

  public static final String CHAT = "chat:";

  /** Before the account of somebody who organises. */
  public static final String USER = "user:";

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  public static Task plan(Kind kind, Event event, long minutes) {
    return new Task(
        kind, event.id(), event.startsAt().toEpochMilli(), minutes, "", Optional.empty());
  }

  /** The same as {@link #plan}, about a moment. */
  public static Task of(Kind kind, Event event, long millis) {
    return plan(kind, event, millis);
  }

  public static Task notice(Event was, Event now) {
    return new Task(
        Kind.NOTICE,
        now.id(),
        now.startsAt().toEpochMilli(),
        was.version(),
        "",
        Optional.of(
            new Before(was.startsAt().toEpochMilli(), was.place(), was.state().name())));
  }

  public Task to(String whom) {
    return new Task(kind, event, start, minutes, whom, before);
  }

  /** The same for every attempt to put it on the schedule; whoever was nudged is not nudged again because of a move. */
  public String id() {
    long about = kind == Kind.NUDGE && !to.isEmpty() ? 0 : start;
    return kind + "|" + event + "|" + about + "|" + minutes + "|" + to;
  }

  public String written() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a task is plain values", e);
    }
  }

  public static Task read(String json) {
    try {
      return JSON.readValue(json, Task.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a task of ours", e);
    }
  }
}
