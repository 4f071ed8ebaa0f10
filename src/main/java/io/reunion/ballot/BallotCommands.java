package io.reunion.ballot;

import io.reunion.ballot.count.Tally.Voice;
import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ballot} for who runs it, {@code vote} for who votes. */
final class BallotCommands {
  private static final Set<String> NEW = Set.of("new", "新建");
  private static final Set<String> OPEN = Set.of("open", "开始", "开启");
  private static final Set<String> CLOSE = Set.of("close", "结束", "截止");
  private static final Set<String> TRUSTEE = Set.of("trustee", "监票", "监票人");
  private static final Set<String> LOT = Set.of("lot", "抽签");
  private static final Set<String> DRAFT = Set.of("announcement", "公告");
  private static final Set<String> CONFIRM = Set.of("confirm", "确认");
  private static final Set<String> DROP = Set.of("drop", "移除");
  private static final Set<String> FOR_ADMINS = Stream.of(
          NEW, OPEN, CLOSE, LOT, DRAFT, CONFIRM, DROP)
      .flatMap(Set::stream)
      .collect(Collectors.toUnmodifiableSet());

  private final Ballots ballots;
  private final AssemblyStore assemblies;
  private final Trustees trustees;
  private final VoteCommand voting;

  BallotCommands(Voting voting, Supplier<Optional<String>> publicUrl) {
    this.ballots = voting.ballots();
    this.assemblies = voting.assemblies();
    this.trustees = voting.trustees();
    this.voting = new VoteCommand(voting, publicUrl);
  }

  List<Command> commands() {
    return List.of(
        new Command("ballot", List.of("议案", "选举", "票决"), Role.MEMBER, this::ballot),
        new Command("vote", List.of("投票", "表决"), Role.GUEST, this::vote));
  }

  /** Without a ballot, members are told which there are. */
  private Future<Reply> vote(Turn turn) {
    return turn.arguments().isBlank() && turn.speaker().has(Role.MEMBER)
        ? overview(turn).recover(failure -> VoteCommand.refused(turn, failure))
        : voting.vote(turn);
  }

  private Future<Reply> ballot(Turn turn) {
    String word = Words.first(turn.arguments());
    String rest = Words.rest(turn.arguments());
    String id = Words.first(rest);
    Future<Reply> answer;
    if (TRUSTEE.contains(word)) {
      answer = offer(turn, id, Words.rest(rest));
    } else if (FOR_ADMINS.contains(word)) {
      answer = turn.speaker().has(Role.ADMIN)
          ? run(turn, word, rest)
          : Future.succeededFuture(Reply.discreetly(turn.say("ballot.adminsonly")));
    } else if (Words.isId(word)) {
      answer = ballots.get(word).compose(ballot -> show(turn, ballot));
    } else {
      answer = overview(turn);
    }
    return answer.recover(failure -> VoteCommand.refused(turn, failure));
  }

  private Future<Reply> offer(Turn turn, String id, String key) {
    Terms.Trustee trustee = new Terms.Trustee(turn.speaker().name(), key);
    return trustees
        .offer(id, turn.speaker().personKey(), trustee)
        .map(done -> Reply.here(turn.forEverybody()
            .say(
                "ballot.trusted",
                "name",
                trustee.name(),
                "fingerprint",
                trustee.fingerprint(),
                "id",
                done.id())));
  }

