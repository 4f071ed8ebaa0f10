package io.reunion;

import static io.reunion.TelegramBotApi.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Operations that succeed only once something else has happened, each answer held to the OpenAPI document. */
class ApiRareOperationsIT extends ApiCalls {
  private static final int LI = 12;

  private int count(String id, String state) {
    return good(200, "GET /announcements/{id}", "", id)
        .path("counts")
        .path(state)
        .asInt();
  }

  @Test
  void copiesOfWhichNobodyKnowsAreSentAgainByWord() {
    twoGroups();
    telegram.refuse(call -> call.path("chat_id").asLong() == -1001
        ? "{\"ok\":false,\"error_code\":502,\"description\":\"Bad Gateway\"}"
        : null);
    String id = good(201, "POST /announcements", TO_ALL).path("id").asText();
    good(200, "POST /announcements/{id}/approve", "{\"approver\":\"second\"}", id);
    soon().until(() -> count(id, "unknown") == 1 && count(id, "sent") == 1);
    telegram.refuse(call -> null);
    good(200, "POST /announcements/{id}/resend", "", id);
    soon().until(() -> count(id, "sent") == 2);
    assertThat(count(id, "unknown")).isZero();
  }

  @Test
  void theRecordOfADrawIsRead() {
    good(201, "POST /events", GALA.replace("\"telegram/main/-1001\"", ""));
    good(200, "PATCH /events/{id}", "{\"draw\":\"PENDING\"}", "gala");
    JsonNode draw = good(200, "GET /events/{id}/draw", "", "gala");
    assertThat(draw.path("state").asText()).isEqualTo("PENDING");
    assertThat(draw.path("commitment").asText()).isNotEmpty();
  }

  @Test
  void aStoryIsPublishedOnceItsPersonHasAgreed() {
    good(200, "POST /members/import", "姓名,手机\n李娜,13900000000\n");
    soon().until(() -> !good(200, "GET /members?q=lina", "").path("items").isEmpty());
    String li = good(200, "GET /members?q=lina", "").at("/items/0/id").asText();
    good(200, "POST /members/{id}/accounts", "{\"user\":\"telegram:" + LI + "\"}", li);
    String words = "{\"member\":\"" + li + "\",\"title\":\"Ten years\",\"text\":\"Well.\"}";
    String story = good(201, "POST /stories", words).path("id").asText();
    String digest = good(200, "GET /stories", "").at("/items/0/digest").asText();
    say(message(LI, LI, "/story agree " + story + " " + digest, Instant.now().getEpochSecond()));
    soon().until(() -> good(200, "GET /stories", "").at("/items/0/agreed").asBoolean());
    assertThat(good(200, "POST /stories/{id}/publish", "", story).path("public").asBoolean())
        .isTrue();
  }
}
