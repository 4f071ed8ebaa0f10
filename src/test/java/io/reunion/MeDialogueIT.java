package io.reunion;

import static io.reunion.TelegramBotApi.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisFuture;
import io.reunion.chat.UserId;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everybody decides in the chat who sees what of them. */
class MeDialogueIT extends Dialogue {
  private MemberId zhang;

  @BeforeEach
  void linkZhang() {
    members();
    zhang = new MemberId(parse(service.api("GET", "/members?q=zhang", "").body())
        .at("/items/0/id")
        .asText());
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    assertThat(RedisServer.await(store.link(zhang, UserId.of("telegram", "11"))))
        .isNotNull();
  }

  /** Once everybody's index knows what was decided. */
  private void finds(String words, boolean found) {
    soon()
        .untilAsserted(() -> conversation
            .in(ANN)
            .says(ANN, "/find " + words, found ? "one person" : "I found nobody"));
  }

  @Test
  void showsWhoSeesWhat() {
    conversation
        .in(LI)
        .says(LI, "/me", "张伟", "telegram:11", "city: 深圳 – every verified member", "e-mail")
        .says(LI, "我的", "城市：深圳 – 全体认证校友", "邮箱", "无人");
    int before = telegram.said(GROUP).size();
    conversation.work(TelegramBotApi.message(GROUP, LI, "/me", clock.instant().getEpochSecond()));
    assertThat(telegram.said(GROUP)).hasSize(before);
    assertThat(telegram.said(LI)).hasSize(3);
  }

  @Test
  void whatIsSaidOfOnesRecordIsDoneOrOfferedAndNotAnsweredWithAllOfIt() {
    conversation
        .in(LI)
        .says(LI, "change my city to Leeds please", "your city is now Leeds")
        .says(LI, "undo", "your city is now 深圳")
        .says(LI, "hide my phone number", "your phone is for nobody now")
        .says(LI, "who can see my city?", "Who may see it?")
        .says(LI, "Ann said, change my city to Leeds", "not changed yet")
        .says(LI, "make my city visible to members, not private", "Who may see it?")
        .says(LI, "我搬到杭州了", "还没有改")
        .presses(LI, "城市：杭州");
    assertThat(telegram.said(LI)).anyMatch(text -> text.contains("your city is now 杭州"));
    assertThat(telegram.said(LI)).noneMatch(text -> text.contains("telegram:11"));
  }

  @Test
  void aFieldIsHiddenByAButtonAndShownByAWord() {
    finds("shenzhen", true);
    conversation.in(LI).says(LI, "/me", "张伟");
    conversation.in(LI).presses(LI, "city");
    conversation.in(LI).presses(LI, "nobody");
    finds("shenzhen", false);
    finds("zhang wei", true);
    assertThat(telegram.said(ANN).get(telegram.said(ANN).size() - 1)).doesNotContain("深圳");
    conversation.in(LI).says(LI, "/undo", "your city is for every verified member");
    finds("shenzhen", true);
    conversation
        .in(LI)
        .says(LI, "我的 城市 不公开", "城市", "对无人可见")
        .says(LI, "/me e-mail group", "cannot be shown to so many")
        .says(LI, "/me class year chapter", "class year", "members of my chapter")
        .says(LI, "/me all nobody", "nobody");
    finds("zhang wei", false);
  }

  @Test
  void consentIsKeptWithItsDateAndWordsAndCanBeTakenBack() {
    conversation
        .in(LI)
        .says(LI, "/me consent", "as the office has it", "Who may find you")
        .says(LI, "/me consent group", "You agreed", "everybody in a group")
        .says(LI, "/me", "decided by you on 2026-11-18")
        .says(LI, "我的 同意 不公开", "已撤回同意")
        .says(
            LI,
            "/me data",
            "telegram:11",
            "zhang@example.org",
            "2026-11-18: “I agree that my city",
            "我不同意任何人查看");
    finds("shenzhen", false);
    finds("zhang wei 2008", true);
  }

  @Test
  void aMemberIsForgottenOnRequest() {
    conversation
        .in(LI)
        .says(LI, "/find munich", "one person")
        .says(LI, "/me delete", "Do you want");
    assertThat(server.command("EXISTS", "lookups:{m:" + zhang + "}")).contains("1");
    conversation.in(LI).presses(LI, "Yes, delete everything");
    conversation.in(LI).says(LI, "/me", "not linked").says(LI, "/find munich", "verified members");
    finds("zhang wei", false);
    assertThat(keys("*" + zhang + "*")).isEmpty();
    assertThat(keys("direct:*" + LI + "*")).as("they can be written to again").hasSize(1);
    assertThat(service.api("GET", "/members?q=zhang", "").body()).doesNotContain("张伟");
  }

  @Test
  void onlyAPlainYesInTheLanguageOfTheQuestionDeletes() {
    Conversation li = conversation.in(LI);
    li.says(
        LI,
        "me delete",
        "record, your accounts, consents and look-ups",
        "before you answer",
        "yes");
    for (String words : List.of("ok", "sure", "y", "是", "确认", "yes but not my name", "好的", "👍")) {
      li.says(LI, words, "no plain yes", "Do you want me to delete");
    }
    li.says(LI, "no", "Nothing was done").says(LI, "/me", "张伟");
    Conversation chinese = li.speaking("zh-hans");
    chinese.says(LI, "我的 删除", "要删除您的记录、账号、同意和查找记录吗", "您回答", "是");
    for (String words : List.of("yes", "好", "嗯", "delete now")) {
      chinese.says(LI, words, "这不是明确的");
    }
    chinese.says(LI, "是的", "已删除：您的记录、账号、同意和查找记录").says(LI, "是", "不太确定");
    finds("zhang wei", false);
  }

