package io.reunion.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import io.reunion.text.Language;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that were made to be slow or to break something. */
class HostileTextTest {
  private static final int LENGTH = 100_000;
  private static final Duration BOUND = Duration.ofSeconds(20);

  static Stream<String> texts() {
    return Stream.of(
            "a",
            "我",
            "1",
            "!",
            " ",
            "\n",
            "\u0000",
            "\u200b",
            "\u202e\u2066去",
            "e\u0301\u0323",
            "👍🏽",
            "👨‍👩‍👧‍👦",
            "((((",
            "[{\"a\":",
            "<msg><appmsg><type>53",
            "- - - - -\n",
            "#接龙\n1. ",
            "1. 张三 +1\n",
            "1、2、3、",
            "i will not be able to not ",
            "if i can maybe ",
            "we are we are we are ",
            "me and Tom and ",
            "我和张三和",
            "帮张三帮",
            "带一个带一个",
            "如果要是可能",
            "不不不",
            "下下下周五",
            "next next Friday at 7 ",
            "12/12/12/",
            "7:30-",
            "12月12日到",
            "\ud83d",
            "\udc00\ud800")
        .map(unit -> unit.repeat(LENGTH / unit.length() + 1).substring(0, LENGTH));
  }

  static Stream<String> mixtures() {
    Random random = new Random(42);
    String[] words = {
      "i", "can", "not", "make", "it", "我", "去", "不", "了", "周五", "7pm", "+", "2", "and", "张三",
      "\u202e", "😀", "#接龙", "\n", "1.", "if", "?", "，", "名单", "find", "\u200d", "带", "个", "will",
      "be", "there"
    };
    return Stream.generate(() -> random
            .ints(30_000, 0, words.length)
            .mapToObj(i -> words[i])
            .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
            .toString())
        .limit(5);
  }

  @ParameterizedTest
  @MethodSource({"texts", "mixtures"})
  void isReadInBoundedTimeWhereverItIsWritten(String text) {
    Assertions.assertTimeoutPreemptively(BOUND, () -> {
      for (Listening heard : Listening.values()) {
        for (Language language : Language.values()) {
          Utterance utterance = new Utterance(text, heard, language, Phrasings.NOW);
          assertThatCode(() -> Phrasings.INTERPRETER.read(utterance)).doesNotThrowAnyException();
        }
      }
    });
  }

  @ParameterizedTest
  @MethodSource("texts")
  void doesNothingInOrdinaryTalkUnlessItIsAList(String text) {
    Intent intent = Phrasings.INTERPRETER
        .read(new Utterance(text, Listening.AMBIENT, Language.ZH, Phrasings.NOW))
        .intent();
    assertThat(intent).isIn(Intent.NONE, Intent.SIGN_UP_LIST);
  }

  /** What is allocated counts the work: it is the same on a busy machine. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "不去了不去了去不了吗",
        "张三不去",
        "我带老婆孩子一起去不去",
        "取消报名",
        "帮张三报名",
        "帮张三报名，",
        "如果去不了",
        "+1 ",
        "maybe ",
        "sign up Tom and ",
        "I can't make it, Tom can't make it, ",
        "really definitely probably ",
        "下周五晚上7点半",
        "+1,",
        "1个朋友，",
        "找张三"
      })
  void takesWorkInProportionToItsLength(String unit) {
    String shorter = unit.repeat(500 / unit.length());
    String longer = shorter.repeat(8);
    allocated(longer);
    assertThat(allocated(longer)).isLessThan(16 * allocated(shorter));
  }

  private static long allocated(String text) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Utterance utterance = new Utterance(text, Listening.CARD, Language.ZH, Phrasings.NOW);
    long before = threads.getCurrentThreadAllocatedBytes();
    Phrasings.INTERPRETER.read(utterance);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
