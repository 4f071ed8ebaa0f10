package io.reunion.guidance;

import io.reunion.bot.Command;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.guidance.Application.Word;
import io.reunion.member.Member;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code guidance}: be an expert, apply, say yes or no; for organisers: open a call, ask the experts, settle. */
final class GuidanceCommands {
  private static final Duration PAUSE = Duration.ofDays(30);
  private static final int LONGEST_PAUSE = 730;

  /** What it does by its first word. */
  private enum Move {
    EXPERT,
    LEAVE,
    PAUSE,
    RESUME,
    CALL,
    APPLY,
    ASK,
    SETTLE,
    TAKE,
    DECLINE,
    ACCEPT,
    REFUSE,
    DONE;

    static Optional<Move> of(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "expert", "专家" -> Optional.of(EXPERT);
        case "leave", "退出" -> Optional.of(LEAVE);
        case "pause", "暂停" -> Optional.of(PAUSE);
        case "resume", "恢复" -> Optional.of(RESUME);
        case "call", "征集" -> Optional.of(CALL);
        case "apply", "申请" -> Optional.of(APPLY);
        case "ask", "询问" -> Optional.of(ASK);
        case "settle", "匹配" -> Optional.of(SETTLE);
        case "take", "愿意" -> Optional.of(TAKE);
        case "decline", "婉拒" -> Optional.of(DECLINE);
        case "accept", "接受" -> Optional.of(ACCEPT);
        case "refuse", "不接受" -> Optional.of(REFUSE);
        case "done", "完成" -> Optional.of(DONE);
        default -> Optional.empty();
      };
    }

