package io.reunion.platform.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.ChatId;
import io.reunion.chat.MessageId;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.platform.Digests;
import io.reunion.platform.Fields;
import io.reunion.platform.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the press of a button on an interactive card. One that carries no command of ours gives no update. */
final class DingTalkPresses {
  private final DingTalkPlaces places;

  DingTalkPresses(DingTalkPlaces places) {
    this.places = places;
  }

  /**
   * @param timestamp of the request: a press has no id of its own, and the same again is the same press
   */
  List<Update> read(JsonNode json, String timestamp, Instant now) {
    String content = Fields.text(json, "content");
    String track = Fields.requiredText(json, "outTrackId");
    String user = Fields.requiredText(json, "userId");
    String command = content.isEmpty()
        ? ""
        : command(StrictJson.object(content.getBytes(StandardCharsets.UTF_8)));
    Optional<ChatId> chat = places.chatOfTrack(track);
    if (command.isEmpty() || chat.isEmpty()) {
      return List.of();
    }
    String same = String.join("\n", track, user, timestamp, content);
    String key =
        Digests.hex(Digests.sha256(same.getBytes(StandardCharsets.UTF_8))).substring(0, 32);
    return List.of(new Update.ButtonPressed(
        new Origin("press:" + key, chat.get(), DingTalkPlaces.kind(chat.get()), now),
        new Sender(places.user(user), ""),
        command,
        Optional.of(new MessageId(track)),
        key,
        Optional.empty()));
  }

  private static String command(JsonNode content) {
    return Fields.words(content.path("cardPrivateData").path("params"), DingTalkRequests.COMMAND);
  }
}
