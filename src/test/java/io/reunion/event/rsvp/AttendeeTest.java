package io.reunion.event.rsvp;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.rsvp.Rsvp.Attendee;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By what name somebody is addressed. */
class AttendeeTest {
  private static final UserId USER = UserId.of("telegram", "1");
  private static final ChatId CHAT = ChatId.parse("telegram/main/-1");

  @Test
  void aMembersRecordedNameIsNotSaidBeforeOthers() {
    Attendee member = Attendee.of("m:x", "Recorded", USER, Optional.of("x"), CHAT);
    assertThat(member.calledIn(true)).isEmpty();
    assertThat(member.calledIn(false)).contains("Recorded");
    assertThat(member.shownAs("Shown").calledIn(true)).contains("Shown");
    assertThat(member.shownAs("Shown").calledIn(false)).contains("Recorded");
  }

  @Test
  void whoIsNoMemberIsCalledAsTheyWereWrittenDown() {
    assertThat(Attendee.named("Bob", CHAT).calledIn(true)).contains("Bob");
    assertThat(Attendee.named("Bob", CHAT).calledIn(false)).contains("Bob");
  }
}
