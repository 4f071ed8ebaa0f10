package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.redis.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Needs find offers by their words, and nobody learns who it is before both want it. */
class ExchangeDialogueIT extends Union {
  private static final List<String> OF_ANN = List.of("Ann", "Lee", "ann@", "wechat-ann");
  private static final List<String> OF_LI = List.of("李雷", "li@", "lilei88");

  @BeforeEach
  void twoMembers() {
    member(
        LI, Map.of(Field.NAME, List.of("李雷"), Field.EMAIL, List.of("li@example.org")), "zh-hans");
    member(
        ANN, Map.of(Field.NAME, List.of("Ann Lee"), Field.EMAIL, List.of("ann@example.org")), "en");
  }

  private void nothingOf(List<String> person, long chat) {
    assertThat(telegram.said(chat)).noneMatch(text -> person.stream().anyMatch(text::contains));
  }

  @Test
  void aNeedFindsAnOfferAndBothAgree() {
    with(LI).says(LI, "提供 PCB 打样和小批量生产 #硬件", "1号卡片", "2026-12-18", "暂时没有匹配");
    with(ANN)
        .says(
            ANN,
            "need: a PCB supplier",
            "Card 2",
            "fits card 1",
            "in common: pcb",
            "both must agree");
    hears(LI, "匹配的卡片“a PCB supplier”", "共同点：pcb", "资源 同意 1-2");
    with(ANN).presses(ANN, "In touch about 1");
    with(ANN).says(ANN, "wechat-ann", "If the other side agrees too");
    nothingOf(OF_ANN, LI);
    with(LI).presses(LI, "同意，请牵线");
    nothingOf(OF_ANN, LI);
    nothingOf(OF_LI, ANN);
    with(LI).presses(LI, "邮箱");
    hears(LI, "牵线", "Ann Lee", "wechat-ann");
    hears(ANN, "in touch with", "李雷", "li@example.org");
    time.pass(Duration.ofDays(15));
    hears(LI, "有结果吗", "我只问这一次");
    tap(LI, "有结果", "谢谢");
    time.pass(Duration.ofDays(30));
    with(LI).says(LI, "资源", "资源对接");
    assertThat(telegram.said(LI).stream().filter(text -> text.contains("有结果吗"))).hasSize(1);
  }

  @Test
  void whatIsOfferedAndNeededMayBeSaidInWordsOfOnesOwn() {
    with(LI).says(LI, "家里有两个行李箱要转让，自取", "1号卡片", "家里有两个行李箱要转让，自取");
    with(ANN)
        .says(ANN, "Hello! I'm looking for a used projector", "Card 2", "used projector")
        .says(ANN, "what are others offering?", "2 open cards")
        .says(ANN, "is anyone selling a projector", "One open card")
        .says(ANN, "I have a bike for sale", "Card 3")
        .says(ANN, "undo", "taken down");
  }

  @Test
  void aNoIsToldToNobodyAndAWithdrawnCardIsGone() {
    with(LI).says(LI, "offer: lab space in Shenzhen", "1号卡片");
    with(ANN).says(ANN, "need lab space", "fits card 1", "lab, space");
    int before = telegram.said(ANN).size();
    soon().until(() -> telegram.said(LI).stream().anyMatch(text -> text.contains("资源 同意 1-2")));
    tap(LI, "不用了", "不会告诉任何人");
    assertThat(telegram.said(ANN)).hasSize(before);
    with(ANN).says(ANN, "exchange all lab", "2 open cards", "lab space in Shenzhen");
    with(LI).says(LI, "撤销", "已撤下");
    with(ANN)
        .says(ANN, "exchange all lab", "One open card")
        .says(ANN, "exchange ask 1", "no such card");
    with(ANN).says(ANN, "exchange yes 1-2", "no such question, or it is over");
    assertThat(last(ANN)).doesNotContain("Shenzhen");
  }

  @Test
  void aCardEndsAfterThirtyDaysAndIsRenewedByOneTap() {
    with(ANN).says(ANN, "offer mentoring in fintech", "until 2026-12-18");
    time.pass(Duration.ofDays(28));
    hears(ANN, "Is it still true?");
    tap(ANN, "30 more days", "Card 1 is shown until 2027-01-15");
    time.pass(Duration.ofDays(10));
    with(LI).says(LI, "资源 列表 fintech", "mentoring");
    time.pass(Duration.ofDays(30));
    with(LI).says(LI, "资源 列表 fintech", "没有符合的卡片");
    soon()
        .untilAsserted(() -> assertThat(
                telegram.said(ANN).stream().filter(text -> text.contains("Is it still true")))
            .hasSize(2));
  }

  @Test
  void aCardTellsWhatAndNotWho() {
    with(ANN)
        .says(ANN, "need a flat, write to ann@example.org", "Please leave out names")
        .says(ANN, "offer a flat, call 138 0013 8000", "Please leave out names")
        .says(ANN, "offer", "Exchange.");
    with(GUEST).says(GUEST, "need a job", "");
    assertThat(last(GUEST)).doesNotContain("Card");
    with(LI).says(LI, "求 新能源电池 的投资", "1号卡片");
    with(ANN)
        .says(ANN, "exchange ask 1", "What contact")
        .says(ANN, "skip", "If the other side agrees too");
    hears(LI, "想就您的卡片“新能源电池 的投资”与您联系");
    nothingOf(OF_ANN, LI);
    conversation.in(GROUP).says(LI, "/exchange yes 1-2", "资源 同意 1-2");
  }

