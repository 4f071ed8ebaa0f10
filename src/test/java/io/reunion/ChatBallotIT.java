package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.ballot.AssemblyStore;
import io.reunion.ballot.BallotRecords;
import io.reunion.ballot.BallotStore;
import io.reunion.ballot.seal.Opening;
import io.reunion.ballot.seal.SealedList;
import io.reunion.ballot.seal.TrusteeKey;
import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sealed ballot on which people vote in a direct chat: what they write is sealed before anything is written down. */
class ChatBallotIT extends Dialogue {
  private static final long BEN = 14;

  private final List<TrusteeKey> keys = List.of(TrusteeKey.random(), TrusteeKey.random());
  private Conversation admin;

  @BeforeEach
  void people() {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    member(store, Map.of(Field.NAME, List.of("李明")), LI);
    member(store, Map.of(Field.NAME, List.of("Ann Lee")), ANN);
    member(store, Map.of(Field.NAME, List.of("Ben Wu")), BEN);
    admin = conversation.in(ADMIN);
    answer("/assembly new General assembly | 1/3 | 2");
    server.command("CONFIG", "SET", "appendonly", "yes");
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }

  private String answer(String words) {
    return admin.answers(ADMIN, words).get(0);
  }

  private String open(String words) {
    String id = found(answer("/ballot new " + words), "(b[0-9a-z]{5})");
    for (int i = 0; i < keys.size(); i++) {
      String trustee =
          "{\"name\": \"T%d\", \"key\": \"%s\"}".formatted(i, keys.get(i).open());
      assertThat(service.api("POST", "/ballots/" + id + "/trustees", trustee).statusCode())
          .isEqualTo(200);
    }
    assertThat(answer("/ballot open " + id)).contains("Trustees: 2", "• T0", "• T1");
    return id;
  }

  private List<List<String>> papers(String id) {
    assertThat(answer("/ballot close " + id + " yes")).contains("in the box");
    String list = service.send("GET", "/api/v1/ballots/" + id + "/sealed", "").body();
    return Opening.of(SealedList.read(list), keys);
  }

