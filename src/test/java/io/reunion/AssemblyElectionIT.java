package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.Electorate.Browser;
import io.reunion.Electorate.Voter;
import io.reunion.ballot.Terms;
import io.reunion.ballot.count.Recount;
import io.reunion.ballot.seal.Opening;
import io.reunion.ballot.seal.Seal;
import io.reunion.ballot.seal.SealedList;
import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole assembly over HTTP against the service as a process of its own: 412 members on three platforms, nine of them with
 * two accounts, ask in chats and vote on the pages' addresses, some in the chat itself; 14 are late, 31 vote again, six
 * are not on the roll, and the process is killed twice. Then somebody has all files and knows a great deal, and guesses.
 */
class AssemblyElectionIT {
  @RegisterExtension
  static final RedisServer REDIS = new RedisServer();

  private static final int MEMBERS = 412;
  private static final int TWICE = 9;
  private static final int LATE = 14;
  private static final int CHANGING = 31;
  private static final int STRANGERS = 6;
  private static final int IN_CHAT = 20;
  private static final int WAVE = 130;
  private static final int CANDIDATES = 160;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir
  Path directory;

  private final Random random = new Random(20261121);
  private final List<TrusteeKey> trustees = List.of(TrusteeKey.random(), TrusteeKey.random());
  private final Electorate people = new Electorate(REDIS);
  private ServiceProcess service;
  /** What each voter has in the box of the ballot that is open, by the last word. */
  private final Map<Voter, Paper> box = new LinkedHashMap<>();
  /** What nobody may find anywhere. */
  private final Set<String> secrets = new LinkedHashSet<>();

  /**
   * A paper in the box.
   *
   * @param wave who voted at once with this one
   * @param asked in which order they asked for their links
   */
  private record Paper(
      Voter voter, int wave, int asked, String sealed, List<Integer> choices, String receipt) {}

  @BeforeEach
  void open() throws IOException {
    Files.writeString(directory.resolve("platforms.yaml"), people.config());
    configure("4s");
    start();
  }

