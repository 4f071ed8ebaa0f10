package io.reunion.member;

import io.reunion.chat.UserId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One person of the association, with everything that is known. Never shown to anyone as it is: see {@link #visibleTo}.
 *
 * @param standing what the person may do, and whether it is certain that the linked users are this person
 * @param users the accounts on platforms that are this person
 * @param stamp version and time of the last change
 */
public record Member(
    MemberId id,
    Particulars particulars,
    Privacy privacy,
    Standing standing,
    Set<UserId> users,
    Stamp stamp) {

  /**
   * @param role as stored; {@link Roles} says what it amounts to
   * @param verified the linked users are known to be this person
   */
  public record Standing(Role role, boolean verified) {
    public static final Standing NEW = new Standing(Role.MEMBER, false);
  }

  /**
   * @param version 0 for what is not stored yet, then counting up with each change
   * @param updatedAt by the clock of the instance that changed it
   */
  public record Stamp(long version, Instant updatedAt) {
    public static final Stamp UNSTORED = new Stamp(0, Instant.EPOCH);
  }

  public Member {
    if (particulars.first(Field.NAME).isEmpty()) {
      throw new IllegalArgumentException("member " + id + " without a name (expected: one name)");
    }
    users = Set.copyOf(users);
  }

  /** A person of whom nothing but {@code particulars} is known yet. */
  public static Member unstored(MemberId id, Particulars particulars) {
    return new Member(id, particulars, Privacy.UNASKED, Standing.NEW, Set.of(), Stamp.UNSTORED);
  }

  /** The name as recorded. */
  public String name() {
    return particulars.all(Field.NAME).get(0);
  }

  public Role role() {
    return standing.role();
  }

  public boolean verified() {
    return standing.verified();
  }

  public long version() {
    return stamp.version();
  }

  /** The first value of {@code field}, whoever may see it. */
  public Optional<String> first(Field field) {
    return particulars.first(field);
  }

  /** The chapters the person belongs to, in the form in which two are compared. */
  public Set<String> chapters() {
    Set<String> chapters = new TreeSet<>();
    for (String chapter : particulars.all(Field.CHAPTER)) {
      chapters.add(Chapters.id(chapter));
    }
    return chapters;
  }

  /**
   * Who sees {@code field}, all rules taken together: no field is wider than the name (nothing is shown of somebody
   * unnamed), and CHAPTER means nothing where the chapter itself is hidden (or who sees the field would tell it).
   */
  public Audience audience(Field field) {
    return own(field).narrower(own(Field.NAME));
  }

  private Audience own(Field field) {
    Audience audience = privacy.of(field);
    boolean chapterHidden = privacy.of(Field.CHAPTER).compareTo(Audience.CHAPTER) < 0;
    return audience == Audience.CHAPTER && chapterHidden ? Audience.INTRODUCTION : audience;
  }

  /** What {@code viewer} may see; the others are absent, as if they were not known. */
  public Profile visibleTo(Viewer viewer) {
    Map<Field, List<String>> seen = new EnumMap<>(Field.class);
    particulars.values().forEach((field, texts) -> {
      if (viewer.sees(this, field)) {
        seen.put(field, texts);
      }
    });
    return new Profile(id, new Particulars(seen));
  }

  public Member with(Particulars newParticulars) {
    return new Member(id, newParticulars, privacy, standing, users, stamp);
  }

  public Member with(Privacy newPrivacy) {
    return new Member(id, particulars, newPrivacy, standing, users, stamp);
  }

  public Member with(Standing newStanding) {
    return new Member(id, particulars, privacy, newStanding, users, stamp);
  }

  public Member with(Set<UserId> newUsers) {
    return new Member(id, particulars, privacy, standing, newUsers, stamp);
  }

  public Member with(Stamp newStamp) {
    return new Member(id, particulars, privacy, standing, users, newStamp);
  }

  /** Never the particulars: this may end in a log. */
  @Override
  public String toString() {
    return "Member[" + id + ", version=" + version() + "]";
  }
}