  @Test
  void aPlainYesDeletesAndSaysWhatAlsoAfterSomethingElse() {
    Conversation li = conversation.in(LI);
    li.says(LI, "yes", "not sure").says(LI, "me delete", "Do you want");
    assertThat(li.answers(LI, "find munich"))
        .satisfiesExactly(
            found -> assertThat(found).contains("one person"),
            question -> assertThat(question).contains("Do you want me to delete"));
    li.says(LI, "Yes.", "Deleted: your record, your accounts, consents and look-ups");
    assertThat(keys("*" + zhang + "*")).isEmpty();
  }

  @Test
  void theAnswerToHidingOneFieldTellsOfThatFieldAlone() {
    conversation
        .in(LI)
        .says(
            LI, "me e-mail members", "e-mail is for every verified member now (zhang@example.org)")
        .says(
            LI, "me e-mail nobody", "e-mail is for nobody now (zhang@example.org)", "Nothing else")
        .says(LI, "me phone nobody", "phone is for nobody now; none is on record")
        .says(LI, "me name introduction", "name is for people I was introduced to now (张伟)")
        .says(LI, "me city members", "city is for every verified member now (深圳)")
        .says(LI, "me city members", "As things stand it is seen by people I was introduced to");
  }

  /** Somebody reads Redis' files, once they were written anew. The number that the record had may be in the audit log. */
  @Test
  void whoWasForgottenIsNotInTheFilesOfRedisAnyMore() {
    List<String> canaries = List.of("张伟", "zhang@example.org", "蓝鲸支付");
    assertThat(canaries).allMatch(AppendOnlyFile.rewritten(server)::holds);
    conversation.in(LI).says(LI, "/me delete", "Do you want");
    conversation.in(LI).presses(LI, "Yes, delete everything");
    finds("zhang wei", false);
    AppendOnlyFile files = AppendOnlyFile.rewritten(server);
    assertThat(canaries).noneMatch(files::holds);
  }

  /** Everything that Redis holds, names of keys and all. */
  private static String everything() {
    StringBuilder all = new StringBuilder();
    for (String key : keys("*")) {
      String type = server.command("TYPE", key).replaceAll("[^a-z]", "");
      all.append(key)
          .append(": ")
          .append(RedisServer.await(server.redis().<Object>call(c -> switch (type) {
            // One that has expired meanwhile is read as none.
            case "string", "none" -> of(c.get(key));
            case "hash" -> of(c.hgetall(key));
            case "set" -> of(c.smembers(key));
            case "zset" -> of(c.zrange(key, 0, -1));
            case "list" -> of(c.lrange(key, 0, -1));
            case "stream" -> of(c.xrange(key, io.lettuce.core.Range.unbounded()));
            default -> throw new IllegalStateException(key + " is a " + type);
          })))
          .append('\n');
    }
    return all.toString();
  }

  @SuppressWarnings("unchecked") // Whatever it is, it is only printed.
  private static RedisFuture<Object> of(RedisFuture<?> asked) {
    return (RedisFuture<Object>) asked;
  }

  private static void holds(String word, boolean held) {
    assertThat(everything().lines().filter(line -> line.contains(word)).toList())
        .as(word)
        .matches(lines -> lines.isEmpty() != held, held ? "is held" : "is nowhere");
  }

  @Test
  void whoIsForgottenIsNowhereInRedisAndTheirSeatComesFree() {
    makeEvent();
    assertThat(service.api("POST", "/members/import", """
        姓名,届别,邮箱,城市
        张伟,2008,zhang@example.org,深圳
        张伟,2008,zhang@example.org,深圳
        """).statusCode()).isEqualTo(200);
    assertThat(service.api("POST", "/events", """
        {"id":"past","title":"Tea","startsAt":"2026-11-18T11:00:00+08:00","endsAt":"2026-11-18T12:00:00+08:00","chats":["telegram/main/-1001"]}
        """).statusCode()).isEqualTo(201);
    long desk = LI + 1_000;
    conversation.says(desk, "/rsvp past yes", "").says(ANN, "/rsvp past yes for 张伟", "");
    RedisServer.await(new MemberStore(server.redis(), clock)
        .link(zhang, UserId.of("telegram", Long.toString(desk))));
    conversation
        .says(LI, "/rsvp past yes", "")
        .says(LI, "/rsvp gala yes +1", "")
        .says(LI, "/language zh", "")
        .says(ANN, "/rsvp gala yes", "")
        // What she can undo is hers, until she says something else.
        .says(ANN, "/language en", "");
    String yesterday = Long.toString(clock.instant().minus(Duration.ofDays(1)).toEpochMilli());
    RedisServer.await(server
        .redis()
        .call(c -> c.hset("event:{past}", Map.of("startsAt", yesterday, "endsAt", yesterday))));
    conversation.in(LI).says(LI, "/find munich", "").says(LI, "我的 更正 姓名 张伟伟", "");
    conversation.in(ANN).says(ANN, "/find zhang wei", "张伟");
    soon().untilAsserted(() -> assertThat(rsvps()).contains("11 ACCEPTED 2", "12 WAITLISTED 1"));
    holds("张伟", true);
    holds("zhang@example.org", true);
    conversation.in(LI).says(LI, "/me delete", "名额会让出");
    conversation.in(LI).presses(LI, "确认全部删除");
    soon().untilAsserted(() -> assertThat(rsvps()).containsExactly("12 ACCEPTED 1"));
    holds("张伟", false);
    holds("zhang@example.org", false);
    String left = parse(service.api("GET", "/events/past/rsvps", "").body())
        .at("/items/0")
        .toString();
    assertThat(left).as("a figure stays").contains("\"ACCEPTED\"", "\"—\"");
    conversation.in(LI).says(LI, "/me", "not linked");
  }
}
