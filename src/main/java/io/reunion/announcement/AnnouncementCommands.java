package io.reunion.announcement;

import io.reunion.announcement.Announcement.State;
import io.reunion.announcement.Announcer.Outcome;
import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.SendKey;
import io.reunion.member.Role;
import io.reunion.room.Room;
import io.reunion.text.Language;
import io.reunion.text.Marked;
import io.vertx.core.Future;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code announce}: a text becomes a preview with its recipients; only a press of "send" sends it. */
public final class AnnouncementCommands {
  private static final int MOST_NAMED = 8;

  private final Announcer announcer;
  private final AnnouncementStore store;
  private final Ledger.Unfinished unfinished;

  public AnnouncementCommands(
      Announcer announcer, AnnouncementStore store, Ledger.Unfinished unfinished) {
    this.announcer = announcer;
    this.store = store;
    this.unfinished = unfinished;
  }

  public List<Command> commands() {
    return List.of(new Command("announce", List.of("公告"), Role.ADMIN, this::announce));
  }

  private Future<Reply> announce(Turn turn) {
    String[] words = turn.arguments().split("\\s+", 2);
    String id = words.length > 1 ? words[1].strip().toLowerCase(Locale.ROOT) : "";
    boolean named = id.matches("[0-9a-f]{24}");
    if (!named) {
      return turn.arguments().isBlank()
          ? Future.succeededFuture(Reply.discreetly(turn.say("announcement.how")))
          : draft(turn);
    }
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "send", "发送" -> announcer.send(id).compose(outcome -> told(turn, id, outcome));
      case "approve", "批准" ->
        announcer
            .approve(id, turn.speaker().personKey())
            .compose(outcome -> told(turn, id, outcome));
      case "pause", "暂停" -> announcer.pause(id).compose(outcome -> told(turn, id, outcome));
      case "resume", "继续" -> announcer.resume(id).compose(outcome -> told(turn, id, outcome));
      case "cancel", "取消" -> announcer.cancel(id).compose(outcome -> told(turn, id, outcome));
      default -> draft(turn);
    };
  }

  private Future<Reply> draft(Turn turn) {
    Set<String> chapters = new HashSet<>();
    String text = turn.arguments();
    while (text.startsWith("#")) {
      String[] parts = text.substring(1).split("\\s+", 2);
      chapters.add(parts[0].toLowerCase(Locale.ROOT));
      text = parts.length > 1 ? parts[1] : "";
    }
    Map<Language, String> texts = texts(text.strip(), turn.texts().language());
    if (texts.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("announcement.how")));
    }
    if (texts.values().stream().anyMatch(one -> one.length() > Announcement.MAX_TEXT)) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("announcement.long", "limit", Announcement.MAX_TEXT)));
    }
    Announcement announcement = new Announcement(
        SendKey.of("announcement", turn.operation()),
        turn.speaker().personKey(),
        texts,
        new Audience(Set.of(), chapters, Set.of()),
        State.DRAFT,
        turn.now(),
        Optional.empty(),
        Optional.empty(),
        unfinished,
        Optional.empty());
    return announcer
        .reach(announcement.audience())
        .compose(reached -> reached.isEmpty()
            ? Future.succeededFuture(Reply.discreetly(turn.say("announcement.nobody")))
            : announcer.draft(announcement).map(done -> preview(turn, announcement, reached)));
  }

  /** A line of dashes separates the languages; which is which is seen from the script. */
  static Map<Language, String> texts(String text, Language own) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    String[] parts = text.split("(?m)^ ?-{3,} ?$", 2);
    for (String part : parts) {
      if (!part.isBlank()) {
        Language language = parts.length == 1 ? own : languageOf(part);
        texts.merge(language, part.strip(), (one, other) -> one + "\n\n" + other);
      }
    }
    return texts;
  }

  private static Language languageOf(String text) {
    boolean han = text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    return han ? Language.ZH : Language.EN;
  }

  private static Reply preview(Turn turn, Announcement announcement, List<Room> reached) {
    String names = reached.stream()
        .limit(MOST_NAMED)
        .map(room -> room.title().isBlank() ? room.chat().toString() : room.title())
        .collect(Collectors.joining(turn.texts().language() == Language.ZH ? "、" : ", "));
    StringBuilder text = new StringBuilder(turn.say(
        reached.size() > MOST_NAMED ? "announcement.preview.more" : "announcement.preview",
        "count",
        reached.size(),
        "names",
        names));
    announcement
        .texts()
        .forEach((language, one) ->
            text.append("\n\n").append(turn.in(language).say("announcement.copy", "text", one)));
    return Reply.of(
        Say.privately(text.toString()).withButtons(Progress.controls(announcement, turn.texts())));
  }

  private Future<Reply> told(Turn turn, String id, Outcome outcome) {
    return switch (outcome) {
      case STARTED, SCHEDULED, AWAITING_APPROVAL -> show(turn, id, outcome);
      case PAUSED, CANCELLED, NOBODY, OWN_APPROVAL, EXPIRED, NOT_NOW, UNKNOWN ->
        Future.succeededFuture(Reply.discreetly(turn.say("announcement.outcome." + word(outcome))));
    };
  }

  private static String word(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** The message that will be edited as it goes. */
  private Future<Reply> show(Turn turn, String id, Outcome outcome) {
    return announcer
        .find(id)
        .compose(found -> announcer.counts(id).map(counts -> {
          Say say = Say.here(turn.say(
              "announcement.outcome." + word(outcome),
              "count",
              counts.total(),
              "id",
              new Marked(id)));
          return found.isEmpty()
              ? Reply.of(say)
              : Reply.of(say.withButtons(Progress.controls(found.get(), turn.texts()))
                  .whenSent(receipt -> receipt
                      .message()
                      .map(message ->
                          store.showProgressAt(id, new Announcement.Place(turn.chat(), message)))
                      .orElseGet(Future::succeededFuture)));
        }));
  }
}
