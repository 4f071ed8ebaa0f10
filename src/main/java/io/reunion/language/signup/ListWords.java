package io.reunion.language.signup;

/** The words that the scanners of a whole list know, folded. */
final class ListWords {
  /** After {@code #}: the text is a sign-up list. */
  static final Phrases MARKERS =
      Phrases.of("接龙|群接龙|接龙报名|group note|group notes|groupnote|group-note");
  /** After {@code #}: it is one if it has entries. */
  static final Phrases TOPICS = Phrases.of("报名|签到|接力|活动报名|sign up|signup|sign-up|rsvp");
  /** Before 接龙: a word game. */
  static final Phrases GAMES = Phrases.of("成语|词语|诗词|诗句|歌名|歌词|故事|单词|文字|电影|地名|表情|笑话");
  /** A title with one of these makes numbered names below a list. */
  static final Phrases SIGN_UP = Phrases.of(
      "接龙|报名|名单|签到|登记|参加人员|参加者|参与者|出席|sign up|signup|sign-up|rsvp|attendees|participants|who's coming|who is coming");

  static final Phrases EXAMPLES =
      Phrases.of("例|例如|示例|样例|范例|举例|格式|填写格式|接龙格式|报名格式|模板|eg|e.g|e.g.|example|sample|format");
  /** A heading whose numbered lines are terms, not people. */
  static final Phrases TERMS = Phrases.of(
      "须知|注意|说明|规则|要求|内容|包括|如下|安排|流程|议程|事项|提醒|提示|备注|行程|费用|方式|步骤|日程|亮点|介绍|福利|奖品|路线|视频|资料|notes|rules|agenda|info|details|requirements|schedule|please note|reminders");
  /** A heading whose numbered lines are people. */
  static final Phrases PEOPLE = Phrases.of(
      "报名|接龙|名单|参加|参与|人员|成员|签到|登记|出席|到场|attendees|participants|list|names|going|coming|sign up|signup");
  /** A numbered line that begins like this is a term. */
  static final Phrases FIELDS = Phrases.of(
      "时间|日期|地点|地址|费用|费|内容|人数|要求|集合|报名|截止|联系|联系人|联系方式|交通|住宿|行程|主题|对象|方式|注意|请|需|需要|自带|禁止|不得|不要|本次|本活动|活动|名额|如|如果|若|凡|所有|大家|每人|每位|务必|建议|晚餐|午餐|签到|主办|主持|嘉宾",
      "date|time|place|venue|location|cost|price|fee|please|bring|meet|meeting|address|when|where|what|deadline|contact|if you|no |dress code");
  /** A line below the entries that begins like this is not the rest of the last entry. */
  static final Phrases TAILS = Phrases.of(
      "截止|报名截止|注|注意|备注|地点|时间|集合|费用|请|大家|欢迎|以上|合计|共|共计|统计|总计|目前|现有|联系|联系人|谢谢|感谢|期待|名额|未|还有|还差|剩余|满员|活动|温馨|ps|p.s|note|notes|deadline|total|please|thanks|thank|see you|contact|closing|closes|more info|remember",
      "三点|今晚|今天|明天|周一|周二|周三|周四|周五|周六|周日|本周|下周");

  static final Phrases WITHDRAWN_HEADINGS = Phrases.of(
      "不参加|不参加的|请假|请假的|缺席|去不了|来不了|不来|不来的|不去|不去的|取消|已取消|退出|不能参加|无法参加|请假名单|declined|not coming|not going|can't make it|cannot come|can't come|absent|regrets|no|cancelled|canceled|withdrawn|dropped out|out");
  static final Phrases MAYBE_HEADINGS =
      Phrases.of("待定|待定的|可能|可能来|可能参加|不确定|未定|maybe|tentative|not sure|undecided|tbd|tbc|possible");
  static final Phrases GOING_HEADINGS = Phrases.of(
      "参加|报名|已报名|确认参加|参加的|参加人员|出席|去|来|确定参加|候补|替补|候补名单|going|coming|yes|attending|confirmed|in|waitlist|waiting list|reserve");
  /** A heading that ends like this names a group of people. */
  static final String GROUPS = "组队车桌班级系院届场区部厅生";

  private ListWords() {}
}
