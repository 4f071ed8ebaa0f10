package io.reunion.lookup;

import io.reunion.member.lexicon.Tables;
import io.reunion.member.search.Filters.Aspect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which people go on with a search: "only those in Oslo", 里面有做投行的吗, "the second one". */
final class RefineWords {
  static final Set<String> POLITE = words(
      "ok|okay|and|but|so|now|then|please|pls|well|great|thanks|cool|good|hmm|um|actually|can you|could you|would you|"
          + "i want|i need|i would like|id like|i'd like|let's|lets|can i|may i|could i|那|那么|那就|好|好的|请|麻烦|帮我|给我|再|嗯|"
          + "谢谢|我想|我要|能不能|可以|可不可以");

  static final Set<String> SHOW = words("show|give|list|see|keep|find|leave|me|us|look for|get");

  static final Set<String> ONLY =
      words("only|just|solely|only show|just show|只要|只看|只留|只找|只显示|只列|只想要|只想看|只想找|光要|光看|"
          + "光留|仅看|仅限|仅要|单看|单要|就看|就要|就找|只保留|只限|限|限定|限于|只剩|只列出|只给我看|只挑");

  static final Set<String> THOSE =
      words("those|these|them|the ones|ones|the people|people|alumni|members|folks|the|anyone|"
          + "anybody|someone|persons|classmates|one|results");

  static final Set<String> WHICH =
      words("who are|that are|which are|who is|who|that|which|are|is|currently|now|also|"
          + "living|based|do|does|there|any|been");

  static final Set<String> NARROW =
      words("narrow|narrow down|filter|limit|restrict|reduce|trim|refine|cut down|"
          + "缩小|缩小到|范围缩小到|缩小范围到|缩小范围|把范围缩小到|筛选|筛|筛一下|过滤|限制在|限定在|限定为|加个条件|加一个条件|加上条件|"
          + "加条件|加上|筛出|筛选出|缩到");
  static final Set<String> IT =
      words("it|them|that|those|this|these|the list|the results|the search|down|further|to|by|"
          + "for|on|一下|到|在|为");

  static final Set<String> OF_THEM =
      words("of them|of those|of these|among them|among those|among these|amongst them|"
          + "from them|from those|from these|out of them|out of those|out of these|within these|within those|"
          + "in that list|in this list|on that list|on this list|from the list|of that list|"
          + "里面|里头|其中|当中|之中|他们里面|他们当中|他们中|他们里|这些人里|这些人中|这些人里面|那些人里|这里面|那里面|这里头|"
          + "刚才那些人里|刚才的人里|上面的人里|上面这些人里|刚才那些里面|刚才那些里|这些里面|这些里|那些里面");

  static final Set<String> ASKING =
      words("who|which|anyone|anybody|any|is any|are any|is anyone|is anybody|are there|"
          + "are there any|is there anyone|is there|do any|does any|does anyone|some|how many|what about|how about|one|ones|"
          + "people|which ones|which one|有没有|有谁|有哪些|有哪几个|哪些|哪几个|哪几位|哪位|哪个|有|谁|还有|还有没有|看看|看一下|找|挑|挑出|有多少|"
          + "是不是有");

  static final Set<String> AND =
      words("what about|how about|and what about|just|maybe|换成|改成|换到|要是");
  /** Before what is added to a search. */
  static final Set<String> ALSO = words("and|but|so|ok and|then|那|那么|那就|再");
  /** Behind what a search is to be about now. */
  static final Set<String> CLOSED = words("instead|only|呢|的呢|的话呢|then");
  /** Those who were found. */
  static final Set<String> THESE = words("those|these|them|the ones");
  /** Before the number of one who is wanted after all. */
  static final Set<String> TAKEN_BACK = words("never mind|nevermind|no wait|wait|no|算了|不用了|没事");
  /** "Just wondering who works in law" narrows nothing. */
  static final Set<String> MUSING =
      words("wondering|curious|asking|checking|a question|one question|a quick question|to be");

  static final Set<String> OTHERS = words("还有谁|还有哪些|还有吗|还有别人吗|还有其他人吗|还有别的吗|都行|都可以");
  static final Pattern QUESTION = Pattern.compile(
      "\\b(?:who|whom|anyone|anybody|any|somebody|someone|which|is there|are there|do we|does)\\b"
          + "|有谁|谁|有没有|有哪|哪些|哪几|哪位|[吗么]$");

  static final Set<String> PLACED =
      words("in|at|from|near|around|with|working in|working at|living in|who");

  static final Set<String> NOT = words(
      "not|not the ones|not those|without|except|except for|excluding|exclude|leave out|"
          + "other than|apart from|no one|nobody|none|minus|none of those|不要|别要|除了|排除|去除|不含|不包括|除去|不是|不在|刨掉|去掉|排除掉");