  private Future<Reply> run(Turn turn, String word, String rest) {
    String id = Words.first(rest);
    if (NEW.contains(word)) {
      return draft(turn, rest);
    }
    if (OPEN.contains(word)) {
      String threshold = Words.rest(rest);
      int of = threshold.matches("[1-9]") ? Integer.parseInt(threshold) : 0;
      return ballots.open(id, of).compose(ballot -> show(turn, ballot));
    }
    if (CLOSE.contains(word)) {
      return SureFirst.isSaid(Words.rest(rest))
          ? ballots.close(id).compose(ballot -> show(turn, ballot))
          : ballots.get(id).compose(ballot -> askToClose(turn, ballot));
    }
    List<String> order = List.of(Words.rest(rest).split("[\\s,，、]+", -1));
    if (CONFIRM.contains(word)) {
      return trustees.confirm(id, order).compose(ballot -> show(turn, ballot));
    }
    if (DROP.contains(word)) {
      return trustees.drop(id, order.get(0)).compose(ballot -> show(turn, ballot));
    }
    if (LOT.contains(word)) {
      return ballots.draw(id, order).compose(ballot -> show(turn, ballot));
    }
    return ballots
        .get(id)
        .compose(ballot -> ballots
            .result(ballot)
            .map(result -> result
                .map(found ->
                    Reply.privately(BallotText.announcement(ballot, found, turn.allTexts())))
                .orElseGet(() -> Reply.discreetly(turn.say("ballot.noresult")))));
  }

  /** What is not open has nothing to lose. */
  private Future<Reply> askToClose(Turn turn, Ballot ballot) {
    String title = ballot.terms().title();
    return ballot.state() == Ballot.State.OPEN
        ? Future.succeededFuture(SureFirst.ask(
            turn,
            turn.say("ballot.close.ask", "title", title, "id", ballot.id()),
            "ballot close " + ballot.id()))
        : ballots.close(ballot.id()).compose(closed -> show(turn, closed));
  }

  private Future<Reply> draft(Turn turn, String rest) {
    String named = Words.first(rest);
    if (!Words.isId(named)) {
      return newest().compose(found -> draft(turn, found, Words.fields(rest)));
    }
    return assemblies
        .find(named)
        .compose(found -> found.isEmpty() && named.chars().allMatch(Character::isLetter)
            // "Accept the budget" begins with what could be an id.
            ? newest().compose(open -> draft(turn, open, Words.fields(rest)))
            : draft(turn, found, Words.fields(Words.rest(rest))));
  }

  private Future<Optional<Assembly>> newest() {
    return assemblies.newest(10).map(all -> all.stream().filter(Assembly::open).findFirst());
  }

  private Future<Reply> draft(Turn turn, Optional<Assembly> found, List<String> fields) {
    if (found.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("ballot.noassembly")));
    }
    String id = Digests.id('b', turn.operation());
    return TermsWords.read(id, found.get(), fields)
        .map(terms -> ballots.draft(terms).compose(ballot -> show(turn, ballot)))
        .orElseGet(() -> Future.succeededFuture(Reply.discreetly(turn.say("ballot.how"))));
  }

  private Future<Reply> overview(Turn asked) {
    Turn turn = asked.forEverybody();
    return assemblies
        .newest(1)
        .compose(newest -> newest.isEmpty()
            ? Future.succeededFuture(Reply.here(turn.say("ballot.noassembly")))
            : ballots.of(newest.get(0).id()).map(all -> {
              StringBuilder text = new StringBuilder(
                  turn.say("ballot.overview", "title", newest.get(0).title(), "count", all.size()));
              all.forEach(ballot -> text.append('\n')
                  .append(turn.say(
                      "ballot.overview.line",
                      "id",
                      ballot.id(),
                      "title",
                      ballot.terms().title(),
                      "state",
                      turn.mark("ballot.state." + BallotText.word(ballot.state())))));
              return Reply.here(text.toString());
            }));
  }

  private Future<Reply> show(Turn turn, Ballot ballot) {
    return voting.show(turn, ballot);
  }

  /** The buttons of a hand vote. */
  static List<List<Button>> handButtons(
      String id, java.util.function.Function<Voice, String> label) {
    List<Button> row = new ArrayList<>();
    for (Voice voice : Voice.values()) {
      row.add(new Button(
          label.apply(voice), "vote " + id + " " + voice.name().toLowerCase(Locale.ROOT)));
    }
    return List.of(row);
  }
}
