package io.reunion.event.signup;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.reunion.language.signup.KnownList;
import io.reunion.language.signup.SignUpList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of an event's pasted sign-up list.
 *
 * @param keys under which key the people of the list stand: their ids there to those of the answers
 * @param titles of lists that were this event's
 * @param unread lines that nobody could read yet
 * @param refused people of the list whose lines could not be taken as they are
 */
public record SignUpState(
    KnownList known,
    Map<String, String> keys,
    List<String> titles,
    List<String> unread,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> refused) {
  private static final int MOST_TITLES = 20;
  private static final int MOST_UNREAD = 50;

  static final SignUpState EMPTY =
      new SignUpState(KnownList.EMPTY, Map.of(), List.of(), List.of(), List.of());

  public SignUpState {
    keys = Map.copyOf(keys);
    titles = List.copyOf(titles);
    unread = List.copyOf(unread);
    refused = List.copyOf(refused);
  }

  SignUpState with(KnownList other) {
    return new SignUpState(other, keys, titles, unread, refused);
  }

  SignUpState keyed(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(keys);
    all.putAll(more);
    return new SignUpState(known, all, titles, unread, refused);
  }

  SignUpState titled(String title) {
    return title.isEmpty()
        ? this
        : new SignUpState(
            known, keys, longer(titles, List.of(title), MOST_TITLES), unread, refused);
  }

  SignUpState unreadable(List<String> lines) {
    return new SignUpState(known, keys, titles, longer(unread, lines, MOST_UNREAD), refused);
  }

  /** The same, knowing which of the lines that were {@code tried} could not be taken. */
  SignUpState refusing(Collection<String> tried, Collection<String> people) {
    List<String> others =
        refused.stream().filter(person -> !tried.contains(person)).toList();
    return new SignUpState(
        known, keys, titles, unread, longer(others, people, SignUpList.MAX_ENTRIES));
  }

  private static List<String> longer(List<String> some, Collection<String> more, int most) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(more);
    List<String> list = new ArrayList<>(all);
    return list.subList(Math.max(0, list.size() - most), list.size());
  }
}