  /** Before a filter that is to go, whatever it is called by. */
  static final Set<String> DROP =
      words("drop|remove|forget|forget about|ignore|clear|lose|without|take out|take away|"
          + "never mind|nevermind|skip|delete|scrap|undo|去掉|删掉|拿掉|取消|撤掉|去除|除掉|忽略|把");
  /** The same only before what a filter is about: "any city"; "any lawyers" asks for some. */
  static final Set<String> WHATEVER =
      words("no|any|regardless of|no matter|leave out|don't need|不要|不看|不管|不限|不限定|不限制|任何|任意|不考虑");

  static final Set<String> DROPPED =
      words("doesn't matter|does not matter|doesnt matter|is not important|isn't important|"
          + "is not needed|去掉|删掉|拿掉|取消|不要|不限|不限制|不管|无所谓|随便|都行|都可以|不重要|不要求");
  static final Set<String> DONE = words("了|吧|please|pls|也");

  static final Set<String> PART =
      words("filter|condition|criterion|criteria|part|restriction|requirement|limit|word|的条件|"
          + "条件|限制|筛选|要求|的限制|的要求|这个条件|这个");
  static final Set<String> THE = words("the|that|this|my|which|what|about|哪个|什么|那个|这个");

  static final Set<String> TAILS =
      words("吗|么|没|没有|呢|啊|呀|吧|嘛|的人|的校友|的同学|就行|就好|就可以|就够了|即可|有哪些|有谁|有几个|有多少|是谁|"
          + "的有谁|给我看|看看|的话|please|pls|thanks|instead|then|only|too|as well|there");

  static final Set<String> MORE =
      words("tell me|give me|show me|show|open|see|let me see|more|details|detail|some more|"
          + "info|information|a bit more|about|on|of|for|the|who is|who's|whos|what about|看看|看一下|看|说说|讲讲|介绍一下|介绍下|介绍|展开|"
          + "详细说说|打开|点开|要|想看|查看|想了解|了解一下|详细介绍|关于");
  static final Set<String> MORE_OF =
      words("more about|more on|who is|who's|number|no.|no|nr|#|about|details on|details of|"
          + "details about|details for|info on|info about|open|第");
  static final Set<String> ONE =
      words("one|person|guy|name|result|alumnus|alumna|man|woman|in the list|on the list|"
          + "from the list|please|number|个|位|名|号|条|人|校友|同学|那个|那位");
  static final Set<String> ABOUT_ONE =
      words("是谁|呢|是哪位|详细|详情|的详情|的资料|的情况|详细点|展开|的详细信息|吧|怎么样|是做什么的|在哪|在哪里|的信息|"
          + "是谁啊|是谁呀|是什么人|干什么的|的更多信息|please");

  static final Set<String> GENDER =
      words("women|men|girls|boys|ladies|gentlemen|guys|females|males|female|male|woman|man|girl|"
          + "女|男|女的|男的|女生|男生|女性|男性|女校友|男校友|女同学|男同学|女士|男士|女孩|女孩子|姑娘|妹子|小姐姐");

  static final Map<String, Integer> NUMBERS = numbers();
  static final Map<String, Aspect> ASPECTS = aspects();

  private RefineWords() {}

  /** What {@code words} has between its bars. */
  static Set<String> words(String words) {
    return Set.copyOf(Tables.split(words, "\\|"));
  }

  /** The last is 0. */
  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    List.of("last:0", "最后:0", "最后一:0", "倒数第一:0", "两:2").forEach(entry -> {
      String[] parts = entry.split(":", 2);
      numbers.put(parts[0], Integer.valueOf(parts[1]));
    });
    List<String> words = List.of(
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth");
    List<String> counted =
        List.of("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "10th");
    List<String> chinese = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");
    for (int i = 0; i < words.size(); i++) {
      numbers.put(words.get(i), i + 1);
      numbers.put(counted.get(i), i + 1);
      numbers.put(chinese.get(i), i + 1);
    }
    return Map.copyOf(numbers);
  }

  private static Map<String, Aspect> aspects() {
    Map<String, Aspect> aspects = new HashMap<>();
    put(
        aspects,
        Aspect.PLACE,
        "city|place|location|town|country|region|where|where they live|城市|地点|地方|地区|所在地|哪里|城|国家");
    put(
        aspects,
        Aspect.YEAR,
        "year|class year|years|batch|cohort|class|graduation year|届别|年级|年份|届|级|哪一届|哪届|毕业年份|年");
    put(aspects, Aspect.FIRM, "company|firm|employer|where they work|公司|单位|企业|雇主");
    put(
        aspects,
        Aspect.WORK,
        "industry|field|job|profession|trade|role|position|occupation|sector|行业|职业|工作|职位|领域|岗位|干什么的");
    put(aspects, Aspect.STUDY, "major|subject|degree|school|department|faculty|专业|学院|系|院系|学位|学历");
    put(aspects, Aspect.NAME, "name|surname|姓名|名字|姓");
    return Map.copyOf(aspects);
  }

  private static void put(Map<String, Aspect> aspects, Aspect aspect, String names) {
    Tables.split(names, "\\|").forEach(name -> aspects.put(name, aspect));
  }
}
