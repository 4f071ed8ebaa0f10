package io.reunion.platform.mattermost;

import io.reunion.platform.LookAlikes;

/** Mattermost's Markdown; a name from outside mentions nobody. */
final class MattermostMarks implements LookAlikes.Difference {
  private static final LookAlikes MARKS = new LookAlikes(new MattermostMarks());

  private MattermostMarks() {}

  static String render(String text) {
    return MARKS.render(text);
  }

  @Override
  public String boldMark() {
    return "**";
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
