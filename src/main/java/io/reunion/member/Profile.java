package io.reunion.member;

import java.util.List;
import java.util.Optional;

/** What one viewer may see of a member. Empty for a viewer who may not even see the name. */
public record Profile(MemberId id, Particulars particulars) {

  public boolean isEmpty() {
    return particulars.values().isEmpty();
  }

  public Optional<String> name() {
    return particulars.first(Field.NAME);
  }

  public Optional<String> first(Field field) {
    return particulars.first(field);
  }

  public List<String> all(Field field) {
    return particulars.all(field);
  }

  /** Never the particulars: this may end in a log. */
  @Override
  public String toString() {
    return "Profile[" + id + "]";
  }
}
