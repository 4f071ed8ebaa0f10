package io.reunion.announcement;

import io.reunion.announcement.Announcement.Change;
import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.Announcement.State;
import io.reunion.announcement.Announcer.Outcome;
import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Step;
import io.reunion.bot.Turn;
import io.reunion.chat.UserId;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.SendKey;
import io.reunion.member.Role;
import io.reunion.text.Language;
import io.reunion.text.Marked;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** {@code announce}: a text becomes a preview with its recipients; only a press of "send" sends it. */
public final class AnnouncementCommands {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

  /** Texts that nobody means for every group. */
  private static final Set<String> HELP = Set.of("help", "帮助", "?", "？");

  /**
   * What the configuration says.
   *
   * @param admins who is asked to approve
   * @param chapterNames the ids of chapters by what people call them, in lower case
   * @param unfinished what becomes of a copy of which nobody knows whether it left
   */
  public record Rules(
      Set<UserId> admins,
      Authority authority,
      Map<String, String> chapterNames,
      Ledger.Unfinished unfinished) {}

  private final Announcer announcer;
  private final AnnouncementStore store;
  private final Previews previews;
  private final Approvals approvals;
  private final Rules rules;
  private final Journal journal;
  private final Composing composing;
  private final WhichAnnouncement choice;

  public AnnouncementCommands(Announcements announcements, Approvals approvals, Rules rules) {
    this.announcer = announcements.announcer();
    this.store = announcements.store();
    this.choice = new WhichAnnouncement(store);
    this.previews = new Previews(announcer, announcements.trials());
    this.approvals = approvals;
    this.journal = announcements.journal();
    this.rules = rules;
    this.composing = new Composing(
        announcer,
        previews,
        rules.authority(),
        rules.chapterNames(),
        rules.unfinished(),
        this::send);
  }

  public List<Command> commands() {
    return List.of(new Command("announce", List.of("公告"), Role.ORGANISER, this::announce)
        .offeredTo(rules.authority()::mayAnnounce));
  }

  public List<Form> forms() {
    return List.of(composing.form());
  }

  private Future<Reply> announce(Turn turn) {
    if (!rules.authority().mayAnnounce(turn.speaker())) {
      return say(turn, "bot.refused.admin");
    }
    String[] words = turn.arguments().split("\\s+", 3);
    String id = words.length > 1 ? words[1].strip().toLowerCase(Locale.ROOT) : "";
    String rest = words.length > 2 ? words[2].strip() : "";
    String first = words[0].toLowerCase(Locale.ROOT);
    if (ID.matcher(id).matches()) {
      return control(turn, first, id, rest);
    }
    if (words.length == 1 && HELP.contains(first)) {
      return say(turn, "announcement.how");
    }
    Optional<Future<Reply>> which = choice.asked(
        turn, turn.arguments(), one -> rules.authority().isOver(turn.speaker(), one.audience()));
    if (which.isPresent()) {
      return which.get();
    }
    // What it is about may stand first as well.
    return words.length == 2 && ID.matcher(first).matches()
        ? control(turn, id, first, "")
        : compose(turn);
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }

  /** What is done to one that there is. */
  private Future<Reply> control(Turn turn, String verb, String id, String rest) {
    return switch (verb) {
      case "send", "发送" ->
        theirs(
            turn,
            id,
            one -> one.state() == State.DRAFT
                ? ours(turn, "send", id, draft -> announcer.send(id))
                : Future.succeededFuture(Previews.already(turn, one)));
      case "approve", "批准" ->
        ours(
            turn,
            "approve",
            id,
            one -> announcer.approve(
                id, turn.speaker().personKey(), Optional.of(rest).filter(text -> !text.isEmpty())));
      case "pause", "暂停" -> ours(turn, "pause", id, one -> announcer.pause(id));
      case "resume", "继续" -> ours(turn, "resume", id, one -> announcer.resume(id));
      case "cancel", "取消" -> ours(turn, "cancel", id, one -> announcer.cancel(id));
      case "retry", "重试" ->
        ours(turn, "retry", id, one -> announcer.again(id, Delivery.State.FAILED));
      case "resend", "重发" ->
        ours(turn, "resend", id, one -> announcer.again(id, Delivery.State.UNKNOWN));
      case "leave", "保留" -> say(turn, "announcement.left");
      case "journal", "日志", "记录" -> journal(turn, id);
      case "test", "试发" -> test(turn, id);
      case "correct", "更正" -> change(turn, id, Change.Kind.CORRECTION, rest);
      case "recall", "撤回" -> change(turn, id, Change.Kind.RECALL, "");
      default -> compose(turn);
    };
  }

