package io.reunion.member;

import io.reunion.chat.ChatKind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who looks, and where the answer will be read.
 *
 * @param sight how far they see
 * @param self who they are; their own profile hides nothing from them in private
 * @param chapters theirs, in the form of {@link Member#chapters}
 * @param abroad the operator of the platform where it is read is abroad: only who agreed to that is shown there
 */
public record Viewer(Sight sight, Optional<MemberId> self, Set<String> chapters, boolean abroad) {

  /** How far a viewer sees, whatever the member's own settings add to it. */
  public enum Sight {
    /** Unverified people see nothing personal. */
    NOTHING,
    /** What everybody in a group chat may read. */
    GROUP,
    /** What a verified member may read in private. */
    MEMBER,
    /** The association's office, which keeps the records: everything. */
    OFFICE
  }

  public static final Viewer NOBODY = new Viewer(Sight.NOTHING, Optional.empty(), Set.of());
  /** For the admin interface and the command line only, never for a chat. */
  public static final Viewer OFFICE = new Viewer(Sight.OFFICE, Optional.empty(), Set.of());

  public Viewer {
    chapters = java.util.Collections.unmodifiableSet(new TreeSet<>(chapters));
  }

  public Viewer(Sight sight, Optional<MemberId> self, Set<String> chapters) {
    this(sight, self, chapters, false);
  }

  /** The same where the operator of the platform is {@code abroad}. */
  public Viewer readAbroad(boolean isAbroad) {
    return new Viewer(sight, self, chapters, isAbroad);
  }

  /** A person whose answer is read in a chat of {@code kind}; nobody is known if {@code member} is absent. */
  public static Viewer of(Optional<Member> member, ChatKind kind) {
    return member
        .filter(Member::verified)
        .map(known -> new Viewer(sightIn(kind), Optional.of(known.id()), known.chapters()))
        .orElse(NOBODY);
  }

  private static Sight sightIn(ChatKind kind) {
    return switch (kind) {
      case GROUP -> Sight.GROUP;
      case DIRECT -> Sight.MEMBER;
    };
  }

  /** Whether {@code field} of {@code member} may be shown to this viewer. */
  public boolean sees(Member member, Field field) {
    return switch (sight) {
      case NOTHING -> false;
      case GROUP -> isShownHere(member) && member.audience(field) == Audience.GROUP;
      case MEMBER -> isSelf(member) || (isShownHere(member) && seesAsMember(member, field));
      case OFFICE -> true;
    };
  }

  private boolean isShownHere(Member member) {
    return !abroad || member.privacy().abroad();
  }

  private boolean isSelf(Member member) {
    return self.isPresent() && self.get().equals(member.id());
  }

  private boolean seesAsMember(Member member, Field field) {
    return switch (member.audience(field)) {
      case NOBODY, INTRODUCTION -> false;
      case CHAPTER -> member.chapters().stream().anyMatch(chapters::contains);
      case MEMBERS, GROUP -> true;
    };
  }
}
