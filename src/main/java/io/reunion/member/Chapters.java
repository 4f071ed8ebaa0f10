package io.reunion.member;

import io.reunion.member.lexicon.Fold;
import java.util.List;

/** The form in which two chapters are compared: lists write one and the same Shenzhen, 深圳 and 深圳校友会. */
final class Chapters {
  /** The longest first. */
  private static final List<String> ENDINGS =
      List.of("alumnichapter", "alumniassociation", "校友分会", "校友会", "chapter", "分会");

  private Chapters() {}

  /** The place that a chapter is called after; its own folded name where it is called after none that is known. */
  static String id(String recorded) {
    String name = withoutEnding(Fold.joined(recorded));
    return Concepts.of(name).stream()
        .filter(concept -> concept.kind() == Concepts.Kind.PLACE)
        .findFirst()
        .map(Concepts.Concept::id)
        .orElse(name);
  }

  /** A folded name without the word for chapter. */
  static String withoutEnding(String joined) {
    for (String ending : ENDINGS) {
      if (joined.endsWith(ending) && joined.length() > ending.length()) {
        return joined.substring(0, joined.length() - ending.length());
      }
    }
    return joined;
  }
}
