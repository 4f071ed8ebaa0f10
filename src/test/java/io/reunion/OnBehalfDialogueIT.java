package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Answers for others, in many words, through the interpreter to the event's answers: who stands how then. Nobody of them
 * speaks for the one who writes.
 */
class OnBehalfDialogueIT extends Dialogue {
  private static final String WIDE = """
      {"id":"gala","title":"Gala","startsAt":"2026-12-12T18:00:00+08:00","place":"Hall",
       "partyLimit":4,"chats":["telegram/main/-1001"]}""";

  /** Before "=>" what is written, behind it what follows from it alone; "-" for nothing. */
  private static final String SENTENCES = """
      代 张三 报名 gala => 张三 ACCEPTED 1
      代张三报名 gala => 张三 ACCEPTED 1
      代替李四报名 gala => 李四 ACCEPTED 1
      代表王芳报名 gala 2人 => 王芳 ACCEPTED 2
      帮王老师报名 => 王老师 ACCEPTED 1
      为王老师报名 gala => 王老师 ACCEPTED 1
      帮小李报一个 gala => 小李 ACCEPTED 1
      替我同学赵六报名 gala => 赵六 ACCEPTED 1
      把王老师加上 => 王老师 ACCEPTED 1
      给张三、李四、王五报名 gala => 张三 ACCEPTED 1, 李四 ACCEPTED 1, 王五 ACCEPTED 1
      帮张三和李四报名 => 张三 ACCEPTED 1, 李四 ACCEPTED 1
      替李雷和他太太报名 gala => 李雷 ACCEPTED 2
      我替老张报名，他带一个人 => 老张 ACCEPTED 2
      帮我爱人报名 gala => P11的爱人 ACCEPTED 1
      给我妈报个名 => P11的妈 ACCEPTED 1
      帮我爸妈报名 gala => P11的爸妈 ACCEPTED 2
      帮我爸妈也报名 => P11的爸妈 ACCEPTED 2
      替他报名 gala => -
      替王伟请假 gala => -
      张三那边取消 gala => -
      张三说他也来 gala => -
      sign up Li Lei and his wife for the gala => Li Lei ACCEPTED 2
      sign up Li Lei and his wife => Li Lei ACCEPTED 2
      put my mom down for the gala => P11’s mom ACCEPTED 1
      sign up my wife for the gala => P11’s wife ACCEPTED 1
      RSVP for my husband to the gala => P11’s husband ACCEPTED 1
      put Zhang San down for the gala => Zhang San ACCEPTED 1
      rsvp yes for Ann Smith => Ann Smith ACCEPTED 1
      register Bob and Carol for the gala => Bob ACCEPTED 1, Carol ACCEPTED 1
      please add Ann Smith and Bob Jones to the gala => Ann Smith ACCEPTED 1, Bob Jones ACCEPTED 1
      I'm signing up on behalf of Mary for the gala, 3 people => Mary ACCEPTED 3
      count Ann Smith in for the gala => Ann Smith ACCEPTED 1
      Tom can't make it to the gala => Tom DECLINED 0
      Li Lei says maybe for the gala => -
      Ann maybe for the gala => -
      sign my parents up for the gala => P11’s parents ACCEPTED 2
      sign up my parents for the gala => P11’s parents ACCEPTED 2
      can you put Dr. Wang on the list for the gala? => Wang ACCEPTED 1
      put Ann Smith on the guest list for the gala => Ann Smith ACCEPTED 1
      sign him up for the gala => -
      my wife is coming to the gala too => -
      """;

  /** The same of somebody who is on the list already: they are off it, and nobody else is. */
  private static final String OFF = """
      把张三从 gala 名单里去掉
      帮张三取消 gala
      替张三请假 gala
      张三那边取消 gala
      take 张三 off the gala list
      /rsvp gala cancel for 张三
      """;

  /** The same of the speaker's mother. */
  private static final String MOTHER_OFF = """
      please cancel my mum
      cancel for my mum
      cancel my mum's registration
      withdraw it for my mum
      取消我妈的报名
      帮我妈取消
      """;

