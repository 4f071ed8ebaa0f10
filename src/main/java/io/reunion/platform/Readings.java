package io.reunion.platform;

import io.reunion.chat.WebhookResult;
import java.util.function.Supplier;

/** What becomes of a request that cannot be read. */
public final class Readings {
  private Readings() {}

  /** What {@code reading} gives; {@code Malformed} where a field is not what it should be, or an id is none. */
  public static WebhookResult of(Supplier<WebhookResult> reading) {
    try {
      return reading.get();
    } catch (UnreadableException e) {
      return new WebhookResult.Malformed(e.where());
    } catch (IllegalArgumentException e) {
      return new WebhookResult.Malformed("an id (expected: no blanks, braces or controls)");
    }
  }
}
