package io.reunion.language;

import java.util.List;

/**
 * What the phrases of a message come to.
 *
 * @param self about the speaker's coming
 * @param others about that of others
 * @param asks the message asks something
 * @param clauses what it was cut into
 */
record Verdict(Stance self, List<Others> others, boolean asks, List<Clause> clauses) {}
