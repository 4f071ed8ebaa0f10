package io.reunion.ballot;

import io.reunion.ballot.AssemblyStore.Standing;
import io.reunion.ballot.BallotStore.Kept;
import io.reunion.ballot.Ballots.Refusal;
import io.reunion.ballot.Ballots.RefusedException;
import io.reunion.ballot.Terms.Mode;
import io.reunion.ballot.count.Tally.Voice;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code vote}: a voice in a hand vote, links to a sealed ballot's page, or a paper in a direct chat. */
final class VoteCommand {
  private final Ballots ballots;
  private final AssemblyStore assemblies;
  private final Seats seats;
  private final SealedBox box;
  private final Supplier<Optional<String>> publicUrl;

  VoteCommand(Voting voting, Supplier<Optional<String>> publicUrl) {
    this.ballots = voting.ballots();
    this.assemblies = voting.assemblies();
    this.seats = voting.seats();
    this.box = voting.box();
    this.publicUrl = publicUrl;
  }

  static Future<Reply> refused(Turn turn, Throwable failure) {
    return failure instanceof RefusedException refusal
        ? Future.succeededFuture(Reply.discreetly(turn.say("ballot.refused."
            + refusal.refusal().name().toLowerCase(Locale.ROOT).replace("_", ""))))
        : Future.failedFuture(failure);
  }

  Future<Reply> show(Turn turn, Ballot ballot) {
    Sentences texts = turn.forEverybody().texts();
    return ballots.result(ballot).map(result -> {
      Say say = Say.here(BallotText.of(ballot, result, texts));
      return Reply.of(
          ballot.state() == Ballot.State.OPEN
              ? say.withButtons(BallotText.buttons(ballot, texts))
              : say);
    });
  }

  Future<Reply> vote(Turn turn) {
    String id = Words.first(turn.arguments());
    String words = Words.rest(turn.arguments());
    Optional<Member> member = turn.speaker().member().filter(Member::verified);
    if (member.isEmpty()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("ballot.standing.notonroll")));
    }
    Future<Reply> answer = ballots
        .get(id)
        .compose(ballot -> ballot.terms().mode() == Mode.SEALED
            ? sealed(turn, ballot, member.get().id(), words)
            : hand(turn, ballot, member.get().id(), words));
    return answer.recover(failure -> refused(turn, failure));
  }

  private Future<Reply> hand(Turn turn, Ballot ballot, MemberId member, String words) {
    if (words.isEmpty()) {
      return show(turn, ballot);
    }
    Optional<Voice> voice = ChatPaper.voice(words);
    return voice.isEmpty()
        ? Ballots.refuse(Refusal.WRONG_CHOICE)
        : ballots
            .hand(ballot.id(), member, voice.get())
            .map(kept -> kept(turn, ballot, voice.get(), kept));
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

  private Future<Reply> sealed(Turn turn, Ballot ballot, MemberId member, String words) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("ballot.link.direct")));
    }
    return seats
        .of(ballot.terms().assembly(), member)
        .compose(seat -> seat.isEmpty()
            ? Ballots.refuse(Refusal.NOT_ON_ROLL)
            : seated(turn, ballot, seat.get(), words));
  }

  private Future<Reply> seated(Turn turn, Ballot ballot, MemberId seat, String words) {
    // Who votes has come: the proxy that they gave ends with it.
    Future<Standing> come = ballot.state() == Ballot.State.OPEN
        ? assemblies.represent(ballot.terms().assembly(), seat, Optional.empty(), turn.now())
        : Future.succeededFuture(Standing.ALREADY);
    return come.compose(ended -> words.startsWith(Envelopes.MARK)
        ? written(turn, ballot, seat, words.substring(Envelopes.MARK.length()))
        : links(turn, ballot, seat, ended));
  }

  /** What was written here was sealed on its way in. */
  private Future<Reply> written(Turn turn, Ballot ballot, MemberId member, String envelope) {
    return box.castInChat(ballot, member, envelope).map(cast -> {
      boolean in = cast.kept() == Kept.KEPT || cast.kept() == Kept.REPLACED;
      return Reply.privately(
          in
              ? turn.say(
                  "ballot.sealed.kept",
                  "title",
                  ballot.terms().title(),
                  "id",
                  ballot.id(),
                  "again",
                  cast.kept() == Kept.REPLACED ? "yes" : "no",
                  "receipt",
                  cast.receipt())
              : turn.say("ballot.refused." + BallotText.word(cast.kept())));
    });
  }

  /** One link for the member, and one for each whom the member represents. */
  private Future<Reply> links(Turn turn, Ballot ballot, MemberId member, Standing ended) {
    Optional<String> url = publicUrl.get();
    if (url.isEmpty()) {
      return Future.succeededFuture(Reply.privately(turn.say("ballot.link.nowhere")));
    }
    return assemblies.proxies(ballot.terms().assembly()).compose(proxies -> {
      List<Future<String>> codes = new ArrayList<>();
      codes.add(box.code(ballot, member));
      proxies.forEach((whom, by) -> {
        if (by.equals(member)) {
          codes.add(box.code(ballot, whom, member));
        }
      });
      return Future.all(codes)
          .map(done -> letter(turn, ballot, url.get(), done.<String>list(), ended));
    });
  }

  private static Reply letter(
      Turn turn, Ballot ballot, String url, List<String> codes, Standing ended) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    StringBuilder text = new StringBuilder(
        turn.say("ballot.link", "title", ballot.terms().title(), "hours", Slots.LINK.toHours()));
    codes.forEach(code -> text.append('\n')
        .append(base)
        .append("/vote#")
        .append(ballot.id())
        .append('.')
        .append(code));
    if (ended == Standing.DONE) {
      text.append('\n').append(turn.say("ballot.link.proxyended"));
    }
    text.append('\n').append(BallotText.promise(ballot, turn.texts()));
    text.append('\n')
        .append(turn.say(
            ballot.terms().kind() == Terms.Kind.MOTION
                ? "ballot.link.chat"
                : "ballot.link.chatnames",
            "id",
            ballot.id()));
    return Reply.of(Say.privately(text.toString()));
  }
}
