package io.reunion.language.signup;

/** The words that the scanners of one entry know, folded. */
final class EntryWords {
  /** What joins companions to a person. */
  static final Phrases LEADS = Phrases.of(
      "+|带|带上|携|携带|偕|加|加上|外加|另加|另带|还有|和|与|跟|及|以及|plus|and|with|w/|&|bringing|bring|along with|together with");
  /** What may stand between a lead and what is joined. */
  static final Phrases FILLERS =
      Phrases.of("着|了|上|我|我的|他|她|另|另外|my|a|an|the|his|her|one's|another");

  static final Phrases RELATIONS = Phrases.of(
      "老婆|老公|太太|夫人|先生|爱人|妻子|丈夫|媳妇|女友|女朋友|男友|男朋友|对象|未婚妻|未婚夫|另一半|儿子|女儿|孩子|小孩|小孩儿|小孩子|小朋友|娃|娃儿|宝宝|宝贝|闺女|大宝|二宝|小宝",
      "爸爸|妈妈|父亲|母亲|老爸|老妈|岳父|岳母|婆婆|公公|爷爷|奶奶|外公|外婆|家属|家眷|亲属|家人|朋友|友人|好友|同学|同事|同伴|闺蜜|室友|师兄|师姐|师弟|师妹|弟弟|妹妹|哥哥|姐姐",
      "wife|husband|spouse|partner|girlfriend|boyfriend|gf|bf|son|daughter|kid|child|baby|toddler|friend|guest|mom|mum|dad|mother|father|brother|sister|fiance|fiancee|colleague|date|roommate|other half");
  /** Two people in one word. */
  static final Phrases PAIRS = Phrases.of("父母|爸妈|岳父母|公婆|parents");
  /** Companions of whom one cannot tell how many. */
  static final Phrases SOME = Phrases.of(
      "一家|全家|一家人|一家子|家里人|孩子们|娃们|朋友们|家属们|几个朋友|几个人|kids|children|friends|guests|family|my family|the family|others|sons|daughters");

  static final Phrases COUPLES =
      Phrases.of("夫妻|夫妇|夫妻俩|夫妻二人|夫妻两人|伉俪|两口子|俩口子|小两口|老两口|两口儿|俩口|俩人|俩|情侣|couple");
  static final Phrases HOUSEHOLDS = Phrases.of("一家|全家|一家子|一大家|我们家|我家");
  static final Phrases TOTALS = Phrases.of(
      "共|一共|总共|合计|共计|总计|我们|全部|total|total of|in total|family of|party of|group of|table for");
  /** Units that make a number a number of people. */
  static final Phrases PEOPLE = Phrases.of(
      "个人|人|位|名|口人|口|个大人|大人|个成人|成人|个同学|ppl|people|persons|person|pax|p|seats|seat|adults|adult");
  /** Units of companions, after a lead only. */
  static final Phrases COMPANIONS = Phrases.of(
      "个|大|小|娃|孩|个娃|个孩子|个小孩|个小朋友|孩子|小孩|小朋友|小孩子|家属|个家属|名家属|位家属|朋友|个朋友|位朋友|同学|宝|个宝宝|宝宝|个儿子|个女儿|儿子|女儿",
      "kids|kid|children|child|guests|guest|friends|friend|little ones|more|others|other|family members|colleagues|babies|toddlers|sons|daughters");

  static final Phrases ADULTS = Phrases.of("大人|大|个大人|成人|adults|adult");
  static final Phrases CHILDREN =
      Phrases.of("小孩|小孩子|小朋友|个小孩|个孩子|孩子|儿童|小|娃|kids|kid|children|child");
  /** After a unit of people, these make it something else: 3人间, 2人桌. */
  static final String NOT_PEOPLE = "间房桌座车组班份民员才次置数";

  static final Phrases ENGLISH_NUMBERS =
      Phrases.of("one|two|three|four|five|six|seven|eight|nine|ten");

