package io.reunion.member.search;

import io.reunion.member.lexicon.Tables;
import java.util.Set;

/** The small words that say how the parts of a sentence stand to each other. */
final class TieWords {
  static final Set<String> OR = words("or nor either 和 或 或者 或是 还是 要么 亦或 也行 也可以 跟 及 与 以及 、");

  static final Set<String> NOT =
      words("not no nobody none without except excluding dont isnt arent nor "
          + "outside apart 不要 别是 别要 不是 不在 不做 不搞 不含 不包括 并非 唔要 唔系 唔喺 不想要 不需要 排除 除了 除 没进 没在 没去 没做 没当 不进 "
          + "不 别");

  /** "Other than", "rather than". */
  static final Set<String> BEFORE_THAN = words("other rather");

  /** After what is left out: 北京以外. */
  static final Set<String> NOT_AFTER = words("以外 之外 除外");

  /** The same behind a 的: 卖保险的别来, 腾讯的不要. */
  static final Set<String> NOT_AFTER_OF =
      words("不要 别给 别给我 别来 别推 别推荐 别介绍 别找 勿扰 免扰 不用 不算 除外 算了 就算了 不考虑 免 免谈 请绕道 绕道 唔要 不需要");

  static final Set<String> RATHER =
      words("preferably ideally prefer preference 最好 最好是 最好在 尽量 尽可能 首选 希望是");

  /** After what is wished for: 上海优先. */
  static final Set<String> RATHER_AFTER = words("preferred bonus plus 优先 优先考虑 更好 更佳 为佳 为宜 加分");

  static final Set<String> ABOUT =
      words("前后 左右 上下 差不多 大概 大约 大致 估计 around about approximately roughly circa " + "almost ish");

  /** May stand between one of these words and what it is about. */
  static final Set<String> BETWEEN =
      words("in at from of a an the any working work works based doing into anyone "
          + "anybody someone people person those want for living anywhere somewhere "
          + "maybe even around near who are is 在 做 是 搞 的 当 从事 住 人 里 找 想找 要 想 能 个 我 "
          + "公司 校友 那个 那种 喺 人在 工作");

  /** Between a no and an unknown word: the word is where somebody is, as in "not at Siemens". */
  static final Set<String> THERE = words("at in from with for 在 喺 人在 不在 唔喺 没在 没进");

  /** What people are called by courtesy, before or behind a name: nobody has to be one on record. */
  static final Set<String> COURTESY =
      words("dr doctor prof professor mr mrs ms sir madam teacher 老师 教授 博士 医生 律师 总 总监 经理 院长 "
          + "校长 主任 工程师 会计 书记 处长 局长 医师 博士后 大夫 师傅");

  private TieWords() {}

  private static Set<String> words(String words) {
    return Set.copyOf(Tables.split(words, " "));
  }
}
