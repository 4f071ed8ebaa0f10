package io.reunion.platform.rocketchat;

import io.reunion.platform.LookAlikes;

/** Rocket.Chat's marks; a name from outside mentions nobody. */
final class RocketChatMarks implements LookAlikes.Difference {
  private static final LookAlikes MARKS = new LookAlikes(new RocketChatMarks());

  private RocketChatMarks() {}

  static String render(String text) {
    return MARKS.render(text);
  }

  @Override
  public String written(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '@' -> LookAlikes.at(text, at);
      case ']' -> "］";
      case '<' -> "＜";
      case '#' -> LookAlikes.beginsLine(text, at) ? "＃" : "#";
      case '>' -> LookAlikes.beginsLine(text, at) ? "＞" : ">";
      default -> String.valueOf(c);
    };
  }

  @Override
  public String link(String escapedLabel, String url) {
    return "[" + escapedLabel + "](" + url + ")";
  }
}
