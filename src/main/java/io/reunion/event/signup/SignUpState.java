package io.reunion.event.signup;

import io.reunion.language.signup.KnownList;
import java.util.ArrayList;
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
 */
public record SignUpState(
    KnownList known, Map<String, String> keys, List<String> titles, List<String> unread) {
  private static final int MOST_TITLES = 20;
  private static final int MOST_UNREAD = 50;

  static final SignUpState EMPTY = new SignUpState(KnownList.EMPTY, Map.of(), List.of(), List.of());

  public SignUpState {
    keys = Map.copyOf(keys);
    titles = List.copyOf(titles);
    unread = List.copyOf(unread);
  }

  SignUpState with(KnownList other) {
    return new SignUpState(other, keys, titles, unread);
  }

  SignUpState keyed(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(keys);
    all.putAll(more);
    return new SignUpState(known, all, titles, unread);
  }

  SignUpState titled(String title) {
    return title.isEmpty()
        ? this
        : new SignUpState(known, keys, longer(titles, List.of(title), MOST_TITLES), unread);
  }

  SignUpState unreadable(List<String> lines) {
    return new SignUpState(known, keys, titles, longer(unread, lines, MOST_UNREAD));
  }

  private static List<String> longer(List<String> some, List<String> more, int most) {
    Set<String> all = new LinkedHashSet<>(some);
    all.addAll(more);
    List<String> list = new ArrayList<>(all);
    return list.subList(Math.max(0, list.size() - most), list.size());
  }
}
