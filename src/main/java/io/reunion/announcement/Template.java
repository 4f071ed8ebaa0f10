package io.reunion.announcement;

import io.reunion.chat.Markup;
import io.reunion.member.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with named places in braces, such as {@code {name}}, which each copy fills with what is known of its reader. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z\\p{IsHan}_]{1,24})}");

  /** What a place may be called. */
  enum Place {
    /** Only for members. */
    NAME(true, "name", "姓名"),
    /** Only for members. */
    CLASS_YEAR(true, "classYear", "届别"),
    GROUP(false, "group", "群名"),
    CHAPTER(false, "chapter", "分会");

    private final boolean ofMembers;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> names;

    Place(boolean ofMembers, String... names) {
      this.ofMembers = ofMembers;
      this.names = List.of(names);
    }

    private static Optional<Place> of(String name) {
      return Arrays.stream(values()).filter(place -> place.names.contains(name)).findFirst();
    }

    private String of(Recipient recipient) {
      return switch (this) {
        case NAME -> recipient.name();
        case CLASS_YEAR ->
          recipient.member().flatMap(known -> known.first(Field.CLASS_YEAR)).orElse("");
        case GROUP -> recipient.room().title();
        case CHAPTER -> recipient.room().chapter().orElse("");
      };
    }
  }

  private Template() {}

  /** Whether each reader's copy of {@code text} may be another one. */
  static boolean hasPlaces(String text) {
    return PLACE.matcher(text).find();
  }

  /** The places in {@code text} that cannot be filled for such an audience. */
  static Set<String> unknown(String text, Audience.To to) {
    Set<String> unknown = new TreeSet<>();
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      Optional<Place> place = Place.of(places.group(1));
      if (place.isEmpty() || (place.get().ofMembers && to != Audience.To.MEMBERS)) {
        unknown.add(places.group(1));
      }
    }
    return unknown;
  }

  static String filled(String text, Recipient recipient) {
    Function<String, String> value = name ->
        Place.of(name).map(place -> Markup.literal(place.of(recipient))).orElse("{" + name + "}");
    return PLACE
        .matcher(text)
        .replaceAll(place -> Matcher.quoteReplacement(value.apply(place.group(1))));
  }
}
