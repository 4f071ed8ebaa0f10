package io.reunion.engagement;

import io.reunion.member.ChapterNames;
import io.reunion.member.Field;
import io.reunion.member.Member;
import java.util.Locale;

/** What decides who is counted together: each person is in exactly one group. */
public enum Grouping {
  /** The first chapter of the record. */
  CHAPTER {
    @Override
    String group(Member member, ChapterNames chapters) {
      return member
          .first(Field.CHAPTER)
          .map(word -> chapters.id(word).orElse(word.strip().toLowerCase(Locale.ROOT)))
          .orElse(NONE);
    }
  },
  /** The decade of the class year. */
  CLASS {
    @Override
    String group(Member member, ChapterNames chapters) {
      return member
          .first(Field.CLASS_YEAR)
          .filter(year -> year.matches("\\d{4}"))
          .map(year -> year.substring(0, 3) + "0s")
          .orElse(NONE);
    }
  };

  /** The group of those of whom it is not known. */
  public static final String NONE = "";

  abstract String group(Member member, ChapterNames chapters);

  /** Under which a group's number of givers is kept. */
  String key(String group) {
    return name() + ":" + group;
  }
}
