package io.reunion.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TermsFieldsTest {
  private static final Terms ALL = new Terms(
      Optional.of(new OnlineLink("https://meet.example.org/gala", true)),
      Optional.of(200),
      List.of(new Question("T-shirt?", List.of("S", "M"), true)),
      new Invited(List.of("beijing"), List.of(2008)),
      List.of(new Host("Li", Optional.of(UserId.of("telegram", "7")), Optional.empty())),
      List.of("beijing", "london"),
      Optional.of(new Series(new EventId("gala"), 3)),
      Optional.of(1440),
      Optional.of(Terms.Draw.PENDING),
      List.of("Welcome", "1: Who pays?"));

  private static Map<String, String> fields(Terms terms) {
    List<String> all = TermsFields.of(terms);
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < all.size(); i += 2) {
      fields.put(all.get(i), all.get(i + 1));
    }
    return fields;
  }

  @Test
  void termsAreReadAsTheyWereWritten() {
    assertThat(TermsFields.read(fields(ALL))).isEqualTo(ALL);
    assertThat(TermsFields.read(fields(Terms.NONE))).isEqualTo(Terms.NONE);
  }

  @Test
  void anEventFromBeforeThereWereTermsHasNone() {
    assertThat(TermsFields.read(Map.of("title", "Gala", "capacity", "3"))).isEqualTo(Terms.NONE);
  }

  @Test
  void aTermOfALaterVersionIsPassedOver() {
    assertThat(TermsFields.read(Map.of("terms.music", "{\"loud\":true}"))).isEqualTo(Terms.NONE);
  }

  @Test
  void aTermThatIsTakenBackIsWrittenOver() {
    Map<String, String> fields = fields(ALL);
    fields.putAll(fields(ALL.withOnlineSeats(Optional.empty()).withHosts(List.of())));

    Terms read = TermsFields.read(fields);

    assertThat(read.onlineSeats()).isEmpty();
    assertThat(read.hosts()).isEmpty();
    assertThat(read.owners()).containsExactly("beijing", "london");
  }

  @Test
  void scriptsFindANumberAsItStands() {
    assertThat(fields(ALL))
        .containsEntry("terms.onlineSeats", "200")
        .containsEntry("terms.confirmMinutes", "1440")
        .containsEntry("terms.draw", "\"PENDING\"");
  }
}
