package io.reunion.member.search;

import io.reunion.member.Concepts;
import io.reunion.member.Field;
import io.reunion.member.Particulars;
import io.reunion.member.lexicon.Fold;
import io.reunion.member.lexicon.Han;
import io.reunion.member.lexicon.Run;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The terms under which particulars are found. The index is made of them, and the reason why somebody was found is read
 * from them: both see the same.
 */
final class MemberTokens {
  private static final int LONGEST_WHOLE = 40;
  private static final int LONGEST_READ = 8;

  /** Values that many people share are worked out once. */
  private static final int MOST_SHARED = 5_000;

  private static final Map<Field, Map<String, Set<Token>>> SHARED = new ConcurrentHashMap<>();

  private MemberTokens() {}

  static Set<Token> of(Particulars particulars) {
    Set<Token> tokens = new LinkedHashSet<>();
    particulars.values().forEach((field, texts) -> {
      for (String text : texts) {
        tokens.addAll(of(field, text));
      }
    });
    for (String other : particulars.all(Field.OTHER_NAMES)) {
      particulars
          .first(Field.NAME)
          .ifPresent(name -> tokens.addAll(NameTokens.together(Field.OTHER_NAMES, other, name)));
    }
    return tokens;
  }

  private static Set<Token> of(Field field, String text) {
    return switch (field) {
      case NAME, OTHER_NAMES -> NameTokens.of(field, text);
      case STUDENT_NUMBER, EMAIL, PHONE, LANGUAGE -> whole(field, text);
      case CLASS_YEAR, DEGREE, MAJOR, SCHOOL, CITY, INDUSTRY, CHAPTER -> shared(field, text);
      case COMPANY, TITLE, SKILLS, OFFERS, NEEDS -> words(field, text);
    };
  }

  private static Set<Token> shared(Field field, String text) {
    Map<String, Set<Token>> known = SHARED.computeIfAbsent(field, f -> new ConcurrentHashMap<>());
    Set<Token> tokens = known.get(text);
    if (tokens == null) {
      tokens = words(field, text);
      if (known.size() < MOST_SHARED) {
        known.put(text, tokens);
      }
    }
    return tokens;
  }

  private static Set<Token> whole(Field field, String text) {
    Set<Token> tokens = new LinkedHashSet<>();
    add(tokens, field, Fold.joined(text));
    return tokens;
  }

  private static Set<Token> words(Field field, String text) {
    Set<Token> tokens = new LinkedHashSet<>();
    List<Run> runs = Run.of(Fold.text(text));
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      if (run.han()) {
        Run.pairs(run.text()).forEach(pair -> add(tokens, field, pair));
      } else {
        add(tokens, field, run.text());
        addPhrases(tokens, field, runs, i);
      }
    }
    String whole = Fold.joined(text);
    if (whole.length() <= LONGEST_WHOLE) {
      add(tokens, field, whole);
    }
    for (String id : Concepts.meantBy(runs, field)) {
      tokens.add(new Token(TermKind.CONCEPT, field, id));
    }
    addReading(tokens, field, text);
    return tokens;
  }

  /** Two and three neighbouring words as one. */
  private static void addPhrases(Set<Token> tokens, Field field, List<Run> runs, int at) {
    StringBuilder joined = new StringBuilder(runs.get(at).text());
    for (int i = at + 1; i < runs.size() && i < at + 3 && !runs.get(i).han(); i++) {
      joined.append(runs.get(i).text());
      add(tokens, field, joined.toString());
    }
  }

  /** Names of places and firms are also typed in pinyin. */
  private static void addReading(Set<Token> tokens, Field field, String text) {
    if (field != Field.CITY
        && field != Field.CHAPTER
        && field != Field.COMPANY
        && field != Field.SCHOOL) {
      return;
    }
    List<Run> runs = Run.of(Fold.latin(text));
    if (runs.size() == 1 && runs.get(0).han() && runs.get(0).text().length() <= LONGEST_READ) {
      add(tokens, field, reading(runs.get(0).text()));
    }
  }

  private static String reading(String characters) {
    StringBuilder joined = new StringBuilder();
    characters.codePoints().forEach(c -> joined.append(Han.reading(c)));
    return joined.toString();
  }

  private static void add(Set<Token> tokens, Field field, String text) {
    if (!text.isEmpty()) {
      tokens.add(new Token(TermKind.ANY, field, text));
      tokens.add(new Token(TermKind.TYPED, field, typed(field, text)));
    }
  }

  static String typed(Field field, String text) {
    return field.key() + ":" + text;
  }
}
