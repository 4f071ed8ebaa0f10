package io.reunion;

import static io.reunion.TelegramBotApi.added;
import static io.reunion.TelegramBotApi.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.UserId;
import io.reunion.event.EventStore;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.member.Role;
import io.reunion.redis.RedisServer;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways in which somebody might come to what is not theirs. None of them leads anywhere. */
class EscalationDialogueIT extends Dialogue {
  private static final String SECRET_PLANS = "The hall has moved.";

  @BeforeEach
  void anotherGroup() {
    conversation.work(added(OTHER_GROUP));
  }

  private long copies() {
    return List.of(GROUP, OTHER_GROUP).stream()
        .flatMap(chat -> telegram.said(chat).stream())
        .filter(text -> text.contains(SECRET_PLANS))
        .count();
  }

  private ObjectNode written(long chat, long user, String words) {
    return message(chat, user, words, clock.instant().getEpochSecond());
  }

  @Test
  void aRoleIsBoundToItsPlatformAndItsExactNumber() {
    Settings settings = new ConfigDirectory(
            directory, Map.of(), OptionalInt.empty(), Platforms.CREDENTIALS)
        .read()
        .settings();
    Staff staff = new Staff(
        settings, new MemberStore(server.redis(), clock), new EventStore(server.redis()), clock);
    assertThat(RedisServer.await(staff.standing(UserId.of("telegram", "77"), Role.ADMIN))
            .role())
        .isEqualTo(Role.ADMIN);
    for (UserId other : List.of(
        UserId.of("slack", "77"),
        UserId.of("discord", "77"),
        UserId.of("wecom", "telegram:77"),
        UserId.of("telegram", "077"),
        UserId.of("telegram", "７７"),
        UserId.of("telegram", "770"))) {
      assertThat(RedisServer.await(staff.standing(other, Role.ADMIN)).role())
          .as(other.toString())
          .isEqualTo(Role.GUEST);
    }
  }

  @Test
  void aNameGivesNoRole() {
    for (String name : List.of("telegram:77", "ADMIN", "管理员", "P77")) {
      ObjectNode update = written(GUEST, GUEST, "/announce " + SECRET_PLANS);
      ((ObjectNode) update.at("/message/from"))
          .put("first_name", name)
          .put("username", "telegram_77")
          .put("is_admin", true);
      conversation.work(update);
      assertThat(telegram.said(GUEST)).last().asString().containsPattern("for (admins|organisers)");
    }
    assertThat(copies()).isZero();
  }

  @Test
  void aGroupThatTakesTheNameOfAChapterIsNotOfTheChapter() {
    ObjectNode update = written(GROUP, GUEST, "/help");
    ((ObjectNode) update.at("/message/chat")).put("title", "深圳校友会 Shenzhen Chapter shenzhen");
    conversation.work(update);
    TelegramBotApi.parse(service.api("GET", "/chats", "").body())
        .path("items")
        .forEach(chat -> assertThat(chat.has("chapter")).as(chat.toString()).isFalse());
  }

  @Test
  void aForwardedCardActsForWhoPressesItAndWithTheirRights() {
    conversation.in(ADMIN).says(ADMIN, "/announce " + SECRET_PLANS, "Preview");
    assertThat(conversation.in(OTHER_GROUP).presses(GUEST, "Send")).contains("not open with you");
    assertThat(conversation.in(GUEST).presses(GUEST, "Send")).contains("not open with you");
    conversation.in(ADMIN).presses(ADMIN, "Send");
    for (long chat : new long[] {OTHER_GROUP, GUEST, ADMIN}) {
      assertThat(conversation.in(chat).presses(GUEST, "Approve"))
          .as("in %s", chat)
          .containsPattern("for (admins|organisers)");
    }
    assertThat(copies()).isZero();
  }

  @Test
  void anEventsCardThatIsForwardedAnswersForWhoPressesIt() {
    makeEvent();
    conversation.in(OTHER_GROUP).presses(GUEST, "Going");
    assertThat(rsvps()).containsExactly(GUEST + " ACCEPTED 1");
  }

  @Test
  void anOldButtonPressedBySomebodyElseChangesNothingOfItsOwners() {
    conversation.in(ADMIN).says(ADMIN, "/announce " + SECRET_PLANS, "Preview");
    assertThat(conversation.in(SECOND_ADMIN).presses(SECOND_ADMIN, "Cancel"))
        .contains("not open with you");
    assertThat(conversation.in(ADMIN).presses(ADMIN, "Cancel")).contains("Cancelled");
    assertThat(conversation.in(ADMIN).presses(ADMIN, "Send")).contains("not open with you");
    assertThat(copies()).isZero();
  }

  /** The button was given while the role was there; what counts is who presses it now. */
  @Test
  void anOldButtonOfWhoIsNoAdminAnyMoreDoesNothing() {
    MemberStore members = new MemberStore(server.redis(), clock);
    MemberId wang = MemberId.of(4711);
    UserId account = UserId.of("telegram", Long.toString(GUEST));
    Particulars named = new Particulars(Map.of(Field.NAME, List.of("王五")));
    var put = RedisServer.await(
        members.put(Member.unstored(wang, named).with(new Member.Standing(Role.ADMIN, false))));
    assertThat(put).isNotNull();
    var linked = RedisServer.await(members.link(wang, account));
    assertThat(linked).isNotNull();
    conversation.in(GUEST).says(GUEST, "/announce " + SECRET_PLANS, "Preview");
    var changed = RedisServer.await(
        members.change(wang, member -> member.with(new Member.Standing(Role.MEMBER, true))));
    assertThat(changed).isPresent();
    conversation.in(GUEST).presses(GUEST, "Send");
    conversation.in(GUEST).says(GUEST, "/announce " + SECRET_PLANS, "for organisers");
    assertThat(copies()).isZero();
    assertThat(service.api("GET", "/announcements", "").body()).doesNotContain(SECRET_PLANS);
  }

  @Test
  void anAddressThatIsGuessedLooksLikeOneThatWasNeverThere() {
    String guess = "A".repeat(32);
    for (String path : List.of("/calendar/%s.ics", "/export/%s")) {
      var unknown = service.send("GET", path.formatted(guess), "");
      assertThat(unknown.statusCode()).as(path).isEqualTo(404);
      for (String nonsense : List.of("1", "A".repeat(31), "A".repeat(33), "%00")) {
        var refused = service.send("GET", path.formatted(nonsense), "");
        assertThat(refused.statusCode()).as(nonsense).isEqualTo(404);
        assertThat(refused.body()).as(nonsense).isEqualTo(unknown.body());
      }
      String elsewhere = path.formatted("..%2F..%2Fadmin");
      assertThat(service.send("GET", elsewhere, "").statusCode()).as(elsewhere).isEqualTo(400);
    }
  }
}