  /** What concerns an announcement that is theirs to decide about; any other is as if there were none. */
  private Future<Reply> theirs(Turn turn, String id, Function<Announcement, Future<Reply>> then) {
    return announcer
        .find(id)
        .compose(found -> found
            .filter(one -> rules.authority().isOver(turn.speaker(), one.audience()))
            .map(then)
            .orElseGet(() -> told(turn, id, Outcome.UNKNOWN)));
  }

  private Future<Reply> ours(
      Turn turn, String what, String id, Function<Announcement, Future<Outcome>> deed) {
    return theirs(
        turn,
        id,
        one -> deed.apply(one)
            .compose(outcome -> note(turn, one, what, outcome).map(outcome))
            .compose(outcome -> told(turn, id, outcome)));
  }

  /** What was done is noted with who did it; that something is urgent, too. */
  private Future<Void> note(Turn turn, Announcement announcement, String what, Outcome outcome) {
    return switch (outcome) {
      case STARTED, SCHEDULED, AWAITING_APPROVAL, PAUSED, CANCELLED -> {
        String who = turn.speaker().personKey();
        boolean overrides = announcement.timing().urgent() && what.equals("send");
        yield journal
            .inChat(announcement.id(), who, what)
            .compose(noted -> overrides
                ? journal.inChat(announcement.id(), who, "urgent")
                : Future.succeededFuture());
      }
      case NOBODY, FAULTY, OWN_APPROVAL, CHANGED, EXPIRED, NOT_NOW, UNKNOWN ->
        Future.succeededFuture();
    };
  }

  private Future<Reply> journal(Turn turn, String id) {
    return theirs(
        turn,
        id,
        one -> journal.of(id).map(deeds -> Reply.discreetly(ReportText.journal(turn, one, deeds))));
  }

  private Future<Reply> test(Turn turn, String id) {
    return theirs(
        turn,
        id,
        one -> previews.trial(turn, one).compose(done -> say(turn, "announcement.tested")));
  }

  /** What corrects or recalls the copies of another one goes the same way as any announcement. */
  private Future<Reply> change(Turn turn, String of, Change.Kind kind, String text) {
    Map<Language, String> texts = Tongues.of(text, turn.texts().language());
    if (kind == Change.Kind.CORRECTION && texts.isEmpty()) {
      return say(turn, "announcement.how.correct", "id", of);
    }
    return theirs(
        turn,
        of,
        one -> announcer
            .change(
                of,
                kind,
                SendKey.of("announcement", turn.operation()),
                turn.speaker().personKey(),
                new Content(texts, List.of()))
            .compose(
                made -> made.isEmpty() ? told(turn, of, Outcome.NOT_NOW) : send(turn, made.get())));
  }

  private Future<Reply> send(Turn turn, Announcement announcement) {
    return announcer
        .faults(announcement)
        .compose(faults -> faults.isEmpty()
            ? announcer
                .draft(announcement)
                .compose(done -> announcer.send(announcement.id()))
                .compose(outcome -> note(turn, announcement, "send", outcome).map(outcome))
                .compose(outcome -> told(turn, announcement.id(), outcome))
            : Future.succeededFuture(Reply.discreetly(Previews.faults(turn.texts(), faults))));
  }

