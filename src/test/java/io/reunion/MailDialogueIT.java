package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes that go to the recorded address, and to nobody else. */
class MailDialogueIT extends Dialogue {
  private static final Pattern CODE = Pattern.compile("[A-Z]{4}-[A-Z]{4}");

  private final SmtpServer smtp = new SmtpServer();

  @TempDir
  Path ours;

  private TestService mailing;

  @BeforeEach
  void withMail() {
    mailing =
        TestService.start(ours, server.uri(), """
        association: {language: en, name: {zh: 玫瑰大学校友会, en: Rose Alumni}}
        redis: {accept: [appendfsync-no]}
        mail: {host: localhost, port: %d, security: none, from: alumni@example.org}
        """.formatted(smtp.port()), telegram.config(), clock);
    String list = "name,student number,email\n李雷,ML1,li@example.org\n韩梅梅,ML2,\n";
    assertThat(mailing.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    conversation = talkTo(mailing);
  }

  @AfterEach
  void closeMail() {
    mailing.close();
    smtp.close();
  }

  private String mailed(int letters) {
    soon().until(() -> smtp.letters().size() == letters);
    Matcher code = CODE.matcher(smtp.letters().get(letters - 1).text());
    assertThat(code.find()).isTrue();
    return code.group();
  }

  @Test
  void aCodeGoesToTheRecordedAddress() {
    conversation
        .in(LI)
        .says(LI, "/verify", "e-mail address or the student number", "telegram:11")
        .says(LI, "/verify ML1", "If that is on record");
    String code = mailed(1);
    assertThat(smtp.letters().get(0).to()).isEqualTo("<li@example.org>");
    assertThat(smtp.letters().get(0).text()).contains("Rose Alumni: your code", "telegram:11");
    conversation.in(GUEST).says(GUEST, "/verify " + code, "wrong, used or expired");
    conversation.in(LI).says(LI, "/verify " + code, "Welcome", "李雷");
  }

  @Test
  void oneIsAskedForWhatIsNeededOneThingAfterTheOther() {
    conversation
        .in(LI)
        .says(LI, "/verify", "student number", "cancel")
        .says(LI, "hello there", "neither a student number nor an e-mail address")
        .says(LI, "ML1", "If that is on record", "back")
        .says(LI, "what?", "That is no code");
    String code = mailed(1);
    conversation
        .in(LI)
        .says(LI, code.toLowerCase(java.util.Locale.ROOT), "Welcome", "李雷")
        .says(LI, "/verify", "To link another account of yours");
    conversation.in(GUEST).says(GUEST, "验证", "学号").says(GUEST, "取消", "什么都没有做");
  }

  @Test
  void nobodyLearnsWhoIsOnRecord() {
    conversation
        .in(GUEST)
        .says(GUEST, "/verify nobody@example.org", "If that is on record")
        .says(GUEST, "/verify ML2", "If that is on record")
        .says(GUEST, "cancel", "Nothing was done")
        .says(GUEST, "验证 LI@example.org", "如果有这条记录")
        .says(GUEST, "/verify ml1", "次数太多")
        .says(GUEST, "/verify nobody@example.org", "too often");
    soon().until(() -> smtp.letters().size() == 1);
    assertThat(smtp.letters().get(0).to()).isEqualTo("<li@example.org>");
  }

  @Test
  void whoAsksForSomebodyElseUsesUpOnlyTheirOwnRequests() {
    conversation
        .in(GUEST)
        .says(GUEST, "/verify ML1", "If that is on record")
        .says(GUEST, "/verify li@example.org", "If that is on record")
        .says(GUEST, "/verify ML1", "If that is on record")
        .says(GUEST, "/verify ML1", "too often");
    soon().until(() -> smtp.letters().size() == 3);
    conversation.in(LI).says(LI, "/verify ML1", "If that is on record");
    String code = mailed(4);
    conversation.in(LI).says(LI, "/verify " + code, "Welcome", "李雷");
  }

  @Test
  void whatManyStrangersAskForIsBoundedAndKeepsThePersonOutNeither() {
    String list = "name,student number,email\nP41,ML3,p41@example.org\n";
    assertThat(mailing.api("POST", "/members/import", list).statusCode()).isEqualTo(200);
    for (long stranger = 31; stranger <= 36; stranger++) {
      conversation.in(stranger).says(stranger, "/verify ML3", "If that is on record");
    }
    // The sixth is answered like all others, and only what is mailed tells them apart.
    soon().until(() -> smtp.letters().size() == 4);
    conversation.in(41).says(41, "/verify ML3", "If that is on record");
    String code = mailed(5);
    assertThat(smtp.letters()).allMatch(letter -> letter.to().equals("<p41@example.org>"));
    conversation.in(41).says(41, "/verify " + code, "Welcome", "P41");
  }
}
