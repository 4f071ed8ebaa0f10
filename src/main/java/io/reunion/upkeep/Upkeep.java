package io.reunion.upkeep;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.notice.Notice;
import io.reunion.notice.Notices;
import io.reunion.redis.Redis;
import io.reunion.session.Session;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code refresh}: look at what is on file, say that it is right or what is otherwise; for admins: have everybody asked. */
public final class Upkeep {
  static final String KIND = "profile-refresh";
  private static final String WHAT = "what";
  private static final String RIGHT = "right";

  private final CareStore store;
  private final MemberStore members;
  private final Corrector corrector;
  private final Rounds rounds;
  private final Clock clock;
  private final ZoneId zone;
  private final Form form;

  /** Does what a member says is otherwise, as far as that is theirs to say. */
  @FunctionalInterface
  public interface Corrector {
    /** @param words a field's key and what it ought to be */
    Future<Reply> correct(Turn turn, Member self, String words);
  }

  /** What it is made of. */
  public record Parts(
      Vertx vertx,
      Redis redis,
      CareStore store,
      MemberStore members,
      Notices notices,
      Corrector corrector,
      Clock clock,
      ZoneId zone) {}

  public Upkeep(Parts parts) {
    this.store = parts.store();
    this.members = parts.members();
    this.corrector = parts.corrector();
    this.clock = parts.clock();
    this.zone = parts.zone();
    this.rounds = new Rounds(new Rounds.Parts(
        parts.vertx(),
        parts.redis(),
        parts.store(),
        parts.members(),
        parts.notices(),
        parts.clock(),
        parts.zone()));
    this.form = new Form(
        "refresh",
        Role.MEMBER,
        List.of(Step.required(WHAT, Takes.LINE, Upkeep::ask, Upkeep::read)),
        this::answered);
    parts.notices().write(KIND, this::write);
  }

  public List<Form> forms() {
    return List.of(form);
  }

  public List<Command> commands() {
    return List.of(
        new Command("refresh", List.of("核对", "核对资料"), Role.MEMBER, this::refresh),
        new Command("right", List.of("没错", "对的", "都对"), Role.MEMBER, this::right));
  }

  public void start() {
    rounds.start();
  }

  public void stop() {
    rounds.stop();
  }

  /**
   * How current the profiles are.
   *
   * @param on whether members are asked
   * @param members how many there are
   * @param current of how many somebody said within a year that it is right
   * @param asked how many were asked in this quarter
   * @param answered how many of these have answered
   * @param off how many do not want to be asked
   */
  public record Report(
      boolean on, long members, long current, long asked, long answered, long off) {
    /** In hundredths; 0 where there is nobody. */
    public long share() {
      return members == 0 ? 0 : Math.round(100.0 * current / members);
    }
  }

  public Future<Report> report() {
    Instant now = clock.instant();
    String quarter = Care.quarter(LocalDate.ofInstant(now, zone));
    return store
        .rounds()
        .compose(on -> store
            .all()
            .compose(cares -> members.count().map(count -> {
              List<Care> asked = cares.values().stream()
                  .filter(care -> care.quarter().equals(quarter))
                  .toList();
              return new Report(
                  on.on(),
                  count,
                  cares.values().stream().filter(care -> care.isCurrent(now)).count(),
                  asked.size(),
                  asked.stream().filter(care -> !care.isAsked()).count(),
                  cares.values().stream().filter(Care::off).count());
            })));
  }

  /**
   * From now on members are asked, or no more. Calling twice is harmless.
   *
   * @param seen is shown whether they are until now; what it throws is the failure, and nothing is changed
   */
  public Future<Report> turn(boolean on, Consumer<Boolean> seen) {
    return store.turn(on, clock.instant(), was -> seen.accept(was.on())).compose(done -> report());
  }

