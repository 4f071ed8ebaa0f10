package io.reunion.lookup;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.member.ChapterNames;
import io.reunion.member.Field;
import io.reunion.member.Profile;
import io.reunion.member.search.Match;
import io.reunion.member.search.Reason;
import io.reunion.text.Language;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is answered to a question for people. */
public final class FoundText {
  private static final List<Field> BESIDE_NAME = List.of(
      Field.CLASS_YEAR, Field.MAJOR, Field.CITY, Field.COMPANY, Field.INDUSTRY, Field.CHAPTER);
  private static final Set<Field> NAMES = EnumSet.of(Field.NAME, Field.OTHER_NAMES);
  private static final Set<Field> SHOWN = EnumSet.copyOf(BESIDE_NAME);

  static {
    SHOWN.addAll(NAMES);
  }

  /** How many values of a list such as skills are shown. */
  private static final int MOST_VALUES = 4;

  private final ChapterNames chapters;

  public FoundText(ChapterNames chapters) {
    this.chapters = chapters;
  }

  Reply answer(Turn turn, Page page) {
    ReadBack back = ReadBack.of(page);
    if (page.matches().isEmpty()) {
      String read = page.cut() || page.from() > 0 ? "" : back.line(turn);
      return keeping(turn, page, Say.here(nobody(turn, page) + read + inPrivate(turn)));
    }
    Takings takings = Takings.of(page.matches());
    boolean near = page.matches().get(0).near();
    boolean inTitle = takings.isAny() && near && page.from() == 0 && !page.relaxed();
    StringBuilder text = new StringBuilder(title(turn, page, inTitle ? takings : Takings.NONE));
    int number = page.from();
    for (Match match : page.matches()) {
      number++;
      if (match.near() && !near) {
        text.append('\n').append(turn.say("lookup.also"));
        near = true;
      }
      text.append('\n')
          .append(line(turn, turn.inGroup() ? "•" : number + ".", match, !inTitle, back));
    }
    if (page.from() == 0) {
      text.append(back.line(turn));
    }
    if (page.cut()) {
      text.append('\n').append(turn.say("lookup.budget"));
    } else if (page.isLast() && page.from() > 0) {
      text.append('\n').append(turn.say("lookup.end"));
    }
    Say say = Say.here(text + inPrivate(turn));
    boolean more = !page.isLast() && !page.cut() && !turn.inGroup();
    if (!turn.inGroup()) {
      say = new Say(
          say.text() + (page.from() == 0 ? "\n" + turn.say("lookup.intro") : ""),
          more ? List.of(List.of(new Button(turn.say("lookup.button.more"), "more"))) : List.of(),
          say.to(),
          say.subject(),
          say.sent());
    }
    return keeping(turn, page, say);
  }

  /** All that the asker may see of one who was listed. */
  String closely(Turn turn, int number, Profile profile) {
    StringBuilder text = new StringBuilder(turn.say(
        "lookup.line",
        "mark",
        number + ".",
        "name",
        profile.name().orElse("?"),
        "other",
        otherName(turn, profile),
        "beside",
        ""));
    for (Field field : Field.values()) {
      if (!profile.all(field).isEmpty() && !NAMES.contains(field)) {
        text.append("\n• ").append(labelled(turn, profile, field));
      }
    }
    return text + "\n" + turn.say("lookup.closer.intro", "number", number);
  }

  private static Reply keeping(Turn turn, Page page, Say say) {
    return Reply.of(say).keeping(page.kept(turn));
  }

  private static String inPrivate(Turn turn) {
    return turn.inGroup() ? "\n" + turn.say("lookup.private") : "";
  }

  private static String nobody(Turn turn, Page page) {
    if (page.cut()) {
      return turn.say("lookup.budget");
    }
    return page.from() > 0 ? turn.say("lookup.end") : turn.say("lookup.nobody");
  }

  private static String title(Turn turn, Page page, Takings takings) {
    if (page.from() > 0) {
      return turn.say(
          "lookup.next",
          "first",
          page.from() + 1,
          "last",
          page.to(),
          "count",
          page.total(),
          "words",
          page.words());
    }
    if (page.relaxed()) {
      return turn.say("lookup.near");
    }
    if (page.matches().get(0).near()) {
      return takings.isAny()
          ? turn.say(
              "lookup.taken",
              "read",
              ReadBack.listed(turn, takings.said(turn)),
              "count",
              page.total())
          : turn.say("lookup.close", "count", page.total());
    }
    return page.isLast()
        ? turn.say("lookup.found", "count", page.total())
        : turn.say("lookup.best", "count", page.total(), "shown", page.matches().size());
  }

  private String line(Turn turn, String mark, Match match, boolean tellingTakings, ReadBack back) {
    Profile profile = match.profile();
    Language language = turn.texts().language();
    StringBuilder beside = new StringBuilder();
    Set<String> said = new HashSet<>();
    for (Field field : BESIDE_NAME) {
      // Where a chapter is called as its city, once is enough.
      profile
          .first(field)
          .map(value -> field == Field.CHAPTER ? chapters.in(language, value) : value)
          .filter(said::add)
          .ifPresent(value -> beside.append(" · ").append(value));
    }
    match.reasons().stream()
        .map(Reason::field)
        .filter(field -> !SHOWN.contains(field))
        .distinct()
        .forEach(field -> beside.append(" · ").append(labelled(turn, profile, field)));
    Takings takings = Takings.of(match);
    if (tellingTakings && takings.isAny()) {
      beside.append(" – ").append(ReadBack.listed(turn, takings.said(turn)));
    }
    List<String> missing = back.missing(match);
    if (!missing.isEmpty()) {
      beside
          .append(" – ")
          .append(turn.say("lookup.missing", "words", ReadBack.listed(turn, missing)));
    }
    return turn.say(
        "lookup.line",
        "mark",
        mark,
        "name",
        profile.name().orElse("?"),
        "other",
        otherName(turn, profile),
        "beside",
        beside);
  }

  private static String otherName(Turn turn, Profile profile) {
    return profile
        .first(Field.OTHER_NAMES)
        .map(other -> bracketed(turn.texts().language(), other))
        .orElse("");
  }

  /** What is not shown of everybody is shown where it is why somebody was found. */
  private String labelled(Turn turn, Profile profile, Field field) {
    List<String> values = profile.all(field).stream()
        .map(value -> field == Field.CHAPTER ? chapters.in(turn.texts().language(), value) : value)
        .toList();
    return turn.say(
        "lookup.why",
        "field",
        turn.say("field." + field.name().toLowerCase(Locale.ROOT).replace("_", "")),
        "values",
        ReadBack.listed(turn, values.subList(0, Math.min(MOST_VALUES, values.size()))));
  }

  private static String bracketed(Language language, String text) {
    return switch (language) {
      case ZH -> "（" + text + "）";
      case EN -> " (" + text + ")";
    };
  }
}
