package io.reunion.member;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a person has allowed.
 *
 * @param consent who may see how the person lives now, as the office has it in writing; NOBODY where nothing is known
 * @param chosen what the person decided field by field; goes before everything else
 * @param abroad whether any of it may be shown where the operator of the platform is abroad
 */
public record Privacy(Audience consent, Map<Field, Audience> chosen, boolean abroad) {
  /** Nothing was said: absent consent means no. */
  public static final Privacy UNASKED = new Privacy(Audience.NOBODY, Map.of());

  public Privacy {
    EnumMap<Field, Audience> copy = new EnumMap<>(Field.class);
    copy.putAll(chosen);
    copy.forEach(Privacy::check);
    chosen = Collections.unmodifiableMap(copy);
  }

  public Privacy(Audience consent, Map<Field, Audience> chosen) {
    this(consent, chosen, false);
  }

  private static void check(Field field, Audience audience) {
    if (audience.compareTo(field.widest()) > 0) {
      throw new IllegalArgumentException("audience of " + field.key() + ": " + audience
          + " (expected: at most " + field.widest() + ")");
    }
  }

  /** The audience of {@code field} taken by itself. */
  Audience of(Field field) {
    Audience decided = chosen.get(field);
    if (decided != null) {
      return decided;
    }
    return switch (field.nature()) {
      case LIFE -> consent;
      case RECORD -> consent == Audience.GROUP ? Audience.GROUP : field.unasked();
      case CONTACT, OFFICE -> field.unasked();
    };
  }

  /** The same with one field decided. Throws if that is wider than the field allows. */
  public Privacy choosing(Field field, Audience audience) {
    EnumMap<Field, Audience> copy = new EnumMap<>(Field.class);
    copy.putAll(chosen);
    copy.put(field, audience);
    return new Privacy(consent, copy, abroad);
  }

  /** The same without any consent to show how the person lives now, whatever was decided of single fields. */
  public Privacy withdrawn() {
    EnumMap<Field, Audience> copy = new EnumMap<>(Field.class);
    copy.putAll(chosen);
    copy.keySet().removeIf(field -> field.nature() == Field.Nature.LIFE);
    return new Privacy(Audience.NOBODY, copy, abroad);
  }

  public Privacy consenting(Audience newConsent) {
    return new Privacy(newConsent, chosen, abroad);
  }

  /** The same with what was decided of platforms whose operator is abroad. */
  public Privacy abroad(boolean allowed) {
    return new Privacy(consent, chosen, allowed);
  }
}
