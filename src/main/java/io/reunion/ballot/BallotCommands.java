package io.reunion.ballot;

import io.reunion.ballot.BallotStore.Kept;
import io.reunion.ballot.Ballots.RefusedException;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.count.Tally.Voice;
import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code ballot} for who runs it, {@code vote} for who votes. */
final class BallotCommands {
  private static final Set<String> NEW = Set.of("new", "新建");
  private static final Set<String> OPEN = Set.of("open", "开始", "开启");
  private static final Set<String> CLOSE = Set.of("close", "结束", "截止");
  private static final Set<String> TRUSTEE = Set.of("trustee", "监票", "监票人");
  private static final Set<String> LOT = Set.of("lot", "抽签");
  private static final Set<String> DRAFT = Set.of("announcement", "公告");
  private static final Map<String, Voice> VOICES = Map.ofEntries(
      Map.entry("for", Voice.FOR),
      Map.entry("yes", Voice.FOR),
      Map.entry("赞成", Voice.FOR),
      Map.entry("同意", Voice.FOR),
      Map.entry("against", Voice.AGAINST),
      Map.entry("no", Voice.AGAINST),
      Map.entry("反对", Voice.AGAINST),
      Map.entry("不同意", Voice.AGAINST),
      Map.entry("abstain", Voice.ABSTAIN),
      Map.entry("弃权", Voice.ABSTAIN));

  private final Ballots ballots;
  private final AssemblyStore assemblies;
  private final SealedBox box;
  private final Supplier<Optional<String>> publicUrl;

  BallotCommands(
      Ballots ballots,
      AssemblyStore assemblies,
      SealedBox box,
      Supplier<Optional<String>> publicUrl) {
    this.ballots = ballots;
    this.assemblies = assemblies;
    this.box = box;
    this.publicUrl = publicUrl;
  }

  List<Command> commands() {
    return List.of(
        new Command("ballot", List.of("票决", "选举"), Role.MEMBER, this::ballot),
        new Command("vote", List.of("表决", "投票"), Role.GUEST, this::vote));
  }

