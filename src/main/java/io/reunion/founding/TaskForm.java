package io.reunion.founding;

import io.reunion.bot.Form;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Option;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is asked of a task: what, until when, and who. */
final class TaskForm {
  static final String WHAT = "what";
  static final String DAY = "day";
  static final String WHO = "who";
  private static final int LONGEST = 120;

  private final Owners owners;
  private final ZoneId zone;
  private final Form form;

  TaskForm(Owners owners, ZoneId zone, BiFunction<Turn, Map<String, String>, Future<Reply>> done) {
    this.owners = owners;
    this.zone = zone;
    this.form = new Form(
        "preparation",
        Role.ORGANISER,
        List.of(
            Step.required(
                WHAT, Takes.LINE, asks("preparation.ask.what"), Step.inWords(TaskForm::what)),
            Step.required(DAY, Takes.CHOICE, asks("preparation.ask.day"), this::day),
            Step.optional(WHO, Takes.LINE, TaskForm::askWho, this::who)),
        done::apply);
  }

  Form form() {
    return form;
  }

  private static Step.Question asks(String key) {
    return (turn, answers) -> Asked.plainly(turn.say(key));
  }

  private static Future<Asked> askWho(Turn turn, Map<String, String> answers) {
    return Future.succeededFuture(new Asked(
        turn.say("preparation.ask.who"),
        List.of(new Option(turn.say("preparation.me"), turn.say("preparation.me")))));
  }

  static boolean isTooLong(String words) {
    return words.codePointCount(0, words.length()) > LONGEST;
  }

  static String tooLong(Turn turn) {
    return turn.say("preparation.long", "limit", LONGEST);
  }

  private static Future<Read> what(Turn turn, Step.Answer answer) {
    return isTooLong(answer.text()) ? Read.refuse(tooLong(turn)) : Read.accept(answer.text());
  }

  private Future<Read> day(Turn turn, Step.Answer answer) {
    Optional<LocalDate> day = Days.read(turn, answer.text(), zone);
    return day.filter(one -> !one.isBefore(LocalDate.ofInstant(turn.now(), zone)))
        .map(one -> Read.accept(one.toString()))
        .orElseGet(() -> Read.refuse(turn.say("preparation.day.which")));
  }

  private Future<Read> who(Turn turn, Step.Answer answer) {
    return owners
        .named(turn, answer.text())
        .compose(owner -> owner.isPresent()
            ? Read.accept(answer.text())
            : Read.refuse(turn.say("preparation.who.which", "words", answer.text())));
  }
}
