package io.reunion.bot;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Whether somebody is reached by what is written: an address, a number, the name of an account as it is written nowhere
 * else, or any name behind that of its messenger. "Absolutely", 好的 or 微信 alone would be passed on, and taken for a consent.
 */
final class ContactWords {
  private static final Pattern DAYS_AND_TIMES =
      Pattern.compile("(?<!\\d)(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}:\\d{2})(?!\\d)");

  private static final Pattern REACHES = Pattern.compile("(?:\\d[\\s().-]{0,3}){5}"
      // An address of mail, a page, a handle.
      + "|[\\w.+-]@[\\w-]|(?<![\\w@])@[\\w.]{3}|://\\w"
      + "|[\\w-]\\.(?:com|org|net|edu|io|me|cn|hk|tw|sg|jp|de|at|ch|fr|uk|eu|us|ca|au|nz)(?![\\w-])"
      // The id of an account: a letter, and a figure or a line somewhere behind it.
      + "|(?<![\\w.-])[A-Za-z](?=[A-Za-z.-]{0,38}[0-9_])[\\w.-]{4,40}(?![\\w.-])");

  private static final String MESSENGERS =
      "wechat|weixin|vx|qq|telegram|tg|whatsapp|signal|skype|line|kakao|kakaotalk|viber|discord|slack|linkedin"
          + "|instagram|insta|facebook|messenger|threads|weibo|feishu|lark|dingtalk|matrix|zulip";

  /** Words that follow the name of a messenger without being a name there. */
  private static final String NO_NAME =
      "is|id|please|pls|later|only|maybe|ok|okay|yes|no|not|sure|fine|good|great|best|better|works|thanks|thank|too"
          + "|also|and|or|but|if|when|first|now|soon|tomorrow|today|instead|preferred|me|them|up|it|that|would|will|can"
          + "|could|should|i|we|you|for|to|at|in|of|the|a|an";

  private static final Pattern NAMED = Pattern.compile("(?i)(?<![\\w-])(?:" + MESSENGERS
      + ")(?:[\\s:=-]{1,3}(?:id|name|account|is)){0,2}[\\s:=-]{1,3}(?!(?:" + NO_NAME
      + ")(?![\\w.-]))[a-z][\\w.-]{2,40}(?:\\s[\\w.-]{1,40})?\\s?(?:[.,;!()，。；！（）、]|$)");

  /** Between Chinese words a name in letters stands out. */
  private static final Pattern NAMED_IN_CHINESE = Pattern.compile(
      "(?i)(?:微信|威信|微博|飞书|钉钉|领英|(?<![a-z])qq(?=[号是:\\s]))[\\s号是叫为:=]{0,5}(?:id)?[\\s号是:=]{0,4}(?!(?:"
          + NO_NAME + ")(?![\\w.-]))[a-z][\\w.-]{2,40}");

  private ContactWords() {}

  static boolean reach(String text) {
    String plain =
        DAYS_AND_TIMES.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll(" ");
    return REACHES.matcher(plain).find()
        || NAMED.matcher(plain).find()
        || NAMED_IN_CHINESE.matcher(plain).find();
  }
}
