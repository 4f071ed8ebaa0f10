package io.reunion.language;

import io.reunion.language.signup.SignUpList;
import io.reunion.language.when.When;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came with an intent.
 *
 * @param seats everybody who comes, the speaker included; empty if no number was told
 * @param change the number replaces an earlier one ("make it 4")
 * @param more so many more than before ("one more"), 0 if none; {@code seats} then counts the speaker and these. Negative
 *     for so many fewer, and {@code seats} is empty then
 * @param guests named companions, as written; they are among the seats
 * @param onBehalfOf for whom, as written, if not for the speaker
 * @param event the event's id, or words that name it
 * @param query what is looked for, announced or suggested; the language, for {@link Intent#LANG}
 * @param when the first date or time in the message; ask if it is not {@link When#isCertain certain}
 * @param list the sign-up list
 * @param unread a number of people as it was written that none can be: too large, or not to be read
 */
public record Slots(
    OptionalInt seats,
    boolean change,
    int more,
    List<String> guests,
    Optional<String> onBehalfOf,
    Optional<String> event,
    Optional<String> query,
    Optional<When> when,
    Optional<SignUpList> list,
    Optional<String> unread) {
  public static final Slots NONE = new Slots(
      OptionalInt.empty(),
      false,
      0,
      List.of(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty(),
      Optional.empty());

  public Slots {
    guests = List.copyOf(guests);
  }

  Slots withParty(Party party) {
    return new Slots(
        party.seats(),
        party.change(),
        party.more(),
        party.guests(),
        onBehalfOf,
        event,
        query,
        when,
        list,
        party.unread());
  }

  Slots withOnBehalfOf(Optional<String> name) {
    return new Slots(seats, change, more, guests, name, event, query, when, list, unread);
  }

  Slots withEvent(Optional<String> reference) {
    return new Slots(seats, change, more, guests, onBehalfOf, reference, query, when, list, unread);
  }

  Slots withQuery(String words) {
    Optional<String> told = words.isBlank() ? Optional.empty() : Optional.of(words.strip());
    return new Slots(seats, change, more, guests, onBehalfOf, event, told, when, list, unread);
  }

  Slots withWhen(Optional<When> found) {
    return new Slots(seats, change, more, guests, onBehalfOf, event, query, found, list, unread);
  }

  Slots withList(SignUpList pasted) {
    return new Slots(
        seats, change, more, guests, onBehalfOf, event, query, when, Optional.of(pasted), unread);
  }
}
