package io.reunion.introduction;

/**
 * What is to be told of an introduction, and to whom.
 *
 * @param id of the introduction
 */
record Task(Kind kind, String id) {
  /** What a job does. */
  enum Kind {
    /** Puts the question. */
    ASK,
    /** Tells the asker that nobody answered. */
    END,
    /** Gives the asker what was agreed. */
    MADE_ASKER,
    /** Gives the one who was asked what was agreed. */
    MADE_ASKED
  }

  String written() {
    return kind + " " + id;
  }

  static Task read(String work) {
    String[] parts = work.split(" ", 2);
    return new Task(Kind.valueOf(parts[0]), parts[1]);
  }
}
