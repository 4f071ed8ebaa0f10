package io.reunion.event.people;

import io.reunion.bot.Speaker;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.Host;
import io.reunion.event.Invited;
import io.reunion.event.Terms;
import io.reunion.member.ChapterNames;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The people for whom events are, and what they may do with one.
 *
 * @param chapterAdmins who organises for some chapters, by their ids, and for nobody else
 * @param office who is asked about an event that is nobody's own
 */
public record Association(
    MemberStore members,
    ChapterNames chapters,
    Map<UserId, Set<String>> chapterAdmins,
    Set<UserId> office) {
  public Association {
    chapterAdmins = Map.copyOf(chapterAdmins);
    office = Set.copyOf(office);
  }

  /** Who organises for any of {@code owners}, ids of chapters. */
  public Set<UserId> adminsOf(List<String> owners) {
    return chapterAdmins.entrySet().stream()
        .filter(one -> one.getValue().stream().anyMatch(owners::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Whether {@code speaker} may do with {@code event} what organisers may. */
  public boolean mayChange(Speaker speaker, Event event) {
    if (event.terms().hosts().stream().anyMatch(host -> is(host, speaker))) {
      return true;
    }
    if (!speaker.has(Role.ORGANISER)) {
      return false;
    }
    Set<String> theirs = onlyFor(speaker);
    return theirs.isEmpty() || event.terms().owners().stream().anyMatch(theirs::contains);
  }

  private static boolean is(Host host, Speaker speaker) {
    return host.is(speaker.user(), speaker.member().map(one -> one.id().toString()));
  }

  /** The chapters beyond which the speaker organises nothing; none for whoever may everywhere. */
  private Set<String> onlyFor(Speaker speaker) {
    boolean everywhere = speaker.role() == Role.ADMIN
        || speaker
            .member()
            .filter(Member::verified)
            .filter(member -> member.role().atLeast(Role.ORGANISER))
            .isPresent();
    return everywhere ? Set.of() : chapterAdmins.getOrDefault(speaker.user(), Set.of());
  }

  /** Whether {@code speaker} organises for every chapter. */
  public boolean organisesEverywhere(Speaker speaker) {
    return speaker.has(Role.ORGANISER) && onlyFor(speaker).isEmpty();
  }

  /** Whether {@code speaker}, an organiser, is one for the chapter of that id; whoever is bound to none is for each. */
  public boolean organisesFor(Speaker speaker, String chapter) {
    Set<String> theirs = onlyFor(speaker);
    return theirs.isEmpty() || theirs.contains(chapter);
  }

  /** Whose an event is that {@code speaker} makes. */
  public List<String> owners(Speaker speaker) {
    return onlyFor(speaker).stream().sorted().limit(Terms.MAX_OWNERS).toList();
  }

  /** Whether somebody who is {@code member}, or of whom nothing is known, may come. */
  boolean admits(Invited invited, Optional<Member> member) {
    return invited.everybody()
        || member
            .filter(Member::verified)
            .filter(one -> ofChapters(invited, one) && ofYears(invited, one))
            .isPresent();
  }

  private boolean ofChapters(Invited invited, Member member) {
    return invited.chapters().isEmpty()
        || member.particulars().all(Field.CHAPTER).stream()
            .map(recorded -> chapters.id(recorded).orElse(recorded))
            .anyMatch(invited.chapters()::contains);
  }

  private static boolean ofYears(Invited invited, Member member) {
    return invited.classYears().isEmpty()
        || member.particulars().all(Field.CLASS_YEAR).stream()
            .anyMatch(year ->
                invited.classYears().stream().anyMatch(one -> year.contains(one.toString())));
  }
}
