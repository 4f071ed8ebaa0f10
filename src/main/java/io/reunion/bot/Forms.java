package io.reunion.bot;

import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.chat.Button;
import io.reunion.delivery.SendKey;
import io.reunion.session.Dialogue;
import io.reunion.session.Session;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks the questions of the forms, takes the answers and keeps the place in the session. */
public final class Forms {
  /** A button under a question carries this word, which form it was, the step, and the answer. */
  private static final String BUTTON = "answer";

  /** Under this name a dialogue knows which of the forms with that name it is: an old button must not answer a new one. */
  static final String NUMBER = "#";

  /** Under this name a dialogue keeps the language in which it began: an answer in another one does not change it. */
  static final String LANGUAGE = "@";

  private static final int DIGITS = 6;
  private static final int IN_A_ROW = 3;

  /** A form that is being filled in. */
  record Open(Form form, Step step, Dialogue dialogue) {
    Map<String, String> answers() {
      return dialogue.answers();
    }

    String number() {
      return dialogue.answers().getOrDefault(NUMBER, "");
    }
  }

  /** What becomes of words that are no answer to the open question. */
  @FunctionalInterface
  interface Otherwise {
    /**
     * @param ask says why it is none and asks again
     */
    Future<Optional<Reply>> instead(Supplier<Future<Reply>> ask);
  }

  private final Map<String, Form> forms;

  /**
   * @throws IllegalArgumentException if two forms have one name
   */
  public Forms(List<Form> forms) {
    this.forms = forms.stream().collect(Collectors.toUnmodifiableMap(Form::name, form -> form));
  }

  /** The form that is open with the one who speaks, if it is one of ours. */
  Optional<Open> open(Session session) {
    return session
        .dialogue()
        .flatMap(dialogue -> Optional.ofNullable(forms.get(dialogue.name()))
            .flatMap(
                form -> form.step(dialogue.step()).map(step -> new Open(form, step, dialogue))));
  }

  /**
   * The dialogue of a form whose first question is put by other means than {@link #begin}.
   *
   * @param cause what it comes from
   */
  public static Dialogue opened(Form form, Language language, String cause) {
    return new Dialogue(
        form.name(),
        form.steps().get(0).name(),
        Map.of(LANGUAGE, language.name(), NUMBER, SendKey.of("form", cause).substring(0, DIGITS)));
  }

  /**
   * Begins a form, with its first question that is not answered yet.
   *
   * @param answers what is known already, by step
   */
  public static Future<Reply> begin(Turn turn, Form form, Map<String, String> answers) {
    Map<String, String> known = new HashMap<>(answers);
    known.put(LANGUAGE, turn.texts().language().name());
    known.put(NUMBER, SendKey.of("form", turn.operation()).substring(0, DIGITS));
    Step first = form.open(known)
        .orElseThrow(() -> new IllegalArgumentException(form.name() + ": nothing to ask"));
    Dialogue begun = Interruption.over(turn, new Dialogue(form.name(), first.name(), known));
    return ask(turn, new Open(form, first, begun), Interruption.told(turn, begun));
  }

  private static Future<Reply> ask(Turn turn, Open open, String before) {
    return ask(turn, open, new Asked(before, List.of()));
  }

  /** @param before what is said before the question, and the answers that are offered besides its own */
  private static Future<Reply> ask(Turn turn, Open open, Asked before) {
    return question(turn, open, before)
        .map(say -> Reply.of(say).keeping(turn.session().with(open.dialogue())));
  }

  private static Future<Say> question(Turn turn, Open open, Asked before) {
    String first = before.text().isEmpty() ? "" : before.text() + "\n\n";
    return open.step()
        .question()
        .ask(turn, open.answers())
        .map(asked -> new Asked(first + asked.text(), joined(before.options(), asked.options())))
        .map(asked -> Say.discreetly(asked.text() + "\n" + turn.say(howTo(turn, open)))
            .withButtons(buttons(turn, open, asked)));
  }

