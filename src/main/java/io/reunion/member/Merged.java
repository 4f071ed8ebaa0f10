package io.reunion.member;

import io.reunion.chat.UserId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Two records of one person as one. What one of them did not allow is not allowed. */
final class Merged {
  /** Of these a person may have several, and each finds them again. */
  private static final Set<Field> SEVERAL = Set.of(
      Field.STUDENT_NUMBER,
      Field.EMAIL,
      Field.PHONE,
      Field.OTHER_NAMES,
      Field.SKILLS,
      Field.OFFERS,
      Field.NEEDS,
      Field.CHAPTER);

  private Merged() {}

  /** {@code kept} with what {@code gone} adds; role and id are those of {@code kept}. */
  static Member of(Member kept, Member gone) {
    Set<UserId> users = new HashSet<>(kept.users());
    users.addAll(gone.users());
    return kept.with(particulars(kept, gone))
        .with(privacy(kept.privacy(), gone.privacy()))
        .with(users)
        .with(new Member.Standing(kept.role(), kept.verified() || gone.verified()));
  }

  private static Particulars particulars(Member kept, Member gone) {
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    values.putAll(gone.particulars().overlaidBy(kept.particulars()).values());
    for (Field field : SEVERAL) {
      Set<String> all = new LinkedHashSet<>(kept.particulars().all(field));
      all.addAll(gone.particulars().all(field));
      values.put(field, List.copyOf(all));
    }
    if (!gone.name().equals(kept.name())) {
      Set<String> names = new LinkedHashSet<>(values.getOrDefault(Field.OTHER_NAMES, List.of()));
      names.add(gone.name());
      values.put(Field.OTHER_NAMES, new ArrayList<>(names));
    }
    return new Particulars(values);
  }

  private static Privacy privacy(Privacy kept, Privacy gone) {
    Map<Field, Audience> chosen = new EnumMap<>(Field.class);
    Set<Field> decided = new HashSet<>(kept.chosen().keySet());
    decided.addAll(gone.chosen().keySet());
    decided.forEach(field -> chosen.put(field, kept.of(field).narrower(gone.of(field))));
    return new Privacy(
        kept.consent().narrower(gone.consent()), chosen, kept.abroad() && gone.abroad());
  }
}
