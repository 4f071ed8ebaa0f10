package io.reunion.platform.mattermost;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.config.Secret;
import io.reunion.platform.Digests;
import io.reunion.platform.Fields;
import io.reunion.platform.HmacSha256;
import java.nio.charset.StandardCharsets;

/** What a button of ours carries, so that a press that nobody has signed is known to be of it. */
final class Buttons {
  static final String COMMAND = "command";
  static final String CHAT = "chat";
  static final String MAC = "mac";

  private final HmacSha256 hmac;

  Buttons(Secret botToken) {
    byte[] token = ("buttons\n" + botToken.reveal()).getBytes(StandardCharsets.UTF_8);
    this.hmac = new HmacSha256(Digests.sha256(token));
  }

  String mac(String command, ChatId chat) {
    byte[] both = (chat + "\n" + command).getBytes(StandardCharsets.UTF_8);
    return Digests.hex(hmac.of(both));
  }

  boolean isOurs(JsonNode context, ChatId chat) {
    String expected = mac(Fields.text(context, COMMAND), chat);
    return Digests.same(expected, Fields.text(context, MAC));
  }
}
