package io.reunion.platform.googlechat;

import io.reunion.platform.LookAlikes;

/** Chat's marks; whatever is within angle brackets could be a mention, so there are none from outside. */
final class GoogleChatMarks implements LookAlikes.Difference {
  private static final LookAlikes MARKS = new LookAlikes(new GoogleChatMarks());

  private GoogleChatMarks() {}

  static String render(String text) {
    return MARKS.render(text);
  }

  @Override
  public String written(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '<' -> "＜";
      case '>' -> "＞";
      case '|' -> "｜";
      default -> String.valueOf(c);
    };
  }

  @Override
  public String link(String escapedLabel, String url) {
    return "<" + url + "|" + escapedLabel + ">";
  }
}
