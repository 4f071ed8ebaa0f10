package io.reunion.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.Button;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPartsTest {
  @Test
  void leavesWhatFits() {
    assertThat(TextParts.of("", 10)).containsExactly("");
    assertThat(TextParts.of("校友会", 9)).containsExactly("校友会");
  }

  @Test
  void cutsAtLinesAndNeverWithinACharacter() {
    assertThat(TextParts.of("abcdef\nghij", 8)).containsExactly("abcdef", "ghij");
    assertThat(TextParts.of("校友会", 8)).containsExactly("校友", "会");
    assertThat(TextParts.of("a😀😀", 6)).containsExactly("a😀", "😀");
    String text = "校友😀x\n".repeat(2_000);
    List<String> parts = TextParts.of(text, 4_096);
    assertThat(parts)
        .allSatisfy(part -> assertThat(TextParts.bytes(part)).isLessThanOrEqualTo(4_096));
    assertThat(String.join("\n", parts).replace("\n", "")).isEqualTo(text.replace("\n", ""));
  }

  @Test
  void writesButtonsAsWhatToType() {
    OutboundMessage message = OutboundMessage.text(
            new ChatId(AccountId.of("x", "main"), "1"), "Gala", "k")
        .withButtons(List.of(
            List.of(new Button("参加", "rsvp gala yes"), new Button("No", "rsvp gala no")),
            List.of(new Button("List", "list gala"))));
    assertThat(Markup.plain(TypedCommands.under(message, 0)))
        .isEqualTo("Gala\n\n参加: /rsvp gala yes\nNo: /rsvp gala no\nList: /list gala");
    assertThat(Markup.plain(TypedCommands.under(message, 2))).isEqualTo("Gala\n\nList: /list gala");
    assertThat(TypedCommands.under(message, 3)).isEqualTo("Gala");
  }
}
