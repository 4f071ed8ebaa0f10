package io.reunion.member;

import io.reunion.chat.PlatformId;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Slips;
import io.reunion.member.lexicon.Tables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What offices write above the columns of a member list, in Chinese and English. */
public final class Headings {
  /** What a column may hold besides a field or an account: the parts of a name, and the consent. */
  public enum Column {
    FAMILY_NAME("familyName"),
    GIVEN_NAME("givenName"),
    CONSENT("consent");

    private final String key;

    Column(String key) {
      this.key = key;
    }
  }

  /** What a heading stands for: exactly one of the three. */
  public record Meaning(
      Optional<Field> field, Optional<Column> column, Optional<PlatformId> accountOn) {
    private static final String ACCOUNT = "account.";

    private static Meaning of(String key) {
      if (key.startsWith(ACCOUNT)) {
        PlatformId platform = new PlatformId(key.substring(ACCOUNT.length()));
        return new Meaning(Optional.empty(), Optional.empty(), Optional.of(platform));
      }
      Optional<Field> field = Field.byKey(key);
      for (Column column : Column.values()) {
        if (column.key.equals(key)) {
          return new Meaning(Optional.empty(), Optional.of(column), Optional.empty());
        }
      }
      if (field.isEmpty()) {
        throw new IllegalStateException("headings of " + key + " (expected: a field)");
      }
      return new Meaning(field, Optional.empty(), Optional.empty());
    }

    /** The name in reports. */
    public String key() {
      return field
          .map(Field::key)
          .or(() -> column.map(c -> c.key))
          .or(() -> accountOn.map(platform -> ACCOUNT + platform.value()))
          .orElse("");
    }
  }

  private static final Map<String, Meaning> MEANINGS = new LinkedHashMap<>();
  private static final Map<String, String> SPELLINGS = new LinkedHashMap<>();

  static {
    Tables.read("headings.txt", Headings::add);
  }

  private Headings() {}

  private static void add(String line) {
    int colon = line.indexOf(" : ");
    String key = line.substring(0, colon).strip();
    Meaning meaning = Meaning.of(key);
    put(key, meaning);
    Tables.split(line.substring(colon + 3), ",").forEach(heading -> put(heading, meaning));
  }

  private static void put(String heading, Meaning meaning) {
    String joined = Fold.joined(heading);
    Meaning before = MEANINGS.putIfAbsent(joined, meaning);
    if (before != null && !before.equals(meaning)) {
      throw new IllegalStateException("heading " + heading + " of both " + before.key() + " and "
          + meaning.key() + " (expected: one)");
    }
    SPELLINGS.putIfAbsent(joined, heading);
  }

  public static Optional<Meaning> of(String heading) {
    return Optional.ofNullable(MEANINGS.get(Fold.joined(heading)));
  }

  /** The field that {@code word} names, for questions such as {@code city:深圳}. */
  public static Optional<Field> field(String word) {
    return of(word).flatMap(Meaning::field);
  }

  /** The known heading that {@code unknown} is most like, if it is like any. */
  public static Optional<String> nearest(String unknown) {
    String joined = Fold.joined(unknown);
    String best = "";
    int least = Integer.MAX_VALUE;
    for (Map.Entry<String, String> known : SPELLINGS.entrySet()) {
      int distance = Slips.between(joined, known.getKey());
      boolean alike =
          distance <= Math.max(1, Math.min(joined.length(), known.getKey().length()) / 3);
      boolean contains = known.getKey().length() >= 2 && joined.contains(known.getKey());
      int rank = contains ? Math.min(distance, 1) : distance;
      if ((alike || contains) && rank < least) {
        least = rank;
        best = known.getValue();
      }
    }
    return least == Integer.MAX_VALUE ? Optional.empty() : Optional.of(best);
  }
}
