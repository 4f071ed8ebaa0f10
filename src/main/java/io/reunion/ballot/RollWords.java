package io.reunion.ballot;

import io.reunion.member.ChapterNames;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberPage;
import io.reunion.member.MemberStore;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who comes onto a roll: all verified members, or of them those of some chapters and class years. */
public final class RollWords {
  private static final int PAGE = 500;
  private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

  private final MemberStore members;
  private final ChapterNames chapters;

  /**
   * @param chapters by any of their names
   * @param years of four digits
   */
  public record Wanted(Set<String> chapters, Set<String> years) {
    public static final Wanted EVERYBODY = new Wanted(Set.of(), Set.of());

    public Wanted {
      chapters = Set.copyOf(chapters);
      years = Set.copyOf(years);
    }
  }

  public RollWords(MemberStore members, ChapterNames chapters) {
    this.members = members;
    this.chapters = chapters;
  }

  /** Reads {@code #london 2008 2009}: years, and the names of chapters. */
  static Wanted read(String words) {
    Set<String> chapters = new HashSet<>();
    Set<String> years = new HashSet<>();
    for (String word : words.split("[\\s,，、]+", -1)) {
      String plain = word.startsWith("#") ? word.substring(1) : word;
      if (YEAR.matcher(plain).matches()) {
        years.add(plain);
      } else if (!plain.isEmpty()) {
        chapters.add(plain);
      }
    }
    return new Wanted(chapters, years);
  }

  /** Who is eligible now. */
  public Future<Roll> fix(Wanted wanted) {
    return page(wanted, 0, new ArrayList<>()).map(Roll::fix);
  }

  private Future<List<MemberId>> page(Wanted wanted, long from, List<MemberId> found) {
    return members.page(from, PAGE).compose((MemberPage page) -> {
      page.members().stream()
          .filter(member -> member.verified() && belongs(member, wanted))
          .forEach(member -> found.add(member.id()));
      return page.more() ? page(wanted, page.next(), found) : Future.succeededFuture(found);
    });
  }

  private boolean belongs(Member member, Wanted wanted) {
    boolean year = wanted.years().isEmpty()
        || member.particulars().all(Field.CLASS_YEAR).stream().anyMatch(wanted.years()::contains);
    Set<String> named = new HashSet<>();
    wanted.chapters().forEach(chapter -> named.add(plain(chapter)));
    boolean chapter = named.isEmpty()
        || member.particulars().all(Field.CHAPTER).stream()
            .anyMatch(recorded -> named.contains(plain(recorded)));
    return year && chapter;
  }

  private String plain(String chapter) {
    return chapters.in(Language.EN, chapter).toLowerCase(Locale.ROOT);
  }
}
