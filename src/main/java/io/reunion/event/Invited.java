package io.reunion.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/**
 * For whom an event is: members of one of the chapters, if any is named, who are of one of the years, if any is named.
 *
 * @param chapters ids
 * @param classYears of graduation
 */
public record Invited(
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> chapters,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Integer> classYears) {
  /** Also those of whom nothing is known. */
  public static final Invited EVERYBODY = new Invited(List.of(), List.of());

  public Invited {
    chapters = List.copyOf(chapters);
    classYears = List.copyOf(classYears);
  }

  @JsonIgnore
  public boolean everybody() {
    return chapters.isEmpty() && classYears.isEmpty();
  }
}