  private Map<String, String> standing() {
    Map<String, String> standing = new TreeMap<>();
    parse(service.api("GET", "/events/gala/rsvps", "").body())
        .path("items")
        .forEach(item -> standing.put(
            item.path("name").asText(),
            item.path("status").asText() + " " + item.path("seats").asInt()));
    return standing;
  }

  private void clear(String... names) {
    for (String name : names) {
      conversation.in(LI).answers(LI, "/rsvp gala cancel for " + name);
    }
    assertThat(standing()).as("after clearing %s", (Object) names).isEmpty();
  }

  @Test
  void whoeverNeverAnsweredCannotBeCancelled() {
    makeEvent(WIDE);
    conversation
        .in(GROUP)
        .says(LI, "/rsvp gala yes +1", "You have 2 seats")
        .says(LI, "@alumni_bot 帮我妈取消 gala", "P11的妈没有报过名")
        .says(LI, "/rsvp gala cancel for Zoe", "Nobody named Zoe has answered");
    assertThat(standing()).containsOnlyKeys("P11");
    conversation
        .in(GROUP)
        .says(LI, "/undo", "taken back")
        .says(LI, "/rsvp gala yes for Zoe", "Zoe");
    conversation.in(GROUP).says(LI, "/rsvp gala cancel for Zoe", "Zoe").says(LI, "/undo", "Zoe");
    assertThat(standing()).containsOnlyKeys("Zoe");
  }

  @Test
  void whoeverIsSpokenForStandsAsWasSaidAndTheSpeakerDoesNot() {
    makeEvent(WIDE);
    for (String line : SENTENCES.lines().toList()) {
      String[] parts = line.split(" => ", 2);
      Map<String, String> expected = new TreeMap<>();
      if (!parts[1].equals("-")) {
        for (String one : parts[1].split(", ")) {
          int at = one.replaceFirst(" \\d+$", "").lastIndexOf(' ');
          expected.put(one.substring(0, at), one.substring(at + 1));
        }
      }
      conversation.in(LI).answers(LI, parts[0]);
      assertThat(standing()).as(parts[0]).isEqualTo(expected);
      clear(expected.keySet().toArray(String[]::new));
    }
  }

  @Test
  void whoeverIsTakenOffIsGoneAndTheSpeakerStays() {
    makeEvent(WIDE);
    conversation.in(LI).says(LI, "/rsvp gala yes +1", "You have 2 seats");
    for (String line : OFF.lines().toList()) {
      conversation.in(LI).answers(LI, "/rsvp gala yes for 张三");
      assertThat(standing()).containsEntry("张三", "ACCEPTED 1");
      conversation.in(LI).answers(LI, line);
      assertThat(standing()).as(line).isEqualTo(Map.of("P11", "ACCEPTED 2"));
    }
  }

  @Test
  void whoCancelsARelativeKeepsTheirOwnSeats() {
    makeEvent(WIDE);
    conversation.in(LI).says(LI, "/rsvp gala yes +1", "You have 2 seats");
    for (String line : MOTHER_OFF.lines().toList()) {
      boolean chinese = line.contains("我妈");
      conversation.in(LI).answers(LI, chinese ? "帮我妈报名" : "sign up my mum");
      assertThat(standing()).as("before " + line).hasSize(2);
      conversation.in(LI).answers(LI, line);
      assertThat(standing()).as(line).isEqualTo(Map.of("P11", "ACCEPTED 2"));
    }
  }

  @Test
  void undoSaysWhoseAnswerItTakesBackAndNotHowThatWasWritten() {
    makeEvent(WIDE);
    conversation.in(LI).says(LI, "给我妈报个名", "P11的妈");
    assertThat(conversation.in(LI).answers(LI, "undo").toString())
        .contains("P11的妈")
        .doesNotContain("my 妈");
    assertThat(standing()).as("undone in another language than it was said in").isEmpty();
  }
}
