package io.reunion.ballot;

import io.reunion.ballot.Ballot.Closing;
import io.reunion.ballot.Ballot.State;
import io.reunion.ballot.Terms.Candidate;
import io.reunion.ballot.Terms.Kind;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.count.Method;
import io.reunion.ballot.count.Outcome;
import io.reunion.ballot.count.Tally;
import io.reunion.ballot.count.Tally.Voice;
import io.reunion.chat.Button;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.reunion.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A ballot and what it comes to, for people. */
final class BallotText {
  /** Below so many voters a result may tell how single people voted. */
  static final int FEW = 10;

  private static final int WIDTH = 10;
  private static final int MOST_SHOWN = 40;

  private BallotText() {}

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  static String bar(long part, long whole) {
    int full = part <= 0 ? 0 : whole <= 0 ? WIDTH : (int) Math.min(WIDTH, part * WIDTH / whole);
    return "█".repeat(full) + "░".repeat(WIDTH - full);
  }

  static List<List<Button>> buttons(Ballot ballot, Sentences texts) {
    return ballot.terms().mode() == Mode.HAND
        ? BallotCommands.handButtons(ballot.id(), voice -> texts.say("ballot.voice." + word(voice)))
        : List.of();
  }

  static String of(Ballot ballot, Optional<Result> result, Sentences texts) {
    Terms terms = ballot.terms();
    StringBuilder text = new StringBuilder(texts.say(
        "ballot.head",
        "title",
        terms.title(),
        "id",
        ballot.id(),
        "state",
        texts.mark("ballot.state." + word(ballot.state()))));
    text.append('\n').append(rule(terms, texts));
    if (ballot.state() == State.DRAFT || ballot.state() == State.OPEN) {
      text.append(candidates(terms, texts));
    }
    if (terms.mode() == Mode.SEALED) {
      text.append(trustees(ballot, texts));
    }
    text.append('\n').append(next(ballot, texts));
    if (ballot.state() == State.OPEN || ballot.state() == State.DRAFT) {
      text.append('\n').append(promise(ballot, texts));
    }
    result.ifPresent(found -> text.append('\n').append(result(ballot, found, texts)));
    return text.toString();
  }

  private static String rule(Terms terms, Sentences texts) {
    return terms.kind() == Kind.MOTION
        ? texts.say("ballot.majority." + word(terms.rule()))
        : texts.say("ballot.method." + word(terms.method()), "seats", terms.seats());
  }

  private static String candidates(Terms terms, Sentences texts) {
    StringBuilder lines = new StringBuilder();
    for (Candidate candidate :
        terms.candidates().subList(0, Math.min(MOST_SHOWN, terms.candidates().size()))) {
      lines
          .append('\n')
          .append(texts.say(
              "ballot.candidate",
              "id",
              candidate.id(),
              "name",
              candidate.name(),
              "statement",
              candidate.statement()));
    }
    return lines.toString();
  }

  /** Who opens the box, and who would like to: for everybody to see. */
  private static String trustees(Ballot ballot, Sentences texts) {
    List<Terms.Trustee> confirmed = ballot.terms().trustees();
    StringBuilder lines = new StringBuilder("\n")
        .append(texts.say("ballot.trustees", "count", confirmed.size()))
        .append(named(confirmed, texts));
    if (ballot.state() == State.DRAFT && !ballot.offers().isEmpty()) {
      List<Terms.Trustee> offered =
          ballot.offers().stream().map(Ballot.Offer::trustee).limit(MOST_SHOWN).toList();
      lines.append('\n').append(texts.say("ballot.offered")).append(named(offered, texts));
    }
    return lines.toString();
  }

  private static String named(List<Terms.Trustee> trustees, Sentences texts) {
    StringBuilder lines = new StringBuilder();
    trustees.forEach(trustee -> lines
        .append('\n')
        .append(texts.say(
            "ballot.trustee", "name", trustee.name(), "fingerprint", trustee.fingerprint())));
    return lines.toString();
  }

  private static String next(Ballot ballot, Sentences texts) {
    Terms terms = ballot.terms();
    return switch (ballot.state()) {
      case DRAFT ->
        terms.mode() == Mode.SEALED
            ? texts.say("ballot.next.draftsealed", "id", ballot.id())
            : texts.say("ballot.next.draft", "id", ballot.id());
      case OPEN ->
        texts.say(
            terms.mode() == Mode.SEALED ? "ballot.next.opensealed" : "ballot.next.open",
            "id",
            ballot.id());
      case CLOSED -> closed(ballot, texts);
      case COUNTED -> quorum(ballot, texts);
      case VOID -> quorum(ballot, texts) + "\n" + texts.say("ballot.next.void");
    };
  }

  private static String closed(Ballot ballot, Sentences texts) {
    Closing closing = ballot.closing().orElse(new Closing(0, 0, 0, ""));
    return quorum(ballot, texts) + "\n"
        + texts.say(
            "ballot.next.closed",
            "votes",
            closing.votes(),
            "head",
            closing.head(),
            "threshold",
            ballot.terms().threshold());
  }

  private static String quorum(Ballot ballot, Sentences texts) {
    Closing closing = ballot.closing().orElse(new Closing(0, 0, 0, ""));
    return texts.say(
        "ballot.quorum",
        "attended",
        closing.attended(),
        "count",
        ballot.terms().roll().count(),
        "needed",
        closing.needed(),
        "reached",
        closing.quorum() ? "yes" : "no");
  }