  private Future<Reply> compose(Turn turn) {
    OneLine line = OneLine.read(turn.arguments()).spoken(rules.chapterNames());
    Map<Language, String> texts = Tongues.of(line.text(), turn.texts().language());
    if (line.wrong().isPresent()) {
      return say(turn, "announcement.nooption", "option", line.wrong().get());
    }
    if (texts.isEmpty()) {
      return turn.inGroup() ? say(turn, "announcement.how") : composing.begin(turn);
    }
    if (texts.values().stream().anyMatch(one -> one.length() > Announcement.MAX_TEXT)) {
      return say(turn, "announcement.long", "limit", Announcement.MAX_TEXT);
    }
    return line.conditions().isEmpty()
        ? line(turn, texts, line.audience(), Conditions.NOW)
        : Conditions.read(turn, new Step.Answer(line.conditions(), true, Map.of()))
            .compose(read -> {
              if (read instanceof Step.Read.Accepted accepted) {
                return line(turn, texts, line.audience(), accepted.value());
              }
              return Future.succeededFuture(
                  read instanceof Step.Read.Refused refused
                      ? Reply.discreetly(refused.sentence())
                      : ((Step.Read.Instead) read).reply());
            });
  }

  private Future<Reply> line(
      Turn turn, Map<Language, String> texts, String audience, String conditions) {
    return announcer.known().compose(known -> {
      AudienceWords.Read read = AudienceWords.read(audience, known, rules.chapterNames());
      Optional<Audience> meant =
          read.audience().flatMap(wanted -> rules.authority().meant(turn.speaker(), wanted));
      if (read.audience().isEmpty()) {
        return say(turn, "announcement.form.nosuch", "word", read.unknown());
      }
      if (meant.isEmpty()) {
        return say(turn, "announcement.notyours");
      }
      return announcer.reach(meant.get()).compose(reached -> {
        if (reached.isEmpty()) {
          return say(turn, "announcement.nobody");
        }
        return turn.inGroup()
            ? draft(turn, texts, meant.get(), Conditions.of(conditions))
            : composing.begin(turn, texts, audience, conditions);
      });
    });
  }

  /** The group is not to read it yet: the preview goes to the author alone, and its buttons know the draft. */
  private Future<Reply> draft(
      Turn turn, Map<Language, String> texts, Audience audience, Conditions conditions) {
    Announcement announcement = new Announcement(
        SendKey.of("announcement", turn.operation()),
        turn.speaker().personKey(),
        conditions.content(texts, List.of()),
        audience,
        conditions.timing(turn.zone()),
        State.DRAFT,
        turn.now(),
        conditions.unfinished(rules.unfinished()),
        Optional.empty(),
        Optional.empty());
    return announcer
        .draft(announcement)
        .compose(done -> previews.of(turn, announcement))
        .map(text -> Reply.of(
            Say.privately(text).withButtons(Progress.controls(announcement, turn.texts()))));
  }

  private Future<Reply> told(Turn turn, String id, Outcome outcome) {
    return switch (outcome) {
      case STARTED, SCHEDULED -> show(turn, id, outcome);
      case AWAITING_APPROVAL ->
        show(turn, id, outcome)
            .compose(reply -> approvals.letters(id, turn, rules.admins()).map(reply::withLetters));
      case FAULTY ->
        announcer
            .find(id)
            .compose(found -> found
                .map(announcer::faults)
                .orElseGet(() -> Future.succeededFuture(List.of()))
                .map(faults -> Reply.discreetly(Previews.faults(turn.texts(), faults))));
      case PAUSED, CANCELLED, NOBODY, OWN_APPROVAL, CHANGED, EXPIRED, NOT_NOW, UNKNOWN ->
        say(turn, "announcement.outcome." + word(outcome));
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
              "kind",
              found.map(ReportText::kind).orElse("other"),
              "count",
              counts.total(),
              "id",
              new Marked(id)));
          return found.isEmpty()
              ? Reply.of(say)
              : Reply.of(say.withButtons(Progress.controls(found.get(), turn.texts()))
                  .whenSent(receipt -> receipt
                      .message()
                      .map(message -> store.showProgressAt(id, Progress.place(turn, message)))
                      .orElseGet(Future::succeededFuture)));
        }));
  }
}
