package io.reunion.event;

import java.util.List;
import java.util.Optional;

/**
 * All that an event may ask for besides what every event has; what is not there is not asked for. A rule that is added
 * here is stored, and written by the API, without more ado; see {@link TermsFields}.
 *
 * @param online how to take part from afar
 * @param onlineSeats how many may, beside those in the room: then everybody chooses; 0 for as many as like; empty where
 *     nobody has to choose
 * @param questions that those who come are asked
 * @param invited for whom it is
 * @param hosts who may do with this event what organisers may with any
 * @param owners ids of the chapters whose event it is; none for the association's own
 * @param series what it is one occurrence of
 * @param confirmMinutes how long somebody who got a seat from the waiting list has to say that they take it; empty where
 *     it is theirs at once
 * @param draw whether seats are drawn by lot at the deadline instead of given to who comes first
 * @param agenda what is spoken about, a line each
 */
public record Terms(
    Optional<OnlineLink> online,
    Optional<Integer> onlineSeats,
    List<Question> questions,
    Invited invited,
    List<Host> hosts,
    List<String> owners,
    Optional<Series> series,
    Optional<Integer> confirmMinutes,
    Optional<Draw> draw,
    List<String> agenda) {
  /** Longest time in which somebody may be asked to confirm, in minutes: two weeks. */
  public static final int MAX_CONFIRM_MINUTES = 14 * 24 * 60;

  /** Seats that are drawn by lot: who signs up before the deadline is in the pot, and waits there. */
  public enum Draw {
    PENDING,
    DRAWN
  }

  /** Those of an event that asks for nothing. */
  public static final Terms NONE = new Terms(
      Optional.empty(),
      Optional.empty(),
      List.of(),
      Invited.EVERYBODY,
      List.of(),
      List.of(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      List.of());

  /** Most chapters whose event one can be. */
  public static final int MAX_OWNERS = 2;

  /** Most lines of an agenda, and the longest, in UTF-16 units. */
  public static final int MAX_AGENDA = 60;

  public static final int MAX_AGENDA_LINE = 400;

  /** Most who may do with an event what organisers may. */
  public static final int MAX_HOSTS = 20;

  public Terms {
    questions = List.copyOf(questions);
    hosts = List.copyOf(hosts);
    owners = List.copyOf(owners);
    agenda = List.copyOf(agenda);
  }

  /** Whether everybody who comes chooses between the room and from afar. */
  public boolean hybrid() {
    return onlineSeats.isPresent();
  }

  public Terms withOnline(Optional<OnlineLink> other) {
    return new Terms(
        other,
        onlineSeats,
        questions,
        invited,
        hosts,
        owners,
        series,
        confirmMinutes,
        draw,
        agenda);
  }

  public Terms withOnlineSeats(Optional<Integer> other) {
    return new Terms(
        online, other, questions, invited, hosts, owners, series, confirmMinutes, draw, agenda);
  }

  public Terms withQuestions(List<Question> others) {
    return new Terms(
        online, onlineSeats, others, invited, hosts, owners, series, confirmMinutes, draw, agenda);
  }

  public Terms withInvited(Invited others) {
    return new Terms(
        online,
        onlineSeats,
        questions,
        others,
        hosts,
        owners,
        series,
        confirmMinutes,
        draw,
        agenda);
  }

  public Terms withHosts(List<Host> others) {
    return new Terms(
        online,
        onlineSeats,
        questions,
        invited,
        others,
        owners,
        series,
        confirmMinutes,
        draw,
        agenda);
  }

  public Terms withOwners(List<String> others) {
    return new Terms(
        online,
        onlineSeats,
        questions,
        invited,
        hosts,
        others,
        series,
        confirmMinutes,
        draw,
        agenda);
  }

  public Terms withSeries(Optional<Series> other) {
    return new Terms(
        online,
        onlineSeats,
        questions,
        invited,
        hosts,
        owners,
        other,
        confirmMinutes,
        draw,
        agenda);
  }

  /** Whether who signs up now is put into a pot that is yet to be drawn from. */
  public boolean pot() {
    return draw.equals(Optional.of(Draw.PENDING));
  }

  public Terms withConfirmMinutes(Optional<Integer> other) {
    return new Terms(
        online, onlineSeats, questions, invited, hosts, owners, series, other, draw, agenda);
  }

  public Terms withDraw(Optional<Draw> other) {
    return new Terms(
        online,
        onlineSeats,
        questions,
        invited,
        hosts,
        owners,
        series,
        confirmMinutes,
        other,
        agenda);
  }

  public Terms withAgenda(List<String> others) {
    return new Terms(
        online,
        onlineSeats,
        questions,
        invited,
        hosts,
        owners,
        series,
        confirmMinutes,
        draw,
        others);
  }
}
