package io.reunion.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.Capabilities.LengthUnit;
import io.reunion.chat.Capabilities.TextLimit;
import org.junit.jupiter.api.Test;

class CapabilitiesTest {
  @Test
  void aTextIsMeasuredAsThePlatformCounts() {
    String text = "a李😀";
    assertThat(new TextLimit(10, LengthUnit.UTF16).measure(text)).isEqualTo(4);
    assertThat(new TextLimit(10, LengthUnit.CODE_POINTS).measure(text)).isEqualTo(3);
    assertThat(new TextLimit(10, LengthUnit.UTF8_BYTES).measure(text)).isEqualTo(8);
  }
}
