package io.reunion.language;

import java.util.Optional;

/**
 * What was said about somebody else's coming.
 *
 * @param name the person's name, if one was told
 * @param sure said as a fact, not as a rumour
 */
record Others(Optional<String> name, Lean lean, boolean sure, Hit by) {}
