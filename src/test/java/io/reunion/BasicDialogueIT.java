package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.redis.RedisServer;
import org.junit.jupiter.api.Test;

/** The commands that every feature leans on. */
class BasicDialogueIT extends Dialogue {
  @Test
  void theLanguageIsChosenAndKept() {
    conversation
        .in(LI)
        .says(LI, "/lang zh", "我用中文和您交流")
        .says(LI, "/events", "目前没有正在报名的活动")
        .says(LI, "/语言 英文", "I will speak English")
        .says(LI, "/活动", "No event is open")
        .says(LI, "/lang klingon", "lang zh", "lang en")
        .says(LI, "/lang zh", "我用中文和您交流");
    // What a person chose holds in every chat, and longer than a session.
    conversation.in(GROUP).says(LI, "/events", "目前没有正在报名的活动");
    server.command("DEL", "session:{telegram/main/11|telegram:11}");
    conversation.in(LI).says(LI, "/events", "目前没有正在报名的活动");
    conversation.in(ANN).says(ANN, "/events", "No event is open");
  }

  @Test
  void everybodyLearnsWhoTheyAre() {
    members();
    conversation.in(ANN).says(ANN, "/me", "Ann Lee", "member").says(ANN, "/我的", "Ann Lee", "校友");
    conversation
        .in(GUEST)
        .says(GUEST, "/me", "P13", "telegram:13", "not linked")
        .says(GUEST, "我的", "P13", "还没有关联");
  }

  @Test
  void helpIsShortAndEachTopicSaysMore() {
    members();
    conversation
        .in(ANN)
        .says(ANN, "/help", "What I can do", "• People: find alumni", "help all")
        .presses(ANN, "People");
    conversation
        .in(ANN)
        .says(ANN, "help find", "find WHO", "intro NUMBER", "lookups")
        .says(ANN, "帮助 活动", "报名 编号", "日历")
        .says(ANN, "help rsvp", "rsvp ID")
        .says(ANN, "help nonsense", "What I can do", "• Events");
    assertThat(telegram.said(ANN).get(0).lines()).hasSizeLessThan(12);
    assertThat(telegram.said(ANN).get(1)).contains("find WHO").doesNotContain("rsvp ID");
    assertThat(telegram.said(ANN)).noneMatch(text -> text.contains("Office"));
  }

  @Test
  void helpShowsWhatOneMayDo() {
    conversation
        .in(GUEST)
        .says(GUEST, "/help", "Events", "verify")
        .says(GUEST, "帮助", "活动", "验证")
        .says(GUEST, "help all", "rsvp ID")
        .says(GUEST, "帮助 全部", "报名 编号");
    assertThat(telegram.said(GUEST))
        .noneMatch(text -> text.contains("announce TEXT") || text.contains("People"));
    conversation
        .in(ADMIN)
        .says(ADMIN, "/help", "Office", "People")
        .says(ADMIN, "help all", "announce TEXT", "find WHO")
        .says(ADMIN, "@alumni_bot 帮助 全部", "公告 正文")
        .says(ADMIN, "help announce", "announce TEXT", "–")
        .says(ADMIN, "帮助 公告", "公告 正文", "–")
        .says(ADMIN, "list commands", "Office", "People")
        .says(ADMIN, "list all commands", "Office", "People")
        .says(ADMIN, "help ballot", "ballot ID", "ballot open ID 2", "vote ID");
    conversation.in(GUEST).says(GUEST, "help announce", "What I can do", "Events");
    conversation.in(ORGANISER).says(ORGANISER, "帮助 议案", "议案 编号", "有哪些投票事项");
    assertThat(telegram.said(ORGANISER)).noneMatch(text -> text.contains("议案 新建"));
  }

  @Test
  void anUnknownCommandGetsTheNearestOne() {
    conversation
        .in(LI)
        .says(LI, "/hlep", "Did you mean", "help")
        .says(LI, "/报明 gala", "我不认识", "报名")
        .says(LI, "qwertyuiop", "did not understand")
        .says(LI, "/rspv gala yes +2", "Did you mean", "rsvp")
        .says(LI, "mee eee ooo uuu aaa iii", "I did not understand that")
        .says(LI, "今天天气真不错", "没看懂");
    conversation.in(GROUP).says(LI, "@alumni_bot rspv gala", "Did you mean", "rsvp");
  }

  @Test
  void whatIsDoneLongAfterAnAnswerIsUndoneAllTheSame() {
    members();
    makeEvent();
    conversation.in(ANN).says(ANN, "rsvp gala yes", "You have a seat");
    age("session:{telegram/main/" + ANN + "|telegram:" + ANN + "}");
    conversation
        .in(ANN)
        .says(ANN, "undo", "too late")
        .says(ANN, "need: a speaker", "Card 1")
        .says(ANN, "undo", "Card 1 is taken down");
    assertThat(rsvps()).containsExactly(ANN + " ACCEPTED 1");
  }

  /** As if the last answer in that session had been given long ago. */
  private static void age(String session) {
    var redis = server.redis();
    RedisServer.await(redis
        .call(c -> c.hget(session, "j"))
        .compose(json -> redis.call(c -> c.hset(
            session, "j", json.replaceAll("\"undo-until\":\"\\d+\"", "\"undo-until\":\"1\"")))));
  }
}
