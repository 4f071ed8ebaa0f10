package io.reunion.language;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By how much an order puts an event off or brings it forward: 晚一个小时, "back by an hour". */
final class Shifted {
  private static final Pattern LENGTH =
      Pattern.compile("\\b(?:(?:an?|one|two|three|four|five|six|ten|half|\\d{1,3}(?:\\.\\d)?)\\s+"
          + "(?:(?:an?|couple of|and a half)\\s+)?"
          + "(?:minutes?|mins?|hours?|days?|weeks?|fortnights?|months?)(?:\\s+and a half)?)\\b");
  private static final Pattern HAN_LENGTH = Pattern.compile(
      "(?:半|[一二两兩三四五六七八九十]{1,3}|\\d{1,3})[个個]?半?(?:小时|小時|钟头|鐘頭|分钟|分鐘|刻钟|刻鐘|天|周|週|星期|礼拜|禮拜|月)半?");
  private static final Pattern EARLIER = Pattern.compile(
      "\\b(?:earlier|sooner|(?:bring|pull|move)\\b.{0,60}\\bup|(?:bring|pull)\\b.{0,60}\\bforwards?)\\b");
  private static final Pattern FORWARD = Pattern.compile("\\bforwards?\\b");
  private static final Pattern LATER =
      Pattern.compile("\\b(?:later|back|delay|postpone|put off|(?:push|put)\\b.{0,60}\\boff)\\b");
  private static final Pattern HAN_EARLIER = Pattern.compile("提前|提早|往前|向前|早");
  private static final Pattern HAN_LATER =
      Pattern.compile("推迟|推遲|延后|延後|顺延|順延|延期|延迟|延遲|推后|推後|押后|押後|往后|往後|向后|向後|晚");

  /** No order goes on for longer behind its verb. */
  private static final int LONGEST = 12;

  private final Tokens tokens;

  Shifted(Tokens tokens) {
    this.tokens = tokens;
  }

  /** In words that say the length and the direction and nothing else; empty where a time is told instead. */
  Optional<String> words(Hit hit) {
    int end = Math.min(tokens.clauseTo(hit.to()), hit.to() + LONGEST);
    String said = tokens.text(hit.from(), end).toLowerCase(Locale.ROOT);
    return tokens.kind(hit.from()) == Kind.HAN ? inChinese(said) : inEnglish(said);
  }

  private static Optional<String> inEnglish(String said) {
    Matcher length = LENGTH.matcher(said);
    if (!length.find()) {
      return Optional.empty();
    }
    String way = EARLIER.matcher(said).find()
        ? " earlier"
        : LATER.matcher(said).find() ? " later" : FORWARD.matcher(said).find() ? " forward" : "";
    return way.isEmpty() ? Optional.empty() : Optional.of(length.group() + way);
  }

  private static Optional<String> inChinese(String said) {
    Matcher length = HAN_LENGTH.matcher(said);
    if (!length.find()) {
      return Optional.empty();
    }
    String before = said.substring(0, length.start());
    return HAN_EARLIER.matcher(before).find()
        ? Optional.of("提前" + length.group())
        : HAN_LATER.matcher(before).find() ? Optional.of("推迟" + length.group()) : Optional.empty();
  }
}
