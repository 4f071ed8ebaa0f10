package io.reunion.config;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

/** What a record component asks of its values, beyond their type. */
record Rules(Optional<Range> range, Optional<Matches> shape) {
  static final Rules NONE = new Rules(Optional.empty(), Optional.empty());

  static Rules of(AnnotatedElement component) {
    return new Rules(
        Optional.ofNullable(component.getAnnotation(Range.class)),
        Optional.ofNullable(component.getAnnotation(Matches.class)));
  }
}
