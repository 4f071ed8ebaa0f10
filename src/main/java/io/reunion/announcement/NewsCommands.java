package io.reunion.announcement;

import io.reunion.announcement.Announcement.Change;
import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.Markup;
import io.reunion.member.Role;
import io.reunion.redis.Batches;
import io.reunion.text.Marked;
import io.reunion.text.Moments;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What readers can ask of announcements: {@code news} shows the last ones, {@code news 3} so many of them, and how many there were; {@code unsubscribe}
 * ends them for a person, or for a group if an organiser says so.
 */
public final class NewsCommands {
  private static final int SHOWN = 5;
  private static final int MOST_SHOWN = 10;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");
  private static final int LONGEST = 300;
  private static final Duration MONTH = Duration.ofDays(30);
  private static final String SEEN = "seen ";

  private final AnnouncementStore store;
  private final NoiseStore noise;
  private final Trials trials;

  public NewsCommands(Announcements announcements, NoiseStore noise) {
    this.store = announcements.store();
    this.trials = announcements.trials();
    this.noise = noise;
  }

  public List<Command> commands() {
    return List.of(
        new Command("news", List.of("近期公告"), Role.GUEST, this::news),
        new Command("unsubscribe", List.of("退订", "stop"), Role.GUEST, turn -> listen(turn, true)),
        new Command("subscribe", List.of("订阅"), Role.GUEST, turn -> listen(turn, false)));
  }

  private Future<Reply> news(Turn turn) {
    String words = turn.arguments().toLowerCase(Locale.ROOT);
    if (words.startsWith(SEEN)) {
      return seen(turn, words.substring(SEEN.length()).strip());
    }
    int wanted = NUMBER.matcher(words).matches() ? Integer.parseInt(words) : SHOWN;
    int shown = Math.min(wanted, MOST_SHOWN);
    Instant then = turn.now().minus(MONTH);
    return noise
        .since(turn.chat().toString(), then)
        .compose(ids -> store
            .findAll(ids.subList(0, Math.min(shown, ids.size())))
            .compose(found -> Batches.map(found, this::latest))
            .map(found -> Reply.discreetly(
                text(turn, ids.size(), found.stream().flatMap(Optional::stream).toList()))));
  }

  /** As it was corrected; nothing of what was taken back. */
  private Future<Optional<Announcement>> latest(Announcement announcement) {
    return store
        .annals()
        .change(announcement.id())
        .compose(change -> change
            .map(last -> last.kind() == Change.Kind.RECALL
                ? Future.succeededFuture(Optional.<Announcement>empty())
                : store.find(last.of()).map(found -> found.or(() -> Optional.of(announcement))))
            .orElseGet(() -> Future.succeededFuture(Optional.of(announcement))));
  }

  private String text(Turn turn, int count, List<Announcement> found) {
    StringBuilder text = new StringBuilder(turn.say("announcement.news", "count", count));
    for (Announcement announcement : found) {
      text.append("\n\n")
          .append(turn.say(
              "announcement.news.line",
              "when",
              Moments.dayAndTime(
                  announcement.timing().sendAt().orElse(announcement.createdAt()),
                  turn.zone(),
                  turn.now(),
                  turn.texts().language()),
              "text",
              new Marked(shortened(turn.texts(), announcement))));
    }
    return text.toString();
  }

  private String shortened(Sentences say, Announcement announcement) {
    String text = trials.text(announcement, say);
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : Markup.plain(text.substring(0, text.offsetByCodePoints(0, LONGEST))) + "…";
  }

  private Future<Reply> seen(Turn turn, String id) {
    return store
        .find(id)
        .compose(found -> found.isEmpty()
            ? Future.succeededFuture(Reply.discreetly(turn.say("announcement.outcome.unknown")))
            : store
                .see(id, turn.speaker().personKey())
                .map(done -> Reply.discreetly(turn.say("announcement.seen"))));
  }

  /** For oneself in a direct chat; for the whole group only an organiser. */
  private Future<Reply> listen(Turn turn, boolean deaf) {
    if (turn.inGroup() && !turn.speaker().has(Role.ORGANISER)) {
      return Future.succeededFuture(Reply.discreetly(turn.say("announcement.unsubscribe.group")));
    }
    String who = turn.inGroup() || turn.speaker().member().isEmpty()
        ? turn.chat().toString()
        : turn.speaker().personKey();
    return noise
        .setDeaf(who, deaf)
        .map(done -> Reply.discreetly(
            deaf ? turn.say("announcement.unsubscribed") : turn.say("announcement.subscribed")));
  }
}
