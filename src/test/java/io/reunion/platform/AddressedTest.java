package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "#reunion find Li|#reunion|reunion|find Li|true",
        "@reunion, find Li|@reunion|''|find Li|true",
        "hello @Reunion find|''|reunion|hello find|true",
        "@reunions find|''|reunion|@reunions find|false",
        "@reunion，报名|''|reunion|报名|true",
        "just talk|''|reunion|just talk|false",
        "@reunion|''|''|@reunion|false",
        "请@REUNION帮忙|''|reunion|请帮忙|true",
        "İİİ @reunion|''|reunion|İİİ|true",
        "mail li@reunion.org|''|reunion|mail li@reunion.org|false",
        "mail li@reunion or @reunion yes|''|reunion|mail li@reunion or yes|true",
        "@reunionX @reunion_x @reunion|''|reunion|@reunionX @reunion_x|true",
        "_@reunion_ find|''|reunion|find|true",
        "请 **_@reunion_** 帮忙|''|reunion|请 帮忙|true",
        "~~@reunion~~, yes|''|reunion|yes|true",
        "_@reunion find_|''|reunion|_ find_|true",
        "@reunion- yes|''|reunion|- yes|true",
        "__@reunion|''|reunion|__|true",
        "li_@reunion.org|''|reunion|li_@reunion.org|false",
        "@reunion__x @reunion-team|''|reunion|@reunion__x @reunion-team|false",
        "@_reunion_|''|reunion|@_reunion_|false",
        "@|''|reunion|@|false",
        "''|''|''|''|false"
      })
  void takesTheNameOut(String said, String trigger, String name, String text, boolean mentioned) {
    assertThat(Addressed.read(said, trigger, name)).isEqualTo(new Addressed(text, mentioned));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/reunion|rsvp gala yes|/rsvp gala yes",
        "/reunion|/rsvp gala|/rsvp gala",
        "/reunion|''|/help",
        "/rsvp|gala yes|/rsvp gala yes",
        "/events|''|/events"
      })
  void readsSlashCommands(String command, String text, String said) {
    assertThat(Addressed.command(command, text, "reunion")).isEqualTo(said);
  }
}
