package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.text.Language;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What members want beside events and look-ups: things, introductions, guidance, membership, votes. */
class MemberWishesTest {
  private static Meaning read(String text, Listening heard) {
    boolean han = text.codePoints().anyMatch(Character::isIdeographic);
    return Phrasings.INTERPRETER
        .read(new Utterance(text, heard, han ? Language.ZH : Language.EN, Phrasings.NOW))
        .main();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "could I borrow a tripod for the weekend | NEED",
        "in search of a furnished room near campus | NEED",
        "anyone here know of a second hand piano? | NEED",
        "looking for an internship in Zurich | NEED",
        "求租浦东两居室 | NEED",
        "谁家有闲置的帐篷 | NEED",
        "想买一台二手显示器 | NEED",
        "谁能帮我内推一下 | NEED",
        "subletting my studio from March | OFFER",
        "I've got a spare ticket for the concert, first come first served | OFFER",
        "our lab is hiring two postdocs | OFFER",
        "happy to lend my van for a move | OFFER",
        "转让一张瑜伽垫和一张书桌 | OFFER",
        "家里有两个行李箱要转让 | OFFER",
        "我们实验室招博士后 | OFFER",
        "what are others offering | EXCHANGE",
        "is anyone giving away a sofa | EXCHANGE",
        "大家都在出什么 | EXCHANGE",
        "有人转让显示器吗 | EXCHANGE",
        "I could use a career coach | GUIDE",
        "哪位前辈能指点一下我 | GUIDE",
        "I'd love to mentor a few younger alumni | GUIDE",
        "我愿意指导几位师弟师妹 | GUIDE",
        "hoping someone senior in shipping can guide me | GUIDE",
        "想找个做审计的学姐带带我 | GUIDE",
        "happy to proofread essays for current students | OFFER",
        "谁家孩子想学围棋我可以白教 | OFFER",
        "let everyone vote on the new logo | BALLOT",
        "年会那个投票我选周六 | BALLOT",
        "message all groups: the office is closed | ANNOUNCE",
        "send this to the Oslo and Bergen chapters: bring your cards | ANNOUNCE",
        "那条公告先别发 | ANNOUNCE",
        "plan a garden tour, 5th of next month 2pm, main gate | EVENT_NEW",
        "please erase me completely | ME",
        "名字登错了 | ME",
        "你们存着我什么资料 | ME",
        "narrow it down to the ones in Berlin | FIND",
        "汉堡周边有校友没 | FIND",
        "keep scrolling | FIND_MORE",
        "再往下翻翻 | FIND_MORE",
        "please verify my account | VERIFY",
        "the system doesn't know me | VERIFY",
        "校友库里查不到我 | VERIFY",
        "I would like to become a full member | JOIN",
        "怎样才能入会 | JOIN",
        "let's put this to a vote | BALLOT",
        "has anybody seen the poll results | BALLOT",
        "表决结果怎么样 | BALLOT",
        "我想参加投票 | BALLOT",
        "可以投票吗 | BALLOT",
        "nudge me an hour before it starts | REMINDERS_ON",
        "讲座开始前半小时喊我一声 | REMINDERS_ON",
        "my new employer is Siemens | ME",
        "my new email is tom@example.org | ME",
        "在苏黎世的校友都有谁啊 | FIND",
        "93届的还有哪些人 | FIND",
        "谁能借我一台打印机 | NEED",
        "跑步机一台，低价转 | OFFER",
        "we have two open positions in Bern | OFFER",
        "you could add a calendar | SUGGEST",
        "nobody should see my phone number | ME",
        "don't show my phone number to anyone | ME",
        "wipe everything you have about me | ME",
        "what info do you keep of me | ME",
        "我想换个邮箱 | ME",
        "am I signed up for the hike | MINE",
        "did I register for the hike | MINE",
        "我报的都有啥 | MINE",
        "stop pinging me about events | REMINDERS_OFF",
        "别老滴滴我了 | REMINDERS_OFF",
        "头天晚上喊我一声 | REMINDERS_ON",
        "take me off the mailing list | UNSUBSCRIBE",
        "群发消息我不收了 | UNSUBSCRIBE",
        "I can mentor a couple of juniors | GUIDE",
        "我可以带几个学弟学妹 | GUIDE",
        "can you intro me to Sofia Marin | INTRODUCE",
        "手里两张话剧票去不了，谁要 | OFFER",
        "take me out of the member directory | ME",
        "我的邮箱换成 a@b.cn 了 | ME",
        "不希望陌生人查到我的电话 | ME",
        "it would be handy if there was a job board | SUGGEST",
        "希望多组织一点线上活动 | SUGGEST",
      })
  void isUnderstoodWhereTheBotIsSpokenTo(String text, Intent intent) {
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(intent);
    assertThat(read(text, Listening.ADDRESSED).intent()).isEqualTo(intent);
    for (Listening heard : List.of(Listening.CARD, Listening.AMBIENT)) {
      assertThat(read(text, heard).intent()).as("%s", heard).isNotEqualTo(intent);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "selling two concert tickets",
        "my company is hiring",
        "anyone selling a bike?",
        "remind me to call mom",
        "you should start a club",
        "could I borrow a tripod for the weekend",
        "卖二手车",
        "我们组招实习生",
        "谁家有闲置的帐篷",
        "大佬带带我",
        "我换工作了",
        "提醒我带伞",
      })
  void isTalkBelowACardAndInAGroup(String text) {
    assertThat(read(text, Listening.CARD).intent()).isEqualTo(Intent.NONE);
    assertThat(read(text, Listening.AMBIENT).intent()).isEqualTo(Intent.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "need a car mechanic in Leeds | FIND",
        "we need a bigger room | NONE",
        "wanted to come but can't | RSVP_NO",
        "I can't come, I've started a new job | RSVP_NO",
        "my phone died | NONE",
        "we should do this more often | NONE",
        "想找一个会弹钢琴的校友 | FIND",
        "可以带学妹来吗 | ABOUT",
        "I want to join the hike | RSVP_YES",
        "remind me what time the gala starts | ABOUT",
        "我可以借音响 | ASK",
        "报名年会的校友都有谁 | LIST",
      })
  void wordsOfAWishThatBelongToSomethingElseAreNone(String text, Intent intent) {
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(intent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hello! I have two spare chairs, pick up in Leeds | OFFER | I have two spare chairs, pick up in Leeds",
        "我有一台闲置的打印机，谁要 | OFFER | 我有一台闲置的打印机，谁要",
        "happy to mentor students | GUIDE | expert",
        "I want a mentor | GUIDE | ''",
        "is anyone selling a bike | EXCHANGE | bike",
        "could you introduce me to Tom Baker, I admire his work | INTRODUCE | Tom Baker",
        "please introduce me to Dr Anita Rao | INTRODUCE | Dr Anita Rao",
        "麻烦引见一下王建平老师 | INTRODUCE | 王建平老师",
        "could you introduce me to a patent lawyer | FIND | patent lawyer",
        "引荐一下做医疗投资的校友 | FIND | 做医疗投资",
        "any potters in Kyoto | FIND | potters in Kyoto",
        "need a plumber in Oakland | FIND | plumber in Oakland",
        "the 98 grads in publishing | FIND | 98 grads in publishing",
        "下个月去苏黎世，那边有校友会吗 | FIND | 下个月去苏黎世",
        "有在中信的校友吗 | FIND | 中信",
        "how can I get hold of Priya Raman | FIND | Priya Raman",
        "谁平时打网球 | FIND | 打网球",
        "it would be great if there was a job board | SUGGEST | it would be great if there was a job board",
        "please don't show my employer | ME | employer",
        "set a reminder for the gala | REMINDERS_ON | ''",
      })
  void itIsTakenUpInTheirWords(String text, Intent intent, String query) {
    Meaning meaning = read(text, Listening.DIRECT);
    assertThat(meaning.intent()).isEqualTo(intent);
    assertThat(meaning.slots().query().orElse("")).isEqualTo(query);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "our startup is called Foundry, we are hiring two engineers",
        "verification code for the door",
        "introduce me to Tom Baker",
      })
  void anAnswerToADialogueIsNoneOfThem(String text) {
    assertThat(read(text, Listening.DIALOGUE).intent()).isIn(Intent.NONE, Intent.FIND);
  }

  @ParameterizedTest
  @CsvSource({
    "never share my email with members, email",
    "don't show my phone number to anyone, phone number",
    "don't show my email everyone, email",
    "不想让别人看到我的手机号, 手机号",
    "nobody should see my phone, ''"
  })
  void whatNobodyIsToSeeIsNamedAndNotToWhom(String text, String query) {
    assertThat(read(text, Listening.DIRECT).intent()).isEqualTo(Intent.ME);
    assertThat(read(text, Listening.DIRECT).slots().query().orElse("")).isEqualTo(query);
  }

  @ParameterizedTest
  @CsvSource({"wipe everything you have about me", "我的东西都删干净", "把我的资料清空"})
  void whoWantsAllOfItGoneIsAskedWhetherToBeDeleted(String text) {
    assertThat(read(text, Listening.DIRECT).slots().query()).contains("delete");
  }
}