  /** What is and is not promised, in two sentences; and a warning where there are few. */
  static String promise(Ballot ballot, Sentences texts) {
    if (ballot.terms().mode() == Mode.HAND) {
      return texts.say("ballot.promise.hand");
    }
    String promise = texts.say(
        "ballot.promise.sealed", "threshold", Math.max(2, ballot.terms().threshold()));
    return ballot.terms().roll().count() < FEW
        ? promise + "\n" + texts.say("ballot.promise.few", "few", FEW)
        : promise;
  }

  static String result(Ballot ballot, Result result, Sentences texts) {
    if (result instanceof Result.Motion motion) {
      return motion(motion, texts);
    }
    return election(ballot.terms(), ((Result.Election) result).outcome(), texts);
  }

  private static String motion(Result.Motion motion, Sentences texts) {
    Tally tally = motion.tally();
    StringBuilder text = new StringBuilder(
        texts.say("ballot.result.motion", "carried", motion.carried() ? "yes" : "no"));
    for (Voice voice : Voice.values()) {
      int votes = switch (voice) {
        case FOR -> tally.inFavour();
        case AGAINST -> tally.against();
        case ABSTAIN -> tally.abstained();
      };
      text.append('\n')
          .append(texts.say(
              "ballot.result.line",
              "bar",
              bar(votes, tally.cast()),
              "votes",
              Integer.toString(votes),
              "name",
              texts.mark("ballot.voice." + word(voice))));
    }
    return motion.invalid() == 0
        ? text.toString()
        : text.append('\n')
            .append(texts.say("ballot.result.invalid", "count", motion.invalid()))
            .toString();
  }

  private static String election(Terms terms, Outcome outcome, Sentences texts) {
    Map<String, String> names = names(terms);
    Map<String, Long> votes = outcome
        .stages()
        .get(terms.method() == Method.STV ? 0 : outcome.stages().size() - 1)
        .votes();
    StringBuilder text = new StringBuilder(texts.say(
        "ballot.result.election",
        "elected",
        outcome.elected().size(),
        "seats",
        terms.seats(),
        "valid",
        outcome.papers().valid(),
        "blank",
        outcome.papers().blank(),
        "invalid",
        outcome.papers().invalid()));
    long most = votes.values().stream().mapToLong(Long::longValue).max().orElse(1);
    terms.options().stream()
        .sorted(java.util.Comparator.comparingLong(id -> -votes.getOrDefault(id, 0L)))
        .limit(Math.max(MOST_SHOWN, terms.seats()))
        .forEach(id -> text.append('\n')
            .append(texts.say(
                "ballot.result.candidate",
                "bar",
                bar(votes.getOrDefault(id, 0L), most),
                "votes",
                Outcome.written(votes.getOrDefault(id, 0L)),
                "name",
                names.getOrDefault(id, id),
                "elected",
                outcome.elected().contains(id) ? "yes" : "no")));
    outcome
        .tie()
        .ifPresent(tie -> text.append('\n')
            .append(texts.say(
                "ballot.result.tie",
                "names",
                String.join(
                    ", ",
                    tie.among().stream().map(id -> names.getOrDefault(id, id)).toList()),
                "seats",
                tie.seats(),
                "id",
                terms.id())));
    if (outcome.stages().stream().anyMatch(Outcome.Stage::byLot)) {
      text.append('\n').append(texts.say("ballot.result.lot"));
    }
    return text.toString();
  }

  static Map<String, String> names(Terms terms) {
    Map<String, String> names = new HashMap<>();
    terms.candidates().forEach(candidate -> names.put(candidate.id(), candidate.name()));
    return names;
  }

  /** The draft of an announcement, as the command that makes one takes it: one language, a line, the other. */
  static String announcement(Ballot ballot, Result result, Texts texts) {
    StringBuilder text = new StringBuilder("announce ");
    for (Language language : List.of(Language.ZH, Language.EN)) {
      Sentences in = texts.in(language);
      text.append(language == Language.ZH ? "" : "\n---\n")
          .append(in.say("ballot.announcement", "title", ballot.terms().title()))
          .append('\n')
          .append(quorum(ballot, in))
          .append('\n')
          .append(rule(ballot.terms(), in))
          .append('\n')
          .append(result(ballot, result, in));
    }
    return text.toString();
  }

  /** One ballot in the minutes. */
  static String minuted(Ballot ballot, Optional<Result> result, Sentences texts) {
    StringBuilder text = new StringBuilder(texts.say(
        "ballot.head",
        "title",
        ballot.terms().title(),
        "id",
        ballot.id(),
        "state",
        texts.mark("ballot.state." + word(ballot.state()))));
    text.append('\n').append(rule(ballot.terms(), texts));
    if (ballot.closing().isPresent()) {
      text.append('\n').append(quorum(ballot, texts));
    }
    ballot
        .closing()
        .filter(closing -> !closing.head().isEmpty())
        .ifPresent(closing ->
            text.append('\n').append(texts.say("ballot.minutes.head", "head", closing.head())));
    result.ifPresent(found -> text.append('\n').append(result(ballot, found, texts)));
    return text.toString();
  }
}
