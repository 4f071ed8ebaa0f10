package io.reunion.platform.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.platform.Fields;
import io.reunion.platform.PlainText;
import io.reunion.platform.PlainText.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wrote, with the mentions as people see them.
 *
 * @param text without the bot's own name
 * @param mentioned whether that was there
 */
record TeamsText(String text, boolean mentioned) {
  private static final Pattern MENTION = Pattern.compile("<at>[^<>]{0,200}</at>");
  private static final Pattern TAG = Pattern.compile("</?at(\\s[^<>]{0,100})?>");

  /**
   * @param named nothing comes that does not begin with the bot's name, though what that is may not be said
   */
  static TeamsText read(JsonNode activity, boolean named) {
    String written = Fields.text(activity, "text").replace("&nbsp;", " ");
    String self = Fields.text(activity.path("recipient"), "id");
    List<Span> ours = new ArrayList<>(1);
    for (JsonNode entity : Fields.array(activity, "entities")) {
      String shown = Fields.text(entity, "text");
      if (Fields.text(entity, "type").equals("mention")
          && !shown.isEmpty()
          && Fields.text(entity.path("mentioned"), "id").equals(self)) {
        next(written, shown, ours);
      }
    }
    if (named && ours.isEmpty()) {
      first(written).ifPresent(ours::add);
    }
    ours.sort(Comparator.comparingInt(Span::from));
    String rest = PlainText.without(written, ours);
    return new TeamsText(PlainText.wellFormed(shown(rest)).strip(), named || !ours.isEmpty());
  }

  private static Optional<Span> first(String written) {
    Matcher mention = MENTION.matcher(written);
    return mention.find()
        ? Optional.of(new Span(mention.start(), mention.end()))
        : Optional.empty();
  }

  /** The first place of {@code shown} that is not found yet. */
  private static void next(String written, String shown, List<Span> found) {
    int from = written.indexOf(shown);
    while (from >= 0) {
      Span span = new Span(from, from + shown.length());
      if (found.stream()
          .allMatch(other -> span.to() <= other.from() || span.from() >= other.to())) {
        found.add(span);
        return;
      }
      from = written.indexOf(shown, from + 1);
    }
  }

  /** Others are called as they are seen: with an at-sign. */
  private static String shown(String text) {
    return text.indexOf("at>") < 0
        ? text
        : TAG.matcher(text).replaceAll(tag -> tag.group().startsWith("</") ? "" : "@");
  }
}
