package io.reunion.platform.teams;

import io.reunion.chat.OutboundMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Conversations as chats: a thread of a channel is written {@code CHANNEL;messageid=ROOT}. */
final class TeamsPlaces {
  private static final String THREAD = ";messageid=";

  private TeamsPlaces() {}

  static String place(String conversation) {
    int thread = conversation.indexOf(THREAD);
    return thread < 0 ? conversation : conversation.substring(0, thread);
  }

  static Optional<String> thread(String conversation) {
    int thread = conversation.indexOf(THREAD);
    return thread < 0
        ? Optional.empty()
        : Optional.of(conversation.substring(thread + THREAD.length()))
            .filter(root -> root.matches("[0-9]{1,20}"));
  }

  /** Where a message belongs, as a part of a path. */
  static String path(OutboundMessage message) {
    String thread = message
        .thread()
        .filter(root -> root.matches("[0-9]{1,20}"))
        .map(root -> THREAD + root)
        .orElse("");
    return escaped(message.chat().value() + thread);
  }

  static String escaped(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
