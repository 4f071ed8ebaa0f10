package io.reunion.platform;

/**
 * The Markdown without escapes in which a link is {@code [label](url)}: what could begin a link, a tag, a heading, a quotation or
 * a mention is written with a character that looks like it.
 *
 * @param boldMark what stands around bold words
 * @param codeMark what stands around code; empty where there is no such mark
 * @param mentions an at-sign before a name would call somebody
 */
public record BracketMarkdown(String boldMark, String codeMark, boolean mentions)
    implements LookAlikes.Difference {

  @Override
  public String written(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '@' -> mentions ? LookAlikes.at(text, at) : "@";
      case ']' -> "］";
      case '<' -> "＜";
      case '#' -> Literals.beginsLine(text, at) ? "＃" : "#";
      case '>' -> Literals.beginsLine(text, at) ? "＞" : ">";
      default -> String.valueOf(c);
    };
  }

  @Override
  public String link(String escapedLabel, String url) {
    return "[" + escapedLabel + "](" + url + ")";
  }
}