  /** Says by itself that somebody does not come, wherever it stands. */
  static final Phrases WITHDRAWN = Phrases.of(
      "取消|取消报名|请假|请个假|退出|退群|退团|退了|不去了|不来了|不参加|不参加了|不能参加|不能去|不能来|不能到|不能出席|去不了|来不了|到不了|去不成|来不成|来不及参加|参加不了|参加不成",
      "无法参加|无法出席|无法到场|无法前往|没法去|没法来|没法参加|没办法去|没办法参加|缺席|缺勤|放弃|鸽了|撤了|撤回报名|作废|划掉|不克参加|不出席|弃权|跳过我",
      "cancel|cancelled|canceled|cancelling|withdrawn|withdraw|withdrew|can't make|can't make it|cant make|can't come|cant come|can't attend|cant attend|can't join|cant join|can't go|cant go|can't be there|cannot make it|cannot come|cannot attend|cannot join|cannot go|can not come|can not attend|can not make it",
      "not coming|not going|not attending|not joining|not able to|unable to|won't make it|won't come|won't be coming|won't be there|won't be able|no longer|dropped|dropped out|drop out|dropping out|declined|regrets|no show|backed out|pulled out|\u274C|\u2716|\u2717|\u2718|\u274E|\uD83D\uDE45");
  /** Says so only when nothing stands beside it. */
  static final Phrases WITHDRAWN_ALONE = Phrases.of(
      "不去|不来|撤|退|鸽|走了|no|out|absent|can't|cant|cannot|won't|wont|n|x|declines|sorry|sorry no|不|否|缺");

  static final Phrases MAYBE = Phrases.of(
      "可能来|可能去|可能会来|可能会去|可能参加|可能能来|应该能来|待定|待确认|待确定|暂定|不一定|不确定|说不准|说不定|未定|未确定|可能|也许|看情况|视情况|看时间|争取|尽量|再看|再说|再定|随缘|到时候看|看当天",
      "maybe|tbc|tbd|tentative|tentatively|not sure|unsure|might|possibly|probably|perhaps|to be confirmed|if possible|\uD83E\uDD14");
  /** After one of {@link #MAYBE}: it is not the coming that is uncertain. */
  static final Phrases BUT_COMING = Phrases.of(
      "晚|会晚|要晚|晚到|晚点|会迟|迟到|早|早到|早点|早走|提前|准时|会提前|自驾|开车|be late|be a bit late|arrive|leave early|bring|be bringing|need|drive");

  static final Phrases BUT_BRINGING = Phrases.of("带|会带|要带|多带|加|bring|be bringing|plus|with");
  /** Before a word of withdrawal: it says the opposite. */
  static final Phrases NEGATIONS =
      Phrases.of("不|没|没有|别|勿|未|不会|不能|不要|若|如|如果|如需|谁|don't|not|never|if|won't|didn't");
  /** Says what an entry says anyway. */
  static final Phrases COMING = Phrases.of(
      "我|我们|本人|一起|一起来|一起去|一起参加|一同|同行|同去|都来|都去|together|too|as well|参加|我参加|报名|我报名|出席|来|去|到|能来|能去|会来|会去|可以|一定来|一定到|必到|准时到|准时参加|确认|确认参加|ok|yes|in|going|coming|i'm in|y|attending|confirmed|\u2705|\u2714|\uD83D\uDC4C|\uD83D\uDC4D|\uD83D\uDE4B");

  /** A question about companions instead of a statement. */
  static final Phrases ASKING =
      Phrases.of("吗|能不能|可不可以|能否|可否|是否|can i|could i|may i|is it ok|ok to bring");

  static final Phrases BUSY = Phrases.of("有事|临时有事|家里有事|那天有事|加班|出差|busy|have to work|working");
  /** Where a remark begins when it follows a Chinese name without a blank. */
  static final Phrases REMARKS = Phrases.of(
      "晚到|晚点|晚来|会晚|迟到|准时|自驾|开车|坐车|拼车|素食|吃素|清真|不吃|忌口|参加|报名|出席|一定|必到|会来|会去|能来|能去|可以|已付|已交|已缴|已转|需要|到场|那天|临时|家里|加班|出差|有事|不去|不来");
  /** English words that end a name. */
  static final Phrases NOT_IN_NAMES = Phrases.of(
      "and|with|plus|maybe|yes|no|late|vegetarian|vegan|veggie|veg|halal|will|is|am|are|can|can't|cant|cannot|not|tbd|tbc|out|in|coming|going|bringing|bring|if|but|for|from|at|on|to|the|a|an|my|me|only|driving|arrive|arriving|leaving|need|needs|has|have|sorry|probably|might|possibly|tentative|early|couple|family|party|group|cancel|cancelled|canceled|withdrawn|attending|ok|total|class|of|via|won't|unable|absent|declined|dropped|regrets|tentatively|unsure|wants|want|needing|allergic|joining|alone|solo|x|pax|ppl|people|by|paid|confirmed|after|before|around|until|arrives|w|p",
      "wife|husband|spouse|partner|girlfriend|boyfriend|son|daughter|kid|kids|child|children|friend|friends|guest|guests");

  private EntryWords() {}
}
