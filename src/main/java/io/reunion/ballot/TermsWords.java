package io.reunion.ballot;

import io.reunion.ballot.Terms.Candidate;
import io.reunion.ballot.Terms.Kind;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.count.Majority;
import io.reunion.ballot.count.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what a ballot is about out of fields: {@code Annual report | two-thirds}, {@code Council | block 3 | Ann: teacher;
 * Li Wei}, {@code Chair | stv 1 | after b3kq7m}.
 */
final class TermsWords {
  static final int MOST_CANDIDATES = 500;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_STATEMENT = 500;
  private static final Set<String> SEALED = Set.of("sealed", "secret", "密封", "无记名", "秘密");
  private static final Pattern AFTER = Pattern.compile("(?:after|之后|源自)\\s*(b[0-9a-z]{5})");
  private static final Pattern SEATS = Pattern.compile("(\\S+?)\\s*([0-9]{1,4})(?:人|名|席)?");

  private TermsWords() {}

  /** Empty if it cannot be read so. */
  static Optional<Terms> read(String id, Assembly assembly, List<String> fields) {
    if (fields.isEmpty() || fields.get(0).length() > LONGEST_TITLE) {
      return Optional.empty();
    }
    Majority rule = Majority.SIMPLE;
    Mode mode = Mode.HAND;
    Method method = Method.BLOCK;
    int seats = 0;
    String after = "";
    List<Candidate> candidates = List.of();
    for (String field : fields.subList(1, fields.size())) {
      String word = field.toLowerCase(Locale.ROOT);
      Matcher election = SEATS.matcher(word);
      Matcher first = AFTER.matcher(word);
      if (Majority.read(word).isPresent()) {
        rule = Majority.read(word).get();
      } else if (SEALED.contains(word)) {
        mode = Mode.SEALED;
      } else if (first.matches()) {
        after = first.group(1);
      } else if (election.matches() && Method.read(election.group(1)).isPresent()) {
        method = Method.read(election.group(1)).get();
        seats = Integer.parseInt(election.group(2));
      } else {
        candidates = candidates(field);
        if (candidates.isEmpty()) {
          return Optional.empty();
        }
      }
    }
    boolean election = seats > 0;
    boolean whole = election
        ? candidates.isEmpty() != after.isEmpty()
        : candidates.isEmpty() && after.isEmpty();
    return whole
        ? Optional.of(new Terms(
            id,
            assembly.id(),
            fields.get(0),
            election ? Kind.ELECTION : Kind.MOTION,
            election ? Mode.SEALED : mode,
            rule,
            method,
            election ? seats : 1,
            candidates,
            after,
            List.of(),
            0,
            0,
            assembly.seal()))
        : Optional.empty();
  }

  /** Names between semicolons, each with a statement behind a colon if there is one; empty if one of them cannot be. */
  static List<Candidate> candidates(String text) {
    List<Candidate> candidates = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String part : text.split("[;；\\n]", -1)) {
      String[] sides = part.strip().split("[:：]", 2);
      String name = sides[0].strip();
      String statement = sides.length > 1 ? sides[1].strip() : "";
      if (name.isEmpty() && statement.isEmpty()) {
        continue;
      }
      if (name.isEmpty()
          || name.length() > LONGEST_NAME
          || statement.length() > LONGEST_STATEMENT
          || !names.add(name)) {
        return List.of();
      }
      candidates.add(new Candidate(Integer.toString(candidates.size() + 1), name, statement));
    }
    return candidates.size() < 2 || candidates.size() > MOST_CANDIDATES ? List.of() : candidates;
  }
}
