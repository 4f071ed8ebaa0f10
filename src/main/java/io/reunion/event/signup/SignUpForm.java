package io.reunion.event.signup;

import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Question;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An event's own questions, asked of whoever comes, one after the other. */
public final class SignUpForm {
  /** Longest answer in words. */
  static final int MAX_ANSWER = 200;

  private static final String EVENT = "event";
  private static final String REQUIRED = "required";

  private final EventStore events;
  private final SignUpAnswers answers;
  private final Form form;

  public SignUpForm(EventStore events, SignUpAnswers answers) {
    this.events = events;
    this.answers = answers;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < Question.MAX_QUESTIONS; i++) {
      steps.add(step(i));
    }
    this.form = new Form("event-asks", Role.GUEST, steps, this::complete);
  }

  public Form form() {
    return form;
  }

  private static String name(int i) {
    return "q" + i;
  }

  private Step step(int i) {
    return new Step(
        name(i),
        Takes.LINE,
        (turn, known) -> question(known, i).map(asked -> ask(asked, turn)),
        (turn, answer) -> question(answer.answers(), i).map(asked -> read(asked, turn, answer)),
        known -> !known.getOrDefault(REQUIRED, "").contains(name(i)));
  }

  /** Empty where the organiser has taken it back meanwhile. */
  private Future<Optional<Question>> question(Map<String, String> known, int i) {
    return events
        .find(new EventId(known.getOrDefault(EVENT, "none")))
        .map(found -> found
            .map(event -> event.terms().questions())
            .filter(all -> i < all.size())
            .map(all -> all.get(i)));
  }

  private static Asked ask(Optional<Question> asked, Turn turn) {
    if (asked.isEmpty()) {
      return new Asked(turn.say("event.ask.gone"), List.of());
    }
    List<Step.Option> options = new ArrayList<>();
    List<String> choices = asked.get().choices();
    for (int i = 0; i < choices.size(); i++) {
      options.add(new Step.Option(choices.get(i), Integer.toString(i + 1)));
    }
    return new Asked(
        turn.say(
            asked.get().required() ? "event.ask.required" : "event.ask.optional",
            "question",
            asked.get().text()),
        options);
  }

  private static Read read(Optional<Question> asked, Turn turn, Step.Answer answer) {
    if (asked.isEmpty()) {
      return new Read.Accepted("");
    }
    if (answer.text().isBlank()) {
      // The bot was named and nothing said: the question once more says it all.
      return new Read.Refused("", false);
    }
    Optional<String> read = read(asked.get(), answer.text());
    return read.isPresent()
        ? new Read.Accepted(read.get())
        : new Read.Refused(
            asked.get().choices().isEmpty()
                ? turn.say("event.ask.long", "limit", MAX_ANSWER)
                : turn.say(
                    "event.ask.choice",
                    "choices",
                    String.join(" / ", asked.get().choices())),
            false);
  }

  /** What {@code words} answer: of choices the one that is named, or counted; empty if it is no answer. */
  static Optional<String> read(Question question, String words) {
    String text = words.strip();
    if (question.choices().isEmpty()) {
      return text.isEmpty() || text.length() > MAX_ANSWER ? Optional.empty() : Optional.of(text);
    }
    String wanted = plain(text);
    Optional<String> named = question.choices().stream()
        .filter(choice -> plain(choice).equals(wanted))
        .findFirst();
    return named.or(() -> wanted.matches("[1-9][0-9]?")
        ? Optional.of(Integer.parseInt(wanted))
            .filter(number -> number <= question.choices().size())
            .map(number -> question.choices().get(number - 1))
        : Optional.empty());
  }

  private static String plain(String words) {
    return Normalizer.normalize(words, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether there is something left to ask of somebody who has answered {@code given}. */
  static boolean hasOpen(Event event, Map<String, String> given) {
    return event.terms().questions().stream()
        .anyMatch(question -> !given.containsKey(question.text()));
  }

  /** {@code before} with the first question. */
  Future<Reply> ask(Turn turn, Event event, Reply before) {
    Map<String, String> known = new HashMap<>();
    known.put(EVENT, event.id().value());
    StringBuilder required = new StringBuilder();
    List<Question> questions = event.terms().questions();
    for (int i = 0; i < Question.MAX_QUESTIONS; i++) {
      if (i >= questions.size()) {
        known.put(name(i), "");
      } else if (questions.get(i).required()) {
        required.append(name(i)).append(' ');
      }
    }
    known.put(REQUIRED, required.toString());
    return Forms.begin(turn.keeping(before.session().orElse(turn.session())), form, known)
        .map(asked -> {
          List<Say> says = new ArrayList<>(before.says());
          says.addAll(asked.says());
          return new Reply(says, before.letters(), asked.session());
        });
  }

  private Future<Reply> complete(Turn turn, Map<String, String> known) {
    return events.find(new EventId(known.getOrDefault(EVENT, "none"))).compose(found -> {
      if (found.isEmpty()) {
        return Future.succeededFuture(Reply.discreetly(turn.say("event.ask.gone")));
      }
      Map<String, String> given = new LinkedHashMap<>();
      List<Question> questions = found.get().terms().questions();
      for (int i = 0; i < questions.size(); i++) {
        given.put(questions.get(i).text(), known.getOrDefault(name(i), ""));
      }
      return answers
          .put(found.get().id(), turn.speaker().personKey(), given)
          .map(Reply.discreetly(turn.say(
              "event.ask.done", "title", found.get().title(), "id", found.get().id())));
    });
  }
}
