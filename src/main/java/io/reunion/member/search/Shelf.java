package io.reunion.member.search;

import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.Viewer;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the index that only some viewers' questions touch. What lies elsewhere can neither match nor count nor order
 * anything for them, because they never look there.
 *
 * @param code ends the names of the index fields
 * @param prefix begins every term, so that each chapter has a shelf of its own
 */
record Shelf(String code, String prefix) {
  private static final Shelf GROUP = new Shelf("g", "");
  private static final Shelf MEMBERS = new Shelf("m", "");
  private static final Shelf GROUP_ABROAD = new Shelf("h", "");
  private static final Shelf MEMBERS_ABROAD = new Shelf("n", "");
  private static final Shelf OFFICE = new Shelf("x", "");

  private static Shelf chapter(String chapter, boolean abroad) {
    return new Shelf(abroad ? "d" : "c", chapter + '\u0001');
  }

  /** Where the terms of {@code field} of {@code member} lie: with the others, and where consented, once more for abroad. */
  static List<Shelf> of(Member member, Field field) {
    boolean abroad = member.privacy().abroad();
    return switch (member.audience(field)) {
      case NOBODY, INTRODUCTION -> List.of(OFFICE);
      case CHAPTER -> {
        List<Shelf> shelves = new ArrayList<>();
        shelves.add(OFFICE);
        for (String chapter : member.chapters()) {
          shelves.add(chapter(chapter, false));
          if (abroad) {
            shelves.add(chapter(chapter, true));
          }
        }
        yield shelves;
      }
      case MEMBERS -> abroad ? List.of(MEMBERS, MEMBERS_ABROAD) : List.of(MEMBERS);
      case GROUP -> abroad ? List.of(GROUP, GROUP_ABROAD) : List.of(GROUP);
    };
  }

  /** What {@code viewer} may look through. */
  static List<Shelf> openTo(Viewer viewer) {
    boolean abroad = viewer.abroad();
    Shelf group = abroad ? GROUP_ABROAD : GROUP;
    return switch (viewer.sight()) {
      case NOTHING -> List.of();
      case GROUP -> List.of(group);
      case MEMBER -> {
        List<Shelf> shelves = new ArrayList<>(List.of(group, abroad ? MEMBERS_ABROAD : MEMBERS));
        viewer.chapters().forEach(chapter -> shelves.add(chapter(chapter, abroad)));
        yield shelves;
      }
      case OFFICE -> List.of(GROUP, MEMBERS, OFFICE);
    };
  }

  String indexField(TermKind kind) {
    return kind.code() + code;
  }

  String term(String text) {
    return prefix + text;
  }
}
