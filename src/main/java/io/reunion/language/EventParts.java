package io.reunion.language;

import io.reunion.language.Lexicon.WordSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a message that names several events into what it says of each: "yes to the gala, but not the picnic". */
final class EventParts {
  /** More events than anybody answers in one message. */
  private static final int MOST = 6;

  /** Chinese words end with these that an event follows: 参加, 报名, 出席. */
  private static final String TAKES_EVENT = "加名席报";

  /**
   * What is said of one event.
   *
   * @param event as it is named
   * @param text everything from what was said of the one before up to what is said of the next, without a leading "and"
   * @param rest the same without the name and an article before it
   * @param again the event was named before: what is said now adds to that, or corrects it
   */
  record Part(String event, String text, String rest, boolean again) {}

  /** A name of an event, from its first token up to and without {@code to}. */
  private record Mention(String event, int from, int to, boolean again) {
    Mention(String event, int from, int to) {
      this(event, from, to, false);
    }

    boolean isOf(Mention other) {
      return event.equalsIgnoreCase(other.event);
    }
  }

  private final Tokens tokens;
  private final Lexicon lexicon;

  private EventParts(Tokens tokens, Lexicon lexicon) {
    this.tokens = tokens;
    this.lexicon = lexicon;
  }

  /** Two or more, in their order; none where fewer events are named, or where two names stand together as one would. */
  static List<Part> of(Tokens tokens, Lexicon lexicon) {
    return new EventParts(tokens, lexicon).cut();
  }

  /** The whole of a message that names one event and no other. */
  static Optional<Part> alone(Tokens tokens, Lexicon lexicon) {
    EventParts parts = new EventParts(tokens, lexicon);
    List<Mention> mentions = parts.once(parts.apart(parts.mentions()));
    return mentions.size() == 1
        ? Optional.of(parts.part(mentions.get(0), 0, tokens.size()))
        : Optional.empty();
  }

  /** "Everything except the gala": what is said is of the events that are not named; not so "besides the gala, also". */
  static boolean isOfOthers(Tokens tokens, Lexicon lexicon) {
    for (int i = 0; i < tokens.size(); i++) {
      int before = i - lexicon.endingAt(tokens, 0, i, WordSet.ARTICLE);
      if (tokens.eventAt(i) > 0 && lexicon.endingAt(tokens, 0, before, WordSet.EXCEPT) > 0) {
        return tokens.text(i, tokens.size()).chars().noneMatch(c -> c == '还' || c == '也');
      }
    }
    return false;
  }

  private List<Part> cut() {
    List<Mention> mentions = apart(mentions());
    if (once(mentions).size() < 2 || mentions.size() > MOST) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < mentions.size(); i++) {
      int end =
          i + 1 < mentions.size() ? boundary(mentions.get(i), mentions.get(i + 1)) : tokens.size();
      parts.add(part(mentions.get(i), start, end));
      start = end;
    }
    return parts;
  }

  private Part part(Mention mention, int start, int end) {
    int first = start;
    while (first < mention.from()
        && lexicon.startingAt(tokens, first, mention.from(), WordSet.JOINT) > 0) {
      first += lexicon.startingAt(tokens, first, mention.from(), WordSet.JOINT);
    }
    int before = mention.from();
    before -= lexicon.endingAt(tokens, start, before, WordSet.ARTICLE);
    before = Math.max(first, before);
    String rest = tokens.text(first, before) + " " + tokens.text(mention.to(), end);
    return new Part(mention.event(), tokens.text(first, end), rest.strip(), mention.again());
  }

  private List<Mention> mentions() {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < tokens.size(); ) {
      int length = tokens.eventAt(i);
      if (length > 0) {
        mentions.add(new Mention(tokens.eventName(i), i, i + length));
      }
      i += Math.max(1, length);
    }
    EventReference.all(tokens.source())
        .forEach(named -> cover(named.from(), named.to()).ifPresent(span -> {
          mentions.removeIf(other -> other.from() < span[1] && span[0] < other.to());
          mentions.add(new Mention(named.event(), span[0], span[1]));
        }));
    mentions.sort((one, other) -> Integer.compare(one.from(), other.from()));
    return mentions;
  }

  /** The tokens that stand in {@code from} up to {@code to} of the text. */
  private Optional<int[]> cover(int from, int to) {
    int first = 0;
    while (first < tokens.size() && tokens.from(first) < from) {
      first++;
    }
    int last = first;
    while (last < tokens.size() && tokens.to(last) <= to) {
      last++;
    }
    return last > first ? Optional.of(new int[] {first, last}) : Optional.empty();
  }

  private List<Mention> once(List<Mention> mentions) {
    return mentions.stream().filter(mention -> !mention.again()).toList();
  }

  /** With names that nothing parts taken for one: "the gala brunch". */
  private List<Mention> apart(List<Mention> all) {
    List<Mention> apart = new ArrayList<>();
    for (Mention next : all) {
      boolean again = apart.stream().anyMatch(next::isOf);
      if (apart.isEmpty() || boundary(apart.get(apart.size() - 1), next) >= 0) {
        apart.add(new Mention(next.event(), next.from(), next.to(), again));
      }
    }
    return apart;
  }

  /** Where what is said of {@code next} begins: after a sentence, else at "but", after a comma, or at "and"; or -1. */
  private int boundary(Mention one, Mention next) {
    int comma = -1;
    int but = -1;
    int and = -1;
    for (int i = one.to(); i <= next.from(); i++) {
      if (i > one.to() && tokens.kind(i - 1).endsSentence()) {
        return i;
      }
      if (but < 0 && lexicon.startingAt(tokens, i, next.from(), WordSet.LINK) > 0) {
        but = i;
      }
      if (and < 0 && lexicon.startingAt(tokens, i, next.from(), WordSet.JOINT) > 0) {
        and = i;
      }
      if (i > one.to() && tokens.startsClause(i) && !(i == next.from() && isObject(i))) {
        comma = i;
      }
    }
    int apart = but >= 0 ? but : comma >= 0 ? comma : and;
    return apart >= 0 ? apart : towards(one, next);
  }

  /** 帮张三报名 gala: what stands before the blank belongs to the name behind it. */
  private boolean isObject(int i) {
    return tokens.kind(i - 1) == Kind.HAN && TAKES_EVENT.contains(tokens.form(i - 1));
  }

  /** Where the event begins that the other one is switched for: "from the pub | to the gala"; or -1. */
  private int towards(Mention one, Mention next) {
    boolean switched = false;
    for (int i = 0; i < next.from(); i++) {
      switched |= lexicon.startingAt(tokens, i, next.from(), WordSet.SWITCH) > 0;
      if (switched
          && i >= one.to()
          && lexicon.startingAt(tokens, i, next.from(), WordSet.TOWARDS) > 0) {
        return i;
      }
    }
    return -1;
  }
}