  private static List<Step.Option> joined(List<Step.Option> first, List<Step.Option> second) {
    List<Step.Option> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static String howTo(Turn turn, Open open) {
    return turn.inGroup() && open.step().takes() != Step.Takes.CHOICE
        ? "bot.form.how.group"
        : "bot.form.how";
  }

  private static List<List<Button>> buttons(Turn turn, Open open, Asked asked) {
    List<List<Button>> rows = new ArrayList<>();
    for (Step.Option option : asked.options()) {
      Optional<Button> button = button(open, option.label(), option.answer(), option.style());
      if (button.isPresent()) {
        if (rows.isEmpty() || rows.get(rows.size() - 1).size() == IN_A_ROW) {
          rows.add(new ArrayList<>());
        }
        rows.get(rows.size() - 1).add(button.get());
      }
    }
    List<Button> moves = new ArrayList<>();
    if (open.form().before(open.step()).isPresent()) {
      move(turn, open, FormMove.BACK).ifPresent(moves::add);
    }
    if (open.step().maySkip().test(open.answers())) {
      move(turn, open, FormMove.SKIP).ifPresent(moves::add);
    }
    move(turn, open, FormMove.CANCEL).ifPresent(moves::add);
    rows.add(moves);
    return rows;
  }

  private static Optional<Button> move(Turn turn, Open open, FormMove move) {
    String word = move.name().toLowerCase(Locale.ROOT);
    return button(
        open,
        turn.say("bot.form.button." + word),
        word,
        move == FormMove.CANCEL ? Button.Style.DANGER : Button.Style.PLAIN);
  }

  /** An answer that is too long for a button can only be written. */
  private static Optional<Button> button(
      Open open, String label, String answer, Button.Style style) {
    String command = String.join(" ", BUTTON, open.number(), open.step().name(), answer);
    return command.getBytes(StandardCharsets.UTF_8).length > Button.MAX_COMMAND
        ? Optional.empty()
        : Optional.of(new Button(label, command, style));
  }

  static boolean isAnswer(String command) {
    return command.startsWith(BUTTON + " ");
  }

  /** A button under one of our questions, or the same in writing. */
  Future<Reply> press(Turn turn, String command) {
    String[] parts = command.split(" ", 4);
    Optional<Open> open = open(turn.session())
        .filter(form -> parts.length == 4
            && form.number().equals(parts[1])
            && form.step().name().equals(parts[2]));
    return open.isEmpty()
        ? (waits(turn, parts) ? later(turn) : closed(turn, parts))
            .compose(reply -> resume(turn, reply))
        : answer(turn, open.get(), parts[3], true, ask -> ask.get().map(Optional::of))
            .map(answered -> answered.orElse(Reply.SILENCE));
  }

  private static boolean waits(Turn turn, String[] parts) {
    return turn.session()
        .dialogue()
        .flatMap(Dialogue::interrupted)
        .filter(waiting -> parts.length == 4
            && parts[1].equals(waiting.answers().get(NUMBER))
            && parts[2].equals(waiting.step()))
        .isPresent();
  }

  private static Future<Reply> later(Turn turn) {
    return Future.succeededFuture(Reply.discreetly(turn.say("bot.form.later")));
  }

  private Future<Reply> closed(Turn turn, String[] parts) {
    Reply closed = Reply.discreetly(turn.say("bot.form.closed"));
    Optional<Form.Afterwards> after = parts.length < 4
        ? Optional.empty()
        : forms.values().stream()
            .filter(form -> form.step(parts[2]).isPresent() && turn.speaker().has(form.role()))
            .flatMap(form -> form.afterwards().stream())
            .findFirst();
    return after
        .map(one -> one.pressed(turn, parts[1]).map(said -> said.orElse(closed)))
        .orElseGet(() -> Future.succeededFuture(closed));
  }

  /**
   * Takes {@code text} as an answer or a way through the form.
   *
   * @param addressed it was said to the bot
   */
  Future<Optional<Reply>> answer(
      Turn turn, Open open, String text, boolean addressed, Otherwise otherwise) {
    if (!turn.speaker().has(open.form().role())) {
      return Future.succeededFuture(Optional.of(
          Reply.discreetly(turn.say("bot.form.closed")).keeping(turn.session().withoutDialogue())));
    }
    Optional<FormMove> move = FormMove.of(text);
    return move.isPresent()
        ? follow(turn, open, move.get()).map(Optional::of)
        : open.step()
            .reader()
            .read(turn, new Step.Answer(written(open, text), addressed, open.answers()))
            .compose(read -> go(turn, open, read, otherwise));
  }

  /** What is asked for in a line is shown among others. */
  private static String written(Open open, String text) {
    return open.step().takes() == Step.Takes.LINE ? Lines.one(text) : text;
  }

  private static Future<Optional<Reply>> go(Turn turn, Open open, Read read, Otherwise otherwise) {
    if (read instanceof Read.Accepted accepted) {
      return next(turn, open, accepted.value()).map(Optional::of);
    }
    if (read instanceof Read.Refused refused) {
      Supplier<Future<Reply>> ask =
          () -> ask(turn, open, new Asked(refused.sentence(), refused.options()));
      return refused.meant() ? ask.get().map(Optional::of) : otherwise.instead(ask);
    }
    if (read instanceof Read.Instead instead) {
      return Future.succeededFuture(Optional.of(instead.reply()));
    }
    throw new IllegalStateException("no such reading: " + read.getClass());
  }

  private static Future<Reply> next(Turn turn, Open open, String value) {
    Dialogue answered =
        open.dialogue().answered(open.step().name(), value, open.step().name());
    Optional<Step> next = open.form().open(answered.answers());
    return next.isPresent()
        ? ask(turn, new Open(open.form(), next.get(), answered.at(next.get().name())), "")
        : open.form()
            .done()
            .complete(turn, answered.answers())
            .map(reply -> reply.keeping(reply.session().orElse(turn.session()).withoutDialogue()));
  }

  private static Future<Reply> follow(Turn turn, Open open, FormMove move) {
    return switch (move) {
      case CANCEL ->
        Future.succeededFuture(Reply.discreetly(turn.say("bot.form.cancelled"))
            .keeping(turn.session().withoutDialogue()));
      case SKIP ->
        open.step().maySkip().test(open.answers())
            ? next(turn, open, "")
            : ask(turn, open, turn.say("bot.form.required"));
      case BACK ->
        open.form()
            .before(open.step())
            .map(step ->
                ask(turn, new Open(open.form(), step, open.dialogue().reopened(step.name())), ""))
            .orElseGet(() -> ask(turn, open, turn.say("bot.form.first")));
    };
  }

  /** Asks the open question again after something else was answered, unless that has closed it. */
  Future<Reply> resume(Turn turn, Reply reply) {
    Optional<Open> open = open(reply.session().orElse(turn.session()));
    return open.isPresent()
            && open.get().dialogue().equals(turn.session().dialogue().orElse(null))
        ? reminder(spoken(turn, reply), open.get()).map(reply::and)
        : Future.succeededFuture(reply);
  }

  /** Asks the question again that was interrupted by the one that is now closed. */
  Future<Reply> takeUp(Turn turn, Reply reply) {
    Optional<Dialogue> waiting = turn.session().dialogue().flatMap(Dialogue::interrupted);
    return reply
        .session()
        .filter(after -> waiting.isPresent() && after.dialogue().equals(waiting))
        .flatMap(this::open)
        .filter(open -> turn.speaker().has(open.form().role()))
        .map(open -> reminder(spoken(turn, reply), open).map(reply::and))
        .orElseGet(() -> Future.succeededFuture(reply));
  }

  /** In the language that has just been chosen, where that is what was done in between. */
  private static Turn spoken(Turn turn, Reply reply) {
    return reply.session().flatMap(Session::language).map(turn::speaking).orElse(turn);
  }

  /** Only the first line of a question of several paragraphs, such as a preview, is said again. */
  private static Future<Say> reminder(Turn turn, Open open) {
    return open.step().question().ask(turn, open.answers()).map(asked -> {
      String text = asked.text().contains("\n\n")
          ? asked.text().lines().findFirst().orElse("") + " …"
          : asked.text();
      return Say.discreetly(text + "\n" + turn.say(howTo(turn, open)))
          .withButtons(buttons(turn, open, asked));
    });
  }
}
