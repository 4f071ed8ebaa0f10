package io.reunion.language;

import java.util.Optional;

/**
 * What was said about somebody else's coming.
 *
 * @param name the person's name, if one was told
 * @param relation what they are to the speaker, if no name was told: "wife"
 * @param sure said as a fact, not as a rumour
 */
record Others(Optional<String> name, Optional<String> relation, Lean lean, boolean sure, Hit by) {
  static Others of(Subject.Other who, Lean lean, Hit by) {
    return new Others(who.name(), who.relation(), lean, who.sure(), by);
  }
}
