package io.reunion.language.when;

/** Fills the word list from its tables. */
final class Lexicon {
  /** A unit of lengths: months, days and minutes of one. */
  enum Unit {
    MINUTE(new Amount(0, 0, 1)),
    HOUR(new Amount(0, 0, 60)),
    DAY(new Amount(0, 1, 0)),
    WEEK(new Amount(0, 7, 0)),
    FORTNIGHT(new Amount(0, 14, 0)),
    MONTH(new Amount(1, 0, 0)),
    YEAR(new Amount(12, 0, 0));

    private final Amount one;

    Unit(Amount one) {
      this.one = one;
    }

    Amount times(int n) {
      return new Amount(one.months() * n, one.days() * n, one.minutes() * n);
    }
  }

  private Lexicon() {}

  static Trie read() {
    Trie trie = new Trie();
    Table.read("words.tsv").forEach(columns -> addWords(trie, columns));
    for (String[] columns : Table.read("feasts.tsv")) {
      Term term = Term.of(Sort.FEAST, 0, Feast.parse(columns[0]));
      for (String word : Table.words(columns[1])) {
        trie.add(word.replace('-', ' '), term);
      }
    }
    Table.read("zones.tsv").forEach(columns -> addZone(trie, columns));
    return trie;
  }

  private static void addWords(Trie trie, String[] columns) {
    Sort sort = Sort.valueOf(columns[0]);
    String notBefore = columns.length > 3 ? columns[3] : "";
    for (String entry : Table.words(columns[2])) {
      boolean weak = entry.endsWith("!");
      String word = weak ? entry.substring(0, entry.length() - 1) : entry;
      String part = "";
      if (sort == Sort.RELPART) {
        part = word.substring(word.indexOf(':') + 1);
        word = word.substring(0, word.indexOf(':'));
      }
      trie.add(word, term(sort, columns[1], part, weak, notBefore));
    }
  }

  private static Term term(Sort sort, String value, String part, boolean weak, String notBefore) {
    return switch (sort) {
      case PART, MEAL -> new Term(sort, 0, weak, notBefore, PartOfDay.valueOf(value));
      case RELPART ->
        new Term(sort, Integer.parseInt(value), weak, notBefore, PartOfDay.valueOf(part));
      case UNIT -> new Term(sort, 0, weak, notBefore, Unit.valueOf(value));
      case BOUNDARY, MONTH_PORTION, YEAR_PORTION ->
        new Term(sort, 0, weak, notBefore, portion(value));
      default -> new Term(sort, Integer.parseInt(value), weak, notBefore, null);
    };
  }

  private static DaySpec.Portion portion(String value) {
    return value.equals("0") ? DaySpec.Portion.END : DaySpec.Portion.valueOf(value);
  }

  private static void addZone(Trie trie, String[] columns) {
    if (columns[0].equals("code")) {
      Term term = Term.of(Sort.ZONE, 0, ZoneName.parse(columns[1]));
      for (String word : Table.words(columns[2])) {
        trie.add(word, term);
      }
      return;
    }
    Term term = Term.of(Sort.ZONE, 1, ZoneName.parse(columns[1]));
    for (String place : Table.words(columns[2])) {
      trie.add(place + " time", term);
      trie.add(place + "'s time", term);
    }
    for (String place : Table.words(columns[3])) {
      trie.add(place + "时间", term);
      trie.add(place + "当地时间", term);
    }
  }
}
