package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Finding members by asking. */
class FindDialogueIT extends Dialogue {
  @Test
  void aMemberFindsPeopleByNameYearCityAndCompany() {
    members();
    conversation
        .in(ANN)
        .says(ANN, "/find zhang wei", "one person", "张伟", "2008", "深圳", "蓝鲸支付")
        .says(ANN, "/find munich 2012", "Maria Schmidt")
        .says(ANN, "find 蓝鲸支付", "张伟")
        .says(ANN, "/find Nobody Atall 1950", "nobody")
        .says(ANN, "/find", "Whom do you look for")
        .says(ANN, "/找 深圳 08", "找到一位校友", "张伟")
        .says(ANN, "找慕尼黑", "Maria Schmidt")
        .says(ANN, "/找", "您想找谁");
    assertThat(telegram.said(ANN)).noneMatch(text -> text.contains("zhang@example.org"));
  }

  @Test
  void aGuestIsRefused() {
    members();
    conversation
        .in(GUEST)
        .says(GUEST, "/find zhang wei", "for verified members")
        .says(GUEST, "/找 张伟", "仅限已认证校友");
  }

  @Test
  void aGroupSeesOnlyWhatEverybodyMay() {
    members();
    conversation
        .in(GROUP)
        .says(ANN, "/find zhang wei", "nobody whom I may show", "Write to me directly")
        .says(ANN, "/找 张伟", "没有找到可以向您展示的校友", "想看更多请私聊我");
    assertThat(telegram.said(GROUP)).noneMatch(text -> text.contains("蓝鲸支付"));
  }
}
