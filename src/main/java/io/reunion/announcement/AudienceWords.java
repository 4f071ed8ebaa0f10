package io.reunion.announcement;

import io.reunion.announcement.Audience.To;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an audience out of words: {@code all}, {@code #beijing 2008}, {@code 校友 2008届}; {@code -london}
 * leaves out. */
final class AudienceWords {
  private static final Set<String> ALL =
      Set.of("all", "everybody", "everyone", "groups", "全部", "所有", "所有群", "全部群");
  private static final Set<String> MEMBERS = Set.of("members", "people", "校友", "私聊", "个人");
  private static final Pattern YEAR = Pattern.compile("((?:19|20)[0-9]{2})(?:级|届|年)?");

  /** What audiences can be made of. */
  record Known(Set<String> chapters, Set<String> tags, Set<String> platforms) {}

  /** An audience, or the first word that means none. */
  record Read(Optional<Audience> audience, String unknown) {}

  private final Known sorts;
  private final Map<String, String> chapterNames;
  private final Set<String> chapters = new TreeSet<>();
  private final Set<String> platforms = new TreeSet<>();
  private final Set<String> years = new TreeSet<>();
  private final Set<String> tags = new TreeSet<>();
  private final Set<String> except = new TreeSet<>();
  private To to = To.GROUPS;

  private AudienceWords(Known known, Map<String, String> chapterNames) {
    this.sorts = known;
    this.chapterNames = chapterNames;
  }

  /**
   * @param chapterNames the ids of chapters by what people call them, in lower case
   */
  static Read read(String words, Known known, Map<String, String> chapterNames) {
    AudienceWords reader = new AudienceWords(known, chapterNames);
    String text = Normalizer.normalize(words, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace("class of ", "");
    for (String word : text.split("[\\s,、;]+", -1)) {
      String plain = word.startsWith("#") ? word.substring(1) : word;
      boolean out = plain.startsWith("-");
      String bare = out ? plain.substring(plain.startsWith("-#") ? 2 : 1) : plain;
      if (!bare.isEmpty() && !(out ? reader.leaveOut(bare) : reader.take(bare))) {
        return new Read(Optional.empty(), plain);
      }
    }
    return new Read(Optional.of(reader.audience()), "");
  }

  private boolean take(String word) {
    Matcher year = YEAR.matcher(word);
    boolean known = true;
    if (MEMBERS.contains(word)) {
      to = To.MEMBERS;
    } else if (chapterNames.containsKey(word)) {
      chapters.add(chapterNames.get(word));
    } else if (sorts.chapters().contains(word)) {
      chapters.add(word);
    } else if (year.matches()) {
      years.add(year.group(1));
    } else if (sorts.platforms().contains(word)) {
      platforms.add(word);
    } else if (sorts.tags().contains(word)) {
      tags.add(word);
    } else {
      known = ALL.contains(word);
    }
    return known;
  }

  private boolean leaveOut(String word) {
    Matcher year = YEAR.matcher(word);
    boolean known = true;
    if (chapterNames.containsKey(word)) {
      except.add(chapterNames.get(word));
    } else if (year.matches()) {
      except.add(year.group(1));
    } else {
      known = sorts.chapters().contains(word)
          || sorts.platforms().contains(word)
          || sorts.tags().contains(word);
      except.add(word);
    }
    return known;
  }

  private Audience audience() {
    return new Audience(to, Set.of(), chapters, platforms, years, tags, except);
  }
}
