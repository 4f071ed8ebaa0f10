package io.reunion.platform.mattermost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.Update;
import io.reunion.chat.WebhookResult;
import io.reunion.config.Secret;
import io.reunion.platform.Adapters;
import io.reunion.platform.Await;
import io.reunion.platform.RandomTexts;
import io.reunion.platform.StandIn;
import io.reunion.platform.Webhooks;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.bis5.mattermost.model.OutgoingWebhookPayload;
import net.bis5.mattermost.model.Post;
import net.bis5.mattermost.model.PostAction.PostActionIntegrationRequest;
import net.bis5.mattermost.model.PostAction.PostActionIntegrationResponse;
import net.bis5.mattermost.model.SlackAttachment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Another's model of Mattermost's posts reads what we write, and we read what it writes. */
class MattermostOracleTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final AccountId ACCOUNT = AccountId.of("mattermost", "main");
  private static final ChatId TOWN = new ChatId(ACCOUNT, "c1");
  private static final String CALLBACK = "https://bot.example/webhooks/mattermost/main";

  /** It knows the buttons of a card, but not what gives them their colour. */
  private static final ObjectMapper THEIRS =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

  private MattermostPlatform mattermost;

  @BeforeEach
  void connect() {
    api.answer("{\"id\":\"p77\"}");
    api.answer("/api/v4/users/me", 200, "{\"id\":\"ubot\",\"username\":\"reunion\"}");
    mattermost = new MattermostPlatform(
        ACCOUNT,
        new MattermostConfig(
            Secret.of("t"),
            List.of(Secret.of("hook")),
            Optional.of(URI.create(CALLBACK)),
            "reunion",
            api.uri()),
        api.equipment(Adapters.CLOCK));
    Await.value(mattermost.start());
  }

  static List<String> texts() {
    return RandomTexts.of(60).toList();
  }

  private WebhookResult receive(Object payload) throws JsonProcessingException {
    return mattermost.receive(Webhooks.post(
        Webhooks.headers().set("Content-Type", "application/json"),
        THEIRS.writeValueAsString(payload).getBytes(UTF_8),
        Adapters.NOW));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void oursReadsWhatTheirsWrites(String text) throws JsonProcessingException {
    OutgoingWebhookPayload payload = new OutgoingWebhookPayload();
    payload.setToken("hook");
    payload.setTeamId("t1");
    payload.setTeamDomain("alumni");
    payload.setChannelId("c1");
    payload.setChannelName("town");
    payload.setTimestamp(Adapters.NOW.toEpochMilli());
    payload.setUserId("uli");
    payload.setUserName("li");
    payload.setPostId("p1");
    payload.setText("@reunion " + text);
    payload.setTriggerWord("@reunion");
    Update.MessageReceived read = Webhooks.only(receive(payload), Update.MessageReceived.class);
    assertThat(read.text()).isEqualTo(text);
    assertThat(read.chat()).isEqualTo(TOWN);
    assertThat(read.origin().time()).isEqualTo(Adapters.NOW);
    assertThat(read.sender().displayName()).isEqualTo("li");
  }

  private Post sent() throws JsonProcessingException {
    return THEIRS.readValue(api.body("/api/v4/posts"), Post.class);
  }

  @Test
  void aButtonOfOursIsPressedAsTheirsSaysAndTheirsReadsTheAnswer() throws JsonProcessingException {
    Await.value(mattermost.send(Adapters.card(TOWN)));
    Post card = sent();
    assertThat(card.getChannelId()).isEqualTo("c1");
    assertThat(card.getMessage()).isEqualTo("Gala");
    assertThat(card.getPendingPostId()).startsWith("ubot:");
    List<SlackAttachment> rows = THEIRS.convertValue(
        card.getProps().get("attachments"), new TypeReference<List<SlackAttachment>>() {});
    assertThat(rows).hasSize(2);
    var button = rows.get(0).getActions().get(0);
    assertThat(button.getName()).isEqualTo("参加");
    assertThat(button.getIntegration().getUrl()).isEqualTo(CALLBACK);
    PostActionIntegrationRequest request = new PostActionIntegrationRequest();
    request.setUserId("uli");
    request.setPostId("p77");
    request.setChannelId("c1");
    request.setTeamId("t1");
    request.setTriggerId("tr1");
    request.setType("button");
    request.setContext(THEIRS.convertValue(
        button.getIntegration().getContext(), new TypeReference<Map<String, String>>() {}));
    WebhookResult result = receive(request);
    Update.ButtonPressed press = Webhooks.only(result, Update.ButtonPressed.class);
    assertThat(press.command()).isEqualTo("rsvp gala yes");
    Await.value(mattermost.answerPress(press, "You have a seat."));
    PostActionIntegrationResponse answer = THEIRS.readValue(
        Await.value(((WebhookResult.Accepted) result).answer()).body().toString(),
        PostActionIntegrationResponse.class);
    assertThat(answer.getEphemeralText()).isEqualTo("You have a seat.");
  }
}
