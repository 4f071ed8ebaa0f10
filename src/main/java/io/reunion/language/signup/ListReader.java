package io.reunion.language.signup;

import io.reunion.language.signup.Unreadable.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads one list from its lines: which lines are what ({@link Outline}), then each entry ({@link EntryReader}). */
final class ListReader {
  /** Without a marker, so many numbered names are needed; two where the title speaks of signing up. */
  private static final int FEWEST_UNMARKED = 3;

  private static final int LONGEST_UNMARKED_TITLE = 8;
  private static final int LONGEST_UNMARKED_ENTRY = 40;

  private final Outline outline;
  private final List<SignUpEntry> entries = new ArrayList<>();
  private final List<Unreadable> unreadable;

  private ListReader(Folded text, ListBody body) {
    outline = Outline.of(text, MarkFilter.filtered(text, body.pieces()));
    unreadable = new ArrayList<>(outline.unreadable());
    outline.items().forEach(this::read);
    unreadable.sort(Comparator.comparingInt(Unreadable::line));
  }

  static Optional<SignUpList> marked(Folded text, ListBody body) {
    ListReader reader = new ListReader(text, body);
    boolean is = body.opens() || !reader.entries.isEmpty();
    return is
        ? Optional.of(reader.list(Certainty.CERTAIN, body.forwardedFrom()))
        : Optional.empty();
  }

  static Optional<SignUpList> unmarked(Folded text, ListBody body) {
    if (body.pieces().stream().filter(piece -> piece.mark() != null).count() < 2) {
      return Optional.empty();
    }
    ListReader reader = new ListReader(text, body);
    return reader.readsLikeNames()
        ? Optional.of(reader.list(Certainty.MAYBE, ""))
        : Optional.empty();
  }

  private SignUpList list(Certainty certainty, String forwardedFrom) {
    return new SignUpList(
        certainty,
        outline.title(),
        entries,
        outline.examples(),
        outline.notes(),
        unreadable,
        forwardedFrom);
  }

  private void read(Item item) {
    String shown = item.text().shown();
    if (isPlaceholder(item.text().plain())) {
      return;
    }
    if (entries.size() >= SignUpList.MAX_ENTRIES) {
      unreadable.add(new Unreadable(shown, item.firstLine(), Reason.TOO_MANY));
    } else if (item.text().length() > EntryReader.MAX_LENGTH) {
      unreadable.add(new Unreadable(shown, item.firstLine(), Reason.TOO_LONG));
    } else {
      read(item, EntryReader.read(item.text(), item.heading().attendance()));
    }
  }

  private void read(Item item, EntryReader.Read read) {
    Party party = read.party();
    if (party == null) {
      unreadable.add(new Unreadable(item.text().shown(), item.firstLine(), Reason.NO_NAME));
      return;
    }
    Mark mark = item.mark();
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(read.doubts());
    entries.add(new SignUpEntry(
        mark == null ? OptionalInt.empty() : OptionalInt.of(mark.value()),
        party,
        doubts,
        read.contact(),
        item.heading().text(),
        Optional.empty(),
        Optional.empty(),
        item.firstLine(),
        item.lastLine()));
  }

  /** The number that the next person will fill in. */
  private static boolean isPlaceholder(String plain) {
    for (int i = 0; i < plain.length(); i++) {
      if (" _-.…、:,()[]。~\uFE0F".indexOf(plain.charAt(i)) < 0) {
        return plain.equals("空") || plain.equals("(空)");
      }
    }
    return true;
  }

  /** Whether numbered lines without a marker are people: they count from 1, are short, and half look like somebody. */
  private boolean readsLikeNames() {
    int fewest = outline.title().stream().anyMatch(ListReader::isSignUp) ? 2 : FEWEST_UNMARKED;
    if (entries.size() < fewest
        || outline.title().size() > LONGEST_UNMARKED_TITLE
        || !countsFromOne()) {
      return false;
    }
    int people = 0;
    int texts = 0;
    int last = 0;
    for (Item item : outline.items()) {
      texts += item.text().length() > LONGEST_UNMARKED_ENTRY ? 1 : 0;
      int value = item.mark() == null ? last + 1 : item.mark().value();
      texts += value > last + 1 ? 1 : 0;
      last = value;
    }
    for (SignUpEntry entry : entries) {
      people += isSomebody(entry.party()) ? 1 : 0;
    }
    boolean named = fewest < FEWEST_UNMARKED || 2 * people >= entries.size();
    return named && 4 * texts <= entries.size();
  }

  private boolean countsFromOne() {
    Mark first = outline.items().get(0).mark();
    return first != null && first.value() <= 1;
  }

  private static boolean isSignUp(String title) {
    String plain = Folded.of(title).plain();
    return ListWords.SIGN_UP.in(plain) && !ListWords.GAMES.in(plain);
  }

  private static boolean isSomebody(Party party) {
    String plain = Folded.of(party.name()).plain();
    boolean english = Phrases.isLatin(plain.charAt(0))
        && Character.isUpperCase(party.name().charAt(0))
        && party.note().length() <= LONGEST_UNMARKED_ENTRY / 2;
    boolean familiar =
        plain.length() <= 4 && "小老阿大".indexOf(plain.charAt(0)) >= 0 && PersonNames.isHan(plain);
    return PersonNames.isLikely(plain) || english || familiar || party.seats() > 1;
  }
}
