package io.reunion.event.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Invocation;
import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Speaker;
import io.reunion.bot.Turn;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.Rsvp.Status;
import io.reunion.event.rsvp.RsvpOutcome;
import io.reunion.event.rsvp.Waiting;
import io.reunion.member.Role;
import io.reunion.room.Room;
import io.reunion.session.Session;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerMemoryTest {
  private static final Texts TEXTS =
      Texts.load(List.of(BasicCommands.class, Event.class), Optional.empty());
  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final ChatId CHAT = ChatId.parse("telegram/main/-1");
  private static final Sender LI = new Sender(UserId.of("telegram", "1"), "Li");
  private static final Event GALA = new Event(
      new EventId("gala"),
      "Gala",
      NOW.plusSeconds(90_000),
      Optional.empty(),
      ZoneOffset.UTC,
      "Hall",
      Optional.empty(),
      4,
      Event.Policy.STRICT,
      Optional.empty(),
      Event.State.OPEN,
      List.of(),
      0,
      1);

  private final AnswerMemory memory = new AnswerMemory(Duration.ofMinutes(10));

  private AnswerMemory.Noting noting(String operation, String arguments) {
    Turn turn = new Turn(
        new Update.MessageReceived(
            new Update.Origin(operation, CHAT, ChatKind.GROUP, NOW),
            LI,
            new MessageId(operation),
            "/rsvp " + arguments,
            false,
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty()),
        Room.seen(CHAT, ChatKind.GROUP, ""),
        new Speaker(LI, Optional.empty(), Role.GUEST),
        Session.EMPTY,
        new Invocation(arguments, Via.COMMAND, Optional.empty(), Optional::empty),
        TEXTS,
        TEXTS.in(Language.EN),
        ZoneOffset.UTC,
        NOW);
    RsvpWords words = RsvpWords.readAll(arguments).get(0);
    Attendee attendee = new Attendee(
        "u:telegram/1",
        "Li",
        Optional.of(LI.user()),
        Optional.empty(),
        Optional.empty(),
        CHAT,
        words.guests());
    return memory.noting(
        new AskedAnswer(turn, GALA, words, attendee, operation, Optional.empty(), Waiting.NOBODY));
  }

  /** With one guest, as before if anything was before: with {@code guests}, or waiting by {@code turn}. */
  private static RsvpOutcome seatedWithOne(
      Optional<Status> before, List<String> guests, Optional<Long> turn) {
    return new RsvpOutcome(
        RsvpOutcome.Result.ACCEPTED,
        0,
        2,
        2,
        2,
        before,
        before.isPresent() ? 2 : 0,
        Seat.ROOM,
        Seat.ROOM,
        0,
        List.of(),
        new RsvpOutcome.Besides(Optional.empty(), turn, guests));
  }

  private static Session foreseen(AnswerMemory.Noting noting) {
    noting.foresee();
    return noting.foreseen().orElseThrow();
  }

  private static Optional<String> undo(Session session) {
    return session.recall(BasicCommands.UNDO);
  }

  @Test
  void anAnswerThatIsWorkedAgainLeadsBackToWhoCameAlongBeforeIt() {
    noting("1", "gala yes with Ann")
        .after(seatedWithOne(Optional.empty(), List.of(), Optional.empty()));
    RsvpOutcome outcome =
        seatedWithOne(Optional.of(Status.ACCEPTED), List.of("Ann"), Optional.empty());
    for (int attempt = 1; attempt <= 3; attempt++) {
      AnswerMemory.Noting noting = noting("2", "gala yes with Bob");
      Session foreseen = foreseen(noting);
      assertThat(noting.after(outcome)).as("attempt %d", attempt).isSameAs(foreseen);
      assertThat(undo(foreseen)).contains("rsvp gala yes +1 with Ann");
    }
    assertThat(undo(foreseen(noting("3", "gala no")))).contains("rsvp gala yes +1 with Bob");
  }

  @Test
  void whoCameAlongIsWhoTheAnswersSayWhateverThisInstanceNotedLast() {
    noting("1", "gala yes with Ann")
        .after(seatedWithOne(Optional.empty(), List.of(), Optional.empty()));
    AnswerMemory.Noting noting = noting("3", "gala no");
    assertThat(undo(foreseen(noting))).contains("rsvp gala yes +1 with Ann");
    RsvpOutcome outcome =
        seatedWithOne(Optional.of(Status.ACCEPTED), List.of("Bob"), Optional.empty());
    assertThat(undo(noting.after(outcome))).contains("rsvp gala yes +1 with Bob");
  }

  @Test
  void whoWaitedIsLedBackToTheirTurn() {
    RsvpOutcome outcome =
        seatedWithOne(Optional.of(Status.WAITLISTED), List.of(), Optional.of(17L));
    assertThat(undo(noting("1", "gala no").after(outcome))).contains("rsvp gala yes +1 turn=17");
  }
}
