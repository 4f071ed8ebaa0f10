package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.reunion.member.Field;
import io.reunion.member.MemberStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has really come: by a word, by a code and from the list, through the real bot. */
class CheckInDialogueIT extends Dialogue {
  @BeforeEach
  void event() {
    makeEvent();
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes", "You have a seat")
        .says(ANN, "/rsvp gala yes", "You have a seat")
        .says(GUEST, "/rsvp gala yes", "number 1 on the waiting list");
  }

  private JsonNode checkIns() {
    return parse(service.api("GET", "/events/gala/checkins", "").body());
  }

  private String word(String place) {
    return parse(service
            .api("POST", "/events/gala/checkins/open", "{\"place\":\"" + place + "\"}")
            .body())
        .path("word")
        .asText();
  }

  private String last(long person, String words) {
    conversation
        .in(person)
        .work(TelegramBotApi.message(person, person, words, START.getEpochSecond()));
    return telegram.said(person).get(telegram.said(person).size() - 1);
  }

  @Test
  void theWordThatIsShownChecksInWhoTypesItInPrivateOrInTheGroup() {
    String started = last(ORGANISER, "/checkin gala start");
    String word = word("room");
    assertThat(started).contains("Show this word in the room", word);
    conversation
        .in(LI)
        .says(LI, "/checkin " + word.toUpperCase(java.util.Locale.ROOT), "Welcome to “Gala”")
        .says(LI, "签到" + word, "已在“Gala”签到");
    conversation.in(GROUP).says(GUEST, "/checkin " + word, "Welcome to “Gala”");
    conversation.in(OTHER_GROUP).says(ANN, "/checkin " + word, "not in this group");
    conversation
        .in(ORGANISER)
        .says(
            ORGANISER,
            "/checkin gala",
            "2 people are there",
            "Of 2 parties with a seat 1 came, and 1 walk-in",
            word);
    assertThat(checkIns().path("counts").toString())
        .isEqualTo("{\"expected\":2,\"arrived\":1,\"missing\":1,\"walkIns\":1,\"heads\":2,"
            + "\"room\":2,\"online\":0}");
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/checkin gala report", "1 of 2 came", "Not seen: P12")
        .says(ORGANISER, "/签到 gala 报告", "没来的：P12")
        .says(ORGANISER, "/checkin gala stop", "closed");
    conversation.in(ANN).says(ANN, "/checkin " + word, "neither the word");
  }

  @Test
  void thoseWhoTakePartFromAfarHaveAWordOfTheirOwnAndAMistakeIsTakenBack() {
    String online = word("online");
    assertThat(online).isNotEqualTo(word("room"));
    conversation
        .in(LI)
        .says(LI, "/checkin " + online, "Welcome")
        .says(LI, "/undo", "not checked in at “Gala” any more")
        .says(LI, "/checkin " + online, "Welcome");
    JsonNode counts = checkIns().path("counts");
    assertThat(counts.path("online").asInt()).isEqualTo(1);
    assertThat(counts.path("room").asInt()).isZero();
  }

  @Test
  void whatIsToBeDoneMayStandBeforeTheEvent() {
    makeEvent(EVENT.replace("\"gala\"", "\"e7\"").replace("\"Gala\"", "\"Open house / 开放日 聚会\""));
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/checkin start gala", "Check-in of “Gala” is open")
        .says(
            ORGANISER, "/checkin start Gala online", "“Gala” is open for those who take part from")
        .says(ORGANISER, "/checkin report gala", "Gala", "of 2 came")
        .says(ORGANISER, "/checkin stop gala", "Check-in of “Gala” is closed")
        .says(ORGANISER, "/checkin open house", "Open house", "0 people are there")
        .says(ORGANISER, "/checkin open open house", "Check-in of “Open house")
        .says(ORGANISER, "/签到 开始 开放日 聚会", "开放日 聚会”开始签到")
        .says(ORGANISER, "/签到 开始《开放日 聚会》", "开放日 聚会”开始签到")
        .says(ORGANISER, "/签到 开放日 聚会报告", "全部到场")
        .says(ORGANISER, "/checkin undo gala P11", "P11 is not checked in");
    conversation.in(LI).says(LI, "/checkin start gala", "for organisers");
  }

