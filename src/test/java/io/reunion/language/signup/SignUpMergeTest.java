package io.reunion.language.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignUpMergeTest {
  private final Board board = new Board();

  // ------------------------------------------------------------- copies

  @Test
  void twoWhoCopiedTheSameVersionAreBothIn() {
    board.paste("u1", "张三", "李四");
    board.paste("u2", "张三", "李四", "王五");
    board.paste("u3", "张三", "李四", "赵六");
    assertThat(board.coming()).containsExactly("张三", "李四", "王五", "赵六");
    assertThat(board.changes()).containsExactly("+赵六");
  }

  @Test
  void anOldCopyDropsNobody() {
    board.paste("u1", "张三").paste("u2", "张三", "李四").paste("u3", "张三", "李四", "王五");
    board.paste("u4", "张三", "赵六");
    assertThat(board.coming()).containsExactly("张三", "李四", "王五", "赵六");
  }

  @Test
  void anOldCopyResurrectsNobody() {
    board.paste("u1=张三", "张三").paste("u2=李四", "张三", "李四").paste("u3=王五", "张三", "李四", "王五");
    board.paste("u2=李四", "张三", "王五");
    assertThat(board.changes()).containsExactly("-李四");
    board.paste("u4=赵六", "张三", "李四", "王五", "赵六");
    assertThat(board.changes()).containsExactly("+赵六");
    assertThat(board.coming()).containsExactly("张三", "王五", "赵六");
  }

  @Test
  void theSameVersionAgainChangesNothing() {
    board.paste("u1", "张三", "李四 +1").paste("u2", "张三", "李四 +1");
    assertThat(board.changes()).isEmpty();
  }

  @Test
  void aSecondDeliveryOfOneMessageChangesNothing() {
    board.pasteAt(5, "u1", "张三", "李四 +1");
    KnownList before = board.known();
    board.pasteAt(5, "u1", "张三", "李四 +1");
    assertThat(board.changes()).isEmpty();
    assertThat(board.known()).isEqualTo(before);
  }

  @Test
  void anotherOrderOtherNumbersAndOtherSpellingChangeNothing() {
    board.paste("u1", "张三", "李四 +1", "王五（素食）");
    board.pasteText(2, "u2", "#接龍\n1、王五 素食\n4、張三\n 9、李四（2人）");
    assertThat(board.changes()).isEmpty();
  }

  @Test
  void aListThatArrivesLateTakesItsPlaceInThePast() {
    board.pasteAt(1, "u1=张三", "张三", "李四");
    board.pasteAt(9, "u2=李四", "张三");
    board.pasteAt(5, "u3=王五", "张三", "李四", "王五");
    assertThat(board.coming()).containsExactly("张三", "王五");
  }

  @Test
  void aNewListWithoutEntriesSaysNothing() {
    board.paste("u1=张三", "张三", "李四").pasteText(2, "u1=张三", "#接龙\n下周的聚餐");
    assertThat(board.changes()).isEmpty();
    assertThat(board.coming()).containsExactly("张三", "李四");
  }

  // ------------------------------------------------------------- taking off

  @Test
  void authorsWithdrawByLeavingThemselvesOut() {
    board.paste("u1=张三", "张三").paste("u2=李四", "张三", "李四").paste("u2=李四", "张三");
    assertThat(board.changes()).containsExactly("-李四");
  }

  @Test
  void authorsKnownOnlyByTheOneLineTheyAddedWithdrawByLeavingItOut() {
    board.paste("u1", "张三").paste("u2", "张三", "李四").paste("u2", "张三");
    assertThat(board.changes()).containsExactly("-李四");
  }

  @Test
  void whoeverPassesOnWhatOthersWroteOwnsNothing() {
    board.paste("u1", "张三").paste("u1", "张三", "李四").paste("u1", "张三", "李四", "王五");
    board.paste("u1", "张三", "李四").paste("u1", "张三");
    assertThat(board.coming()).containsExactly("张三", "李四", "王五");
  }

  @Test
  void anotherTakesALineOffWhenLaterOnesAreThere() {
    board.paste("?", "张三").paste("?", "张三", "李四").paste("?", "张三", "李四", "王五");
    board.paste("?", "张三", "王五", "赵六");
    assertThat(board.changes()).containsExactlyInAnyOrder("-李四", "+赵六");
  }

  @Test
  void whoeverOpenedTheListMayLeaveIt() {
    board.paste("u1", "张三").paste("u2", "张三", "李四").paste("u1", "李四");
    assertThat(board.changes()).containsExactly("-张三");
  }

  @Test
  void anOrganiserTakesALineOffTheirOwnGrowingList() {
    board.paste("u1", "张三", "李四", "王五").paste("u1", "张三", "李四", "王五", "赵六");
    board.paste("u1", "张三", "王五", "赵六");
    assertThat(board.changes()).containsExactly("-李四");
  }

  @Test
  void nobodyTakesOffManyOthersAtOnce() {
    board.paste("?", "张三").paste("?", "张三", "李四").paste("?", "张三", "李四", "王五");
    board.paste("?", "张三", "李四", "王五", "赵六").paste("?", "张三", "李四", "王五", "赵六", "孙七");
    board.paste("?", "张三", "孙七", "周八");
    assertThat(board.changes())
        .containsExactlyInAnyOrder("+周八", "?MISSING 李四", "?MISSING 王五", "?MISSING 赵六");
  }

  @Test
  void whereVersionsWereMissedNobodyIsTakenOffByOthers() {
    board.paste("?", "张三").paste("?", "张三", "李四").paste("?", "张三", "李四", "王五", "赵六");
    board.paste("?", "张三", "王五", "赵六", "孙七");
    assertThat(board.changes()).containsExactly("+孙七", "?MISSING 李四");
  }

  @Test
  void messagesOfOneSecondCountInTheOrderOfArrival() {
    board.pasteAt(1, "u1=张三", "张三").pasteAt(1, "u2=李四", "张三", "李四").pasteAt(1, "u2=李四", "张三");
    assertThat(board.coming()).containsExactly("张三");
  }

  @Test
  void aLineMissingWithoutProofStaysAndIsAskedAbout() {
    board.paste("?", "张三", "李四", "王五").paste("?", "张三", "王五");
    assertThat(board.changes()).containsExactly("?MISSING 李四");
    assertThat(board.coming()).containsExactly("张三", "李四", "王五");
  }

  @Test
  void theSameQuestionIsAskedOnce() {
    board.paste("?", "张三", "李四", "王五").paste("?", "张三", "王五").paste("?", "张三", "王五");
    assertThat(board.changes()).isEmpty();
  }

  @Test
  void aShorterCopyOfTheBeginningIsOnlyOld() {
    board.paste("?", "张三", "李四", "王五", "赵六").paste("?", "张三", "李四");
    assertThat(board.changes()).isEmpty();
    assertThat(board.coming()).hasSize(4);
  }

  @Test
  void authorsWhoAddAFriendToAnOldCopyOfTheListAreAsked() {
    board.paste("u1=张三", "张三").paste("u2=李四", "张三", "李四").paste("u2=李四", "张三", "王五");
    assertThat(board.changes()).containsExactlyInAnyOrder("+王五", "?OWN_LINE_MISSING 李四");
    assertThat(board.coming()).containsExactly("张三", "李四", "王五");
  }

  @Test
  void aMarkedLineWithdrawsWhoeverMarksIt() {
    board.paste("u1", "张三", "李四").paste("?", "张三", "李四 取消");
    assertThat(board.changes()).containsExactly("-李四");
    board.paste("u3", "张三", "李四", "王五");
    assertThat(board.coming()).containsExactly("张三", "王五");
  }

  @Test
  void aLineThatIsOnlyUnreadableIsNotTakenOff() {
    board.paste("u1", "张三", "李四", "王五").paste("u2", "张三", "李四", "王五", "赵六");
    board.pasteText(3, "u3", "#接龙\n周六聚餐\n\n1. 张三\n2. 李四\n3. 赵六\n\n王五\n");
    assertThat(board.coming()).contains("王五");
    assertThat(board.changes()).containsExactly("?UNREADABLE 王五");
  }

  @Test
  void aLineSwallowedByTheOneAboveIsNotTakenOff() {
    board.paste("u1", "张三", "李四", "小鱼").paste("u2", "张三", "李四", "小鱼", "赵六");
    board.pasteText(3, "u3", "#接龙\n周六聚餐\n\n1. 张三\n2. 李四\n小鱼\n3. 赵六\n");
    assertThat(board.coming()).contains("小鱼");
  }

  // ------------------------------------------------------------- coming back

  @Test
  void authorsPutThemselvesBack() {
    board.paste("u1=张三", "张三").paste("u2=李四", "张三", "李四").paste("u2=李四", "张三");
    board.paste("u2=李四", "张三", "李四");
    assertThat(board.changes()).containsExactly("+李四");
  }

  @Test
  void somebodyIsBackWhenNoOlderVersionExplainsIt() {
    board.paste("u1=张三", "张三").paste("u2=李四", "张三", "李四").paste("u2=李四", "张三");
    board.paste("u3=王五", "张三", "王五").paste("u4=赵六", "张三", "王五", "赵六");
    board.paste("?", "张三", "王五", "赵六", "李四");
    assertThat(board.changes()).containsExactly("+李四");
  }

  @Test
  void whoeverWithdrewAndStandsLastAgainIsAskedAbout() {
    board.paste("u1=张三", "张三").paste("u2=李四", "张三", "李四").paste("u3=王五", "张三", "李四", "王五");
    board.paste("u2=李四", "张三", "王五").paste("?", "张三", "王五", "李四");
    assertThat(board.changes()).containsExactly("?RETURNED 李四");
  }

  // ------------------------------------------------------------- changes

  @Test
  void aChangedNumberOfSeatsCountsAndAnOldCopyDoesNotUndoIt() {
    board.paste("u1", "张三").paste("u2", "张三", "李四").paste("u2", "张三", "李四 +2");
    assertThat(board.changes()).containsExactly("~李四");
    board.paste("u3", "张三", "李四", "王五");
    assertThat(board.changes()).containsExactly("+王五");
    assertThat(board.coming()).containsExactly("张三", "李四+2", "王五");
  }

  @Test
  void authorsMayTakeAChangeBack() {
    board.paste("u1", "张三").paste("u2", "张三", "李四").paste("u2", "张三", "李四 +2");
    board.paste("u2", "张三", "李四");
    assertThat(board.coming()).containsExactly("张三", "李四");
  }

  @Test
  void aChangeSaysWhatIsDifferent() {
    Party before = new Party("李四", 1, List.of(), "", Attendance.GOING);
    Party after = new Party("李四", 3, List.of("王五"), "素食", Attendance.MAYBE);
    assertThat(new Change.Changed("李四", before, after).aspects())
        .containsExactly(
            Change.Aspect.SEATS,
            Change.Aspect.GUESTS,
            Change.Aspect.NOTE,
            Change.Aspect.ATTENDANCE);
  }

  @Test
  void authorsRenameThemselvesInPlace() {
    board.paste("u1=张三", "张三").paste("u2=小鱼", "张三", "小鱼").paste("u3", "张三", "小鱼", "王五");
    board.paste("u2=余小雨", "张三", "余小雨", "王五");
    assertThat(board.changes()).containsExactly("~余小雨");
    board.paste("u4", "张三", "小鱼", "王五", "赵六");
    assertThat(board.coming()).containsExactly("张三", "余小雨", "王五", "赵六");
  }

  @Test
  void authorsKnownOnlyByTheirLineRenameItInPlace() {
    board.paste("u1", "张三").paste("u2", "张三", "小鱼").paste("u3", "张三", "小鱼", "王五");
    board.paste("u2", "张三", "余小雨", "王五");
    assertThat(board.changes()).containsExactly("~余小雨");
  }

  @Test
  void aNameIsCompletedInPlaceByAnybody() {
    board.paste("?", "张三").paste("?", "张三", "小王").paste("?", "张三", "小王", "王五");
    board.paste("?", "张三", "小王伟", "王五");
    assertThat(board.changes()).containsExactly("~小王伟");
  }

  @Test
  void aNameLikeAnothersIsAnotherPersonWhereTheCopyIsOlder() {
    board.paste("?", "张三").paste("?", "张三", "小王").paste("?", "张三", "小王子");
    assertThat(board.coming()).containsExactly("张三", "小王", "小王子");
  }

  // ------------------------------------------------------------- namesakes

  @Test
  void twoOfOneNameInOneListAreTwoAndAskedAbout() {
    board.paste("u1", "张三", "李四").paste("u2", "张三", "李四", "张三");
    assertThat(board.changes()).containsExactly("+张三", "?SAME_NAME 张三");
    board.paste("u3", "张三", "李四", "王五");
    assertThat(board.coming()).containsExactly("张三", "李四", "张三", "王五");
  }

  @Test
  void classYearsTellNamesakesApart() {
    board.paste("u1", "李四", "张三（08级）").paste("u2", "李四", "张三（10级）");
    assertThat(board.coming()).containsExactly("李四", "张三", "张三");
    assertThat(board.changes()).containsExactly("+张三");
    board.paste("?", "李四", "张三（08级）取消", "张三（10级）");
    assertThat(board.known().people())
        .extracting(person -> person.party().attendance())
        .containsExactly(Attendance.GOING, Attendance.WITHDRAWN, Attendance.GOING);
  }

  @Test
  void anotherAuthorOfANameThatIsTakenIsAsked() {
    board.paste("u1=张三", "李四", "张三").paste("u2=张三", "李四", "张三");
    assertThat(board.changes()).containsExactly("?SAME_NAME 张三");
  }

  @Test
  void weChatsIdsTellNamesakesApart() {
    board.pasteText(1, "?", wechat("wxid_a", "wxid_x", "李四", "wxid_a", "张三"));
    board.pasteText(2, "?", wechat("wxid_b", "wxid_x", "李四", "wxid_b", "张三"));
    assertThat(board.coming()).containsExactly("李四", "张三", "张三");
  }

  @Test
  void weChatsSenderWithdrawsTheirOwnLine() {
    board.pasteText(1, "?", wechat("wxid_x", "wxid_x", "李四"));
    board.pasteText(2, "?", wechat("wxid_a", "wxid_x", "李四", "wxid_a", "阿花"));
    board.pasteText(3, "?", wechat("wxid_a", "wxid_x", "李四"));
    assertThat(board.changes()).containsExactly("-阿花");
  }

  private static String wechat(String sender, String... idsAndNames) {
    StringBuilder title = new StringBuilder("#接龙\n周六聚餐\n\n");
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < idsAndNames.length; i += 2) {
      title.append(i / 2 + 1).append(". ");
      items.append("<i><u>").append(idsAndNames[i]).append("</u><t>1790000000</t><r>");
      items
          .append(title.length())
          .append('-')
          .append(idsAndNames[i + 1].length())
          .append("</r></i>");
      title.append(idsAndNames[i + 1]).append('\n');
    }
    return "<msg><appmsg><title>" + title
        + "</title><type>53</type><extinfo><solitaire_info><![CDATA[<solitaire><content>"
        + items + "</content></solitaire>]]></solitaire_info></extinfo></appmsg><fromusername>"
        + sender
        + "</fromusername></msg>";
  }

  // ------------------------------------------------------------- around the list

  @Test
  void aForwardedRecordCountsAsOfThoseWhoWroteIt() {
    board.pasteText(1, "u9", "张三: #接龙\n1. 张三").pasteText(2, "u9", "李四: #接龙\n1. 张三\n2. 李四");
    board.pasteText(3, "u9", "李四: #接龙\n1. 张三");
    assertThat(board.changes()).containsExactly("-李四");
  }

  @Test
  void whatWePrintedIsAVersionToCopy() {
    board.paste("?", "张三").paste("?", "张三", "李四").paste("?", "张三", "王五").paste("?", "张三", "赵六");
    board.published().paste("?", "张三", "李四", "赵六", "孙七");
    assertThat(board.changes()).containsExactlyInAnyOrder("-王五", "+孙七");
  }

  @Test
  void whatWasSaidOutsideTheListStands() {
    board.paste("u1", "张三", "李四").stated("李四", Party.of("李四").withAttendance(Attendance.WITHDRAWN));
    assertThat(board.changes()).containsExactly("-李四");
    board.paste("u3", "张三", "李四", "王五");
    assertThat(board.coming()).containsExactly("张三", "王五");
    board.stated("", Party.of("孙七"));
    assertThat(board.coming()).containsExactly("张三", "王五", "孙七");
  }

  @Test
  void whatTheReaderDoubtsIsAskedWhenTheLineIsNew() {
    board.paste("u1", "班长", "李四 2");
    assertThat(board.changes()).containsExactly("+班长", "+李四", "?ROLE 班长", "?SEATS 李四");
    board.paste("u2", "班长", "李四 2", "王五");
    assertThat(board.changes()).containsExactly("+王五");
  }

  @Test
  void whatOthersHandedInAtTheSameMomentStaysWhenOneListIsTakenBack() {
    board.pasteAt(1, "u1", "张三").pasteAt(1, "?", "张三", "李四");
    board.pasteText(1, "u2", "王五: #接龙\n1. 张三\n2. 王五");
    board.withoutAt(1, "u1");
    assertThat(board.coming()).containsExactlyInAnyOrder("张三", "李四", "王五");
    board.withoutAt(1, "u2");
    assertThat(board.coming()).as("forwarded by the one who takes it back").doesNotContain("王五");
    assertThat(board.coming()).containsExactly("张三", "李四");
  }

  // ------------------------------------------------------------- keeping

  @Test
  void knownListsAreKeptAsJson() throws Exception {
    ObjectMapper json = new ObjectMapper();
    board.paste("u1=张三", "张三", "李四 +小红（素食）").paste("?", "张三").published();
    board.stated("张三", Party.of("张三").withAttendance(Attendance.MAYBE));
    KnownList again = json.readValue(json.writeValueAsString(board.known()), KnownList.class);
    assertThat(again).isEqualTo(board.known());
    assertThat(again.people()).isEqualTo(board.known().people());
  }

  @Test
  void anUnknownFormIsRefused() {
    assertThatThrownBy(() -> new KnownList(7, List.of(), false, List.of(), List.of(), List.of()))
        .hasMessage("known list schema: 7 (expected: 1)");
  }

  @Test
  void whatIsForgottenIsNeitherDroppedNorResurrected() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < KnownList.MAX_POSTS + 100; i++) {
      lines.add("member" + i);
      board.paste("u" + i, lines.toArray(String[]::new));
    }
    board.paste(
        "u7", lines.stream().filter(line -> !line.equals("member7")).toArray(String[]::new));
    assertThat(board.known().posts().size()).isLessThanOrEqualTo(KnownList.MAX_POSTS);
    assertThat(board.known().settled()).isNotEmpty();
    List<String> coming = board.coming();
    assertThat(coming).hasSize(lines.size() - 1).doesNotContain("member7");
    board.paste("?", lines.subList(0, 20).toArray(String[]::new));
    assertThat(board.coming()).isEqualTo(coming);
    board.paste("?", lines.subList(100, 120).toArray(String[]::new));
    assertThat(board.coming()).isEqualTo(coming);
  }
}
