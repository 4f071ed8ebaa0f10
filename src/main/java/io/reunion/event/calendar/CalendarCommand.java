package io.reunion.event.calendar;

import io.reunion.bot.Manners;
import io.reunion.bot.Reply;
import io.reunion.bot.Speaker;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * {@code calendar}: gives a person, and nobody else, the address of their calendar; {@code calendar CHAPTER} gives an
 * organiser that of a chapter of theirs, {@code calendar EVENT} anybody that of one event. With {@code revoke} the address leads nowhere any more.
 */
public final class CalendarCommand {
  private static final Set<String> REVOKE = Set.of("revoke", "reset", "作废", "重置");

  private final CalendarKeys keys;
  private final Manners manners;
  private final BiPredicate<Speaker, Event> mayChange;
  private final BiPredicate<Speaker, String> organisesFor;
  private final Optional<String> publicUrl;

  /**
   * @param mayChange whether somebody may do with an event what organisers may
   * @param organisesFor whether an organiser is one for the chapter of an id
   * @param publicUrl under which people reach this service, if that is known
   */
  public CalendarCommand(
      CalendarKeys keys,
      Manners manners,
      BiPredicate<Speaker, Event> mayChange,
      BiPredicate<Speaker, String> organisesFor,
      Optional<String> publicUrl) {
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
    String[] words = turn.arguments().strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    boolean revoke = REVOKE.contains(words[words.length - 1]);
    boolean own = words[0].isEmpty() || (revoke && words.length == 1);
    return own ? own(turn, revoke) : chapter(turn, words[0], revoke);
  }

  private Future<Reply> own(Turn turn, boolean revoke) {
    String person = turn.speaker().personKey();
    return revoke
        ? keys.revoke(person).compose(done -> say(turn, "event.calendar.revoked"))
        : keys.of(person, turn.speaker().name())
            .map(secret -> Reply.privately(turn.say("event.calendar", "url", address(secret))));
  }

  private Future<Reply> chapter(Turn turn, String chapter, boolean revoke) {
    if (!manners.knowsChapter(chapter)) {
      return event(turn, chapter, revoke);
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
  private Future<Reply> event(Turn turn, String word, boolean revoke) {
    return keys.known(word).compose(found -> {
      if (found.isEmpty()) {
        return say(turn, "event.calendar.nochapter", "chapter", word);
      }
      Event event = found.get();
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

  private String address(String secret) {
    return publicUrl.orElseThrow() + "/calendar/" + secret + ".ics";
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
