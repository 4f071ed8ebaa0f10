package io.reunion.language.signup;

import java.util.ArrayList;
import java.util.List;

/**
 * A sign-up list as it was pasted, nothing merged.
 *
 * @param title the lines above the entries, without the marker; may be empty
 * @param entries in the order of the text; may be empty when the list has just been opened
 * @param examples lines that show how to fill it in ({@code 例 ...}); nobody's entry
 * @param notes what stands below the entries
 * @param unreadable lines that have to be asked about; none is ever dropped
 * @param forwardedFrom the name before the list in a forwarded record, or the sender's id in WeChat's own form; may be
 *     empty
 */
public record SignUpList(
    Certainty certainty,
    List<String> title,
    List<SignUpEntry> entries,
    List<String> examples,
    List<String> notes,
    List<Unreadable> unreadable,
    String forwardedFrom) {
  /** What is read of one text; the rest is reported as unreadable. */
  public static final int MAX_ENTRIES = 2_000;

  public static final int MAX_CHARS = 100_000;

  public SignUpList {
    title = List.copyOf(title);
    entries = List.copyOf(entries);
    examples = List.copyOf(examples);
    notes = List.copyOf(notes);
    unreadable = List.copyOf(unreadable);
  }

  SignUpList withEntries(List<SignUpEntry> others, String sender) {
    return new SignUpList(certainty, title, others, examples, notes, unreadable, sender);
  }

  SignUpList withUnreadable(Unreadable more) {
    List<Unreadable> all = new ArrayList<>(unreadable);
    all.add(more);
    return new SignUpList(certainty, title, entries, examples, notes, all, forwardedFrom);
  }

  /** The last line that an entry comes from, -1 if there is none. */
  int lastLine() {
    return entries.isEmpty() ? -1 : entries.get(entries.size() - 1).lastLine();
  }

  /** People who come or may come, companions included. */
  public int seats() {
    return entries.stream()
        .map(SignUpEntry::party)
        .filter(party -> party.attendance() != Attendance.WITHDRAWN)
        .mapToInt(Party::seats)
        .sum();
  }
}
