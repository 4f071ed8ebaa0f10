package io.reunion.event.command;

import io.reunion.bot.CommandTable;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventStore;
import io.reunion.event.command.EventOrder.Verb;
import io.reunion.event.people.Association;
import io.reunion.event.rsvp.NameKey;
import io.reunion.member.Role;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands behind {@code event} and names no event's id: a request for help, an order or nothing but a title, a question
 * in somebody's own words, or a slip, which is named with what can be said instead.
 */
final class EventWords {
  private static final Set<String> HELP =
      Set.of("help", "verbs", "commands", "?", "？", "帮助", "幫助", "命令", "用法");
  /** A single letter stands in too many titles. */
  private static final int SHORTEST_TITLE = 2;

  private static final int LONGEST_SHOWN = 30;
  private static final int MOST_CHOICES = 6;
  private static final Pattern BAR = Pattern.compile("(?<!\\s)\\s*+[|｜]\\s*");

  /** What is done once it is known what is meant. */
  interface Ways {
    Future<Reply> overview(Turn turn);

    /** Another line of the same command. */
    Future<Reply> again(Turn turn, String arguments);

    Future<Reply> card(Turn turn, Event event);

    Future<Reply> order(Turn turn, EventOrder order, Event event);
  }

  private final EventStore events;
  private final Association association;
  private final Ways ways;

  EventWords(EventStore events, Association association, Ways ways) {
    this.events = events;
    this.association = association;
    this.ways = ways;
  }

  /**
   * An order and the event that its words call by its title.
   *
   * @param whole whether they have all of the title; a part of it may mean anything, and is asked about
   */
  private record Titled(Event event, EventOrder order, boolean whole) {
    /** For a button. To call an event off is asked about again, whatever stands behind the title. */
    Button button(Turn turn, List<Event> offered) {
      EventOrder asked =
          order.verb() == Verb.CANCEL ? order.with("") : Moving.settled(turn, order, event);
      return new Button(EventChoice.label(turn, event, offered), asked.command());
    }
  }

  /** @param order what the words order of an event that there is not, if they have that shape */
  Future<Reply> read(Turn turn, Optional<EventOrder> order) {
    String words = turn.arguments().strip();
    return events.upcoming(turn.now()).compose(upcoming -> {
      if (HELP.contains(words.toLowerCase(Locale.ROOT))) {
        return Future.succeededFuture(Reply.discreetly(help(turn, organises(turn, upcoming))));
      }
      List<Event> called =
          upcoming.stream().filter(event -> isCalled(event, words)).toList();
      boolean isTitle = called.stream().anyMatch(event -> isWhole(event, words));
      List<Titled> orders = isTitle ? List.of() : ordered(turn, words, upcoming);
      if (orders.size() == 1 && orders.get(0).whole()) {
        return ways.order(turn, orders.get(0).order(), orders.get(0).event());
      }
      if (!orders.isEmpty()) {
        List<Event> offered = orders.stream().map(Titled::event).toList();
        return which(turn, orders.stream().map(one -> one.button(turn, offered)).toList());
      }
      if (called.size() == 1) {
        return ways.card(turn, called.get(0));
      }
      return called.isEmpty()
          ? own(turn, words, order, upcoming)
          : which(
              turn,
              called.stream()
                  .map(event -> new Button(
                      EventChoice.label(turn, event, called),
                      "rsvp " + event.id().value()))
                  .toList());
    });
  }

  /** What is asked in somebody's own words is answered; for all else it is told what can be said. */
  private Future<Reply> own(
      Turn turn, String words, Optional<EventOrder> order, List<Event> upcoming) {
    Optional<String> meant = turn.invocation().meant().get();
    if (meant.isPresent()) {
      return HELP.contains(meant.get())
          ? Future.succeededFuture(Reply.discreetly(help(turn, organises(turn, upcoming))))
          : meant.get().isEmpty() ? ways.overview(turn) : ways.again(turn, meant.get());
    }
    boolean organises = organises(turn, upcoming);
    String[] parts = words.split("[\\s|｜]+", 3);
    if (order.isPresent()) {
      return say(turn, "event.unknown", "id", order.get().event());
    }
    Optional<Verb> verb = EventOrder.verb(parts[0]).filter(any -> organises);
    if (verb.isPresent()) {
      return say(turn, "event.verb.how", "verb", verb.get().in(turn.texts().language()));
    }
    Optional<String> near = near(parts[0], organises);
    boolean ofEvent = parts.length > 1
        && upcoming.stream().anyMatch(event -> event.id().value().equals(parts[1]));
    if (near.isEmpty() && parts.length > 1 && !ofEvent) {
      return ways.overview(turn);
    }
    String word = shortened(parts[0]);
    String verbs = String.join(", ", verbs(turn.texts().language(), organises));
    return near.isPresent()
        ? say(turn, "event.verb.near", "word", word, "near", near.get(), "verbs", verbs)
        : say(turn, "event.verb.unknown", "word", word, "verbs", verbs);
  }

