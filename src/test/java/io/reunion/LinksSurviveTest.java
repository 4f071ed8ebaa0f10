package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.platform.Adapters;
import io.reunion.platform.Await;
import io.reunion.platform.StandIn;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An address of the web, however many of a platform's marks it holds, leads on every platform to where it leads. */
class LinksSurviveTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A chat on each platform. */
  private static final Map<String, String> CHATS = Map.ofEntries(
      Map.entry("feishu", "oc_1"),
      Map.entry("wecom", "wr1"),
      Map.entry("dingtalk", "cid1=="),
      Map.entry("wechat", "openid"),
      Map.entry("line", "C1"),
      Map.entry("telegram", "-1001"),
      Map.entry("slack", "C1"),
      Map.entry("teams", "19:abc@thread.tacv2"),
      Map.entry("whatsapp", "861"),
      Map.entry("googlechat", "spaces/AAA"),
      Map.entry("mattermost", "c1"),
      Map.entry("rocketchat", "GENERAL"),
      Map.entry("discord", "290926798626357999"),
      Map.entry("qq", "C9F778FE6ADF9D1D1DBE395BF744A33A"),
      Map.entry("matrix", "!r:example.org"),
      Map.entry("zulip", "5"));

  /** As the booth's are; as those of other services are; and with all that is a mark somewhere. */
  private static final List<String> LINKS = List.of(
      "https://bot.example/vote#gala.Ab_c-9~x_",
      "https://bot.example/#_Ab__c_",
      "https://bot.example/a?x=1&y=_2_&z=*3*~4~~5~~#(6)_&w",
      "https://bot.example/~li/a(b)c*d*$$e$$",
      "https://bot.example/@li/-+!',;=%E6%99%9A%5F");

  /** What a client takes for an address in a text. */
  private static final Pattern ADDRESS =
      Pattern.compile("https?://bot\\.example[A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]*");

  /** What is shown instead of the address after it. */
  private static final Pattern LABEL = Pattern.compile("\\[[^\\[\\]]*](?=\\()");

  static Stream<String> names() {
    return SampleAccounts.all(URI.create("https://api.example")).keySet().stream()
        .map(account -> account.platform().value());
  }

  @BeforeEach
  void sayYes() {
    api.answer("{\"ok\":true,\"success\":true,\"code\":0,\"errcode\":0,\"access_token\":\"t\","
        + "\"accessToken\":\"t\",\"tenant_access_token\":\"t\",\"expires_in\":7200,\"expireIn\":7200,"
        + "\"expire\":7200,\"id\":\"1\",\"name\":\"spaces/AAA/messages/M\",\"event_id\":\"$1\","
        + "\"ts\":\"1.1\",\"channel\":\"C1\",\"processQueryKey\":\"q\",\"message\":{\"_id\":\"m\"},"
        + "\"messages\":[{\"id\":\"w\"}],\"data\":{\"message_id\":\"om_1\"},"
        + "\"sentMessages\":[{\"id\":\"1\"}]}");
    for (String path : List.of("/api/v1/messages", "/api/v1/messages/1")) {
      api.answer(path, 200, "{\"result\":\"success\",\"msg\":\"\",\"id\":1}");
    }
    api.answer(
        "/bot" + "k".repeat(43) + "/sendMessage",
        200,
        "{\"ok\":true,\"result\":{\"message_id\":1}}");
  }

  /** Every text of the requests that send {@code message}; those within a text too. */
  private static List<String> texts(String name, OutboundMessage message) {
    Platform platform = Platforms.of(
            new BotConfig(null, SampleAccounts.all(api.uri())), api.equipment(Adapters.CLOCK))
        .get(AccountId.of(name, "main"));
    Await.value(platform.send(message));
    List<String> texts = new ArrayList<>();
    for (LoggedRequest call : api.all()) {
      String body = call.getBodyAsString();
      if (body.startsWith("{")) {
        texts(body, texts);
      } else {
        texts.add(URLDecoder.decode(body, StandardCharsets.UTF_8));
      }
    }
    return texts;
  }

  private static void texts(String value, List<String> into) {
    if (!value.startsWith("{")) {
      into.add(value);
      return;
    }
    try {
      texts(JSON.readTree(value), into);
    } catch (JsonProcessingException e) {
      into.add(value);
    }
  }

  private static void texts(JsonNode node, List<String> into) {
    if (node.isTextual()) {
      texts(node.asText(), into);
    } else {
      // Of a title beside the text there may be only the beginning.
      node.properties().stream()
          .filter(field ->
              !field.getKey().equals("title") || !field.getValue().asText().endsWith("…"))
          .forEach(field -> texts(field.getValue(), into));
      if (node.isArray()) {
        node.forEach(child -> texts(child, into));
      }
    }
  }

  private static OutboundMessage message(String name, String text) {
    return OutboundMessage.text(
        new ChatId(AccountId.of(name, "main"), CHATS.getOrDefault(name, "")), text, "k1");
  }

  /** Where somebody comes who opens what these texts show. */
  private static List<String> opened(String name, List<String> texts) {
    return texts.stream()
        .map(text -> LABEL.matcher(text).replaceAll(""))
        .flatMap(text -> ADDRESS.matcher(text).results())
        .map(MatchResult::group)
        .map(found -> unescaped(name, found))
        .map(LinksSurviveTest::withoutBracket)
        .toList();
  }

  private static String unescaped(String name, String address) {
    return List.of("slack", "telegram", "teams", "matrix").contains(name)
        ? address.replace("&#39;", "'").replace("&amp;", "&")
        : address;
  }

  /** The one that closes a link. */
  private static String withoutBracket(String address) {
    long open = address.chars().filter(c -> c == '(').count();
    long closed = address.chars().filter(c -> c == ')').count();
    return closed > open ? address.substring(0, address.lastIndexOf(')')) : address;
  }

  private static String decoded(String address) {
    return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void assertOpens(String name, String link, OutboundMessage message) {
    api.forget();
    sayYes();
    List<String> opened = opened(name, texts(name, message));
    assertThat(opened)
        .as(message.text())
        .isNotEmpty()
        .allSatisfy(found -> assertThat(decoded(found)).isEqualTo(decoded(link)))
        .allSatisfy(found -> assertThat(found.contains("#")).isEqualTo(link.contains("#")));
  }

  @ParameterizedTest
  @MethodSource("names")
  void anAddressInATextOpens(String name) {
    for (String link : LINKS) {
      for (String text : List.of(
          "Vote at " + link + " now",
          "投票：" + link + "\n好",
          "（" + link + "）",
          Markup.bold("Gala") + " " + link,
          Markup.bold("到 " + link + " 投票"))) {
        assertOpens(name, link, message(name, text));
        assertOpens(
            name,
            link,
            message(name, text).withButtons(List.of(List.of(new Button("Come", "rsvp gala yes")))));
      }
      assertOpens(name, link, message(name, "See " + Markup.link("the booth", link)));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void anAddressOnAButtonIsShownAsItIs(String name) {
    for (String link : List.of("https://bot.example", "https://b.example/#_", "x://b#_~*(1)&_")) {
      api.forget();
      sayYes();
      OutboundMessage card =
          message(name, "Gala").withButtons(List.of(List.of(new Button(link, "rsvp gala yes"))));
      assertThat(texts(name, card)).as(link).anyMatch(text -> shows(name, text, link));
    }
  }

  /** Words of ours as words: with look-alikes of what would be marks. */
  private static boolean shows(String name, String text, String link) {
    String shown = decoded(unescaped(name, text).replace("%", "%25").replace("%255F", "%5F"))
        .replaceAll("\\\\(.)", "$1")
        .replace('∗', '*')
        .replace('＿', '_')
        .replace('∼', '~');
    return shown.contains(link);
  }

  @Test
  void everyPlatformIsHere() {
    assertThat(names()).containsExactlyInAnyOrderElementsOf(CHATS.keySet());
  }
}
