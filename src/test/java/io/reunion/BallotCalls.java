package io.reunion;

import static io.reunion.redis.RedisServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.ballot.SealedBox;
import io.reunion.ballot.Terms;
import io.reunion.ballot.Voting;
import io.reunion.ballot.seal.Seal;
import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.member.ChapterNames;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Every operation of assemblies and ballots once, each held to the document. */
final class BallotCalls {
  private final ApiCalls calls;
  private final Voting voting;

  BallotCalls(ApiCalls calls, Path directory) {
    this.calls = calls;
    this.voting = Voting.of(
        ApiCalls.server.vertx(),
        ApiCalls.server.redis(),
        new MemberStore(ApiCalls.server.redis(), Clock.systemUTC()),
        ChapterNames.NONE,
        directory.resolve("keys"),
        Duration.ofMillis(50),
        Clock.systemUTC());
  }

  void all(String member) {
    calls.good(200, "POST /members/{id}/accounts", "{\"user\":\"telegram:99\"}", member);
    String assembly = calls
        .good(201, "POST /assemblies", "{\"title\": \"Assembly\", \"quorum\": \"0/1\"}")
        .path("id")
        .asText();
    String id =
        calls.good(201, "POST /ballots", """
        {"assembly": "%s", "title": "Board", "seats": 1, "method": "APPROVAL",
         "candidates": [{"name": "A"}, {"name": "B"}]}""".formatted(assembly)).path("id").asText();
    for (String name : List.of("Li", "Ann")) {
      calls.good(
          200,
          "POST /ballots/{id}/trustees",
          "{\"name\": \"%s\", \"key\": \"%s\"}"
              .formatted(name, TrusteeKey.random().open()),
          id);
    }
    String print = calls
        .good(200, "GET /ballots/{id}", "", id)
        .at("/trustees/0/fingerprint")
        .asText();
    calls.good(
        200,
        "POST /ballots/{id}/trustees/confirmed",
        "{\"fingerprints\": [\"" + print + "\"]}",
        id);
    calls.good(200, "POST /ballots/{id}/open?threshold=2", "", id);
    cast(id, new MemberId(member));
    calls.good(200, "POST /ballots/{id}/close", "", id);
    assertThat(calls.good(200, "GET /ballots/{id}/sealed", "", id).path("papers"))
        .hasSize(1);
    JsonNode tied =
        calls.good(200, "POST /ballots/{id}/papers", "{\"papers\": [[\"1\", \"2\"]]}", id);
    assertThat(tied.at("/result/tie/among")).hasSize(2);
    JsonNode drawn = calls.good(200, "POST /ballots/{id}/lot", "{\"order\": [\"2\", \"1\"]}", id);
    assertThat(drawn.at("/result/elected/0").asText()).isEqualTo("2");
    calls.good(200, "GET /ballots/{id}", "", id);
    assertThat(calls.service.api("GET", "/ballots/" + id + "/announcement", "").body())
        .contains("announce 投票结果：Board", "Result: Board", "Elected: 1 of 1");
    calls.seen.add("GET /ballots/{id}/announcement");
    calls.good(200, "GET /assemblies", "");
    for (String what : List.of("", "/roll", "/log", "/ballots")) {
      calls.good(200, "GET /assemblies/{id}" + what, "", assembly);
    }
    assertThat(
            calls.service.api("GET", "/assemblies/" + assembly + "/minutes", "").body())
        .contains("Board");
    calls.seen.add("GET /assemblies/{id}/minutes");
    calls.good(200, "POST /assemblies/{id}/close", "", assembly);
  }

  private void cast(String id, MemberId member) {
    String code =
        await(voting.ballots().get(id).compose(ballot -> voting.box().code(ballot, member)));
    JsonNode admitted =
        calls.good(200, "POST /ballots/{id}/admission", "{\"code\": \"" + code + "\"}", id);
    Seal seal = SealedBox.seal(Terms.read(admitted.path("terms").asText())).orElseThrow();
    calls.good(
        200,
        "POST /ballots/{id}/paper",
        "{\"token\": \"%s\", \"paper\": \"%s\"}"
            .formatted(admitted.path("token").asText(), Seal.text(seal.seal(List.of(0)))),
        id);
  }
}