  private void configure(String mixing) throws IOException {
    Files.writeString(
        directory.resolve("reunion.yaml"), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        server: {publicUrl: "https://alumni.example.org"}
        ballots: {keyDir: "%s", mixing: %s}
        """.formatted(directory.resolve("keys"), mixing));
  }

  private void start() {
    service = ServiceProcess.serve(directory, REDIS.uri());
    people.talkTo(service);
  }

  private void killAndStartAgain() {
    service.kill9();
    start();
  }

  @AfterEach
  void close() {
    service.close();
    people.close();
  }

  private JsonNode api(String method, String path, String body) {
    var answer = service.api(method, path, body);
    assertThat(answer.statusCode())
        .as("%s %s: %s", method, path, answer.body())
        .isBetween(200, 201);
    return parse(answer.body());
  }

  private String ballot(String assembly, String title, int seats, String after) {
    StringBuilder candidates = new StringBuilder();
    for (int i = 1; after.isEmpty() && i <= CANDIDATES; i++) {
      candidates
          .append(i == 1 ? "" : ",")
          .append("{\"name\": \"Candidate ")
          .append(i)
          .append("\"}");
    }
    String stand =
        after.isEmpty() ? "\"candidates\": [" + candidates + "]" : "\"after\": \"" + after + "\"";
    String id = api("POST", "/ballots", """
        {"assembly": "%s", "title": "%s", "seats": %d, "method": "BLOCK", %s}""".formatted(assembly, title, seats, stand))
        .path("id")
        .asText();
    for (int i = 0; i < trustees.size(); i++) {
      api(
          "POST",
          "/ballots/" + id + "/trustees",
          "{\"name\": \"T%d\", \"key\": \"%s\"}".formatted(i, trustees.get(i).open()));
    }
    assertThat(api("POST", "/ballots/" + id + "/open", "").path("state").asText())
        .isEqualTo("OPEN");
    return id;
  }

  private List<Voter> shuffled(List<Voter> voters) {
    List<Voter> other = new ArrayList<>(voters);
    Collections.shuffle(other, random);
    return other;
  }

  private List<Integer> choices(Terms terms) {
    int options = terms.options().size();
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < options && chosen.size() < terms.most(); i++) {
      if (random.nextInt(3 * options) < options + i) {
        chosen.add(i);
      }
    }
    return chosen;
  }

  /** All of them ask and then vote at once; where the service ends meanwhile the page tries again. */
  private void vote(String ballot, List<Voter> voters, int wave, int account, boolean killed) {
    Map<Voter, String> links = people.links(ballot, voters, account);
    assertThat(links.keySet())
        .as(() -> "told: "
            + voters.stream()
                .filter(voter -> !links.containsKey(voter))
                .findFirst()
                .map(voter -> voter + people.told(voter, voter.first()))
                .orElse(""))
        .hasSize(voters.size());
    List<Browser> browsers = new ArrayList<>();
    voters.forEach(voter -> browsers.add(people.enter(ballot, voter, links.get(voter))));
    Map<Browser, Paper> papers = new LinkedHashMap<>();
    for (Browser browser : browsers) {
      List<Integer> choices = choices(Terms.read(browser.terms()));
      String sealed = Electorate.sealed(browser, choices);
      Paper paper = new Paper(
          browser.voter(), wave, papers.size(), sealed, choices, SealedList.receipt(sealed));
      papers.put(browser, paper);
      secrets.add(links.get(browser.voter()));
      secrets.add(browser.token());
    }
    boolean dies = killed;
    Map<Browser, Paper> left = new LinkedHashMap<>(papers);
    for (int round = 0; round < 5 && !left.isEmpty(); round++) {
      Map<Browser, CompletableFuture<String>> answers = new LinkedHashMap<>();
      left.forEach(
          (browser, paper) -> answers.put(browser, people.cast(ballot, browser, paper.sealed())));
      if (dies) {
        CompletableFuture.anyOf(answers.values().toArray(CompletableFuture[]::new))
            .join();
        killAndStartAgain();
        dies = false;
      }
      answers.forEach((browser, answer) -> {
        String body = answer.join();
        if (body.contains("receipt")) {
          assertThat(parse(body).path("receipt").asText())
              .isEqualTo(papers.get(browser).receipt());
          left.remove(browser);
        }
      });
    }
    assertThat(left).as("all are in").isEmpty();
    papers.values().forEach(paper -> box.put(paper.voter(), paper));
  }

  /** Some write their paper to the bot; what they have in the box they know by the receipt alone. */
  private void voteInChat(String ballot, List<Voter> voters, Terms terms) {
    for (Voter voter : voters) {
      List<Integer> choices = choices(terms);
      String words = String.join(
          " ", choices.stream().map(place -> terms.options().get(place)).toList());
      secrets.add(words.substring(0, 40));
      people.write(voter, voter.first(), "vote " + ballot + " " + words);
      box.put(voter, new Paper(voter, 0, box.size(), "", choices, ""));
    }
    people.settle();
    for (Voter voter : voters) {
      String told = people.told(voter, voter.first());
      assertThat(told).contains("in the box", "platform can read");
      java.util.regex.Matcher receipt = Pattern.compile("[0-9a-f]{64}").matcher(told);
      assertThat(receipt.find()).isTrue();
      Paper before = box.get(voter);
      box.put(
          voter,
          new Paper(voter, before.wave(), before.asked(), "", before.choices(), receipt.group()));
    }
  }

  /** As everybody can: the published list, both keys, another way of counting; then the service's own result. */
  private List<String> count(String ballot, int seats) {
    assertThat(api("GET", "/ballots/" + ballot, "").has("result")).isFalse();
    assertThat(api("GET", "/ballots/" + ballot, "").has("votes")).isFalse();
    JsonNode closed = api("POST", "/ballots/" + ballot + "/close", "");
    assertThat(closed.path("state").asText()).isEqualTo("CLOSED");
    SealedList list = SealedList.read(
        service.send("GET", "/api/v1/ballots/" + ballot + "/sealed", "").body());
    assertThat(list.head()).isEqualTo(closed.path("head").asText());
    assertThat(list.receipts())
        .as("every receipt is in the list, and nothing else")
        .containsExactlyInAnyOrderElementsOf(
            box.values().stream().map(Paper::receipt).toList());
    List<List<String>> opened = Opening.of(list, trustees);
    List<String> options = Terms.read(list.terms()).options();
    List<List<String>> meant = new ArrayList<>();
    box.values()
        .forEach(paper -> meant.add(paper.choices().stream().map(options::get).toList()));
    assertThat(opened).containsExactlyInAnyOrderElementsOf(meant);
    JsonNode result;
    try {
      result = api(
              "POST",
              "/ballots/" + ballot + "/papers",
              JSON.writeValueAsString(Map.of("papers", opened)))
          .path("result");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    Recount.Result again = Recount.plurality(meant, seats);
    assertThat(texts(result.path("elected"))).hasSameElementsAs(again.elected());
    assertThat(result.has("tie")).isEqualTo(again.tied());
    if (again.tied()) {
      List<String> lot = new ArrayList<>(options);
      Collections.shuffle(lot, random);
      result = api(
              "POST",
              "/ballots/" + ballot + "/lot",
              "{\"order\": [\"" + String.join("\", \"", lot) + "\"]}")
          .path("result");
      assertThat(texts(result.path("elected"))).containsAll(again.elected());
    }
    assertThat(texts(result.path("elected"))).hasSize(seats);
    return texts(result.path("elected"));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  @Test
  void aCouncilIsElectedInSecretOnThreePlatformsThroughTwoKills() throws IOException {
    List<Voter> roll = people.join(1000, MEMBERS, TWICE);
    String assembly =
        api("POST", "/assemblies", "{\"title\": \"Assembly\"}").path("id").asText();
    assertThat(api("GET", "/assemblies/" + assembly + "/roll", "").path("members"))
        .hasSize(MEMBERS);
    List<Voter> strangers = people.join(5000, STRANGERS, 0);
    String council = ballot(assembly, "Council", 129, "");
    Terms terms = terms(council);

    List<Voter> inTime = shuffled(roll).subList(LATE, MEMBERS);
    List<Voter> late = new ArrayList<>(roll);
    late.removeAll(inTime);
    Map<Voter, String> lateLinks = people.links(council, late, 0);
    List<Browser> lateBrowsers = new ArrayList<>();
    late.subList(0, LATE / 2)
        .forEach(voter -> lateBrowsers.add(people.enter(council, voter, lateLinks.get(voter))));

    List<Voter> inChat = inTime.stream()
        .filter(voter -> !voter.first().equals("wecom") && voter.platforms().size() == 1)
        .limit(IN_CHAT)
        .toList();
    List<Voter> onPage = new ArrayList<>(inTime);
    onPage.removeAll(inChat);
    voteInChat(council, inChat, terms);
    vote(council, onPage.subList(0, WAVE), 1, 0, /* killed= */ false);
    vote(council, onPage.subList(WAVE, 2 * WAVE), 2, 0, /* killed= */ true);
    List<Voter> rest = onPage.subList(2 * WAVE, onPage.size());
    rest.subList(0, rest.size() / 2)
        .forEach(voter -> people.write(voter, voter.first(), "vote " + council));
    killAndStartAgain();
    vote(council, rest, 3, 0, /* killed= */ false);
    Map<Voter, Paper> first = new HashMap<>(box);
    vote(council, shuffled(onPage).subList(0, CHANGING), 4, 0, false);
    List<Voter> both =
        onPage.stream().filter(voter -> voter.platforms().size() == 2).toList();
    vote(council, both, 5, 1, false);
    assertThat(box)
        .as("a second account or a second vote is no second paper")
        .hasSize(MEMBERS - LATE);

    for (Voter stranger : strangers) {
      people.write(stranger, stranger.first(), "vote " + council);
      people.settle();
      assertThat(people.told(stranger, stranger.first()))
          .contains("not on the roll")
          .doesNotContain("/vote#");
    }
    List<String> receipts = box.values().stream().map(Paper::receipt).toList();
    AppendOnlyFile during = AppendOnlyFile.of(REDIS);
    nothingIsPlain(during, receipts);
    List<String> elected = count(council, 129);
    tooLate(council, late, lateLinks, lateBrowsers);
    AppendOnlyFile after = AppendOnlyFile.of(REDIS);
    nothingIsPlain(after, List.of());
    attack(council, after, first);

    configure("150ms");
    killAndStartAgain();
    List<String> board = stage(assembly, "Board", 33, council, inTime.subList(0, 280));
    assertThat(elected).containsAll(board);
    List<String> supervisor = stage(assembly, "Supervisor", 1, council, inTime.subList(100, 380));
    assertThat(elected).containsAll(supervisor);
    belowTheQuorum(assembly, council, inTime.subList(0, 30));
  }

  private Terms terms(String ballot) {
    return Terms.read(
        RedisServer.await(REDIS.redis().call(c -> c.hget("ballot:{" + ballot + "}", "terms"))));
  }

  private List<String> stage(
      String assembly, String title, int seats, String after, List<Voter> voters) {
    box.clear();
    String ballot = ballot(assembly, title, seats, after);
    vote(ballot, voters, 6, 0, false);
    return count(ballot, seats);
  }

  private void belowTheQuorum(String assembly, String council, List<Voter> voters) {
    box.clear();
    String ballot = ballot(assembly, "Few", 1, council);
    vote(ballot, voters, 7, 0, false);
    for (String state : List.of("OPEN", "VOID", "VOID")) {
      String shown = service.api("GET", "/ballots/" + ballot, "").body();
      assertThat(shown).contains(state).doesNotContain("result", "\"votes\"", "head");
      assertThat(
              service.send("GET", "/api/v1/ballots/" + ballot + "/sealed", "").statusCode())
          .isEqualTo(409);
      assertThat(service
              .api("POST", "/ballots/" + ballot + "/papers", "{\"papers\": [[\"1\"]]}")
              .statusCode())
          .isEqualTo(409);
      service.api("POST", "/ballots/" + ballot + "/close", "");
    }
    assertThat(service.api("GET", "/assemblies/" + assembly + "/minutes", "").body())
        .contains("Few")
        .doesNotContain("Few**\nElected");
    assertThat(REDIS.command("KEYS", "ballot:{" + ballot + "}*"))
        .doesNotContain(":votes", ":sealed");
  }

  private void tooLate(
      String ballot, List<Voter> late, Map<Voter, String> links, List<Browser> browsers) {
    for (Browser browser : browsers) {
      String paper = Electorate.sealed(browser, List.of(1));
      assertThat(people.cast(ballot, browser, paper).join()).contains("It is closed");
    }
    for (Voter voter : late.subList(LATE / 2, LATE)) {
      assertThat(people
              .post(ballot, "admission", "{\"code\": \"" + links.get(voter) + "\"}")
              .body())
          .contains("It is closed; nothing was counted");
    }
    people.write(late.get(0), late.get(0).first(), "vote " + ballot + " 1 2 3");
    people.settle();
    assertThat(people.told(late.get(0), late.get(0).first())).contains("too late", "not counted");
    assertThat(directory.resolve("keys").resolve(ballot + ".key")).doesNotExist();
  }

  private void nothingIsPlain(AppendOnlyFile files, List<String> receipts) throws IOException {
    String logs = Files.readString(directory.resolve("errors.log"))
        + Files.readString(directory.resolve("output.log"));
    assertThat(logs).isNotBlank();
    for (String secret : secrets) {
      assertThat(files.everything().contains(secret)).as("in Redis: %s", secret).isFalse();
      assertThat(logs.contains(secret)).as("in the logs: %s", secret).isFalse();
    }
    for (String receipt : receipts) {
      assertThat(files.everything().contains(receipt))
          .as("in Redis: %s", receipt)
          .isFalse();
      assertThat(logs.contains(receipt)).as("in the logs: %s", receipt).isFalse();
    }
    box.values()
        .forEach(paper -> assertThat(!paper.sealed().isEmpty() && logs.contains(paper.sealed()))
            .isFalse());
  }

  /** Somebody with the files who knows when everybody asked and, of most, even which paper is theirs. */
  private void attack(String ballot, AppendOnlyFile files, Map<Voter, Paper> first) {
    String key = "ballot:{" + ballot + "}";
    List<List<String>> written = files.writing("HSET", key + ":votes");
    Map<String, Integer> place = new HashMap<>();
    Map<String, String> slots = new HashMap<>();
    Set<Integer> sizes = new TreeSet<>();
    for (int i = 0; i < written.size(); i++) {
      String paper = written.get(i).get(3);
      place.putIfAbsent(paper, i);
      slots.put(paper, written.get(i).get(2));
      sizes.add(paper.length());
    }
    assertThat(slots.values().stream().distinct().count()).isEqualTo(MEMBERS - LATE);
    assertThat(sizes).as("a paper's size tells nothing").hasSize(1);
    envelopes(ballot, files);
    nobodyIsNamed(files, ballot, slots);

    for (int wave = 1; wave <= 3; wave++) {
      int number = wave;
      List<Paper> together = first.values().stream()
          .filter(paper -> paper.wave() == number && place.containsKey(paper.sealed()))
          .toList();
      assertThat(together).hasSizeGreaterThan(100);
      assertThat(Math.abs(Chance.score(together, Paper::asked, paper -> place.get(paper.sealed()))))
          .as("order of asking and order in the box, wave %d", wave)
          .isLessThan(Chance.SURPRISING);
    }
    contents(place);
  }

  /** What was written in a chat is in the journal as an envelope: of one size, and no paper of the box. */
  private static void envelopes(String ballot, AppendOnlyFile files) {
    Set<Integer> sizes = new TreeSet<>();
    int found = 0;
    java.util.regex.Matcher envelope =
        Pattern.compile("vote " + ballot + " ~([\\w-]+)").matcher(files.everything());
    while (envelope.find()) {
      sizes.add(envelope.group(1).length());
      found++;
    }
    assertThat(found).isGreaterThanOrEqualTo(IN_CHAT);
    assertThat(sizes).as("an envelope's size tells nothing").hasSize(1);
  }

  /** No command names a slot or a paper together with somebody, and none but the ballot's own names a slot. */
  private void nobodyIsNamed(AppendOnlyFile files, String ballot, Map<String, String> slots) {
    Set<String> people = new TreeSet<>();
    box.keySet().forEach(voter -> people.add(voter.member().value()));
    Set<String> places = Set.copyOf(slots.values());
    String key = "ballot:{" + ballot + "}";
    int seen = 0;
    for (List<String> command : files.commands()) {
      boolean own = command.size() > 1 && command.get(1).startsWith(key);
      boolean names = command.stream().anyMatch(people::contains);
      boolean placed = command.stream().anyMatch(places::contains);
      boolean paper = command.stream().anyMatch(slots::containsKey);
      seen += paper ? 1 : 0;
      assertThat(names && (placed || paper)).as("%s", command).isFalse();
      assertThat((placed || paper) && !own).as("%s", command).isFalse();
    }
    assertThat(seen).isGreaterThanOrEqualTo(MEMBERS - LATE - IN_CHAT);
  }

  /** Even who knows whose each paper is cannot tell what is in it, by anything that can be seen of it. */
  private void contents(Map<String, Integer> place) {
    List<Paper> known =
        box.values().stream().filter(paper -> place.containsKey(paper.sealed())).toList();
    assertThat(known).hasSizeGreaterThan(350);
    Map<String, ToDoubleFunction<Paper>> seen = new LinkedHashMap<>();
    seen.put("order in the box", paper -> place.get(paper.sealed()));
    seen.put("order of asking", paper -> 1000 * paper.wave() + paper.asked());
    seen.put("id", paper -> (double) paper.voter().member().bits());
    seen.put("receipt", paper -> Long.parseLong(paper.receipt().substring(0, 12), 16));
    for (int at : new int[] {1, 2, 40, 70, 90, 130, 200}) {
      seen.put("byte " + at, paper -> Seal.bytes(paper.sealed())[at]);
    }
    seen.put("sum of the bytes", paper -> sum(paper.sealed()));
    Map<String, ToDoubleFunction<Paper>> hidden = new LinkedHashMap<>();
    hidden.put("how many", paper -> paper.choices().size());
    for (int option : new int[] {0, 80, 140}) {
      hidden.put("option " + option, paper -> paper.choices().contains(option) ? 1 : 0);
    }
    seen.forEach((what, one) ->
        hidden.forEach((which, other) -> assertThat(Math.abs(Chance.score(known, one, other)))
            .as("%s and %s", what, which)
            .isLessThan(Chance.SURPRISING)));
    assertThat(Chance.score(
            known,
            paper -> paper.choices().size() + 20 * random.nextDouble(),
            paper -> paper.choices().size()))
        .as("what does tell something is found")
        .isGreaterThan(Chance.SURPRISING);
    inTheOrderOfTheList(known);
  }

  private static double sum(String paper) {
    double sum = 0;
    for (byte b : Seal.bytes(paper)) {
      sum += b;
    }
    return sum;
  }

  /** Whoever takes the n-th opened paper for the n-th of the list is right as often as by chance: once on average. */
  private void inTheOrderOfTheList(List<Paper> known) {
    List<Paper> listed =
        known.stream().sorted(java.util.Comparator.comparing(Paper::receipt)).toList();
    List<List<Integer>> opened = known.stream()
        .map(Paper::choices)
        .sorted(java.util.Comparator.comparing(Object::toString))
        .toList();
    int right = 0;
    for (int i = 0; i < listed.size(); i++) {
      right += listed.get(i).choices().equals(opened.get(i)) ? 1 : 0;
    }
    assertThat(right).isLessThanOrEqualTo(7);
  }
}