  @Test
  void whoIsForgottenLeavesNoCard() {
    with(ANN).says(ANN, "offer lab space", "Card 1");
    with(LI).says(LI, "求 lab space", "匹配1号");
    hears(ANN, "exchange yes 1-2");
    with(ANN).says(ANN, "me delete", "Do you want");
    with(ANN).presses(ANN, "Yes, delete everything");
    with(LI).says(LI, "资源 列表 lab", "共1张卡片");
    List<String> left =
        RedisServer.await(server.redis().call(c -> c.hvals("exchangecards:{all}:records")));
    assertThat(left).hasSize(1).noneMatch(json -> json.contains(known.get(ANN).value()));
  }

  @Test
  void aNoWhileAContactIsAskedForStaysANo() {
    with(LI).says(LI, "offer: lab space in Shenzhen", "1号卡片");
    with(ANN).says(ANN, "need lab space", "fits card 1");
    with(ANN).says(ANN, "exchange yes 1-2", "What contact").says(ANN, "wechat-ann", "wechat-ann");
    with(LI).says(LI, "资源 同意 1-2", "什么联系方式").answers(LI, "资源 不用 1-2");
    assertThat(last(LI)).as("no question is open any more").contains("不会告诉任何人");
    with(LI).answers(LI, "lilei88@example.org");
    assertThat(last(LI)).doesNotContain("双方都同意");
    nothingOf(OF_ANN, LI);
    nothingOf(OF_LI, ANN);
  }

  @Test
  void theOwnerOfACardIsAskedWhenTheOtherSideHasSaidYes() {
    with(LI).says(LI, "求 新能源电池 的投资", "1号卡片");
    with(ANN).says(ANN, "exchange ask 1", "What contact").says(ANN, "forget it", "Cancelled");
    with(ANN).says(ANN, "exchange", "Exchange.");
    assertThat(last(ANN)).as("has no card of hers").doesNotContain("your card");
    with(LI).says(LI, "资源", "资源对接");
    assertThat(last(LI)).doesNotContain("与您联系");
    with(ANN).says(ANN, "exchange ask 1", "What contact").says(ANN, "skip", "Noted");
    hears(LI, "想就您的卡片“新能源电池 的投资”与您联系");
    with(LI).says(LI, "资源", "与您联系");
  }

  @Test
  void aContactCanBeGivenLaterWhereNeitherLeftOne() {
    with(LI).says(LI, "offer: lab space in Shenzhen", "1号卡片");
    with(ANN).says(ANN, "need lab space", "fits card 1");
    with(ANN).says(ANN, "exchange yes 1-2", "What contact").says(ANN, "skip", "Noted");
    with(LI).says(LI, "资源 同意 1-2", "什么联系方式").says(LI, "跳过", "双方都同意");
    hears(ANN, "李雷", "neither left a contact", "exchange yes 1-2 CONTACT");
    hears(LI, "Ann Lee", "都没有留联系方式");
    with(LI).says(LI, "资源 同意 1-2 lilei88@example.org", "双方都同意");
    hears(ANN, "李雷", "lilei88@example.org");
  }

  @Test
  void aGroupDoesNotLearnWhoseCardsTheyAre() {
    with(LI).says(LI, "offer: lab space in Shenzhen", "1号卡片");
    with(ANN).says(ANN, "need lab space", "fits card 1");
    conversation.in(GROUP).says(LI, "/exchange", "资源对接");
    assertThat(last(GROUP)).doesNotContain("Shenzhen").doesNotContain("1-2");
  }

  @Test
  void aCardIsOneLineThatSaysWhat() {
    with(LI)
        .says(LI, "求求你了", "资源对接")
        .says(LI, "提供者", "资源对接")
        .says(LI, "求 🙂", "资源对接")
        .says(LI, "求 会计”\n• 9 提供：“免费资金", "1号卡片");
    with(ANN).says(ANN, "exchange all", "One open card");
    assertThat(last(ANN).lines().filter(line -> line.startsWith("•"))).hasSize(1);
  }

  @Test
  void oneMemberDoesNotFillTheBoard() {
    for (int i = 1; i <= 10; i++) {
      with(ANN).says(ANN, "offer lab space no " + i, "Card " + i);
    }
    with(ANN)
        .says(ANN, "offer lab space once more", "10 open cards")
        .says(ANN, "exchange close 3", "Card 3 is taken down")
        .says(ANN, "undo", "Card 3 is shown until")
        .says(ANN, "exchange close 3", "Card 3 is taken down")
        .says(ANN, "offer lab space once more", "Card 11");
  }

  @Test
  void aNoFromAnotherAccountIsOneToo() {
    with(LI).says(LI, "offer: lab space in Shenzhen", "1号卡片");
    with(ANN).says(ANN, "need lab space", "fits card 1");
    with(LI).says(LI, "资源 同意 1-2", "什么联系方式");
    RedisServer.await(store().link(known.get(LI), UserId.of("telegram", "111")));
    conversation.in(111).says(111, "exchange no 1-2", "Nobody is told");
    with(LI).says(LI, "lilei88@example.org", "已经结束");
    with(ANN).says(ANN, "exchange yes 1-2 wechat-ann", "They learn nothing before");
  }

  @Test
  void wordsBehindAYesThatReachNobodyAreNotPassedOn() {
    with(LI).says(LI, "offer: lab space in Shenzhen", "1号卡片");
    with(ANN).says(ANN, "need lab space", "fits card 1");
    assertThat(with(ANN).answers(ANN, "exchange yes 1-2 absolutely"))
        .satisfiesExactly(
            why -> assertThat(why).contains("I see no contact in that"),
            asked -> assertThat(asked).contains("What contact"));
    with(ANN).says(ANN, "wechat annlee", "They learn nothing before", "wechat annlee");
  }
}
