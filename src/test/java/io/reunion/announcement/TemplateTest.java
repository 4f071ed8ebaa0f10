package io.reunion.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Particulars;
import io.reunion.room.Room;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final Room ROOM =
      Room.seen(ChatId.parse("telegram/main/1"), ChatKind.DIRECT, "Alumni {name}");

  private static Recipient named(String name) {
    return new Recipient(
        ROOM,
        Optional.of(Member.unstored(
            MemberId.random(),
            new Particulars(
                Map.of(Field.NAME, List.of(name), Field.CLASS_YEAR, List.of("2008"))))));
  }

  @Test
  void placesAreFilledInBothLanguages() {
    assertThat(Template.filled("Dear {name} ({classYear}),", named("张伟")))
        .isEqualTo("Dear 张伟 (2008),");
    assertThat(Template.filled("{姓名}，{届别}届", named("张伟"))).isEqualTo("张伟，2008届");
    assertThat(Template.filled("{group} {chapter}!", new Recipient(ROOM, Optional.empty())))
        .isEqualTo("Alumni {name} !");
  }

  @Test
  void whatSomebodyIsCalledIsNeverAMarkOrAPlace() {
    assertThat(Template.filled("Dear {name}", named("\uE000{group}\uE001 $1 \\ \u202E")))
        .isEqualTo("Dear {group} $1 \\ ");
  }

  @Test
  void aPlaceThatNobodyCanFillIsNamed() {
    assertThat(Template.unknown("{nmae} {name} {group} {x y} {}", Audience.To.MEMBERS))
        .containsExactly("nmae");
    assertThat(Template.unknown("{name} {姓名} {group}", Audience.To.GROUPS))
        .containsExactly("name", "姓名");
  }
}
