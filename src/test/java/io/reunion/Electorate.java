package io.reunion;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.ballot.SealedBox;
import io.reunion.ballot.Terms;
import io.reunion.ballot.seal.Seal;
import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.redis.RedisServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Members with accounts on three platforms: they ask the bot in chats and vote by the pages' requests. */
final class Electorate implements AutoCloseable {
  private static final List<String> PLATFORMS = List.of("telegram", "feishu", "wecom");

  final TelegramBotApi telegram = new TelegramBotApi();
  final FeishuApi feishu = new FeishuApi();
  final WeComApi wecom = new WeComApi();
  private final RedisServer redis;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> wecomAnswers = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private ServiceProcess service;

  /** Somebody with one account or two; {@code number} is that of the account on its platform. */
  record Voter(MemberId member, int number, List<String> platforms) {
    String first() {
      return platforms.get(0);
    }
  }

  /** What a voter's browser has: the token, the terms, and then the sealed paper. */
  record Browser(Voter voter, String token, String terms) {}

  Electorate(RedisServer redis) {
    this.redis = redis;
  }

  String config() {
    return telegram.config() + feishu.config() + wecom.config();
  }

  /** From now on they talk to this one. */
  void talkTo(ServiceProcess other) {
    service = other;
  }

  /** Members; the first {@code twice} of them with two accounts. Their numbers begin with {@code from}. */
  List<Voter> join(int from, int many, int twice) {
    MemberStore members = new MemberStore(redis.redis(), Clock.systemUTC());
    List<Voter> voters = new ArrayList<>();
    for (int i = from; i < from + many; i++) {
      List<String> platforms = new ArrayList<>(List.of(PLATFORMS.get(i % 3)));
      if (i < from + twice) {
        platforms.add(PLATFORMS.get((i + 1) % 3));
      }
      Member fresh = Member.unstored(
          MemberId.random(), new Particulars(Map.of(Field.NAME, List.of("Voter " + i))));
      RedisServer.await(members.put(fresh));
      for (String platform : platforms) {
        RedisServer.await(members.link(fresh.id(), UserId.of(platform, user(platform, i))));
      }
      voters.add(new Voter(fresh.id(), i, platforms));
    }
    return voters;
  }

  static String user(String platform, int number) {
    return switch (platform) {
      case "telegram" -> Integer.toString(number);
      case "feishu" -> "ou_" + number;
      default -> "w" + number;
    };
  }

  /** Writes {@code words} directly to the bot; an answer that is lost with the process does not matter. */
  void write(Voter voter, String platform, String words) {
    String user = user(platform, voter.number());
    try {
      switch (platform) {
        case "telegram" ->
          TelegramBotApi.post(
              service,
              TelegramBotApi.message(
                  voter.number(), voter.number(), words, Instant.now().getEpochSecond()));
        case "feishu" ->
          FeishuApi.post(service, FeishuApi.message("oc_p2p_" + voter.number(), user, words, ""));
        default -> {
          HttpResponse<String> said = wecom.post(service, wecom.message("", user, words));
          if (said.statusCode() == 200 && !said.body().isBlank()) {
            wecomAnswers.merge(
                user, wecom.opened(said).path("stream").path("content").asText(), String::concat);
          }
        }
      }
    } catch (UncheckedIOException e) {
      return; // as when the service is being started again
    }
  }

  /** Everything that a voter was told on {@code platform}, by number. */
  private Map<Integer, String> told(String platform) {
    Map<Integer, String> told = new HashMap<>();
    switch (platform) {
      case "telegram" ->
        telegram
            .calls("sendMessage")
            .forEach(call -> told.merge(
                call.path("chat_id").asInt(), call.path("text").asText() + "\n", String::concat));
      case "feishu" ->
        feishu.sent().stream()
            .filter(call -> call.path("receive_id").asText().startsWith("oc_p2p_"))
            .forEach(call -> told.merge(
                Integer.parseInt(call.path("receive_id").asText().substring("oc_p2p_".length())),
                FeishuApi.shown(call) + "\n",
                String::concat));
      default ->
        wecomAnswers.forEach((user, text) -> told.put(Integer.parseInt(user.substring(1)), text));
    }
    return told;
  }

  String told(Voter voter, String platform) {
    return told(platform).getOrDefault(voter.number(), "");
  }

  void settle() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() ->
            RedisServer.<List<String>>await(redis.redis().call(c -> c.keys("inbox:*:journal")))
                .stream()
                .allMatch(
                    key -> RedisServer.<Long>await(redis.redis().call(c -> c.xlen(key))) == 0));
  }

  /** All ask for their links, again where no answer came; in the order in which they asked first. */
  Map<Voter, String> links(String ballot, List<Voter> voters, int account) {
    Map<Voter, String> links = new HashMap<>();
    for (int round = 0; round < 6 && links.size() < voters.size(); round++) {
      voters.stream()
          .filter(voter -> !links.containsKey(voter))
          .forEach(voter -> write(
              voter, voter.platforms().get(account % voter.platforms().size()), "vote " + ballot));
      settle();
      for (String platform : PLATFORMS) {
        Map<Integer, String> told = told(platform);
        voters.stream()
            .filter(voter ->
                voter.platforms().get(account % voter.platforms().size()).equals(platform))
            .forEach(voter -> fresh(ballot, told.getOrDefault(voter.number(), ""))
                .forEach(code -> links.put(voter, code)));
      }
    }
    used.addAll(links.values());
    return links;
  }

  private List<String> fresh(String ballot, String text) {
    List<String> codes = new ArrayList<>();
    // As Feishu shows it, and Telegram.
    String shown = text.replace("&#35;", "#").replace("&#95;", "_");
    Matcher matcher = Pattern.compile("/vote#" + ballot + "\\.([\\w-]+)").matcher(shown);
    while (matcher.find()) {
      if (!used.contains(matcher.group(1))) {
        codes.add(matcher.group(1));
      }
    }
    return codes;
  }

  HttpResponse<String> post(String ballot, String what, String body) {
    return service.send(
        "POST", "/api/v1/ballots/" + ballot + "/" + what, body, "Content-Type", "application/json");
  }

  Browser enter(String ballot, Voter voter, String code) {
    JsonNode admitted = TelegramBotApi.parse(
        post(ballot, "admission", "{\"code\": \"" + code + "\"}").body());
    return new Browser(
        voter, admitted.path("token").asText(), admitted.path("terms").asText());
  }

  static String sealed(Browser browser, List<Integer> choices) {
    Seal seal = SealedBox.seal(Terms.read(browser.terms())).orElseThrow();
    return Seal.text(seal.seal(choices));
  }

  /** Begins to put the paper in; the answer's body, or nothing where the service ended meanwhile. */
  CompletableFuture<String> cast(String ballot, Browser browser, String paper) {
    HttpRequest request = HttpRequest.newBuilder(
            URI.create(service.url() + "/api/v1/ballots/" + ballot + "/paper"))
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(
            "{\"token\": \"%s\", \"paper\": \"%s\"}".formatted(browser.token(), paper)))
        .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .handle((answer, failure) -> failure == null ? answer.body() : "");
  }

  @Override
  public void close() {
    telegram.close();
    feishu.close();
    wecom.close();
  }
}
