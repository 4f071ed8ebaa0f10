package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Field;
import io.reunion.member.MemberStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In a direct chat a member of a chapter abroad reads and writes times by that chapter's clock. */
class ChapterClockIT extends Dialogue {
  @Test
  void aMemberOfAChapterAbroadReadsAndWritesTimesByItsClock() {
    MemberStore store = new MemberStore(server.redis(), Clock.systemUTC());
    member(store, Map.of(Field.NAME, List.of("Ann Lee"), Field.CHAPTER, List.of("伦敦校友会")), ANN);
    makeEvent();
    try (TestService abroad =
        TestService.start(directory.resolve("."), server.uri(), """
        association: {language: en}
        redis: {accept: [appendfsync-no]}
        organisers: ["telegram:12", "telegram:21"]
        chapters:
          - {id: shenzhen, name: {zh: 深圳校友会, en: Shenzhen Chapter}, timeZone: Asia/Shanghai}
          - {id: london, name: {zh: 伦敦校友会, en: London Chapter}, timeZone: Europe/London}
        """, telegram.config(), clock)) {
      findable(abroad, "Ann Lee", 1);
      Conversation there = talkTo(abroad);
      there
          .in(ANN)
          .says(ANN, "event gala", "Sat 12 Dec, 10:00 (there: Sat 12 Dec, 18:00, Asia/Shanghai)");
      assertThat(there.answers(ANN, "event new Tea | 2026-12-14 19:30 | Soho"))
          .anyMatch(text -> text.contains("Mon 14 Dec, 19:30"));
      there
          .in(ORGANISER)
          .says(ORGANISER, "event gala", "Sat 12 Dec, 18:00")
          .says(ORGANISER, "event tea", "Tue 15 Dec, 03:30 (there: Mon 14 Dec, 19:30");
      there.in(GROUP).says(ANN, "/event gala", "Sat 12 Dec, 18:00");
    }
  }
}