  private Future<Reply> ballot(Turn turn) {
    String word = Words.first(turn.arguments());
    String rest = Words.rest(turn.arguments());
    String id = Words.first(rest);
    Future<Reply> answer;
    if (TRUSTEE.contains(word)) {
      answer = ballots
          .trust(id, new Terms.Trustee(turn.speaker().name(), Words.rest(rest)))
          .map(done -> Reply.here(turn.say(
              "ballot.trusted",
              "name",
              turn.speaker().name(),
              "count",
              done.terms().trustees().size(),
              "id",
              done.id())));
    } else if (NEW.contains(word)
        || OPEN.contains(word)
        || CLOSE.contains(word)
        || LOT.contains(word)
        || DRAFT.contains(word)) {
      answer = turn.speaker().has(Role.ADMIN)
          ? run(turn, word, rest)
          : Future.succeededFuture(Reply.discreetly(turn.say("ballot.adminsonly")));
    } else if (Words.isId(word)) {
      answer = ballots.get(word).compose(ballot -> show(turn, ballot));
    } else {
      answer = overview(turn);
    }
    return answer.recover(failure -> refused(turn, failure));
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
      return ballots.close(id).compose(ballot -> show(turn, ballot));
    }
    if (LOT.contains(word)) {
      List<String> order = List.of(Words.rest(rest).split("[\\s,，、]+", -1));
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

  private Future<Reply> draft(Turn turn, String rest) {
    String named = Words.first(rest);
    boolean has = Words.isId(named);
    List<String> fields = Words.fields(has ? Words.rest(rest) : rest);
    Future<Optional<Assembly>> assembly = has
        ? assemblies.find(named)
        : assemblies.newest(10).map(all -> all.stream().filter(Assembly::open).findFirst());
    return assembly.compose(found -> {
      if (found.isEmpty()) {
        return Future.succeededFuture(Reply.discreetly(turn.say("ballot.noassembly")));
      }
      String id = Digests.id('b', turn.operation());
      return TermsWords.read(id, found.get(), fields)
          .map(terms -> ballots.draft(terms).compose(ballot -> show(turn, ballot)))
          .orElseGet(() -> Future.succeededFuture(Reply.discreetly(turn.say("ballot.how"))));
    });
  }

  private Future<Reply> overview(Turn turn) {
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
    return ballots.result(ballot).map(result -> {
      String text = BallotText.of(ballot, result, turn.texts());
      Say say = Say.here(text);
      return Reply.of(
          ballot.state() == Ballot.State.OPEN
              ? say.withButtons(BallotText.buttons(ballot, turn.texts()))
              : say);
    });
  }

  private static Future<Reply> refused(Turn turn, Throwable failure) {
    return failure instanceof RefusedException refusal
        ? Future.succeededFuture(Reply.discreetly(turn.say("ballot.refused."
            + refusal.refusal().name().toLowerCase(Locale.ROOT).replace("_", ""))))
        : Future.failedFuture(failure);
  }

  private Future<Reply> vote(Turn turn) {
    String id = Words.first(turn.arguments());
    Voice voice = VOICES.get(Words.rest(turn.arguments()).toLowerCase(Locale.ROOT));
    Optional<Member> member = turn.speaker().member().filter(Member::verified);
    if (member.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("ballot.standing.notonroll")));
    }
    Future<Reply> answer = ballots.get(id).compose(ballot -> {
      if (ballot.terms().mode() == Mode.SEALED) {
        return links(turn, ballot, member.get().id());
      }
      return voice == null
          ? show(turn, ballot)
          : ballots.hand(id, member.get().id(), voice).map(kept -> kept(turn, ballot, voice, kept));
    });
    return answer.recover(failure -> refused(turn, failure));
  }

  private static Reply kept(Turn turn, Ballot ballot, Voice voice, Kept kept) {
    return Reply.discreetly(
        kept == Kept.KEPT || kept == Kept.REPLACED
            ? turn.say(
                "ballot.kept",
                "title",
                ballot.terms().title(),
                "vote",
                turn.mark("ballot.voice." + BallotText.word(voice)),
                "again",
                kept == Kept.REPLACED ? "yes" : "no")
            : turn.say("ballot.refused." + BallotText.word(kept)));
  }

  /** One link for the member, and one for each whom the member represents. */
  private Future<Reply> links(Turn turn, Ballot ballot, MemberId member) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("ballot.link.direct")));
    }
    Optional<String> url = publicUrl.get();
    if (url.isEmpty()) {
      return Future.succeededFuture(Reply.privately(turn.say("ballot.link.nowhere")));
    }
    String assembly = ballot.terms().assembly();
    return assemblies.onRoll(assembly, member).compose(may -> {
      if (!may) {
        return Ballots.refuse(Ballots.Refusal.NOT_ON_ROLL);
      }
      return assemblies.proxies(assembly).compose(proxies -> {
        List<Future<String>> codes = new ArrayList<>();
        codes.add(box.code(ballot, member));
        proxies.forEach((whom, by) -> {
          if (by.equals(member)) {
            codes.add(box.code(ballot, whom));
          }
        });
        return Future.all(codes).map(done -> letter(turn, ballot, url.get(), done.<String>list()));
      });
    });
  }

  private static Reply letter(Turn turn, Ballot ballot, String url, List<String> codes) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    StringBuilder text = new StringBuilder(
        turn.say("ballot.link", "title", ballot.terms().title(), "hours", Slots.LINK.toHours()));
    codes.forEach(code -> text.append('\n')
        .append(base)
        .append("/vote#")
        .append(ballot.id())
        .append('.')
        .append(code));
    text.append('\n').append(BallotText.promise(ballot, turn.texts()));
    return Reply.of(Say.privately(text.toString()));
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