  private boolean organises(Turn turn, List<Event> upcoming) {
    return turn.speaker().has(Role.ORGANISER)
        || upcoming.stream().anyMatch(event -> association.mayChange(turn.speaker(), event));
  }

  private static String help(Turn turn, boolean organises) {
    String all = turn.say("event.help");
    return organises ? all + "\n" + turn.say("event.help.office") : all;
  }

  /** {@code cancel Spring party}, {@code move Spring party | Friday 8 pm}: of which events that can be said. */
  private List<Titled> ordered(Turn turn, String words, List<Event> upcoming) {
    String[] parts = words.split("\\s+", 2);
    Optional<Verb> verb = EventOrder.verb(parts[0]);
    if (verb.isEmpty() || parts.length < 2) {
      return List.of();
    }
    String[] named = BAR.split(parts[1], 2);
    String rest = named.length > 1 ? named[1].strip() : "";
    return upcoming.stream()
        .flatMap(event -> titled(verb.get(), event, named[0], rest).stream())
        .filter(one -> one.whole() || association.mayChange(turn.speaker(), one.event()))
        .toList();
  }

  /** Empty if {@code named} does not begin with a title of this event, and is no part of one. */
  private static Optional<Titled> titled(Verb verb, Event event, String named, String rest) {
    return event.titles().stream()
        .filter(title -> begins(named, title))
        .findFirst()
        .map(title -> {
          String with = (named.substring(title.length()) + " " + rest).strip();
          return new Titled(event, EventOrder.of(verb, event.id(), with), true);
        })
        .or(() -> Optional.of(
                new Titled(event, EventOrder.of(verb, event.id(), rest), isWhole(event, named)))
            .filter(one -> isCalled(event, named)));
  }

  private static boolean begins(String named, String title) {
    return !title.isEmpty()
        && named.regionMatches(/* ignoreCase= */ true, 0, title, 0, title.length())
        && (named.length() == title.length() || named.charAt(title.length()) == ' ');
  }

  /** Whether {@code words} are the event's title, word for word. */
  static boolean isWhole(Event event, String words) {
    String wanted = NameKey.of(words);
    return !wanted.isEmpty()
        && event.titles().stream().anyMatch(title -> wanted.equals(NameKey.of(title)));
  }

  private static boolean isCalled(Event event, String words) {
    String wanted = NameKey.of(words);
    return event.id().value().equals(words.toLowerCase(Locale.ROOT))
        || (wanted.length() >= SHORTEST_TITLE && NameKey.of(event.title()).contains(wanted));
  }

  /** @param choices one for each event that may be meant */
  private static Future<Reply> which(Turn turn, List<Button> choices) {
    return Future.succeededFuture(Reply.of(Say.discreetly(turn.say("event.which"))
        .withButtons(choices.stream().limit(MOST_CHOICES).map(List::of).toList())));
  }

  /** In the language in which the word was written; two Chinese characters are too few to be nearly others. */
  private static Optional<String> near(String word, boolean organises) {
    boolean latin = word.codePoints().allMatch(c -> c < 0x250);
    return CommandTable.nearest(
            word, verbs(latin ? Language.EN : Language.ZH, organises), latin ? 2 : 1)
        .filter(found -> latin || found.length() > 2);
  }

  private static List<String> verbs(Language language, boolean organises) {
    boolean chinese = language == Language.ZH;
    List<String> verbs =
        new ArrayList<>(chinese ? List.of("我的", "问", "帮助") : List.of("mine", "about", "help"));
    if (organises) {
      verbs.addAll(chinese ? List.of("新建", "抽签") : List.of("new", "draw"));
      Arrays.stream(Verb.values()).map(verb -> verb.in(language)).forEach(verbs::add);
    }
    return verbs;
  }

  private static String shortened(String word) {
    return word.codePointCount(0, word.length()) <= LONGEST_SHOWN
        ? word
        : word.substring(0, word.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
