package io.reunion.language.signup;

import io.reunion.language.signup.PostReading.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds new lines that are known people under another name: the old line is gone, the new one stands in its place, and
 * the names resemble each other, or the line was the author's own and the new name is theirs too, as far as one knows.
 * Not where the old line may be missing because the copy is older than it, or the new one because a version was not
 * seen, except that authors may rename themselves.
 */
final class Renames {
  /** One person changes one name; whoever changes many writes another list. */
  private static final int MOST = 20;

  private final PostReading reading;

  private Renames(PostReading reading) {
    this.reading = reading;
  }

  static Map<Line, Tracked> in(PostReading reading) {
    return new Renames(reading).find();
  }

  private Map<Line, Tracked> find() {
    Map<Line, Tracked> renames = new LinkedHashMap<>();
    List<Line> added = reading.added();
    if (added.size() > MOST) {
      return renames;
    }
    for (Line line : added) {
      List<Tracked> candidates = reading.people().stream()
          .filter(person -> !renames.containsValue(person) && isRenamed(person, line))
          .limit(2)
          .toList();
      if (candidates.size() == 1) {
        renames.put(line, candidates.get(0));
      }
    }
    return renames;
  }

  private boolean isRenamed(Tracked person, Line line) {
    String key = line.row().key();
    if (!person.isIn()
        || reading.post().spares(person)
        || reading.isPresent(person)
        || person.keys.contains(key)) {
      return false;
    }
    boolean related = person.keys.stream().anyMatch(name -> NameKeys.related(name, key));
    boolean certain = !reading.gaps() && !reading.bases().explain(person.index, Tracked.ABSENT);
    boolean own = reading.added().size() == 1 && reading.owns(person);
    boolean plausible = own
        ? related || isOwnName(key) || (reading.post().names().isEmpty() && certain)
        : (related && certain && reading.bases().any(person.index));
    return plausible && isInPlaceOf(person, line);
  }

  private boolean isOwnName(String key) {
    return reading.post().names().contains(key);
  }

  private boolean isInPlaceOf(Tracked person, Line line) {
    Version version = reading.bases().latestWith(person.index);
    return version != null && version.before(person.index) == reading.above(line);
  }
}