    boolean isForOrganisers() {
      return this == CALL || this == ASK || this == SETTLE;
    }
  }

  private final GuidanceStore store;
  private final GuidanceForms forms;
  private final Rounds rounds;
  private final GuidanceNotices notices;

  GuidanceCommands(
      GuidanceStore store, GuidanceForms forms, Rounds rounds, GuidanceNotices notices) {
    this.store = store;
    this.forms = forms;
    this.rounds = rounds;
    this.notices = notices;
  }

  List<Command> commands() {
    return List.of(new Command("guidance", List.of("指导", "辅导"), Role.MEMBER, this::guidance));
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key)));
  }

  private Future<Reply> guidance(Turn turn) {
    String[] parts = turn.arguments().strip().split("\\s+", 3);
    Optional<Move> move = Move.of(parts[0]);
    if (turn.inGroup()) {
      return said(turn, "guidance.private");
    }
    if (move.isPresent() && move.get().isForOrganisers()) {
      return turn.speaker().has(Role.ORGANISER)
          ? organise(turn, move.get(), parts.length > 1 ? parts[1] : "")
          : said(turn, "guidance.organisers");
    }
    if (turn.speaker().member().filter(Member::verified).isEmpty()) {
      return said(turn, "guidance.guest");
    }
    return move.isEmpty()
        ? overview(turn)
        : move(
            turn, move.get(), parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
  }

  private Future<Reply> organise(Turn turn, Move move, String number) {
    if (move == Move.CALL) {
      return Forms.begin(turn, forms.call(), Map.of());
    }
    return store.call(number.replaceFirst("^#", "")).compose(call -> {
      if (call.isEmpty()) {
        return said(turn, "guidance.call.over");
      }
      return move == Move.SETTLE
          ? rounds
              .settle(call.get())
              .map(done -> Reply.discreetly(
                  turn.say("guidance.settled", "matched", done.matched(), "left", done.left())))
          : rounds
              .ask(call.get().number(), turn.operation(), turn.now())
              .map(count -> Reply.discreetly(turn.say("guidance.asked", "count", count)));
    });
  }

  private Future<Reply> move(Turn turn, Move move, String first, String second) {
    String self = turn.speaker().personKey();
    return switch (move) {
      case EXPERT -> Forms.begin(turn, forms.expert(), Map.of());
      case LEAVE -> asExpert(turn, self, () -> leave(turn, self));
      case PAUSE -> asExpert(turn, self, () -> pause(turn, self, first));
      case RESUME ->
        asExpert(
            turn,
            self,
            () -> store
                .change(self, one -> one.pausedUntil(Instant.EPOCH))
                .compose(done -> said(turn, "guidance.resumed")));
      case APPLY -> apply(turn, self, first.replaceFirst("^#", ""));
      case TAKE -> expertSays(turn, self, first, Word.YES);
      case DECLINE -> expertSays(turn, self, first, Word.NO);
      case ACCEPT -> applicantSays(turn, self, first, second, Word.YES);
      case REFUSE -> applicantSays(turn, self, first, second, Word.NO);
      case DONE -> done(turn, self, first);
      case CALL, ASK, SETTLE -> said(turn, "guidance.organisers");
    };
  }

  private Future<Reply> asExpert(Turn turn, String self, Supplier<Future<Reply>> work) {
    return store
        .expert(self)
        .compose(expert -> expert.isEmpty() ? said(turn, "guidance.noexpert") : work.get());
  }

  /** Whom they were guiding hears of it: nobody is to wait for somebody who is gone. */
  private Future<Reply> leave(Turn turn, String self) {
    return store
        .applications()
        .compose(all -> store
            .leave(self)
            .compose(done -> Future.join(all.stream()
                .filter(one -> one.expert().equals(self))
                .map(notices::left)
                .toList())))
        .compose(done -> said(turn, "guidance.left"));
  }

  private Future<Reply> pause(Turn turn, String self, String days) {
    String digits = days.replaceAll("[^0-9]", "");
    int number = digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    Instant until = number == 0
        ? turn.now().plus(PAUSE)
        : turn.now().plus(Duration.ofDays(Math.min(number, LONGEST_PAUSE)));
    return store
        .change(self, one -> one.pausedUntil(until))
        .map(done -> Reply.discreetly(turn.say("guidance.paused", "day", notices.day(until))));
  }

  private Future<Reply> apply(Turn turn, String self, String number) {
    return store.call(number).compose(call -> {
      if (call.filter(one -> one.isOpen(turn.now())).isEmpty()) {
        return said(turn, "guidance.call.over");
      }
      return store
          .applications(call.get().number())
          .compose(all -> all.stream().anyMatch(one -> one.person().equals(self))
              ? said(turn, "guidance.applied.already")
              : Forms.begin(turn, forms.application(), Map.of(GuidanceForms.CALL, number)));
    });
  }

  private static int number(String text) {
    String digits = text.replaceAll("[^0-9]", "");
    return digits.isEmpty() || digits.length() > 8 ? 0 : Integer.parseInt(digits);
  }

  private Future<Reply> expertSays(Turn turn, String self, String number, Word word) {
    return store.application(number(number), one -> one.expertSaid(self, word)).compose(changed -> {
      Optional<Application> one =
          changed.map(done -> done.after()).filter(after -> after.suit(self).isPresent());
      if (one.filter(open -> !open.isMatched()).isEmpty()) {
        return said(turn, "guidance.over");
      }
      return word == Word.YES
          ? notices.askApplicant(one.get(), self).compose(done -> said(turn, "guidance.taken"))
          : said(turn, "guidance.declined");
    });
  }

  private Future<Reply> applicantSays(
      Turn turn, String self, String number, String which, Word word) {
    return store.application(Integer.toString(number(number))).compose(found -> {
      int at = number(which) - 1;
      Optional<Application> mine = found.filter(
          one -> one.person().equals(self) && at >= 0 && at < one.suits().size());
      if (mine.filter(one -> !one.isMatched()).isEmpty()
          || mine.get().suits().get(at).theirs() != Word.YES) {
        return said(turn, "guidance.over");
      }
      return store
          .application(
              mine.get().number(),
              one -> one.applicantSaid(mine.get().suits().get(at).expert(), word))
          .compose(done -> said(turn, word == Word.YES ? "guidance.accepted" : "guidance.refused"));
    });
  }

  private Future<Reply> done(Turn turn, String self, String number) {
    return store
        .change(self, one -> one.done(number(number)))
        .compose(changed -> said(turn, changed ? "guidance.done" : "guidance.over"));
  }

  private Future<Reply> overview(Turn turn) {
    String self = turn.speaker().personKey();
    return store
        .calls()
        .compose(calls -> store
            .applications()
            .compose(all -> store.expert(self).map(expert -> {
              StringBuilder text = new StringBuilder(turn.say("guidance.how"));
              if (turn.speaker().has(Role.ORGANISER)) {
                text.append('\n').append(turn.say("guidance.how.organiser"));
              }
              List<List<Button>> buttons = new ArrayList<>();
              calls.stream().filter(call -> call.isOpen(turn.now())).forEach(call -> {
                text.append('\n').append(line(turn, call));
                buttons.add(List.of(new Button(
                    turn.say("guidance.button.apply", "number", call.number()),
                    "guidance apply " + call.number())));
              });
              all.stream()
                  .filter(one -> one.person().equals(self))
                  .forEach(one -> text.append('\n').append(mine(turn, one)));
              expert.ifPresent(one -> text.append('\n').append(own(turn, one)));
              List<Application> waiting = all.stream()
                  .filter(one -> !one.isMatched())
                  .filter(
                      one -> one.suit(self).filter(s -> s.theirs() == Word.NONE).isPresent())
                  .toList();
              if (!waiting.isEmpty()) {
                text.append("\n\n").append(GuidanceNotices.expertQuestion(turn.texts(), waiting));
                buttons.addAll(GuidanceNotices.expertButtons(turn.texts(), waiting));
              }
              return Reply.of(Say.discreetly(text.toString()).withButtons(buttons));
            })));
  }

  private String line(Turn turn, Call call) {
    return turn.say(
        "guidance.call.line",
        "number",
        call.number(),
        "title",
        call.title(),
        "needs",
        call.requirements(),
        "day",
        notices.day(call.deadline()));
  }

  /** Who was asked, and what they said, is not in it. */
  private static String mine(Turn turn, Application one) {
    return turn.say(
        one.isMatched() ? "guidance.mine.matched" : "guidance.mine.open",
        "number",
        one.number(),
        "topic",
        one.topic());
  }

  private static String own(Turn turn, Expert one) {
    return turn.say(
        turn.now().isBefore(one.pausedUntil()) ? "guidance.own.paused" : "guidance.own",
        "fields",
        one.fields(),
        "guiding",
        one.guiding().size(),
        "capacity",
        one.capacity());
  }
}
