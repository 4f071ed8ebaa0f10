package io.reunion.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By what somebody is reached, and by what nobody is. */
class ContactWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann@example.org",
        "Ann Lee <ann.lee@uni.edu.cn>, evenings",
        "+49 170 1234567",
        "(0755) 8888-1234",
        "１３８００１３８０００",
        "QQ 10001",
        "@ann_lee",
        "＠annlee",
        "https://example.org/ann",
        "linkedin.com/in/annlee",
        "lilei88",
        "wxid_abc",
        "li_lei",
        "wechat lilei",
        "WeChat: lilei",
        "WeChat ID: lilei",
        "my WeChat is zhangwei",
        "on Signal: annlee",
        "LinkedIn: Ann Lee",
        "wechat-ann",
        "微信 lilei",
        "微信号是lilei",
        "加我微信：zhangwei 谢谢",
        "我的微信是 zhangwei",
        "微信lilei88",
        "电话13800138000",
      })
  void reaches(String words) {
    assertThat(ContactWords.reach(words)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "absolutely",
        "Definitely.",
        "sure",
        "yes",
        "zhangwei",
        "why me...",
        "ok.thanks",
        "maybe.later",
        "actually, maybe later",
        "wechat",
        "on WeChat please",
        "WeChat works",
        "wechat is fine",
        "signal later",
        "line me up",
        "call me after 2026-12-01 10:30",
        "I would rather wait",
        "my phone and/or mail",
        "class of 2008",
        "meet @ 5",
        "好的",
        "没问题",
        "微信",
        "微信联系",
        "微信ok",
        "我的微信就是手机号",
        "👍👍👍",
        "🙂",
        "",
      })
  void reachesNobody(String words) {
    assertThat(ContactWords.reach(words)).isFalse();
  }
}
