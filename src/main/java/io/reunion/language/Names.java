package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds people in tokens: names by their capitals, first names or Han surnames, and relatives such as "my wife". */
final class Names {
  private static final int LONGEST_LATIN = 3;
  private static final int LONGEST_HAN = 6;
  private static final String ENDS_TITLE = "课赛营班";

  private final Lexicon lexicon;
  private final Vocabulary vocabulary;

  Names(Lexicon lexicon, Vocabulary vocabulary) {
    this.lexicon = lexicon;
    this.vocabulary = vocabulary;
  }

  /**
   * Somebody, or two who are called by one word.
   *
   * @param name as written
   * @param isRelation "wife", not "Anna"
   * @param seats 2 for "parents"
   */
  record Person(String name, boolean isRelation, int seats) {
    Person(String name, boolean isRelation) {
      this(name, isRelation, 1);
    }
  }

  /** The people that the tokens consist of; what is no name ends the list. */
  List<Person> people(Tokens tokens, int from, int to) {
    List<Person> people = new ArrayList<>();
    int at = from;
    while (at < to) {
      int joint = lexicon.startingAt(tokens, at, to, WordSet.JOINT);
      int mine = Math.max(mineAt(tokens, at, to), oldAt(tokens, at, to));
      if (mine > 0) {
        at += mine;
        continue;
      }
      int pair = lexicon.startingAt(tokens, at, to, WordSet.PAIR);
      if (pair > 0) {
        people.add(new Person(tokens.text(at, at + pair), true, 2));
        at += pair;
        continue;
      }
      int relation = lexicon.startingAt(tokens, at, to, WordSet.RELATION);
      // 同 joins two names, but not in 同学.
      if ((joint > 0 && joint >= relation) || tokens.kind(at) == Kind.PAUSE) {
        at += Math.max(1, joint);
        continue;
      }
      int length = nameAt(tokens, at, to);
      if (relation > 0 && relation >= length) {
        int named = at + relation < to ? nameAt(tokens, at + relation, to) : 0;
        people.add(
            named > 0
                ? new Person(tokens.text(at + relation, at + relation + named), false)
                : new Person(tokens.text(at, at + relation), true));
        at += named;
      } else if (length > 0) {
        people.add(new Person(tokens.text(at, at + length), false));
      } else {
        break;
      }
      at += Math.max(length, relation);
    }
    return people;
  }

  /** "My", 我的: before somebody who is the speaker's. */
  private int mineAt(Tokens tokens, int at, int to) {
    int length = Math.max(
        lexicon.startingAt(tokens, at, to, WordSet.SELF),
        lexicon.startingAt(tokens, at, to, WordSet.MINE));
    int of = at + length < to && tokens.form(at + length).equals("的") ? 1 : 0;
    int next = at + length + of;
    boolean somebody = next < to
        && (lexicon.startingAt(tokens, next, to, WordSet.RELATION) > 0
            || lexicon.startingAt(tokens, next, to, WordSet.PAIR) > 0);
    return length > 0 && somebody ? length + of : 0;
  }

  /** The 老 of 老同学, where it is no part of the word, as it is of 老婆. */
  private int oldAt(Tokens tokens, int at, int to) {
    boolean old = "老好大".contains(tokens.form(at))
        && at + 1 < to
        && lexicon.startingAt(tokens, at, to, WordSet.RELATION) == 0
        && lexicon.startingAt(tokens, at + 1, to, WordSet.RELATION) > 0;
    return old ? 1 : 0;
  }

  /** The name that ends right before {@code end}. */
  Optional<String> nameBefore(Tokens tokens, int start, int end) {
    int longest = Math.min(end - start, LONGEST_HAN);
    for (int length = longest; length > 0; length--) {
      if (nameAt(tokens, end - length, end) == length) {
        return Optional.of(tokens.text(end - length, end));
      }
    }
    return Optional.empty();
  }

  /** How many tokens the name has that begins here; 0 for none. */
  int nameAt(Tokens tokens, int at, int to) {
    if (tokens.eventAt(at) > 0) {
      return 0;
    }
    return tokens.kind(at) == Kind.HAN ? hanNameAt(tokens, at, to) : latinNameAt(tokens, at, to);
  }

  private int latinNameAt(Tokens tokens, int at, int to) {
    int length = 0;
    while (at + length < to
        && length < LONGEST_LATIN
        && isLatinName(tokens, at + length, length > 0)) {
      length++;
    }
    return length;
  }

  private boolean isLatinName(Tokens tokens, int i, boolean following) {
    String form = tokens.form(i);
    if (tokens.kind(i) != Kind.WORD || lexicon.has(tokens, i, WordSet.UNNAMED)) {
      return false;
    }
    if (lexicon.has(tokens, i, WordSet.GIVEN)) {
      return true;
    }
    boolean ordinary = vocabulary.has(form) || vocabulary.isWord(form);
    return tokens.isCapital(i) && (!ordinary || following);
  }

  private int hanNameAt(Tokens tokens, int at, int to) {
    if (lexicon.startingAt(tokens, at, to, WordSet.NO_NAME) > 0) {
      return 0;
    }
    boolean familiar = "小老阿".contains(tokens.form(at));
    int head = familiar ? 1 : lexicon.startingAt(tokens, at, to, WordSet.SURNAME);
    if (head == 0) {
      return 0;
    }
    int title = titleAt(tokens, at + head, to);
    if (title > 0) {
      return head + title;
    }
    int given = givenAt(tokens, at + head, to, familiar ? 1 : 2);
    // 陶艺课 begins like a name, and nobody's ends like that.
    if (given == 2 && ENDS_TITLE.contains(tokens.form(at + head + 1))) {
      return 0;
    }
    if (given == 0 && at + head + 1 == to && isLastOfName(tokens.form(at + head))) {
      return head + 1;
    }
    return given == 0 ? 0 : head + given + titleAt(tokens, at + head + given, to);
  }

  private int titleAt(Tokens tokens, int at, int to) {
    return at < to ? lexicon.startingAt(tokens, at, to, WordSet.TITLE) : 0;
  }

  private int givenAt(Tokens tokens, int at, int to, int most) {
    int length = 0;
    while (at + length < to && length < most && isGiven(tokens, at + length, to)) {
      length++;
    }
    return length;
  }

  /** Words such as 刚 and 明 are names behind a surname where nothing follows. */
  private static boolean isLastOfName(String form) {
    return "刚明可好真正平安成才".contains(form);
  }

  private boolean isGiven(Tokens tokens, int i, int to) {
    return tokens.kind(i) == Kind.HAN
        && !lexicon.has(tokens, i, WordSet.UNNAMED)
        && !lexicon.has(tokens, i, WordSet.JOINT)
        && lexicon.startingAt(tokens, i, Math.min(tokens.size(), i + 4), WordSet.FILLER) < 2
        && (titleAt(tokens, i, to) == 0);
  }
}
