package io.reunion.platform;

import io.reunion.chat.OutboundMessage;
import java.nio.charset.StandardCharsets;

/** A message's send key, told apart by chat: an event's card has one key in all of its chats, a platform one field for it. */
public final class UniqueKey {
  private static final int LENGTH = 32;

  private UniqueKey() {}

  /** 32 hexadecimal digits, the same on every attempt. */
  public static String of(OutboundMessage message) {
    String both = message.chat() + "\n" + message.sendKey();
    return Digests.hex(Digests.sha256(both.getBytes(StandardCharsets.UTF_8))).substring(0, LENGTH);
  }
}
