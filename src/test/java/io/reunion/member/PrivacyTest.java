package io.reunion.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who sees what of whom. */
final class PrivacyTest {
  private static final UserId ANN = UserId.of("telegram", "1");

  private static People complete() {
    People people = People.named("张伟");
    for (Field field : Field.values()) {
      if (field != Field.NAME) {
        people.with(field, "some " + field.key());
      }
    }
    return people.with(Field.CHAPTER, "Beijing").consent(Audience.NOBODY);
  }

  private static Set<Field> seen(People people, Viewer viewer) {
    return people.member().visibleTo(viewer).particulars().values().keySet();
  }

  @Test
  void withoutConsentOnlyTheUniversitysRecordIsSeenAndOnlyByMembers() {
    assertThat(seen(complete(), People.viewer("Beijing")))
        .containsExactlyInAnyOrder(
            Field.NAME,
            Field.OTHER_NAMES,
            Field.CLASS_YEAR,
            Field.DEGREE,
            Field.MAJOR,
            Field.SCHOOL);
    assertThat(seen(complete(), People.inGroup())).isEmpty();
    assertThat(seen(complete(), Viewer.NOBODY)).isEmpty();
    assertThat(seen(complete(), Viewer.OFFICE)).hasSize(Field.values().length);
  }

  @Test
  void consentOpensHowOneLivesButNeverHowOneIsReached() {
    assertThat(seen(complete().consent(Audience.MEMBERS), People.viewer()))
        .contains(Field.CITY, Field.COMPANY, Field.INDUSTRY, Field.SKILLS, Field.CHAPTER)
        .doesNotContain(Field.EMAIL, Field.PHONE, Field.STUDENT_NUMBER, Field.LANGUAGE);
    assertThat(seen(complete().consent(Audience.GROUP), People.inGroup()))
        .contains(Field.NAME, Field.CITY)
        .doesNotContain(Field.EMAIL, Field.PHONE, Field.STUDENT_NUMBER);
  }

  @Test
  void aChapterSeesWhatIsForTheChapter() {
    People people = complete().consent(Audience.CHAPTER);
    assertThat(seen(people, People.viewer("BEIJING"))).contains(Field.CITY, Field.CHAPTER);
    assertThat(seen(people, People.viewer("London"))).doesNotContain(Field.CITY, Field.CHAPTER);
    assertThat(seen(people, People.inGroup())).isEmpty();
  }

  @Test
  void whatIsForAChapterIsForNobodyWhereTheChapterIsHidden() {
    People people =
        complete().shows(Field.CITY, Audience.CHAPTER).shows(Field.CHAPTER, Audience.NOBODY);
    assertThat(people.member().audience(Field.CITY)).isEqualTo(Audience.INTRODUCTION);
    assertThat(seen(people, People.viewer("Beijing"))).doesNotContain(Field.CITY);
  }

  @Test
  void nothingIsSeenOfSomebodyWhoseNameIsHidden() {
    People people = complete().consent(Audience.MEMBERS).shows(Field.NAME, Audience.NOBODY);
    assertThat(people.member().visibleTo(People.viewer()).isEmpty()).isTrue();
  }

  @Test
  void oneSeesOneselfInPrivateOnly() {
    Member self = complete().member().with(new Member.Standing(Role.MEMBER, true));
    assertThat(self.visibleTo(Viewer.of(Optional.of(self), ChatKind.DIRECT)).particulars())
        .isEqualTo(self.particulars());
    assertThat(self.visibleTo(Viewer.of(Optional.of(self), ChatKind.GROUP)).isEmpty())
        .isTrue();
  }

  @Test
  void contactDetailsCannotBeGivenToAGroup() {
    assertThatThrownBy(() -> Privacy.UNASKED.choosing(Field.EMAIL, Audience.GROUP))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("audience of email: GROUP (expected: at most MEMBERS)");
    assertThat(Privacy.UNASKED.choosing(Field.EMAIL, Audience.MEMBERS).of(Field.EMAIL))
        .isEqualTo(Audience.MEMBERS);
  }

  @Test
  void whatIsChosenGoesBeforeConsent() {
    Privacy privacy = new Privacy(Audience.GROUP, Map.of(Field.CITY, Audience.NOBODY));
    assertThat(privacy.of(Field.CITY)).isEqualTo(Audience.NOBODY);
    assertThat(privacy.of(Field.COMPANY)).isEqualTo(Audience.GROUP);
    assertThat(privacy.of(Field.NAME)).isEqualTo(Audience.GROUP);
  }

  @Test
  void rolesFailClosed() {
    Member admin =
        People.named("Ann").member().with(Set.of(ANN)).with(new Member.Standing(Role.ADMIN, true));
    assertThat(new Roles(Set.of()).of(ANN, Optional.of(admin))).isEqualTo(Role.ORGANISER);
    assertThat(new Roles(Set.of(UserId.of("x", "2"))).of(ANN, Optional.of(admin)))
        .isEqualTo(Role.ADMIN);
    assertThat(new Roles(Set.of(ANN)).of(ANN, Optional.empty())).isEqualTo(Role.ADMIN);
    assertThat(new Roles(Set.of()).of(ANN, Optional.empty())).isEqualTo(Role.GUEST);
    Member unverified = admin.with(new Member.Standing(Role.ADMIN, false));
    assertThat(new Roles(Set.of()).of(ANN, Optional.of(unverified))).isEqualTo(Role.GUEST);
    assertThat(new Roles(Set.of()).of(UserId.of("x", "3"), Optional.of(admin)))
        .isEqualTo(Role.GUEST);
  }

  @Test
  void nothingPersonalIsPrinted() {
    Member member = complete().member();
    assertThat(member.toString()).doesNotContain("张伟");
    assertThat(member.visibleTo(Viewer.OFFICE).toString()).doesNotContain("张伟");
    assertThat(NaturalKey.of(member.particulars()).toString()).doesNotContain("some");
  }
}
