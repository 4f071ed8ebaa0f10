package io.reunion.lookup;

import io.reunion.bot.Listed;
import io.reunion.bot.Turn;
import io.reunion.chat.Update.MessageReceived;
import io.reunion.member.lexicon.Fold;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which somebody who was listed is wanted to be met: "introduce me to the second one", 把第一位介绍给我. They mean
 * what {@code intro 2} does; looked for as words, they would find nobody.
 */
final class Introducing {
  private static final Set<String> POLITE = RefineWords.words(
      "ok|okay|so|now|then|please|pls|great|thanks|actually|can you|could you|would you|i want|i need|i would like|i'd like|"
          + "id like|can i|may i|could i|you|to|好|好的|那|那就|那么|请|麻烦|麻烦你|麻烦您|帮我|帮忙|给我|您|你|我想|我要|我想要|想|能不能|能否|"
          + "可以|可不可以|能|把|将");
  private static final Set<String> LEADS = RefineWords.words(
      "introduce me to|introduce me with|intro me to|introduce us to|an introduction to|introduction to|"
          + "get me an introduction to|make an introduction to|connect me with|connect me to|put me in touch with|"
          + "get me in touch with|get in touch with|get to know|meet|引荐|引荐一下|引见|引见一下|认识|认识一下|介绍我认识|引荐我认识|帮我引荐|"
          + "帮我引见");
  /** These tell of somebody as well; only with somebody behind them to whom, they introduce. */
  private static final Set<String> GIVING =
      RefineWords.words("introduce|connect|intro|介绍|介绍一下|介绍下|引荐|引荐一下|引见|引见一下");

  private static final Set<String> TO_ME =
      RefineWords.words("to me|with me|给我|给我认识|给我认识一下|给我吧|和我认识|跟我认识");
  private static final Set<String> BEHIND = RefineWords.words(
      "引荐给我|引见给我|介绍给我|介绍给我认识|介绍给我认识一下|引荐|引荐一下|引见|引见一下|帮我引荐|帮我引荐一下|帮我引见|给我引荐|给我引荐一下|"
          + "给我引见|请引荐|请帮我引荐|引荐下");
  private static final Set<String> DONE =
      RefineWords.words("吧|吗|好吗|可以吗|行吗|谢谢|了|啊|呀|呢|please|pls|thanks|thank you|now|then");
  private static final Set<String> BEFORE =
      RefineWords.words("the|number|no.|no|nr|nr.|#|person number|person|第");
  private static final Set<String> ONE = RefineWords.words(
      "one|person|guy|alumnus|alumna|man|woman|in the list|on the list|from the list|please|"
          + "个|位|名|号|条|个人|位校友|个校友|位同学|个同学");
  private static final List<String> COUNTED =
      List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");

  private static final Pattern DIGITS = Pattern.compile("\\d{1,3}");
  private static final Pattern HAN_ORDER = Pattern.compile("(?:第|最后|倒数第).*+|\\d{1,3}号?");

  /** Of all that asks for an introduction, also to somebody who is not listed. */
  private static final Pattern ASKED =
      Pattern.compile("\\bintro(?:duce|duction)?\\b|\\bconnect me\\b|\\bin touch with\\b|引荐|引见|介绍");

  private Introducing() {}

  /** Whether the message behind {@code turn} asks for an introduction. */
  static boolean isAsked(Turn turn) {
    return turn.update() instanceof MessageReceived message
        && ASKED.matcher(Fold.text(message.text())).find();
  }

  /** The {@code intro} that {@code text} means, if it means one of a list. */
  static Optional<String> line(Turn turn, String text) {
    Phrase whole = Phrase.of(text).afterAll(POLITE).beforeAll(DONE);
    Phrase led = whole.after(LEADS);
    Phrase behind = whole.before(BEHIND);
    Phrase toMe = whole.before(TO_ME);
    Phrase given = toMe.equals(whole) ? whole : toMe.after(GIVING);
    Phrase named = !led.equals(whole)
        ? led.before(TO_ME)
        : !behind.equals(whole) ? behind : given.equals(toMe) ? whole : given;
    return named.equals(whole) ? Optional.empty() : numbered(turn, named);
  }

  /** The same of what stands behind the command: 引荐第二个. */
  static Optional<String> argument(Turn turn, String text) {
    Phrase whole = Phrase.of(text).afterAll(POLITE).beforeAll(DONE).before(TO_ME);
    return DIGITS.matcher(whole.key()).matches() ? Optional.empty() : numbered(turn, whole);
  }

  private static Optional<String> numbered(Turn turn, Phrase named) {
    return number(named.beforeAll(DONE))
        .map(n -> "intro " + (n == 0 ? Listed.last(turn.session()) : n));
  }

  /** 认识一个人 wants somebody, whoever it is; 认识第一个人 the first. */
  private static Optional<Integer> number(Phrase named) {
    boolean han = named.key().codePoints().anyMatch(c -> c > 0x2E80);
    if (han && !HAN_ORDER.matcher(named.key()).matches()) {
      return Optional.empty();
    }
    Phrase counted = named.afterAll(BEFORE);
    String bare = counted.beforeAll(ONE).key();
    if (DIGITS.matcher(bare).matches()) {
      return Optional.of(Integer.valueOf(bare)).filter(n -> n > 0);
    }
    int spelt = COUNTED.indexOf(counted.key());
    return spelt >= 0 && !counted.equals(named.after(Set.of("the"))) && !counted.equals(named)
        ? Optional.of(spelt + 1)
        : Optional.ofNullable(RefineWords.NUMBERS.get(bare));
  }
}
