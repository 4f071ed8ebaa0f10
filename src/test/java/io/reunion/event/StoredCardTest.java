package io.reunion.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.ChatId;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredCardTest {
  private static final String CHAT = "telegram/main/11";

  @ParameterizedTest
  @ValueSource(strings = {"2|5002", "2@en|5002", "2@zh@Europe/London|1|2", "2@en@+05:30|x"})
  void itIsReadAsItWasWritten(String kept) {
    EventStore.Card card = StoredCard.read(Map.entry(CHAT, kept));
    assertThat(card.chat()).isEqualTo(ChatId.parse(CHAT));
    assertThat(card.version()).isEqualTo(2);
    assertThat(StoredCard.written(card)).isEqualTo(kept);
  }
}
