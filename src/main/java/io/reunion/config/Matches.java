package io.reunion.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The shape of a text, or of each text in a list. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Matches {
  /** A regular expression that the whole text matches. */
  String value();

  /** The same in words: {@code lower-case letters, digits, '-'}. */
  String expected();
}
