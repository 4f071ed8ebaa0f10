package io.reunion.event.rsvp;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.OnlineLink;
import io.reunion.event.Seat;
import io.reunion.member.Member;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One person's standing for one event.
 *
 * @param attendee who
 * @param seats including the person; 0 unless ACCEPTED or WAITLISTED
 * @param position on the waiting list, from 1; 0 for all others
 * @param seat where they take part
 */
public record Rsvp(Attendee attendee, Status status, int seats, int position, Seat seat) {
  /** As in iCalendar's PARTSTAT, and WAITLISTED. */
  public enum Status {
    ACCEPTED(Answer.ACCEPTED),
    TENTATIVE(Answer.TENTATIVE),
    DECLINED(Answer.DECLINED),
    WAITLISTED(Answer.ACCEPTED);

    private final Answer answer;

    Status(Answer answer) {
      this.answer = answer;
    }

    /** What somebody has said who stands so. */
    public Answer answer() {
      return answer;
    }
  }

  /** The link of {@code event} for a standing: for those who take part, and in a hybrid event from afar. */
  public static Optional<OnlineLink> link(Event event, Optional<Status> status, Seat seat) {
    boolean comes = status.equals(Optional.of(Status.ACCEPTED));
    return event
        .terms()
        .online()
        .filter(link -> link.open() || (comes && (!event.terms().hybrid() || seat == Seat.ONLINE)));
  }

  /**
   * Who comes or not.
   *
   * @param key under which the person is counted once, whatever account they use
   * @param name as others may see it
   * @param user the account in which they can be told something, if they have one that is known
   * @param sponsor the account of the one who answered for them, if it was not they themselves
   * @param member our id of them, if they are one
   * @param chat where the answer was given
   * @param guests named companions; the other seats have no name
   * @param shown by what name the platform shows a member in {@code chat}, where that is a group and they spoke themselves
   */
  public record Attendee(
      String key,
      String name,
      Optional<UserId> user,
      Optional<UserId> sponsor,
      Optional<String> member,
      ChatId chat,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> guests,
      Optional<String> shown) {
    public Attendee {
      guests = List.copyOf(guests);
    }

    public Attendee(
        String key,
        String name,
        Optional<UserId> user,
        Optional<UserId> sponsor,
        Optional<String> member,
        ChatId chat,
        List<String> guests) {
      this(key, name, user, sponsor, member, chat, guests, Optional.empty());
    }

    /** How they are addressed: before others a member only as they are shown there, if that is known. */
    public Optional<String> calledIn(boolean group) {
      return group && member.isPresent() ? shown : Optional.of(name);
    }

    /** Somebody who answers for themselves. */
    public static Attendee of(
        String key, String name, UserId user, Optional<String> member, ChatId chat) {
      return new Attendee(key, name, Optional.of(user), Optional.empty(), member, chat, List.of());
    }

    /** Somebody of whom nothing but the name is known. */
    public static Attendee named(String key, String name, UserId sponsor, ChatId chat) {
      return new Attendee(
          key, name, Optional.empty(), Optional.of(sponsor), Optional.empty(), chat, List.of());
    }

    /** A member, reached under {@code user} or any account of theirs. */
    public static Attendee of(Member member, Optional<UserId> user, ChatId chat) {
      return new Attendee(
          "m:" + member.id(),
          member.name(),
          user.or(() -> member.users().stream()
              .sorted(Comparator.comparing(UserId::toString))
              .findFirst()),
          Optional.empty(),
          Optional.of(member.id().toString()),
          chat,
          List.of());
    }

    /** Somebody of whom nothing but the name is known, put down by nobody in a chat. */
    public static Attendee named(String name, ChatId chat) {
      return new Attendee(
          NameKey.line(name),
          name,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          chat,
          List.of());
    }

    public Attendee with(List<String> companions) {
      return new Attendee(key, name, user, sponsor, member, chat, companions, shown);
    }

    public Attendee shownAs(String displayed) {
      return new Attendee(key, name, user, sponsor, member, chat, guests, Optional.of(displayed));
    }

    public Attendee spokenForBy(UserId other, ChatId where) {
      return new Attendee(key, name, user, Optional.of(other), member, where, guests);
    }

    /** Who is told what becomes of the answer. */
    public Optional<UserId> reachedAt() {
      return user.or(() -> sponsor);
    }
  }
}
