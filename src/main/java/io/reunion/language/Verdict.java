package io.reunion.language;

import java.util.List;
import java.util.Optional;

/**
 * What the phrases of a message come to.
 *
 * @param self about the speaker's coming
 * @param others about that of others
 * @param asks the message asks something
 * @param clauses what it was cut into
 */
record Verdict(Stance self, List<Others> others, boolean asks, List<Clause> clauses) {
  /** The clause that decided. */
  Optional<Clause> deciding() {
    return self.by()
        .flatMap(hit ->
            clauses.stream().filter(clause -> clause.hits().contains(hit)).findFirst());
  }
}
