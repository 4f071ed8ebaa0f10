package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.ballot.SealedBox;
import io.reunion.ballot.Terms;
import io.reunion.ballot.seal.Seal;
import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.member.Field;
import io.reunion.member.MemberStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A sealed ballot from its draft in a chat to the result that the trustees found on machines of their own. */
class BallotDialogueIT extends Dialogue {
  private Conversation admin;

  @BeforeEach
  void people() {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    member(store, Map.of(Field.NAME, List.of("李明")), LI);
    member(store, Map.of(Field.NAME, List.of("Ann Lee")), ANN);
    admin = conversation.in(ADMIN);
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private String answer(String words) {
    return admin.answers(ADMIN, words).get(0);
  }

  private String link(long person, String ballot) {
    String answer = conversation.in(person).answers(person, "/vote " + ballot).get(0);
    assertThat(answer).contains("2 trustees together", "protects you from", "Fewer than 10");
    return found(answer, "/vote#" + ballot + "\\.([\\w-]+)");
  }

  private HttpResponse<String> post(String path, String body) {
    return service.send(
        "POST", "/api/v1/ballots/" + path, body, "Content-Type", "application/json");
  }

  private HttpResponse<String> vote(String ballot, String code, Integer... choices) {
    JsonNode admitted =
        parse(post(ballot + "/admission", "{\"code\": \"" + code + "\"}").body());
    Seal seal = SealedBox.seal(Terms.read(admitted.path("terms").asText())).orElseThrow();
    String paper = Seal.text(seal.seal(List.of(choices)));
    return post(
        ballot + "/paper",
        "{\"token\": \"%s\", \"paper\": \"%s\"}"
            .formatted(admitted.path("token").asText(), paper));
  }

  private static String run(String... words) {
    StringWriter out = new StringWriter();
    CommandLine line =
        new CommandLine(words[0].equals("key") ? new BallotKeyCommand() : new BallotOpenCommand());
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
    line.execute(List.of(words).subList(1, words.length).toArray(String[]::new));
    return out.toString();
  }

  @Test
  void anElectionIsSealedInSecretAndCountedByItsTrustees() throws IOException {
    answer("/assembly new General assembly | 1/2");
    String id =
        found(answer("/ballot new Board | stv 1 | Li: teacher; Bob; Eve"), "(b[0-9a-z]{5})");
    Path first = directory.resolve("first.json");
    Path second = directory.resolve("second.json");
    conversation
        .in(LI)
        .says(
            LI,
            "/ballot trustee " + id + " " + run("key", first.toString()).strip(),
            "李明 offers to be a trustee");
    conversation
        .in(ANN)
        .says(
            ANN,
            "/ballot trustee " + id + " " + run("key", second.toString()).strip(),
            "Ann Lee offers to be a trustee");
    assertThat(answer("/ballot open " + id)).contains("2 to 5 trustees");
    String offered = answer("/ballot " + id);
    assertThat(offered).contains("Trustees: none yet", "not confirmed");
    String fingerprints = found(offered, "李明 \\(<code>([0-9a-f]{16})<") + " "
        + found(offered, "Ann Lee \\(<code>([0-9a-f]{16})<");
    assertThat(answer("/ballot confirm " + id + " " + fingerprints))
        .contains("Trustees: 2", "• Ann Lee", "• 李明")
        .doesNotContain("not confirmed");
    assertThat(answer("/ballot open " + id)).contains("open", "2 trustees together");
    conversation.in(GROUP).says(LI, "/vote " + id, "directly");
    conversation.in(GUEST).says(GUEST, "/vote " + id, "not on the roll");

    String code = link(LI, id);
    assertThat(parse(vote(id, code, 0).body()).path("replaced").asBoolean()).isFalse();
    assertThat(post(id + "/admission", "{\"code\": \"" + code + "\"}").statusCode())
        .as("a link opens once")
        .isEqualTo(404);
    HttpResponse<String> again = vote(id, link(LI, id), 1, 0);
    assertThat(parse(again.body()).path("replaced").asBoolean()).isTrue();
    String receipt = parse(again.body()).path("receipt").asText();
    assertThat(vote(id, link(ANN, id), 1).statusCode()).isEqualTo(200);
    String late = link(ANN, id);
    assertThat(service.api("GET", "/ballots/" + id, "").body()).doesNotContain("result");
    assertThat(service.send("GET", "/api/v1/ballots/" + id + "/sealed", "").statusCode())
        .as("no list before closing")
        .isEqualTo(409);

    assertThat(answer("/ballot close " + id + " yes")).contains("in the box: 2", "ballot-open");
    assertThat(post(id + "/admission", "{\"code\": \"" + late + "\"}").statusCode())
        .isEqualTo(409);
    String list = service.send("GET", "/api/v1/ballots/" + id + "/sealed", "").body();
    Path file = Files.writeString(directory.resolve("list.json"), list);
    assertThat(run("open", file.toString(), first.toString())).contains("1 keys (expected: of 2");
    String opened = run("open", file.toString(), second.toString(), first.toString());
    assertThat(parse(opened).at("/result/elected").toString()).isEqualTo("[\"2\"]");
    assertThat(new io.reunion.ballot.seal.SealedList(
                parse(list).path("terms").asText(),
                io.reunion.ballot.seal.SealedList.read(list).papers())
            .receipts())
        .contains(receipt);
    assertThat(service
            .api("POST", "/ballots/" + id + "/papers", "{\"papers\": [[\"1\"]]}")
            .statusCode())
        .as("one paper is missing")
        .isEqualTo(409);
    assertThat(
            service.api("POST", "/ballots/" + id + "/papers", "{\"papers\": 1}").statusCode())
        .isEqualTo(400);
    assertThat(service.api("POST", "/ballots/" + id + "/papers", opened).statusCode())
        .isEqualTo(200);
    assertThat(answer("/ballot " + id)).contains("counted", "2 Bob ✅", "Elected: 1 of 1");
    assertThat(answer("/大会 纪要")).contains("链首", "Head of the chain", "Bob ✅");
  }

  @Test
  void theApiSaysWhatIsWrong() {
    String assembly = parse(
            service.api("POST", "/assemblies", "{\"title\": \"A\"}").body())
        .path("id")
        .asText();
    String election = """
        {"assembly": "%s", "title": "Board", "seats": 1, "candidates": %s}""";
    assertThat(service
            .api(
                "POST",
                "/ballots",
                election.formatted(assembly, "[{\"name\": \"A\"}, {\"name\": \"A\"}]"))
            .body())
        .contains("/candidates", "each name once");
    assertThat(
            service.api("POST", "/ballots", election.formatted("a00000", "[]")).statusCode())
        .isEqualTo(404);
    String good = election.formatted(assembly, "[{\"name\": \"A\"}, {\"name\": \"B\"}]");
    JsonNode draft = parse(service.api("POST", "/ballots", good).body());
    String id = draft.path("id").asText();
    assertThat(draft.path("state").asText()).isEqualTo("DRAFT");
    assertThat(service.api("POST", "/ballots/" + id + "/open", "").body())
        .contains("2 to 5 trustees");
    assertThat(post(id + "/admission", "{\"code\": \"x\"}").statusCode()).isEqualTo(409);
    for (String name : List.of("Li", "Ann")) {
      service.api(
          "POST",
          "/ballots/" + id + "/trustees",
          "{\"name\": \"%s\", \"key\": \"%s\"}"
              .formatted(name, TrusteeKey.random().open()));
    }
    assertThat(service.api("POST", "/ballots/" + id + "/open", "").statusCode()).isEqualTo(200);
    assertThat(post(id + "/admission", "{\"code\": \"x\"}").statusCode()).isEqualTo(404);
    assertThat(post(id + "/paper", "{\"token\": \"x\", \"paper\": \"AAAA\"}").statusCode())
        .isEqualTo(409);
    assertThat(service.api("GET", "/assemblies/" + assembly + "/roll", "").body())
        .contains("salt");
    assertThat(service.api("GET", "/assemblies/" + assembly + "/minutes", "").body())
        .contains("Minutes: A");
    assertThat(service.api("GET", "/assemblies/" + assembly + "/ballots", "").body())
        .contains(id);
    assertThat(service.send("GET", "/api/v1/assemblies", "").statusCode()).isEqualTo(401);
  }
}
