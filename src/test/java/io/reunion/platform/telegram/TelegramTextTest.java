package io.reunion.platform.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.config.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramTextTest {
  private static final TelegramBot BOT = new TelegramBot(123456, "alumni_bot");
  private static final TelegramBot UNKNOWN = new TelegramBot(0, "");

  /** Without entities. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hello|hello|false|false",
        "@alumni_bot find li|find li|true|false",
        "@ALUMNI_BOT, find li|find li|true|false",
        "请@alumni_bot 报名|请 报名|true|false",
        "@alumni_bots find|@alumni_bots find|false|false",
        "x@alumni_bot find|x@alumni_bot find|false|false",
        "/help|/help|false|false",
        "/help@alumni_bot|/help|true|false",
        "/rsvp@alumni_bot gala yes|/rsvp gala yes|true|false",
        "/rsvp@other_bot gala|/rsvp@other_bot gala|false|true",
        "see /help|see /help|false|false",
        "@alumni_bot|''|true|false",
        "@alumni_bot @alumni_bot a @alumni_bot b|a b|true|false"
      })
  void searchesATextWithoutEntities(String text, String plain, boolean mentioned, boolean foreign) {
    assertThat(TelegramText.read(text, null, BOT))
        .isEqualTo(new TelegramText.Read(plain, mentioned, foreign));
  }

  @Test
  void believesEntitiesWhereThereAreAny() {
    String text = "`@alumni_bot` is the bot";
    assertThat(TelegramText.read(
            text, entities("[{\"type\":\"code\",\"offset\":0,\"length\":13}]"), BOT))
        .isEqualTo(new TelegramText.Read(text, false, false));
  }

  @Test
  void countsInUtf16() {
    String text = "😀😀 @alumni_bot 你好";
    assertThat(TelegramText.read(
            text, entities("[{\"type\":\"mention\",\"offset\":5,\"length\":11}]"), BOT))
        .isEqualTo(new TelegramText.Read("😀😀 你好", true, false));
  }

  @Test
  void takesAnUnorderedOverlappingListOfEntities() {
    String text = "@alumni_bot x @alumni_bot";
    assertThat(TelegramText.read(
            text,
            entities(
                "[{\"type\":\"mention\",\"offset\":14,\"length\":11},"
                    + "{\"type\":\"mention\",\"offset\":0,\"length\":11},"
                    + "{\"type\":\"text_mention\",\"offset\":0,\"length\":11,\"user\":{\"id\":123456}}]"),
            BOT))
        .isEqualTo(new TelegramText.Read("x", true, false));
  }

  @Test
  void answersToACommandInTheMiddleOnlyByName() {
    String text = "please /rsvp@alumni_bot gala";
    assertThat(TelegramText.read(
            text, entities("[{\"type\":\"bot_command\",\"offset\":7,\"length\":16}]"), BOT))
        .isEqualTo(new TelegramText.Read("please /rsvp gala", true, false));
    assertThat(TelegramText.read(
            "please /x@other_bot",
            entities("[{\"type\":\"bot_command\",\"offset\":7,\"length\":12}]"),
            BOT))
        .isEqualTo(new TelegramText.Read("please /x@other_bot", false, false));
  }

  @Test
  void takesEveryNamedCommandWhileItsNameIsUnknown() {
    assertThat(TelegramText.read("/rsvp@some_bot gala", null, UNKNOWN))
        .isEqualTo(new TelegramText.Read("/rsvp gala", true, false));
    assertThat(TelegramText.read("@some_bot gala", null, UNKNOWN).mentioned()).isFalse();
  }

  @Test
  void knowsItsIdFromTheToken() {
    assertThat(TelegramBot.of(Secret.of("123456:AAH"), Optional.of("@alumni_bot")))
        .isEqualTo(BOT);
    assertThat(TelegramBot.of(Secret.of("TOKEN"), Optional.empty())).isEqualTo(UNKNOWN);
  }

  private static JsonNode entities(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
