package io.reunion.bot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether somebody says in their own words from where they take part: in the room, or from afar. */
final class Whereabouts {
  private static final List<String> ONLINE = List.of(
      "线上",
      "線上",
      "在线参",
      "远程",
      "遠程",
      "视频参加",
      "云参加",
      "online",
      "virtually",
      "remotely",
      "zoom",
      "dial in",
      "by video",
      "from home");
  private static final List<String> ROOM =
      List.of("线下", "線下", "现场", "現場", "到场", "到場", "in person", "on site", "in the room", "onsite");

  private Whereabouts() {}

  /** {@code online}, {@code room}, or nothing where neither or both are named. */
  static Optional<String> of(String text) {
    String words = text.toLowerCase(Locale.ROOT);
    boolean online = ONLINE.stream().anyMatch(words::contains);
    boolean room = ROOM.stream().anyMatch(words::contains);
    return online == room ? Optional.empty() : Optional.of(online ? "online" : "room");
  }
}
