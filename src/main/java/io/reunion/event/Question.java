package io.reunion.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * What somebody who comes is asked.
 *
 * @param text as it is asked; no two of an event are equal
 * @param choices of which the answer is one; any words if there are none
 * @param required whether it can be passed over
 */
public record Question(
    String text, @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> choices, boolean required) {
  /** Longest question and longest choice, in UTF-16 units. */
  public static final int MAX_TEXT = 120;

  public static final int MAX_CHOICES = 12;

  /** Most that an event may ask. */
  public static final int MAX_QUESTIONS = 8;

  public Question {
    choices = List.copyOf(choices);
  }
}
