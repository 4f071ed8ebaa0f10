package io.reunion.suggestion;

import io.reunion.bot.Lines;
import io.reunion.chat.Button;
import io.reunion.chat.UserId;
import io.reunion.notice.Notice;
import io.reunion.notice.Notices;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The office is told what came; an author who is known, what was answered; and both months what was done. */
final class SuggestionNotices {
  private static final String NEW = "suggestion-new";
  private static final String MORE = "suggestion-more";
  private static final String ANSWER = "suggestion-answer";
  private static final String MONTH = "suggestion-month";
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** How many are told one by one in an hour: anybody may suggest, also without a name. */
  private static final int ONE_BY_ONE = 10;

  private final SuggestionStore store;
  private final Notices notices;
  private final Set<UserId> office;
  private final Clock clock;
  private final ZoneId zone;

  SuggestionNotices(
      SuggestionStore store, Notices notices, Set<UserId> office, Clock clock, ZoneId zone) {
    this.store = store;
    this.notices = notices;
    this.office = Set.copyOf(office);
    this.clock = clock;
    this.zone = zone;
    notices.write(NEW, (person, number) -> written(number, true));
    notices.write(MORE, (person, hour) -> more());
    notices.write(ANSWER, (person, about) -> written(about.split(" ", -1)[0], false));
    notices.write(MONTH, (person, month) -> month(YearMonth.parse(month)));
  }

  private Future<Void> office(String kind, String about, Instant due) {
    return Future.join(office.stream()
            .map(user -> notices.plan(kind, "u:" + user, about, due))
            .toList())
        .mapEmpty();
  }

  Future<Void> arrived(Suggestion one) {
    Instant now = clock.instant();
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    return store
        .arrivals(hour)
        .compose(count -> count <= ONE_BY_ONE
            ? office(NEW, Integer.toString(one.number()), now)
            : office(MORE, hour.toString(), hour.plus(1, ChronoUnit.HOURS)));
  }

  private Future<Optional<Notice>> more() {
    return store.all().map(all -> {
      long open =
          all.stream().filter(one -> one.state() == Suggestion.State.OPEN).count();
      return Optional.of(Notice.of(say -> say.say("suggestion.more", "count", open)));
    });
  }

  /** The author, if there is one to tell; and the month's report when the month is over. */
  Future<Void> answered(Suggestion one) {
    YearMonth month = YearMonth.from(one.changed().atZone(zone));
    Instant report = month.plusMonths(1).atDay(1).atTime(MORNING).atZone(zone).toInstant();
    Future<Void> author = one.isAnonymous()
        ? Future.succeededFuture()
        : notices.plan(
            ANSWER, one.by(), one.number() + " " + one.changed().toEpochMilli(), clock.instant());
    return author.compose(done -> office(MONTH, month.toString(), report));
  }

  private Future<Optional<Notice>> written(String number, boolean isNew) {
    return store
        .find(number)
        .map(found -> found.map(one -> isNew
            ? Notice.of(say -> say.say(
                    "suggestion.new", "number", one.number(), "text", Lines.one(one.text())))
                .withRow(say -> List.of(
                    new Button(say.say("suggestion.button.own"), "suggest own " + one.number())))
            : Notice.of(say -> SuggestionText.standing(say, one))));
  }

  private Future<Optional<Notice>> month(YearMonth month) {
    return store
        .all()
        .map(all -> Optional.of(Notice.of(say -> SuggestionText.report(say, all, month, zone))));
  }
}
