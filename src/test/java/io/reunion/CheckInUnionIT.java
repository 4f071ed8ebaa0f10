package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.UserId;
import io.reunion.checkin.CheckInStore;
import io.reunion.checkin.CheckIns;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.member.Duplicates;
import io.reunion.member.Field;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Pair;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who came before it was known who they are has come once, as the member that they are. */
class CheckInUnionIT extends Union {
  private static final long WALK_IN = 4712;

  private String word;

  @BeforeEach
  void event() {
    makeEvent();
    word = parse(service
            .api("POST", "/events/gala/checkins/open", "{\"place\":\"room\"}")
            .body())
        .path("word")
        .asText();
  }

  private JsonNode checkIns() {
    return parse(service.api("GET", "/events/gala/checkins", "").body());
  }

  private void counts(String expected) {
    soon().untilAsserted(() -> assertThat(checkIns().path("counts").toString()).contains(expected));
  }

  @Test
  void aWalkInWhoseAccountIsLinkedLaterIsTheMember() {
    with(WALK_IN).says(WALK_IN, "checkin " + word, "Welcome");
    counts("\"walkIns\":1,\"heads\":1");
    MemberId member = member(WALK_IN, "Wu Lin", "en");
    soon().untilAsserted(() -> assertThat(checkIns().toString()).contains("m:" + member));
    with(WALK_IN).says(WALK_IN, "checkin " + word, "already");
    counts("\"walkIns\":1,\"heads\":1");
  }

  @Test
  void whoAnsweredUnderOneRecordAndCameUnderAnotherIsExpectedAndHasComeOnce() {
    MemberId gone =
        member(LI, Map.of(Field.NAME, List.of("李雷"), Field.STUDENT_NUMBER, List.of("1")), "en");
    MemberId into = member(
        ANN, Map.of(Field.NAME, List.of("Li Lei"), Field.STUDENT_NUMBER, List.of("2")), "en");
    with(ANN).says(ANN, "rsvp gala yes", "You have a seat");
    with(LI).says(LI, "checkin " + word, "Welcome");
    counts("\"expected\":1,\"arrived\":0,\"missing\":1,\"walkIns\":1,\"heads\":1");
    merge(gone, into);
    counts("\"expected\":1,\"arrived\":1,\"missing\":0,\"walkIns\":0,\"heads\":1");
    with(LI).says(LI, "checkin " + word, "already");
  }

  @Test
  void afterTheEventTheAnswerStaysWhereItWasAndNobodyIsMissing() {
    with(WALK_IN)
        .says(WALK_IN, "rsvp gala yes", "You have a seat")
        .says(WALK_IN, "checkin " + word, "Welcome");
    time.pass(Duration.ofDays(40));
    MemberId member = member(WALK_IN, "Wu Lin", "en");
    soon().untilAsserted(() -> assertThat(checkIns().toString()).contains("m:" + member));
    counts("\"expected\":1,\"arrived\":1,\"missing\":0,\"walkIns\":0,\"heads\":1");
  }

  @Test
  void whoHadCodesAsTwoPeopleOpensNothingWithEitherOnceTheyAreDeleted() {
    MemberId member = member(LI, "Wu Lin", "en");
    String first = code("m:" + member, "Wu Lin");
    String second = code("u:" + UserId.of("telegram", Long.toString(WALK_IN)), "Wu Lin");
    RedisServer.await(store().link(member, UserId.of("telegram", Long.toString(WALK_IN))));
    soon()
        .until(
            () -> codes().equals(List.of("m:" + member + "\nWu Lin", "m:" + member + "\nWu Lin")));
    assertThat(shown(first)).isEqualTo(201);
    assertThat(shown(second)).isEqualTo(200);
    with(LI).says(LI, "me delete", "Do you want");
    with(LI).presses(LI, "Yes, delete everything");
    soon().untilAsserted(() -> assertThat(codes()).isEmpty());
    assertThat(shown(first)).isEqualTo(404);
    assertThat(shown(second)).isEqualTo(404);
  }

  private String code(String person, String name) {
    CheckIns door = new CheckIns(
        new EventStore(server.redis()),
        new RsvpStore(server.redis()),
        new CheckInStore(server.redis()),
        time);
    return RedisServer.await(
        door.code(new EventId("gala"), new CheckIns.Guest(List.of(person), name)));
  }

  /** Whom all codes of the event stand for. */
  private List<String> codes() {
    return RedisServer.await(server.redis().call(c -> c.hvals("event:{gala}:codes")));
  }

  private int shown(String code) {
    return service
        .api("POST", "/events/gala/checkins", "{\"code\":\"" + code + "\"}")
        .statusCode();
  }

  private void merge(MemberId gone, MemberId into) {
    MemberStore members = store();
    RedisServer.await(
        members.duplicates().propose(Pair.of(gone, into), Duplicates.Reason.SHARED_CONTACT));
    RedisServer.await(members.duplicates().merge(Pair.of(gone, into), into));
  }
}
