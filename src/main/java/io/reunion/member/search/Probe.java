package io.reunion.member.search;

import java.util.List;

/**
 * One way in which a part of a question may be met.
 *
 * @param texts one text, but for ALL and SOME
 * @param score how good an answer is that meets it; between 1 and 10
 * @param meant what the part is taken for, if it is a guess at a meaning; else empty
 */
record Probe(Mode mode, TermKind kind, List<String> texts, float score, String meant) {

  /** How the texts are compared with the terms of a member. */
  enum Mode {
    /** Equal. */
    TERM,
    /** Every one of them is there. */
    ALL,
    /** One of them is there. */
    SOME,
    /** A term begins with it. */
    PREFIX,
    /** A term is one slip of the keyboard away: a letter more, less, other, or two exchanged. */
    SIMILAR
  }

  static Probe term(TermKind kind, String text, double score) {
    return new Probe(Mode.TERM, kind, List.of(text), (float) score, "");
  }

  static Probe of(Mode mode, TermKind kind, String text, double score) {
    return new Probe(mode, kind, List.of(text), (float) score, "");
  }

  static Probe all(TermKind kind, List<String> texts, double score) {
    return texts.size() == 1
        ? term(kind, texts.get(0), score)
        : new Probe(Mode.ALL, kind, List.copyOf(texts), (float) score, "");
  }

  static Probe some(TermKind kind, List<String> texts, double score) {
    return new Probe(Mode.SOME, kind, List.copyOf(texts), (float) score, "");
  }

  /** The concept of {@code id}, for which the part is taken because it is written nearly like {@code phrase}. */
  static Probe guess(String id, String phrase, double score) {
    return new Probe(Mode.TERM, TermKind.CONCEPT, List.of(id), (float) score, phrase);
  }

  String text() {
    return texts.get(0);
  }
}
