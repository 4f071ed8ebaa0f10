package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.member.Privacy;
import io.reunion.redis.RedisServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes to an event is told by name only as far as each allows; everybody is counted. */
class EventNamesDialogueIT extends Dialogue {
  private static final String RECORDED = "欧阳测试";

  @BeforeEach
  void event() {
    conversation.work(TelegramBotApi.added(OTHER_GROUP));
    makeEvent(EVENT.replace("\"capacity\":2", "\"capacity\":9"));
  }

  /** Linked to {@code user}, known to be that person. */
  private static MemberId member(String name, long user, Privacy privacy) {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    Member member = RedisServer.await(store.put(
            Member.unstored(MemberId.random(), new Particulars(Map.of(Field.NAME, List.of(name))))
                .with(privacy)))
        .member();
    RedisServer.await(store.link(member.id(), UserId.of("telegram", Long.toString(user))));
    return member.id();
  }

  private static Privacy naming(Audience audience) {
    return Privacy.UNASKED.choosing(Field.NAME, audience).abroad(true);
  }

  private String everything(long chat) {
    return String.join("\n", telegram.said(chat));
  }

  @Test
  void whoHidesTheirNameIsCountedInAGroupAndNotNamed() {
    member(RECORDED, ANN, naming(Audience.NOBODY));
    conversation
        .in(GROUP)
        .says(ANN, "/rsvp gala yes +1", "You have 2 seats")
        .says(LI, "/rsvp gala yes", "You have a seat")
        .says(LI, "/list gala", "3", "Going (2)", "1. P11", "one member who is not named here")
        .says(LI, "/名单 gala", "参加（2）", "另有1位校友，此处不具名");
    assertThat(everything(GROUP)).doesNotContain(RECORDED, "P12");
    assertThat(String.join("\n", conversation.in(GROUP).answers(LI, "/list gala note")))
        .contains("1. P11", "one member who is not named here")
        .doesNotContain(RECORDED, "P12");
    assertThat(String.join("\n", conversation.in(GROUP).answers(LI, "/名单 gala 接龙")))
        .contains("#接龙", "1. P11", "另有1位校友，此处不具名")
        .doesNotContain(RECORDED, "P12");
    // The list that was printed comes back with one more: nobody is asked about who is not on it.
    conversation
        .in(GROUP)
        .says(LI, "@alumni_bot #接龙\nGala\n\n1. P11\n2. 王芳", "新增 王芳")
        .says(LI, "/list gala", "Going (3)", "王芳");
    assertThat(everything(GROUP)).doesNotContain(RECORDED, "P12");
    conversation.in(ORGANISER).says(ORGANISER, "/list gala", RECORDED);
    assertThat(service.api("GET", "/events/gala/rsvps", "").body()).contains(RECORDED);
    assertThat(service.api("GET", "/events/gala/rsvps?format=note", "").body())
        .contains(RECORDED, "王芳");
    assertThat(service.api("GET", "/events/gala/rsvps?format=csv", "").body()).contains(RECORDED);
  }

  @Test
  void whoSaysTheirNameMayBeReadInGroupsIsNamed() {
    member(RECORDED, ANN, naming(Audience.GROUP));
    conversation
        .in(GROUP)
        .says(ANN, "/rsvp gala yes", "You have a seat")
        .says(LI, "/list gala", "1. " + RECORDED);
    conversation.in(OTHER_GROUP).says(LI, "/list gala", "1. " + RECORDED);
  }

  @Test
  void whoHasSaidNothingIsCalledInAGroupAsThePlatformShowsThemThere() {
    member(RECORDED, ANN, Privacy.UNASKED.abroad(true));
    member("Li Lei", LI, Privacy.UNASKED);
    conversation
        .in(GROUP)
        .says(ANN, "/rsvp gala yes", "You have a seat")
        .says(GUEST, "/list gala", "1. P12");
    assertThat(String.join("\n", conversation.in(GROUP).answers(GUEST, "/list gala note")))
        .contains("one member who is not named here")
        .doesNotContain(RECORDED);
    conversation
        .in(GROUP)
        .says(
            GUEST, "@alumni_bot #接龙\nGala\n1. " + RECORDED + " +1\n2. 王芳", "王芳", "本人已自行答复，未改动 P12");
    conversation.in(OTHER_GROUP).says(GUEST, "/list gala", "one member who is not named here");
    assertThat(everything(GROUP) + everything(OTHER_GROUP)).doesNotContain(RECORDED);
    // In private a verified member sees what every verified member may.
    conversation.in(LI).says(LI, "/list gala", "1. " + RECORDED);
  }

  @Test
  void aMemberWhoIsOnTheListAsTheGroupSeesThemCountsOnce() {
    member(RECORDED, ANN, Privacy.UNASKED.abroad(true));
    conversation
        .in(GROUP)
        .says(LI, "@alumni_bot #接龙\nGala\n1. 王芳\n2. P12 +1", "新增 王芳, P12 +1")
        .says(ANN, "/rsvp gala yes", "You have a seat")
        .says(LI, "/list gala", "2 seats taken", "P12", "王芳")
        .says(ANN, "@alumni_bot #接龙\nGala\n1. 王芳\n2. P12 +2", "修改 P12 +2")
        .says(LI, "/list gala", "4 seats taken", "P12 +2");
    assertThat(conversation.in(GROUP).answers(LI, "/list gala note"))
        .singleElement()
        .asString()
        .endsWith("1. 王芳\n2. P12 +2");
    assertThat(everything(GROUP)).doesNotContain(RECORDED);
    // Elsewhere nobody has seen who that is.
    assertThat(String.join("\n", conversation.in(OTHER_GROUP).answers(LI, "/list gala note")))
        .endsWith("1. 王芳\n… and one member who is not named here");
  }

  @Test
  void aHostWhoHidesTheirNameIsNotOnTheCard() {
    MemberId hidden = member(RECORDED, ANN, naming(Audience.NOBODY));
    assertThat(service
            .api(
                "PATCH",
                "/events/gala",
                "{\"hosts\":[{\"name\":\"" + RECORDED + "\",\"member\":\"" + hidden
                    + "\"},{\"name\":\"Li\",\"user\":\"telegram:11\"}]}")
            .statusCode())
        .isEqualTo(200);
    conversation.in(OTHER_GROUP).says(GUEST, "/rsvp gala", "🙋 Li");
    assertThat(everything(OTHER_GROUP) + everything(GROUP)).doesNotContain(RECORDED);
  }
}
