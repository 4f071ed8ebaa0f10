package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** Another bot sits in the group, and answers whatever it reads with a command: nobody may begin to answer it. */
class OtherBotsIT extends Dialogue {
  private static final long ROBOT = 4_711;
  private static final int ROUNDS = 20;

  private JsonNode botSays(long chat, String words) {
    ObjectNode update = message(chat, ROBOT, words, clock.instant().getEpochSecond());
    ((ObjectNode) update.at("/message/from")).put("is_bot", true);
    return update;
  }

  @Test
  void twoBotsDoNotBeginToTalk() {
    makeEvent();
    int before = telegram.said(GROUP).size();
    for (int round = 0; round < ROUNDS; round++) {
      conversation.work(botSays(GROUP, "/rsvp gala yes"));
      conversation.work(botSays(GROUP, "@alumni_bot what can you do?"));
      conversation.work(botSays(ROBOT, "/help"));
    }
    assertThat(telegram.said(GROUP)).hasSize(before);
    assertThat(telegram.said(ROBOT)).isEmpty();
    assertThat(rsvps()).isEmpty();
    conversation.in(GROUP).says(LI, "/rsvp gala yes", "seat");
  }
}
