package io.reunion.platform.whatsapp;

import io.reunion.platform.Literals;
import io.reunion.platform.LookAlikes;

/** WhatsApp's marks; an address is seen as a link by itself, and a text can mention nobody. */
final class WhatsAppMarks implements LookAlikes.Difference {
  private static final LookAlikes MARKS = new LookAlikes(new WhatsAppMarks());

  private WhatsAppMarks() {}

  static String render(String text) {
    return MARKS.render(text);
  }

  @Override
  public String written(String text, int at) {
    char c = text.charAt(at);
    return c == '>' && Literals.beginsLine(text, at) ? "＞" : String.valueOf(c);
  }

  @Override
  public String link(String escapedLabel, String url) {
    return escapedLabel + " " + url;
  }
}