  @Test
  void whichEventIsAskedAndNoOrderCountsAsAWrongWord() {
    for (int i = 0; i < 7; i++) {
      conversation
          .in(ORGANISER)
          .says(ORGANISER, "/checkin start Nowhere", "no event “Nowhere”", "Which event");
    }
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/checkin Nowhere report", "no event “Nowhere report”")
        .says(ORGANISER, "/checkin start", "Check-in of “Gala” is open");
    conversation.in(LI).says(LI, "/checkin start", "no event to come");
    makeEvent(EVENT.replace("\"gala\"", "\"e7\"").replace("\"Gala\"", "\"Tea\""));
    conversation.in(ORGANISER).says(ORGANISER, "/签到 开始", "请问是哪个活动");
    conversation.in(ORGANISER).presses(ORGANISER, "Tea");
    assertThat(telegram.said(ORGANISER)).last().asString().contains("Check-in of “Tea” is open");
  }

  @Test
  void ofASeriesTheOccurrenceThatComesNextIsMeant() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/event repeat gala weekly 3", "There are 3")
        .says(ORGANISER, "/checkin Gala start", "Check-in of “Gala” is open", "checkin gala door")
        .says(ORGANISER, "/checkin gala-2 start", "checkin gala-2 door");
  }

  @Test
  void wrongWordsAreLimitedForEachPerson() {
    String word = word("room");
    for (int i = 0; i < 6; i++) {
      conversation.in(LI).says(LI, "/checkin wrong" + i, "neither the word");
    }
    conversation.in(LI).says(LI, "/checkin " + word, "Too many wrong words");
    conversation.in(ANN).says(ANN, "/checkin " + word, "Welcome");
    assertThat(checkIns().path("counts").path("arrived").asInt()).isEqualTo(1);
  }

  @Test
  void peopleAreCheckedInFromTheListAndWalkInsAreCountedApart() {
    conversation
        .in(ORGANISER)
        .says(ORGANISER, "/checkin gala P11", "✅ P11: 1 of 2 have come")
        .says(ORGANISER, "/checkin gala P11", "checked in already")
        .says(ORGANISER, "/checkin gala Wang Wei", "Nobody called Wang Wei")
        .says(
            ORGANISER,
            "/checkin gala walk-in Wang Wei",
            "Wang Wei came without a seat",
            "1 walk-in")
        .says(ORGANISER, "/undo", "Wang Wei is not checked in")
        .says(ORGANISER, "/checkin gala undo P11", "P11 is not checked in")
        .says(ORGANISER, "/签到 gala P12", "P12：2组到了1组");
    conversation.in(LI).says(LI, "/checkin gala P12", "for organisers");
  }

  @Test
  void theOfficeChecksInByNameByKeyAndByCodeAndIsToldWhatIsWrong() {
    assertThat(
            service.api("POST", "/events/gala/checkins", "{\"name\":\"P11\"}").statusCode())
        .isEqualTo(201);
    assertThat(service
            .api("POST", "/events/gala/checkins", "{\"person\":\"u:telegram:11\"}")
            .statusCode())
        .as("already there")
        .isEqualTo(200);
    for (String nobody :
        new String[] {"{\"name\":\"Nobody\"}", "{\"person\":\"u:x:1\"}", "{\"code\":\"nonsense\"}"
        }) {
      assertThat(service.api("POST", "/events/gala/checkins", nobody).statusCode())
          .as(nobody)
          .isEqualTo(404);
    }
    for (String wrong : new String[] {
      "{}", "{\"name\":\"P11\",\"code\":\"x\"}", "{\"name\":\"P11\",\"place\":\"roof\"}"
    }) {
      assertThat(service.api("POST", "/events/gala/checkins", wrong).statusCode())
          .as(wrong)
          .isEqualTo(422);
    }
    assertThat(service.api("DELETE", "/events/gala/checkins/u:telegram:11", "").statusCode())
        .isEqualTo(200);
    assertThat(service.api("DELETE", "/events/gala/checkins/u:telegram:11", "").statusCode())
        .isEqualTo(404);
    assertThat(service.api("GET", "/events/none/checkins", "").statusCode()).isEqualTo(404);
  }

  private static String address(String said) {
    return said.substring(said.indexOf("/checkin/")).strip().split("\\s")[0];
  }

  @Test
  void aPersonalCodeIsScannedBackAndChecksInAtTheDoorAndNowhereElse() throws Exception {
    String own = address(last(LI, "/checkin gala code"));
    assertThat(scanned(own + ".png")).isEqualTo("https://alumni.example.org" + own);
    assertThat(service.send("GET", own + ".svg", "").body()).startsWith("<svg");
    assertThat(service.send("GET", own, "").body())
        .contains("Please show this at the door")
        .doesNotContain("<form");
    assertThat(service.send("POST", own, "").statusCode())
        .as("nobody checks themselves in with it")
        .isEqualTo(403);
    String said = last(ORGANISER, "/checkin gala door");
    String staff = address(said.substring(said.lastIndexOf("/checkin/")));
    String cookie = service
        .send("GET", staff, "")
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .split(";")[0];
    assertThat(service.send("GET", own, "", "Cookie", cookie).body()).contains("P11", "<form");
    assertThat(service.send("POST", own, "", "Cookie", cookie).body()).contains("P11", "1 / 2");
    assertThat(service.send("POST", own, "", "Cookie", cookie).body()).contains("Already");
    assertThat(checkIns().path("items").get(0).path("way").asText()).isEqualTo("CODE");
    String other = own.substring(0, own.length() - 1) + (own.endsWith("A") ? "B" : "A");
    assertThat(service.send("GET", other, "").statusCode()).isEqualTo(404);
  }

  @Test
  void whoBecomesAMemberAfterwardsHasComeOnceAndTheirCodeIsTheirsStill() {
    String code = address(last(ANN, "/checkin gala code"));
    conversation.in(ORGANISER).says(ORGANISER, "/checkin gala P11", "1 of 2 have come");
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    member(store, Map.of(Field.NAME, List.of("P11")), LI);
    member(store, Map.of(Field.NAME, List.of("P12")), ANN);
    conversation.in(GROUP).says(LI, "/rsvp gala yes", "have a seat");
    conversation.in(GROUP).says(ANN, "/rsvp gala yes", "have a seat");
    assertThat(checkIns().path("counts").toString())
        .contains("\"expected\":2,\"arrived\":1,\"missing\":1");
    String secret = code.substring(code.lastIndexOf('/') + 1);
    assertThat(service
            .api("POST", "/events/gala/checkins", "{\"code\":\"" + secret + "\"}")
            .statusCode())
        .isEqualTo(201);
    assertThat(checkIns().path("counts").toString())
        .contains("\"expected\":2,\"arrived\":2,\"missing\":0,\"walkIns\":0");
  }

  @Test
  void theCodeAtTheDoorSaysHowToCheckIn() throws Exception {
    String said = last(ORGANISER, "/checkin gala door");
    String picture = address(said);
    String door = picture.substring(0, picture.length() - ".png".length());
    assertThat(scanned(picture)).isEqualTo("https://alumni.example.org" + door);
    assertThat(service.send("GET", door, "").body()).contains("Check-in has not begun yet");
    String word = word("room");
    assertThat(service.send("GET", door, "").body()).contains("checkin " + word);
  }

  /** What a scanner reads in the picture. */
  private String scanned(String path) throws Exception {
    HttpResponse<byte[]> response = HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(service.url() + path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.headers().firstValue("Content-Type")).contains("image/png");
    return read(ImageIO.read(new ByteArrayInputStream(response.body())));
  }

  private static String read(BufferedImage image) throws IOException {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    try {
      return new QRCodeReader()
          .decode(new BinaryBitmap(new HybridBinarizer(
              new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
          .getText();
    } catch (com.google.zxing.ReaderException e) {
      throw new IOException("no code in the picture", e);
    }
  }
}
