package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.event.EventId;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What one instance is told holds at once on another one, which remembers how it was: no message that comes after the change
 * is answered by what was before.
 */
class TwoInstancesIT extends Dialogue {
  private static final int TIMES = 3;

  private TestService second;
  private Conversation there;

  @BeforeEach
  void openSecond() {
    second = anotherService();
    there = talkTo(second);
  }

  @AfterEach
  void closeSecond() {
    second.close();
  }

  private static void change(MemberId id, UnaryOperator<Member> how) {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    assertThat(RedisServer.await(store.change(id, how)).orElseThrow().isStored())
        .isTrue();
  }

  private static MemberId ann() {
    return member(
        new MemberStore(server.redis(), Clock.systemUTC()),
        Map.of(Field.NAME, List.of("Ann Lee"), Field.CITY, List.of("Berlin")),
        ANN);
  }

  @Test
  void aGroupInWhichItOnlyListensIsLeftAloneByBoth() {
    for (int i = 0; i < TIMES; i++) {
      conversation.in(GROUP).says(LI, "/events", "");
      conversation.in(GROUP).says(LI, "/events", "");
      there.in(GROUP).answers(ADMIN, "/listen on");
      conversation.in(GROUP).silence(LI, "/events");
      there.in(GROUP).answers(ADMIN, "/listen off");
      conversation.in(GROUP).says(LI, "/events", "");
    }
  }

  @Test
  void theLanguageThatSomebodyChoosesHolds() {
    for (int i = 0; i < TIMES; i++) {
      conversation.in(LI).says(LI, "/events", "No event is open");
      there.in(LI).answers(LI, "/lang zh");
      conversation.in(LI).says(LI, "/events", "活动");
      there.in(LI).answers(LI, "/lang en");
    }
  }

  @Test
  void aRoleThatIsTakenAwayIsGone() {
    MemberId id = ann();
    for (int i = 0; i < TIMES; i++) {
      conversation.in(ANN).says(ANN, "/chats", "");
      conversation.in(ANN).says(ANN, "/chats", "");
      String refused = conversation.in(ANN).answers(ANN, "/announce").get(0);
      change(id, member -> member.with(new Member.Standing(Role.ADMIN, true)));
      String allowed = conversation.in(ANN).answers(ANN, "/announce").get(0);
      assertThat(allowed).isNotEqualTo(refused);
      conversation.in(ANN).answers(ANN, "/cancel");
      change(id, member -> member.with(new Member.Standing(Role.MEMBER, true)));
      assertThat(conversation.in(ANN).answers(ANN, "/announce")).containsExactly(refused);
    }
  }

  @Test
  void anAccountThatIsUnlinkedIsNobodys() {
    MemberId id = ann();
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    UserId user = UserId.of("telegram", Long.toString(ANN));
    for (int i = 0; i < TIMES; i++) {
      conversation.in(ANN).says(ANN, "/me", "Ann Lee");
      conversation.in(ANN).says(ANN, "/me", "Ann Lee");
      RedisServer.await(store.unlink(user));
      assertThat(conversation.in(ANN).answers(ANN, "/me"))
          .noneMatch(answer -> answer.contains("Ann Lee"));
      RedisServer.await(store.link(id, user));
    }
  }

  /** Who comes along with {@code person} by name. */
  private static List<String> guests(long person) {
    RsvpStore answers = new RsvpStore(server.redis());
    return RedisServer.await(
            answers.attendees(new EventId("gala"), List.of("u:telegram:" + person)))
        .get(0)
        .guests();
  }

  @Test
  void undoBringsBackWhoCameAlongByTheAnswerThatTheOtherInstanceWorked() {
    makeEvent();
    conversation.in(LI).says(LI, "/rsvp gala yes with Ann Smith", "You have 2 seats");
    there.in(LI).answers(LI, "/rsvp gala yes with Bob");
    conversation
        .in(LI)
        .says(LI, "/rsvp gala no", "cannot come")
        .says(LI, "/undo", "You have 2 seats");
    assertThat(guests(LI)).containsExactly("Bob");
  }
}