  /** All that Redis has on its disk. */
  private static String filesOfRedis() throws IOException {
    server.command("SAVE");
    Path path =
        Path.of(RedisServer.await(server.redis().call(c -> c.configGet("dir"))).get("dir"));
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void wordsInADirectChatAreSealedBeforeTheyAreWrittenDown() throws IOException {
    String id = open("Chair | block 1 | Quetzalcoatl; Zwicky; Xanthippe");
    String first =
        conversation.in(LI).answers(LI, "/vote " + id + " Quetzalcoatl").get(0);
    assertThat(first)
        .contains("in the box", "platform can read", "delete your message")
        .doesNotContain("Quetzalcoatl");
    String second = conversation.in(LI).answers(LI, "表决 " + id + "：Zwicky").get(0);
    assertThat(second).contains("已替换您先前的票", "聊天平台能看到");
    String receipt = found(second, "([0-9a-f]{64})");
    conversation.in(ANN).says(ANN, id + " 3", "in the box");
    conversation.in(GROUP).says(BEN, "/vote " + id + " Xanthippe", "directly");
    String files = filesOfRedis();
    assertThat(files).contains(id, "/vote " + id + " ~", latin("表决 ") + id + " ~");
    assertThat(files)
        .as("neither what they wrote nor a receipt beside them")
        .doesNotContain(
            id + " Quetz", id + " Zwi", id + " Xan", id + latin("：Zwi"), id + " 3", receipt);
    assertThat(
            Pattern.compile(id + "[^0-9a-z]{0,9}(Quetz|Zwi|Xan)").matcher(files).find())
        .as("a candidate's name behind the number of the ballot")
        .isFalse();
    assertThat(papers(id)).containsExactlyInAnyOrder(List.of("2"), List.of("3"));
    String list = service.send("GET", "/api/v1/ballots/" + id + "/sealed", "").body();
    assertThat(SealedList.read(list).receipts()).contains(receipt);
    conversation.in(BEN).says(BEN, "/vote " + id + " Zwicky", "too late", "not counted");
    assertThat(filesOfRedis()).doesNotContain(id + " Zwi");
  }

  @Test
  void eachWrongPaperIsAnsweredInOneSentenceAndNothingIsCounted() throws IOException {
    String id = open("Council | block 2 | Ann; Bob; Eve");
    Conversation li = conversation.in(LI);
    li.says(LI, "/vote " + id + " 1 2 3", "more than there are seats", "nothing was counted");
    li.says(LI, "/表决 " + id + " 1、2、3", "多于席位", "没有计入");
    li.says(LI, "/vote " + id + " 9", "no such candidate", "nothing was counted");
    li.says(LI, "/表决 " + id + " 路人", "没有这位候选人", "没有计入");
    li.says(LI, "/vote " + id + " 1 1", "somebody twice", "nothing was counted");
    li.says(LI, "/表决 " + id + " Bob；Bob", "被选了两次", "没有计入");
    li.says(LI, "/vote " + id + " ;", "cannot read", "nothing was counted");
    li.says(LI, "/vote " + id + " ~AAAA", "no such candidate", "nothing was counted");
    conversation.in(GUEST).says(GUEST, "/vote " + id + " 1", "not on the roll", "nothing was");
    conversation.in(GUEST).says(GUEST, "/表决 " + id + " 1", "不在", "没有计入");
    assertThat(server.command("HLEN", "ballot:{" + id + "}:votes")).contains("0");
    String motion = open("Report | sealed");
    li.says(LI, "/vote " + motion + " perhaps", "cannot read", "nothing was counted");
    li.says(LI, "/表决 " + motion + " 也许", "看不懂", "没有计入");
    li.says(LI, "/vote " + motion + " ＦＯＲ", "in the box");
    assertThat(papers(motion)).containsExactly(List.of("FOR"));
    assertThat(filesOfRedis()).doesNotContain("perhaps", latin("也许"), latin("路人"));
  }

  @Test
  void whoVotesThemselvesEndsTheProxyThatTheyGave() {
    String id = open("Chair | block 1 | Ann; Bob");
    String word =
        found(conversation.in(ANN).answers(ANN, "/proxy").get(0), "proxy a[0-9a-z]{5} ([0-9]{8})");
    conversation.in(LI).says(LI, "/proxy " + word, "Ann Lee votes for you");
    String letter = conversation.in(ANN).answers(ANN, "/vote " + id).get(0);
    List<String> codes = Pattern.compile("/vote#" + id + "\\.([\\w-]+)")
        .matcher(letter)
        .results()
        .map(match -> match.group(1))
        .distinct()
        .toList();
    assertThat(codes).as("one link for Ann, one for Li").hasSize(2);
    JsonNode admitted = parse(post(id + "/admission", "{\"code\": \"" + codes.get(1) + "\"}"));
    String second = conversation.in(LI).answers(LI, "/vote " + id).get(0);
    assertThat(second).contains("Nobody represents you any more");
    String paper = io.reunion.ballot.seal.Seal.text(io.reunion.ballot.SealedBox.seal(
            io.reunion.ballot.Terms.read(admitted.path("terms").asText()))
        .orElseThrow()
        .seal(List.of(0)));
    String answer = post(
        id + "/paper",
        "{\"token\": \"%s\", \"paper\": \"%s\"}"
            .formatted(admitted.path("token").asText(), paper));
    assertThat(answer).contains("Somebody else has this vote now");
    conversation.in(LI).says(LI, "/vote " + id + " 2", "in the box");
    assertThat(papers(id)).containsExactly(List.of("2"));
  }

  private String post(String path, String body) {
    return service
        .send("POST", "/api/v1/ballots/" + path, body, "Content-Type", "application/json")
        .body();
  }

  @Test
  void aTrusteeIsSeenByAllAndConfirmedAndHasNoNamesake() {
    String id = found(answer("/ballot new Chair | block 1 | Ann; Bob"), "(b[0-9a-z]{5})");
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    member(store, Map.of(Field.NAME, List.of("ann LEE"), Field.CLASS_YEAR, List.of("1999")), 15);
    String ann = keys.get(0).open();
    conversation.in(ANN).says(ANN, "/ballot trustee " + id + " " + ann, "offers to be a trustee");
    conversation
        .in(15)
        .says(15, "/ballot trustee " + id + " " + keys.get(1).open(), "of that name");
    conversation.in(15).says(15, "/票决 监票 " + id + " " + keys.get(1).open(), "同名", "没有登记");
    conversation.in(BEN).says(BEN, "/ballot trustee " + id + " " + ann, "that key already");
    assertThat(conversation.in(GROUP).answers(BEN, "/ballot " + id).get(0))
        .as("everybody sees who offers")
        .contains("Trustees: none yet", "not confirmed", "• Ann Lee");
    String print = found(answer("/ballot " + id), "Ann Lee \\(<code>([0-9a-f]{16})<");
    conversation.in(ANN).says(ANN, "/ballot confirm " + id + " " + print, "for admins");
    assertThat(answer("/ballot confirm " + id + " 0123456789abcdef"))
        .contains("Nobody has offered");
    assertThat(answer("/ballot confirm " + id + " " + print)).contains("Trustees: 1", "• Ann Lee");
    conversation.in(BEN).says(BEN, "/ballot trustee " + id + " " + keys.get(1).open(), "offers");
    assertThat(answer("/ballot open " + id))
        .as("one of two is confirmed")
        .contains("2 to 5 trustees");
    conversation
        .in(ANN)
        .says(ANN, "/ballot trustee " + id + " " + TrusteeKey.random().open(), "of that name");
    assertThat(answer("/ballot drop " + id + " " + print)).contains("Trustees: none yet");
    conversation.in(ANN).says(ANN, "/ballot trustee " + id + " " + ann, "offers");
    String both = answer("/ballot " + id);
    String prints = print + " " + found(both, "Ben Wu \\(<code>([0-9a-f]{16})<");
    String confirmed = "{\"fingerprints\": [\"%s\"]}".formatted(prints.replace(" ", "\", \""));
    assertThat(service
            .api("POST", "/ballots/" + id + "/trustees/confirmed", confirmed)
            .body())
        .contains("\"offered\":[]");
    assertThat(answer("/ballot open " + id)).contains("Trustees: 2", "• Ann Lee", "• Ben Wu");
    conversation
        .in(15)
        .says(15, "/ballot trustee " + id + " " + TrusteeKey.random().open(), "open already");
  }

  @Test
  void whatAssembliesKeepIsExportedAndGoesAsFarAsItCan() {
    String hand = found(answer("/ballot new Report"), "(b[0-9a-z]{5})");
    answer("/ballot open " + hand);
    String word =
        found(conversation.in(ANN).answers(ANN, "/proxy").get(0), "proxy a[0-9a-z]{5} ([0-9]{8})");
    conversation.in(LI).says(LI, "/proxy " + word, "Ann Lee votes for you");
    conversation.in(ANN).says(ANN, "/vote " + hand + " against", "against");
    String draft = found(answer("/ballot new Chair | block 1 | Ann; Bob"), "(b[0-9a-z]{5})");
    conversation
        .in(ANN)
        .says(ANN, "/ballot trustee " + draft + " " + keys.get(0).open(), "offers");
    JsonNode kept = exported(ANN).path(0);
    assertThat(kept.path("onRoll").asBoolean()).isTrue();
    assertThat(kept.path("present").asBoolean()).isTrue();
    assertThat(kept.path("proxiesHeld").asInt()).isEqualTo(1);
    assertThat(kept.at("/ballots/0/handVote").asText()).isEqualTo("AGAINST");
    assertThat(kept.at("/ballots/1/offeredAsTrustee").asBoolean()).isTrue();
    assertThat(exported(LI).path(0).path("proxyGiven").asBoolean()).isTrue();
    assertThat(exported(LI).toString()).as("others are only counted").doesNotContain("Ann Lee");

    conversation.in(ANN).answers(ANN, "/me delete");
    conversation.in(ANN).presses(ANN, "Yes, delete everything");
    assertThat(conversation.in(ANN).answers(ANN, "/me").get(0)).doesNotContain("Ann Lee");
    assertThat(telegram.said(ANN)).anyMatch(text -> text.contains("leads to nobody"));
    assertThat(server.command("HLEN", "ballot:{" + hand + "}:votes")).contains("0");
    assertThat(answer("/ballot " + draft)).doesNotContain("Ann Lee", "not confirmed");
    assertThat(exported(LI).path(0).path("proxyGiven").asBoolean()).isFalse();
    assertThat(answer("/assembly")).as("who was there was there").contains("present 1", "of 3");
  }

  @Test
  void twiceLateEditedAndNotOnTheRollAreAnsweredInBothLanguages() {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    long other = 111;
    RedisServer.await(store
        .byUser(UserId.of("telegram", Long.toString(LI)))
        .compose(
            li -> store.link(li.orElseThrow().id(), UserId.of("telegram", Long.toString(other)))));
    String id = open("Chair | block 1 | Ann; Bob");
    conversation.in(LI).says(LI, "/vote " + id + " 1", "in the box");
    conversation.in(other).says(other, "/vote " + id + " 2", "in place of your earlier one");
    conversation.in(other).says(other, "/表决 " + id + " 2", "已替换您先前的票");
    assertThat(server.command("HLEN", "ballot:{" + id + "}:votes")).contains("1");
    String key = TrusteeKey.random().open();
    conversation.in(ANN).says(ANN, "/ballot trustee " + id + " " + key, "open already");
    conversation.in(ANN).says(ANN, "/票决 监票 " + id + " " + key, "投票已经开始", "不能再改");
    member(store, Map.of(Field.NAME, List.of("Late Comer")), 55);
    conversation.in(55).says(55, "/vote " + id + " 1", "not on the roll", "nothing was counted");
    conversation.in(55).says(55, "/表决 " + id + " 1", "不在本次大会的名册上", "没有计入");
    assertThat(papers(id)).containsExactly(List.of("2"));
    conversation.in(ANN).says(ANN, "/vote " + id + " 1", "too late", "not counted");
    conversation.in(ANN).says(ANN, "/表决 " + id + " 1", "来晚了", "没有计入");
    assertThat(papers(id)).containsExactly(List.of("2"));
  }

  /** As it is in the file, whose page is asked for too. */
  private JsonNode exported(long person) {
    String letter = conversation.in(person).answers(person, "/me export").get(0);
    String path = found(letter, "(/export/[A-Za-z0-9_-]{32})");
    assertThat(service.send("POST", path, "").body()).contains("assemblies", "onRoll");
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    BallotRecords records = new BallotRecords(
        new AssemblyStore(server.redis()), new BallotStore(server.redis()), Clock.systemUTC());
    UserId user = UserId.of("telegram", Long.toString(person));
    return RedisServer.await(
        store.byUser(user).compose(member -> records.export(member.orElseThrow().id())));
  }
}
