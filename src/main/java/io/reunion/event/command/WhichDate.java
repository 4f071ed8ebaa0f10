package io.reunion.event.command;

import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Asks which day is meant where an event's line has one that can be read in several ways; the rest of the line is kept. */
final class WhichDate {
  private static final String WORDS = "words";
  private static final String BEFORE = "before";
  private static final String BEHIND = "behind";
  private static final String WHEN = "when";

  private final Form form;

  WhichDate(EventMaking making) {
    this.form = new Form(
        "event-date",
        Role.ORGANISER,
        List.of(Step.required(
            WHEN,
            Takes.CHOICE,
            WhichDate::which,
            (turn, answer) -> Future.succeededFuture(TimeReader.readAlone(turn, answer)))),
        (turn, answers) -> making.make(
            turn,
            String.join(
                "|",
                answers.getOrDefault(BEFORE, ""),
                answers.getOrDefault(WHEN, ""),
                answers.getOrDefault(BEHIND, ""))));
  }

  Form form() {
    return form;
  }

  /** @param parts of the line: the title, when, and what may follow */
  Future<Reply> ask(Turn turn, List<String> parts) {
    String behind = String.join("|", parts.subList(2, parts.size()));
    return Forms.begin(
        turn,
        form,
        Map.of(BEFORE, parts.get(0).strip(), WORDS, parts.get(1).strip(), BEHIND, behind));
  }

  /** Whoever writes a whole line again has done with the question about the one before. */
  Reply superseded(Turn turn, Reply reply) {
    boolean open =
        turn.session().dialogue().filter(one -> one.name().equals(form.name())).isPresent();
    return open && reply.session().isEmpty()
        ? reply.keeping(turn.session().withoutDialogue())
        : reply;
  }

  /** What the words may mean, each to be pressed or to be written in full. */
  private static Future<Asked> which(Turn turn, Map<String, String> answers) {
    String words = answers.getOrDefault(WORDS, "");
    Read read = TimeReader.read(turn, new Step.Answer(words, true, answers));
    return Future.succeededFuture(
        read instanceof Read.Refused refused
            ? new Asked(refused.sentence(), refused.options())
            : new Asked(turn.say("event.form.when"), List.of()));
  }
}
