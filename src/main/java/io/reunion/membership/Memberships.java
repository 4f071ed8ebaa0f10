package io.reunion.membership;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Role;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code membership}: apply, see where it stands, renew; for admins: decide. */
public final class Memberships {
  private static final int MOST = 10;

  private final EntryStore store;
  private final MembershipNotices notices;
  private final Decisions decisions;
  private final JoinForm form;

  Memberships(EntryStore store, Admission admission, MembershipNotices notices) {
    this.store = store;
    this.notices = notices;
    this.decisions = new Decisions(store, admission, notices);
    this.form = new JoinForm(this::applied);
  }

  public EntryStore store() {
    return store;
  }

  /** What admins decide; also for whoever asks them elsewhere than in a chat. */
  public Decisions decisions() {
    return decisions;
  }

  /**
   * Deletes those whose term has been over for {@code keep}.
   *
   * @param keep zero for ever
   * @param erase deletes all that is kept of a member
   */
  public Retention retention(
      Vertx vertx, Duration keep, Function<MemberId, Future<Void>> erase, Clock clock) {
    return new Retention(vertx, store, notices, keep, erase, clock);
  }

  public List<Command> commands() {
    return List.of(new Command("membership", List.of("入会", "会籍", "申请入会"), Role.GUEST, this::join));
  }

  public List<Form> forms() {
    return List.of(form.form());
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.privately(turn.say(key)));
  }

  private Future<Reply> join(Turn turn) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("membership.private")));
    }
    String[] parts = turn.arguments().strip().split("\\s+", 3);
    String number = parts.length > 1 ? parts[1].replaceFirst("^[#＃]", "") : "";
    String rest = parts.length > 2 ? parts[2].strip() : "";
    Optional<MemberId> self = turn.speaker().member().map(Member::id);
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "list", "列表", "accept", "接受", "merge", "合并", "decline", "拒绝" ->
        turn.speaker().has(Role.ADMIN)
            ? decide(turn, parts[0].toLowerCase(Locale.ROOT), number, rest)
            : said(turn, "membership.admins");
      case "renew", "续期" ->
        self.isPresent() ? renew(turn, self.get()) : said(turn, "membership.notyet");
      case "withdraw", "cancel", "撤回", "取消" -> withdraw(turn);
      default -> self.isPresent() ? standing(turn, self.get()) : apply(turn);
    };
  }

  private Future<Reply> apply(Turn turn) {
    return store
        .all()
        .compose(all -> all.stream()
                .anyMatch(entry ->
                    entry.isWaiting() && entry.user().equals(turn.speaker().user()))
            ? said(turn, "membership.waiting")
            : Forms.begin(turn, form.form(), Map.of()));
  }

  /** What was written is deleted, as with one that is declined. */
  private Future<Reply> withdraw(Turn turn) {
    return store
        .withdraw(turn.speaker().user())
        .compose(any -> said(turn, any ? "membership.withdrawn" : "membership.nowish"));
  }

  private Future<Reply> applied(Turn turn, Map<String, String> answers) {
    return store
        .add(turn.speaker().user(), kept(answers), turn.operation(), turn.now())
        .compose(notices::arrived)
        .compose(done -> said(turn, "membership.applied"));
  }

  private static Map<String, String> kept(Map<String, String> answers) {
    Map<String, String> kept = new HashMap<>(answers);
    kept.keySet().removeIf(step -> !Character.isLetter(step.charAt(0)));
    return kept;
  }

  private Future<Reply> standing(Turn turn, MemberId self) {
    return store
        .term(self)
        .map(term -> term.map(one -> {
              boolean current = one.isCurrent(turn.now());
              return Reply.of(Say.privately(turn.say(
                      current ? "membership.current" : "membership.lapsed",
                      "day",
                      notices.day(one.until())))
                  .withButtons(List.of(List.of(
                      new Button(turn.say("membership.button.renew"), "membership renew")))));
            })
            .orElseGet(() -> Reply.privately(turn.say("membership.listed"))));
  }

  private Future<Reply> renew(Turn turn, MemberId self) {
    return decisions
        .renew(self, turn.now())
        .compose(term -> term.map(one -> Future.succeededFuture(
                Reply.privately(turn.say("membership.renewed", "day", notices.day(one.until())))))
            .orElseGet(() -> said(turn, "membership.listed")));
  }

  private Future<Reply> decide(Turn turn, String move, String number, String rest) {
    return switch (move) {
      case "accept", "接受" -> decisions.accept(number, turn.now()).compose(done -> told(turn, done));
      case "merge", "合并" ->
        decisions.merge(number, rest, turn.now()).compose(done -> told(turn, done));
      case "decline", "拒绝" -> decisions.decline(number).compose(done -> told(turn, done));
      default -> list(turn);
    };
  }

  private static Future<Reply> told(Turn turn, Decisions.Outcome outcome) {
    return said(
        turn,
        switch (outcome) {
          case ACCEPTED -> "membership.accepted";
          case DECLINED -> "membership.declined";
          case TAKEN -> "membership.taken";
          case UNKNOWN -> "membership.unknown";
        });
  }

  private Future<Reply> list(Turn turn) {
    return store.all().compose(all -> {
      List<Entry> waiting = all.stream().filter(Entry::isWaiting).limit(MOST).toList();
      List<Future<MembershipNotices.Question>> lines = new ArrayList<>();
      waiting.forEach(entry -> lines.add(notices.question(entry)));
      return Future.join(lines).map(done -> {
        StringBuilder text =
            new StringBuilder(turn.say("membership.list", "count", waiting.size()));
        List<List<Button>> buttons = new ArrayList<>();
        for (MembershipNotices.Question question : done.<MembershipNotices.Question>list()) {
          text.append("\n\n").append(question.text(turn.texts()));
          buttons.addAll(question.buttons(turn.texts()));
        }
        return Reply.of(Say.privately(text.toString()).withButtons(buttons));
      });
    });
  }
}
