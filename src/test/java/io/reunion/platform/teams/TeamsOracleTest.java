package io.reunion.platform.teams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.bot.schema.Activity;
import com.microsoft.bot.schema.AdaptiveCardInvokeResponse;
import com.microsoft.bot.schema.ChannelAccount;
import com.microsoft.bot.schema.ConversationAccount;
import com.microsoft.bot.schema.Mention;
import com.microsoft.bot.schema.TextFormatTypes;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.Adapters;
import io.reunion.platform.Await;
import io.reunion.platform.RandomTexts;
import io.reunion.platform.SigningKey;
import io.reunion.platform.StandIn;
import io.reunion.platform.Webhooks;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Microsoft's own model of activities reads what we write, and we read what it writes. */
class TeamsOracleTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final AccountId ACCOUNT = AccountId.of("teams", "main");
  private static final ChatId CHANNEL = new ChatId(ACCOUNT, "19:abc@thread.tacv2");
  private static final String SENT = "/teams/v3/conversations/19%3Aabc%40thread.tacv2/activities";
  private static final SigningKey KEY = SigningKey.create();
  private static final ObjectMapper MICROSOFT = new ObjectMapper().findAndRegisterModules();

  private TeamsPlatform teams;

  @BeforeEach
  void connect() {
    api.answer("{\"id\":\"a77\"}");
    api.answer(
        "/v1/.well-known/openidconfiguration", 200, "{\"jwks_uri\":\"" + api.uri() + "/v1/keys\"}");
    api.answer("/v1/keys", 200, KEY.published("msteams"));
    api.answer("/tenant/oauth2/v2.0/token", 200, "{\"access_token\":\"t\",\"expires_in\":3600}");
    teams = (TeamsPlatform) TeamsPlatform.of(
        ACCOUNT,
        new TeamsConfig(
            Optional.of("app-1"),
            Optional.of(Secret.of("p")),
            "tenant",
            Optional.empty(),
            api.uri().resolve("/teams"),
            api.uri(),
            api.uri()),
        api.equipment(Adapters.CLOCK));
    Await.value(teams.start());
  }

  static List<String> texts() {
    return RandomTexts.of(60).toList();
  }

  private static Activity activity(String type) {
    Activity activity = new Activity(type);
    activity.setId("1485");
    activity.setChannelId("msteams");
    activity.setServiceUrl(api.uri() + "/amer/");
    activity.setTimestamp(OffsetDateTime.ofInstant(Adapters.NOW, ZoneOffset.UTC));
    activity.setFrom(new ChannelAccount("29:li", "Li"));
    activity.setRecipient(new ChannelAccount("28:bot", "Reunion"));
    ConversationAccount conversation = new ConversationAccount("19:abc@thread.tacv2");
    conversation.setIsGroup(true);
    conversation.setConversationType("channel");
    activity.setConversation(conversation);
    return activity;
  }

  private WebhookResult receive(Activity activity) throws JsonProcessingException {
    String bearer = KEY.bearer(Map.of(
        "iss",
        "https://api.botframework.com",
        "aud",
        "app-1",
        "serviceurl",
        api.uri() + "/amer/",
        "exp",
        Adapters.NOW.getEpochSecond() + 3_600));
    return teams.receive(Webhooks.post(
        Webhooks.headers().set("Authorization", bearer),
        MICROSOFT.writeValueAsString(activity).getBytes(UTF_8),
        Adapters.NOW));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void oursReadsWhatTheirsWritesAsTheirsDoes(String text) throws JsonProcessingException {
    Activity activity = activity("message");
    activity.setText("<at>Reunion</at> " + text);
    Mention mention = new Mention();
    mention.setMentioned(new ChannelAccount("28:bot", "Reunion"));
    mention.setText("<at>Reunion</at>");
    activity.setMentions(List.of(mention));
    Update.MessageReceived read = Webhooks.only(receive(activity), Update.MessageReceived.class);
    assertThat(read.mentioned()).isTrue();
    assertThat(read.chat()).isEqualTo(CHANNEL);
    assertThat(read.origin().time()).isEqualTo(Adapters.NOW);
    assertThat(read.sender().displayName()).isEqualTo("Li");
    assertThat(read.text())
        .isEqualTo(Activity.removeRecipientMentionImmutable(activity).strip());
  }

  @Test
  void oursReadsAnExecutedActionAndTheirsTheAnswer() throws JsonProcessingException {
    Activity activity = activity("invoke");
    activity.setName("adaptiveCard/action");
    activity.setReplyToId("1700");
    activity.setValue(Map.of(
        "action",
        Map.of(
            "type",
            "Action.Execute",
            "verb",
            "command",
            "data",
            Map.of("command", "rsvp gala yes"))));
    WebhookResult result = receive(activity);
    Update.ButtonPressed press = Webhooks.only(result, Update.ButtonPressed.class);
    assertThat(press.command()).isEqualTo("rsvp gala yes");
    Await.value(teams.answerPress(press, "You have a seat."));
    AdaptiveCardInvokeResponse answer = MICROSOFT.readValue(
        Await.value(((WebhookResult.Accepted) result).answer()).body().toString(),
        AdaptiveCardInvokeResponse.class);
    assertThat(answer.getStatusCode()).isEqualTo(200);
    assertThat(answer.getType()).isEqualTo("application/vnd.microsoft.activity.message");
    assertThat(answer.getValue()).isEqualTo("You have a seat.");
  }

  private static Activity sent(String path) throws JsonProcessingException {
    Activity sent = MICROSOFT.readValue(api.body(path), Activity.class);
    assertThat(sent.getProperties()).as("nothing that an activity has not").isEmpty();
    return sent;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void theirsReadsWhatOursWrites(String text) throws JsonProcessingException {
    Await.value(teams.send(Adapters.hello(CHANNEL).withText(Markup.literal(text))));
    Activity sent = sent(SENT);
    assertThat(sent.getType()).isEqualTo("message");
    assertThat(sent.getTextFormat()).isEqualTo(TextFormatTypes.XML);
    assertThat(sent.getMentions()).isEmpty();
    assertThat(sent.getText()
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&"))
        .isEqualTo(text);
  }

  @Test
  void theirsReadsACardAndAnEdit() throws JsonProcessingException {
    Await.value(teams.send(Adapters.card(CHANNEL)));
    assertThat(sent(SENT).getAttachments()).singleElement().satisfies(card -> {
      assertThat(card.getContentType()).isEqualTo("application/vnd.microsoft.card.adaptive");
      assertThat(MICROSOFT.valueToTree(card.getContent()).findValuesAsText("command"))
          .contains("rsvp gala yes", "rsvp gala no", "list gala");
    });
    Await.value(teams.edit(new MessageId("1600"), Adapters.hello(CHANNEL)));
    assertThat(sent(SENT + "/1600").getType()).isEqualTo("message");
  }
}
