package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.Markup;
import org.junit.jupiter.api.Test;

class LookAlikesTest {
  private static final LookAlikes MARKS = new LookAlikes(new LookAlikes.Difference() {
    @Override
    public String written(String text, int at) {
      return text.charAt(at) == '@' ? LookAlikes.at(text, at) : String.valueOf(text.charAt(at));
    }

    @Override
    public String link(String escapedLabel, String url) {
      return "[" + escapedLabel + "](" + url + ")";
    }
  });

  @Test
  void writesItsMarksApartFromLetters() {
    assertThat(MARKS.render("报名" + Markup.bold("晚会") + "成功")).isEqualTo("报名\u200B*晚会*\u200B成功");
    assertThat(MARKS.render(Markup.italic("x") + "，" + Markup.code("/rsvp a_b")))
        .isEqualTo("_x_，`/rsvp a_b`");
    assertThat(MARKS.render(Markup.bold(" "))).isEqualTo(" ");
  }

  @Test
  void nothingFromOutsideIsAMark() {
    assertThat(MARKS.render("*b* _i_ ~s~ `c` a_b snake_case"))
        .isEqualTo("∗b∗ ＿i＿ ∼s∼ ˋcˋ a_b snake_case");
    assertThat(MARKS.render("@all (@all) li@example.org 你好@all"))
        .isEqualTo("@\u200Ball (@\u200Ball) li@example.org 你好@\u200Ball");
  }

  @Test
  void linksLeadToTheWebOnly() {
    assertThat(MARKS.render(Markup.link("x", "https://a.example/(b)?c=<|>")))
        .isEqualTo("[x](https://a.example/%28b%29?c=%3C%7C%3E)");
    assertThat(MARKS.render(Markup.link("x", "javascript:1"))).isEqualTo("x javascript:1");
  }
}
