package io.reunion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.platform.Await;
import io.reunion.platform.EvilTexts;
import io.reunion.platform.FormBody;
import io.reunion.platform.StandIn;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A name, a title or a text that people write is only text when it arrives, on every platform: it calls nobody, marks
 * nothing up, leads nowhere and hides nothing.
 */
class InjectionTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-18T02:00:00Z"), ZoneOffset.UTC);

  /** What hides or turns text; of invisible characters only those by which adapters part a mark from its effect. */
  private static final Pattern DECEIVING = Pattern.compile(
      "[\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\uFEFF\\u00AD\\x00-\\x08\\x0B-\\x1F\\x7F\\uE000-\\uF8FF]"
          + "|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

  private static final Set<String> ADDRESSES = Set.of("url", "href", "uri", "image", "link");

  /**
   * How one platform is written to, and what it would take for more than text.
   *
   * @param chat a group, or where it has none a person
   * @param yes its answer to everything
   * @param active what no text of a message may contain
   * @param plain the fields in which the platform takes everything as it is
   */
  private record Tongue(String chat, String yes, Pattern active, Set<String> plain) {
    static Tongue of(String chat, String yes, String active, String... plain) {
      return new Tongue(chat, yes, Pattern.compile(active, Pattern.MULTILINE), Set.of(plain));
    }
  }

  private static final String TAG = "<[A-Za-z/@#!]";
  private static final String CALL = "(?<![\\p{L}\\p{N}._%+-])@[A-Za-z]";

  /** A mark that no backslash has made a character. */
  private static String bare(String mark) {
    return "(?<!\\\\)(?:\\\\\\\\)*" + mark;
  }

  private static final String TOKEN =
      "\"access_token\":\"t\",\"accessToken\":\"t\",\"expires_in\":7200,\"expireIn\":7200";

  private static final Map<String, Tongue> TONGUES = Map.ofEntries(
      entry(
          "telegram",
          Tongue.of("-1001", "{\"ok\":true,\"result\":{\"message_id\":7}}", TAG + "|" + CALL)),
      entry("slack", Tongue.of("C123", "{\"ok\":true,\"ts\":\"1.2\",\"channel\":\"C123\"}", TAG)),
      entry(
          "feishu",
          Tongue.of(
              "oc_1",
              "{\"code\":0,\"msg\":\"ok\",\"tenant_access_token\":\"t\",\"expire\":7200,"
                  + "\"data\":{\"message_id\":\"om_1\"}}",
              TAG + "|\\]\\(|\\*\\*|^#|^>|`",
              "text")),
      entry("wecom", Tongue.of("wr1", "{\"errcode\":0}", TAG + "|\\]\\(|\\*\\*|^#|^>|`")),
      entry(
          "dingtalk",
          Tongue.of(
              "cid1",
              "{" + TOKEN + ",\"processQueryKey\":\"k\",\"success\":true,\"result\":{}}",
              TAG + "|\\]\\(|\\*\\*|^#|^>|`",
              "title",
              "content")),
      entry("wechat", Tongue.of("openid", "{\"errcode\":0," + TOKEN + "}", TAG)),
      entry("line", Tongue.of("C1", "{\"sentMessages\":[{\"id\":\"1\"}]}", "textV2")),
      entry(
          "teams",
          Tongue.of(
              "19:abc@thread.tacv2",
              "{" + TOKEN + ",\"id\":\"a7\"}",
              "<(?!br>)[A-Za-z/]",
              "summary")),
      entry("whatsapp", Tongue.of("86138", "{\"messages\":[{\"id\":\"w1\"}]}", "\\*|```|^> ")),
      entry(
          "googlechat",
          Tongue.of(
              "spaces/AAA", "{" + TOKEN + ",\"name\":\"spaces/AAA/messages/M\"}", TAG + "|\\*|`")),
      entry(
          "mattermost",
          Tongue.of(
              "c1",
              "{\"id\":\"p7\",\"username\":\"reunion\"}",
              CALL + "|" + bare("\\]") + "\\(|" + bare("`") + "|^#|^>|" + bare("\\*"))),
      entry(
          "rocketchat",
          Tongue.of(
              "GENERAL",
              "{\"success\":true,\"_id\":\"u\",\"username\":\"reunion\",\"message\":{\"_id\":\"m7\"}}",
              CALL + "|\\]\\(|`|\\*")),
      entry(
          "discord",
          Tongue.of(
              "175928847299117063",
              "{\"id\":\"7\"}",
              bare("<") + "|" + bare("\\]") + "|" + bare("`") + "|" + bare("\\*"))),
      entry(
          "qq",
          Tongue.of("GROUP1", "{" + TOKEN.replace("7200", "\"7200\"") + ",\"id\":\"1\"}", TAG)),
      entry(
          "matrix",
          Tongue.of(
              "!room:example.org",
              "{\"event_id\":\"$e\",\"user_id\":\"@bot:example.org\",\"room_id\":\"!n:example.org\"}",
              "(?!)",
              "body")),
      entry(
          "zulip",
          Tongue.of(
              "5",
              "{\"result\":\"success\",\"msg\":\"\",\"id\":42}",
              TAG + "|\\*\\*|\\]\\(|`|^#|^>")));

  private static final Set<String> UNSAFE = Set.of(
      "javascript:alert(1)",
      "tg://user?id=1",
      "https://a.example/)<@U1>|x]\"><b>*_`\u202E",
      "data:text/html,<b>",
      "weixin://dl/business");

  /** A chat of {@code platform} that can be written to. */
  static String chat(String platform) {
    return TONGUES.get(platform).chat();
  }

  /** An answer with which {@code platform} takes a message. */
  static String yes(String platform) {
    return TONGUES.get(platform).yes();
  }

  static List<String> platforms() {
    return TONGUES.keySet().stream().sorted().toList();
  }

  private static Map<AccountId, Platform> adapters() {
    return Platforms.of(new BotConfig(null, SampleAccounts.all(api.uri())), api.equipment(CLOCK));
  }

  private static Platform adapter(String platform) {
    api.answer(TONGUES.get(platform).yes());
    return adapters().get(AccountId.of(platform, "main"));
  }

  private record Said(String field, String text) {
    /** A button's label, which stands in a field of its own. */
    boolean isLabel(String label) {
      return text.equals(label)
          || (text.endsWith("…") && label.startsWith(text.substring(0, text.length() - 1)));
    }
  }

  /** The texts that arrive, and the addresses that would be opened. */
  private record Arrived(List<Said> said, List<String> addresses, String request) {
    static Arrived of(String request) {
      Arrived arrived = new Arrived(new ArrayList<>(), new ArrayList<>(), request);
      arrived.read("", request);
      return arrived;
    }

    private void read(String name, String body) {
      try {
        if (body.startsWith("{") || body.startsWith("[{")) {
          walk(name, JSON.readTree(body));
          return;
        }
      } catch (JsonProcessingException e) {
        // What only begins like JSON is a text.
      }
      if (name.isEmpty()) {
        FormBody.read(body.getBytes(UTF_8)).forEach(this::read);
      } else {
        sort(name, body);
      }
    }

    private void sort(String name, String value) {
      if (ADDRESSES.contains(name)) {
        addresses.add(value);
      } else {
        said.add(new Said(name, value));
      }
    }

    private void walk(String name, JsonNode node) {
      node.properties().forEach(field -> walk(field.getKey(), field.getValue()));
      node.elements().forEachRemaining(item -> {
        if (node.isArray()) {
          walk(name, item);
        }
      });
      if (node.isTextual()) {
        read(name.isEmpty() ? "text" : name, node.asText());
      }
    }
  }

  private static Arrived say(Platform platform, String text, List<List<Button>> buttons) {
    String name = platform.account().platform().value();
    ChatId chat = new ChatId(platform.account(), TONGUES.get(name).chat());
    int before = api.all().size();
    Future<?> sent =
        platform.send(OutboundMessage.text(chat, text, "k" + before).withButtons(buttons));
    Await.value(sent);
    return api.all().stream()
        .map(call -> call.getBodyAsString())
        .filter(body -> body.contains("Gala"))
        .map(Arrived::of)
        .reduce((first, last) -> last)
        .orElseThrow(() -> new AssertionError("nothing was sent"));
  }

  private static void assertOnlyText(String platform, String evil, Arrived arrived) {
    Tongue tongue = TONGUES.get(platform);
    String label = Markup.literal(evil);
    for (Said said : arrived.said()) {
      String text = said.text();
      assertThat(DECEIVING.matcher(text).find())
          .as("%s hides in %s", evil, text)
          .isFalse();
      if (tongue.plain().contains(said.field()) && platform.equals("feishu")) {
        assertThat(text).as("what even plain words know").doesNotContain("<", "](");
      } else if (!tongue.plain().contains(said.field()) && !said.isLabel(label)) {
        String others =
            text.replaceAll("https?://\\S+|`?/rsvp gala yes`?", "").replace("<code></code>", "");
        assertThat(tongue.active().matcher(others).find())
            .as("%s acts in %s %s", evil, said.field(), text)
            .isFalse();
        if (arrived.request().contains("AdaptiveCard")) {
          assertThat(others).as("Markdown, which only cards have").doesNotContain("](", "**");
        }
      }
    }
    assertThat(arrived.addresses())
        .as(evil)
        .allMatch(address -> address.startsWith("https://") || address.startsWith("http://"));
    assertCallsNobody(platform, arrived.request());
  }

  /** What platforms take beside the text to call people. */
  private static void assertCallsNobody(String platform, String request) {
    switch (platform) {
      case "discord" -> assertThat(request).contains("\"allowed_mentions\":{\"parse\":[]}");
      case "matrix" -> {
        assertThat(request).contains("\"m.mentions\":{}");
        String html = text(request, "formatted_body");
        assertThat(html.replaceAll("</?(br|code)>", "")).doesNotContain("<").doesNotContain("\">");
      }
      case "slack" -> assertThat(request).contains("\"parse\":\"none\"");
      case "dingtalk" -> assertThat(request).doesNotContain("\"isAtAll\":true");
      case "wecom" -> assertThat(request).doesNotContain("mentioned_list");
      default -> {}
    }
  }

  private static String text(String request, String field) {
    try {
      return JSON.readTree(request).path(field).asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  /** The marks that only a sentence of the bot's has, since what comes from outside is freed of them. */
  private static boolean isOfOurs(String text) {
    return text.chars().anyMatch(c -> c >= 0xE000 && c <= 0xF8FF);
  }

  @Test
  void everyPlatformIsTried() {
    assertThat(TONGUES.keySet()).isEqualTo(Platforms.CREDENTIALS.keySet());
  }

  /** As the bot writes them into its sentences, and as they are, should a sentence forget to. */
  @ParameterizedTest
  @MethodSource("platforms")
  void namesAndTitlesAreOnlyText(String platform) {
    Platform adapter = adapter(platform);
    for (String evil : EvilTexts.ALL) {
      String name = Markup.literal(evil);
      assertOnlyText(platform, evil, say(adapter, "Gala of 张三: " + name, List.of()));
      if (!isOfOurs(evil)) {
        assertOnlyText(platform, evil, say(adapter, "Gala of 张三\n" + evil, List.of()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void namesAndTitlesBesideButtonsAreOnlyText(String platform) {
    Platform adapter = adapter(platform);
    for (String evil : EvilTexts.ALL) {
      String name = Markup.literal(evil);
      List<List<Button>> buttons =
          List.of(List.of(new Button(name.isBlank() ? "x" : name, "rsvp gala yes")));
      assertOnlyText(platform, evil, say(adapter, "Gala\n" + name, buttons));
    }
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void aLinkLeadsToAPageOfTheWebOrNowhere(String platform) {
    Platform adapter = adapter(platform);
    for (String url : UNSAFE) {
      Arrived arrived = say(adapter, "Gala " + Markup.link("page", url), List.of());
      assertThat(arrived.addresses())
          .as(url)
          .allMatch(address -> address.startsWith("https://") || address.startsWith("http://"));
      for (Said said : arrived.said()) {
        assertThat(said.text())
            .as(url)
            .doesNotContain("\u202E", "](javascript", "](tg:", "](data:", "](weixin")
            .doesNotContain("<javascript:", "<tg:", "<data:", "<weixin:")
            .doesNotContain("href=\"javascript", "href=\"tg:", "href=\"data:", "href=\"weixin:");
      }
    }
  }
}
