package io.reunion.event.calendar;

import io.reunion.bot.Manners;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Speaker;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.member.Role;
import io.reunion.text.Moments;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * {@code calendar}: gives a person, and nobody else, the address of their calendar, and that of the event that comes next; {@code calendar CHAPTER} gives an
 * organiser that of a chapter of theirs, {@code calendar EVENT} anybody that of one event. With {@code revoke} the address leads nowhere any more.
 */
public final class CalendarCommand {
  private static final int MOST_CHOICES = 6;
  private static final int LONGEST_BUTTON = 24;
  private static final Pattern MARKS = Pattern.compile("[《》“”\"]");
  private static final Set<String> REVOKE = Set.of("revoke", "reset", "作废", "重置");

  private final CalendarKeys keys;
  private final Manners manners;
  private final BiPredicate<Speaker, Event> mayChange;
  private final BiPredicate<Speaker, String> organisesFor;
  private final Function<Turn, Optional<EventId>> subject;
  private final Optional<String> publicUrl;

  /**
   * @param mayChange whether somebody may do with an event what organisers may
   * @param organisesFor whether an organiser is one for the chapter of an id
   * @param subject the event whose card is answered, if one is
   * @param publicUrl under which people reach this service, if that is known
   */
  public CalendarCommand(
      CalendarKeys keys,
      Manners manners,
      BiPredicate<Speaker, Event> mayChange,
      BiPredicate<Speaker, String> organisesFor,
      Function<Turn, Optional<EventId>> subject,
      Optional<String> publicUrl) {
    this.subject = subject;
    this.mayChange = mayChange;
    this.organisesFor = organisesFor;
    this.keys = keys;
    this.manners = manners;
    this.publicUrl =
        publicUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  public Future<Reply> give(Turn turn) {
    if (publicUrl.isEmpty()) {
      return say(turn, "event.calendar.none");
    }
    String said = MARKS.matcher(turn.arguments()).replaceAll(" ").strip();
    int last = said.lastIndexOf(' ') + 1;
    boolean revoke = REVOKE.contains(said.substring(last).toLowerCase(Locale.ROOT));
    String words = revoke ? said.substring(0, last).strip() : said;
    if (!words.isEmpty()) {
      return chapter(turn, words, revoke);
    }
    return subject
        .apply(turn)
        .map(event -> event(turn, event.value(), revoke))
        .orElseGet(() -> own(turn, revoke));
  }

  private Future<Reply> own(Turn turn, boolean revoke) {
    String person = turn.speaker().personKey();
    return revoke
        ? keys.revoke(person).compose(done -> say(turn, "event.calendar.revoked"))
        : keys.of(person, turn.speaker().name())
            .compose(secret -> keys.next(
                    new CalendarKeys.Owner(person, turn.speaker().name()), turn.now())
                .compose(next -> next.map(event -> only(turn, event))
                    .orElseGet(() -> Future.succeededFuture("")))
                .map(only ->
                    Reply.privately(turn.say("event.calendar", "url", address(secret)) + only)));
  }

  /** Whoever asks for a calendar may as well want the one event that comes next in theirs. */
  private Future<String> only(Turn turn, Event event) {
    return keys.ofEvent(event)
        .map(secret ->
            "\n" + turn.say("event.calendar.next", "title", event.title(), "url", address(secret)));
  }

  private Future<Reply> chapter(Turn turn, String words, boolean revoke) {
    String chapter = words.toLowerCase(Locale.ROOT);
    if (!manners.knowsChapter(chapter)) {
      return event(turn, words, revoke);
    }
    if (!turn.speaker().has(Role.ORGANISER)) {
      return say(turn, "bot.refused.organiser");
    }
    if (!organisesFor.test(turn.speaker(), chapter)) {
      return say(turn, "event.calendar.others", "chapter", chapter);
    }
    return revoke
        ? keys.revokeChapter(chapter).compose(done -> say(turn, "event.calendar.revoked"))
        : keys.ofChapter(chapter, chapter)
            .map(secret -> Reply.privately(
                turn.say("event.calendar.chapter", "chapter", chapter, "url", address(secret))));
  }

  /** Whoever may read of an event may have it in a calendar; who changes it may make the address lead nowhere. */
  private Future<Reply> event(Turn turn, String words, boolean revoke) {
    return keys.called(words, turn.now()).compose(found -> {
      if (found.isEmpty()) {
        return say(turn, "event.calendar.nochapter", "chapter", words);
      }
      if (found.size() > 1) {
        return Future.succeededFuture(which(turn, found, revoke));
      }
      Event event = found.get(0);
      if (revoke && !mayChange.test(turn.speaker(), event)) {
        return say(turn, "event.refused.organiser", "title", event.title());
      }
      return revoke
          ? keys.revokeEvent(event.id()).compose(done -> say(turn, "event.calendar.revoked"))
          : keys.ofEvent(event)
              .map(secret -> Reply.discreetly(turn.say(
                  "event.calendar.event", "title", event.title(), "url", address(secret))));
    });
  }

  private static Reply which(Turn turn, List<Event> called, boolean revoke) {
    return Reply.of(Say.discreetly(turn.say("event.which"))
        .withButtons(called.stream()
            .limit(MOST_CHOICES)
            .map(event -> List.of(new Button(
                shortened(event.title()) + ", "
                    + Moments.day(
                        event.startsAt().atZone(turn.zone()).toLocalDate(),
                        turn.zone(),
                        turn.now(),
                        turn.texts().language()),
                "calendar " + event.id() + (revoke ? " revoke" : ""))))
            .toList()));
  }

  private static String shortened(String title) {
    return title.codePointCount(0, title.length()) <= LONGEST_BUTTON
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_BUTTON - 1)) + "…";
  }

  private String address(String secret) {
    return publicUrl.orElseThrow() + "/calendar/" + secret + ".ics";
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
