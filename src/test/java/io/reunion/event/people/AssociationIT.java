package io.reunion.event.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.bot.Speaker;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.Host;
import io.reunion.event.Invited;
import io.reunion.event.Terms;
import io.reunion.member.ChapterNames;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import io.reunion.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may change an event, and who may come to one. */
class AssociationIT {
  @RegisterExtension
  static final RedisServer server = new RedisServer();

  private static final UserId BEIJING = UserId.of("telegram", "1");
  private static final UserId LONDON = UserId.of("telegram", "2");
  private static final UserId BOTH = UserId.of("telegram", "3");
  private static final UserId OTHER = UserId.of("telegram", "9");
  private static final Instant NOW = Instant.parse("2026-12-01T02:00:00Z");

  private Association association;

  @BeforeEach
  void open() {
    association = new Association(
        new MemberStore(server.redis(), Clock.systemUTC()),
        new ChapterNames(List.of(
            new ChapterNames.Named(
                "london", Map.of(Language.ZH, "伦敦校友会", Language.EN, "London Chapter")),
            new ChapterNames.Named("beijing", Map.of(Language.ZH, "北京校友会")))),
        Map.of(
            BEIJING,
            Set.of("beijing"),
            LONDON,
            Set.of("london"),
            BOTH,
            Set.of("beijing", "london")),
        Set.of());
  }

  private static Event event(Terms terms) {
    return new Event(
            new EventId("gala"),
            "Gala",
            NOW,
            Optional.empty(),
            ZoneId.of("UTC"),
            "",
            Optional.empty(),
            5,
            Event.Policy.STRICT,
            Optional.empty(),
            Event.State.OPEN,
            List.of(),
            0,
            1)
        .under(terms);
  }

  private static Speaker speaker(UserId user, Role role, Optional<Member> member) {
    return new Speaker(new Sender(user, "Li"), member, role);
  }

  @Test
  void whoeverIsBoundToChaptersOrganisesForTheseOnly() {
    Speaker london = speaker(LONDON, Role.ORGANISER, Optional.empty());
    assertThat(association.organisesFor(london, "london")).isTrue();
    assertThat(association.organisesFor(london, "beijing")).isFalse();
    Speaker everywhere = speaker(OTHER, Role.ORGANISER, Optional.empty());
    assertThat(association.organisesFor(everywhere, "beijing")).isTrue();
    Speaker admin = speaker(LONDON, Role.ADMIN, Optional.empty());
    assertThat(association.organisesFor(admin, "beijing")).isTrue();
  }

  private boolean mayChange(UserId user, Role role, Terms terms) {
    return association.mayChange(speaker(user, role, Optional.empty()), event(terms));
  }

  private static Member member(boolean verified, String chapter, String... years) {
    Map<Field, List<String>> known = new EnumMap<>(Field.class);
    known.put(Field.NAME, List.of("Li"));
    known.put(Field.CHAPTER, List.of(chapter));
    known.put(Field.CLASS_YEAR, List.of(years));
    return Member.unstored(MemberId.random(), new Particulars(known))
        .with(new Member.Standing(Role.MEMBER, verified));
  }

  @Test
  void aJointEventIsChangedByTheAdminsOfBothChaptersAndOfNoOther() {
    Terms joint = Terms.NONE.withOwners(List.of("beijing", "london"));
    Terms theirs = Terms.NONE.withOwners(List.of("beijing"));
    assertThat(mayChange(BEIJING, Role.ORGANISER, joint)).isTrue();
    assertThat(mayChange(LONDON, Role.ORGANISER, joint)).isTrue();
    assertThat(mayChange(LONDON, Role.ORGANISER, theirs)).isFalse();
    assertThat(mayChange(BOTH, Role.ORGANISER, theirs)).isTrue();
    assertThat(mayChange(BEIJING, Role.ORGANISER, Terms.NONE))
        .as("the association's own")
        .isFalse();
    assertThat(mayChange(OTHER, Role.ORGANISER, theirs))
        .as("for the association")
        .isTrue();
    assertThat(mayChange(BEIJING, Role.ADMIN, Terms.NONE)).isTrue();
    assertThat(mayChange(OTHER, Role.MEMBER, joint)).isFalse();
  }

  @Test
  void whoOrganisesForAChapterMakesItsEvents() {
    assertThat(association.owners(speaker(BEIJING, Role.ORGANISER, Optional.empty())))
        .containsExactly("beijing");
    assertThat(association.owners(speaker(OTHER, Role.ORGANISER, Optional.empty())))
        .isEmpty();
  }

  @Test
  void aHostIsKnownByAccountOrAsAMember() {
    Member li = member(true, "london");
    Terms byAccount =
        Terms.NONE.withHosts(List.of(new Host("Li", Optional.of(OTHER), Optional.empty())));
    Terms byMember = Terms.NONE.withHosts(
        List.of(new Host("Li", Optional.empty(), Optional.of(li.id().toString()))));
    assertThat(mayChange(OTHER, Role.GUEST, byAccount)).isTrue();
    assertThat(mayChange(BEIJING, Role.GUEST, byAccount)).isFalse();
    assertThat(mayChange(OTHER, Role.GUEST, byMember)).isFalse();
    assertThat(association.mayChange(speaker(OTHER, Role.MEMBER, Optional.of(li)), event(byMember)))
        .isTrue();
  }

  @Test
  void anEventIsForVerifiedMembersOfAnyNamedChapterAndYear() {
    Invited london = new Invited(List.of("london"), List.of());
    Invited class2008 = new Invited(List.of(), List.of(2008, 2009));
    Invited both = new Invited(List.of("london", "beijing"), List.of(2008));
    assertThat(admits(Invited.EVERYBODY, Optional.empty())).isTrue();
    assertThat(admits(london, Optional.empty())).isFalse();
    assertThat(admits(london, Optional.of(member(true, "伦敦", "2001")))).isTrue();
    assertThat(admits(london, Optional.of(member(true, "London Chapter")))).isTrue();
    assertThat(admits(london, Optional.of(member(false, "london")))).isFalse();
    assertThat(admits(class2008, Optional.of(member(true, "mars", "2004", "2008"))))
        .isTrue();
    assertThat(admits(both, Optional.of(member(true, "北京校友会", "2008")))).isTrue();
    assertThat(admits(both, Optional.of(member(true, "北京校友会", "2009")))).isFalse();
    assertThat(admits(both, Optional.of(member(true, "mars", "2008")))).isFalse();
  }

  private boolean admits(Invited invited, Optional<Member> member) {
    return association.admits(invited, member);
  }
}
