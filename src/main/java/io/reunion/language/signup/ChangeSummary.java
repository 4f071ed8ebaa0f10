package io.reunion.language.signup;

import java.util.List;

/**
 * A merge in one line's worth of values; the sentence is made elsewhere.
 *
 * @param added names, in the order of the list
 * @param changed names
 * @param withdrawn names
 * @param unclear how many questions are open
 * @param people how many lines come or may come
 * @param seats how many people that is, companions included
 */
public record ChangeSummary(
    List<String> added,
    List<String> changed,
    List<String> withdrawn,
    int unclear,
    int people,
    int seats) {
  public static ChangeSummary of(Merge merge) {
    List<Party> coming = merge.coming();
    List<String> unclear = names(merge, Change.Unclear.class);
    return new ChangeSummary(
        names(merge, Change.Added.class),
        names(merge, Change.Changed.class),
        names(merge, Change.Withdrawn.class),
        unclear.size(),
        coming.size(),
        coming.stream().mapToInt(Party::seats).sum());
  }

  private static List<String> names(Merge merge, Class<? extends Change> kind) {
    return merge.changes().stream().filter(kind::isInstance).map(Change::name).toList();
  }
}