  private Future<Optional<Notice>> write(String person, String quarter) {
    MemberId id = new MemberId(person.substring(2));
    Instant now = clock.instant();
    if (!Care.quarter(LocalDate.ofInstant(now, zone)).equals(quarter)) {
      return Future.succeededFuture(Optional.empty());
    }
    return store
        .rounds()
        .compose(on -> on.on() ? members.get(id) : Future.succeededFuture(Optional.empty()))
        .compose(found -> found.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : store
                .ask(id, quarter, now)
                .map(asked -> asked.map(care -> Notice.of(say -> OnFile.text(say, found.get()))
                    .withRow(OnFile::buttons)
                    .asking(say -> Forms.opened(form, say.language(), person + " " + quarter)))));
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.privately(turn.say(key)));
  }

  private Future<Reply> refresh(Turn turn) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("refresh.private")));
    }
    String word = turn.arguments().strip().toLowerCase(Locale.ROOT);
    Optional<Member> self = turn.speaker().member();
    return switch (word) {
      case "start", "stop", "report", "开始", "停止", "报告" ->
        turn.speaker().has(Role.ADMIN) ? office(turn, word) : said(turn, "refresh.admins");
      case "off", "on", "关", "开", "关闭", "开启" ->
        self.isPresent()
            ? off(turn, self.get(), word.equals("off") || word.startsWith("关"))
            : said(turn, "refresh.nobody");
      default -> self.isPresent() ? Forms.begin(turn, form, Map.of()) : nobody(turn);
    };
  }

  /** An admin need not be a member. */
  private Future<Reply> nobody(Turn turn) {
    return turn.speaker().has(Role.ADMIN) ? office(turn, "report") : said(turn, "refresh.nobody");
  }

  private Future<Reply> office(Turn turn, String word) {
    Future<Report> report = switch (word) {
      case "start", "开始" -> turn(true, was -> {});
      case "stop", "停止" -> turn(false, was -> {});
      default -> report();
    };
    return report.map(one -> Reply.privately(turn.say(
            "refresh.report",
            "share",
            one.share(),
            "current",
            one.current(),
            "members",
            one.members(),
            "asked",
            one.asked(),
            "answered",
            one.answered(),
            "off",
            one.off())
        + "\n" + turn.say(one.on() ? "refresh.rounds.on" : "refresh.rounds.off")));
  }

  private Future<Reply> off(Turn turn, Member self, boolean off) {
    return store
        .change(self.id(), care -> care.off(off))
        .map(care ->
            Reply.privately(turn.say(off ? "refresh.off" : "refresh.on")).keeping(closed(turn)));
  }

  private Session closed(Turn turn) {
    return turn.session()
            .dialogue()
            .filter(one -> one.name().equals(form.name()))
            .isPresent()
        ? turn.session().withoutDialogue()
        : turn.session();
  }

  /** The one word, whether or not the question is still open in this chat. */
  private Future<Reply> right(Turn turn) {
    Optional<Member> self = turn.speaker().member();
    if (turn.inGroup() || self.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("refresh.private")));
    }
    boolean open = !closed(turn).equals(turn.session());
    return store
        .of(self.get().id())
        .compose(care -> open || care.isAsked()
            ? confirm(turn, self.get()).map(reply -> reply.keeping(closed(turn)))
            : said(turn, "refresh.unasked"));
  }

  private Future<Reply> confirm(Turn turn, Member self) {
    return store
        .change(self.id(), care -> care.confirmed(turn.now()))
        .map(care -> Reply.privately(turn.say("refresh.thanks")));
  }

  private static Future<Asked> ask(Turn turn, Map<String, String> answers) {
    Optional<Member> self = turn.speaker().member();
    return Future.succeededFuture(new Asked(
        self.map(one -> OnFile.text(turn.texts(), one)).orElse(turn.say("refresh.nobody")),
        List.of(new Step.Option(turn.say("refresh.button.right"), RIGHT, Button.Style.PRIMARY))));
  }

  private static Future<Read> read(Turn turn, Step.Answer answer) {
    if (OnFile.isRight(answer.text())) {
      return Read.accept(RIGHT);
    }
    return OnFile.correction(answer.text())
        .map(Read::accept)
        .orElseGet(() -> Read.refuse(turn.say("refresh.unread")));
  }

  private Future<Reply> answered(Turn turn, Map<String, String> answers) {
    String what = answers.getOrDefault(WHAT, "");
    Optional<Member> self = turn.speaker().member();
    if (self.isEmpty()) {
      return said(turn, "refresh.nobody");
    }
    return what.equals(RIGHT)
        ? confirm(turn, self.get())
        : corrector
            .correct(turn, self.get(), what)
            .compose(reply -> confirm(turn, self.get())
                .map(done -> reply.and(Say.privately(turn.say("refresh.more"))
                    .withButtons(List.of(List.of(
                        new Button(turn.say("refresh.button.change"), "refresh change")))))));
  }
}
