package io.reunion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.reunion.platform.Ed25519Signer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Discord: interactions and webhook events in, REST out. */
final class DiscordStandIn extends PlatformStandIn {
  static final String CHANNEL = "645027906669510667";
  private static final String DIRECT = "745027906669510668";
  private static final String GUILD = "290926798626357999";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long EPOCH = 1_420_070_400_000L;

  private final Ed25519Signer key = new Ed25519Signer(new byte[32]);

  DiscordStandIn() {
    super("{\"id\":\"786008729715212400\"}");
  }

  @Override
  String config() {
    return "discord:\n  main:\n    applicationId: '1234'\n    publicKey: '"
        + HexFormat.of().formatHex(key.publicKey()) + "'\n    botToken: bot-token\n    apiBase: "
        + apiBase() + "\n";
  }

  @Override
  String group() {
    return "discord/main/" + CHANNEL;
  }

  private static String id(String person) {
    return Long.toString(53_908_232_506_183_680L + person.hashCode());
  }

  @Override
  String account(String person) {
    return "discord:" + id(person);
  }

  private Delivery signed(ObjectNode body) {
    return signed(key, body.toString());
  }

  private static Delivery signed(Ed25519Signer by, String body) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    byte[] signature = by.sign((timestamp + body).getBytes(StandardCharsets.UTF_8));
    return new Delivery(
        "POST",
        "/webhooks/discord/main",
        body,
        "Content-Type",
        "application/json",
        "X-Signature-Ed25519",
        HexFormat.of().formatHex(signature),
        "X-Signature-Timestamp",
        timestamp);
  }

  private static ObjectNode event(String type) {
    ObjectNode body =
        JSON.createObjectNode().put("version", 1).put("application_id", "1234").put("type", 1);
    body.putObject("event")
        .put("type", type)
        .put("timestamp", Instant.now().toString())
        .putObject("data");
    return body;
  }

  @Override
  Delivery entered() {
    ObjectNode event = event("APPLICATION_AUTHORIZED");
    ObjectNode given = (ObjectNode) event.path("event").path("data");
    given.put("integration_type", 0).putObject("user").put("id", id("owner")).put("username", "o");
    given
        .putObject("guild")
        .put("id", GUILD)
        .put("name", "Alumni")
        .put("system_channel_id", CHANNEL);
    return signed(event);
  }

  private static ObjectNode interaction(int type, String channel, String person) {
    long now = Instant.now().toEpochMilli();
    ObjectNode body = JSON.createObjectNode()
        .put("type", type)
        .put("id", Long.toString(((now - EPOCH) << 22) + (number() & 0x3FFFFF)))
        .put("application_id", "1234")
        .put("token", "token-" + number())
        .put("channel_id", channel);
    ObjectNode user = JSON.createObjectNode().put("id", id(person)).put("username", person);
    if (channel.equals(DIRECT)) {
      body.put("context", 1).set("user", user);
    } else {
      body.put("guild_id", GUILD).put("context", 0);
      body.putObject("member").set("user", user);
    }
    return body;
  }

  private Delivery command(String channel, String person, String text) {
    ObjectNode body = interaction(2, channel, person);
    body.putObject("data")
        .put("type", 1)
        .put("name", "reunion")
        .putArray("options")
        .addObject()
        .put("type", 3)
        .put("name", "words")
        .put("value", text);
    return signed(body);
  }

  @Override
  Delivery written(String person, String text) {
    return command(CHANNEL, person, text);
  }

  @Override
  Delivery direct(String person, String text) {
    return command(DIRECT, person, text);
  }

  @Override
  Delivery pressed(String person, String command) {
    ObjectNode body = interaction(3, CHANNEL, person);
    body.putObject("data").put("component_type", 2).put("custom_id", command);
    body.putObject("message").put("id", "786008729715212400");
    return signed(body);
  }

  @Override
  Delivery unknown() {
    return signed(event("ENTITLEMENT_CREATE"));
  }

  @Override
  Delivery forged(Delivery delivery) {
    byte[] seed = new byte[32];
    seed[0] = 1;
    return signed(new Ed25519Signer(seed), delivery.body());
  }

  private Stream<JsonNode> messages(String channel) {
    Stream<JsonNode> pushed = calls()
        .filter(call -> call.getUrl().equals("/channels/" + channel + "/messages"))
        .map(LoggedRequest::getBodyAsString)
        .map(TelegramBotApi::parse);
    return Stream.concat(pushed, responses().map(answer -> answer.path("data")));
  }

  @Override
  List<String> said() {
    return messages(CHANNEL)
        .map(message -> message.path("content").asText().replace("\\", ""))
        .toList();
  }

  @Override
  List<String> saidAlone() {
    return messages(DIRECT).map(message -> message.path("content").asText()).toList();
  }

  /** Whatever the text says, it is this that decides. */
  @Override
  boolean mentionsNobody(String text) {
    return messages(CHANNEL)
        .filter(message -> message.has("content"))
        .allMatch(message -> message.path("allowed_mentions").toString().equals("{\"parse\":[]}"));
  }
}
