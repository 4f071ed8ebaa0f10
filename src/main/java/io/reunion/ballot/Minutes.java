package io.reunion.ballot;

import io.reunion.ballot.Assembly.Attendance;
import io.reunion.ballot.Assembly.Counted;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.text.Language;
import io.reunion.text.Moments;
import io.reunion.text.Sentences;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The minutes of an assembly: attendance, quorum, proxies, and every vote with its counts, in both languages. */
public final class Minutes {
  private final AssemblyStore store;
  private final Seats seats;
  private final Ballots ballots;

  private record Vote(Ballot ballot, Optional<Result> result) {}

  Minutes(AssemblyStore store, Seats seats, Ballots ballots) {
    this.store = store;
    this.seats = seats;
    this.ballots = ballots;
  }

  Future<Reply> of(Turn turn, Assembly assembly) {
    return text(assembly, turn.allTexts(), turn.zone(), turn.now()).map(Reply::here);
  }

  /** The whole text. */
  public Future<String> text(Assembly assembly, Texts texts, ZoneId zone, Instant now) {
    return seats
        .count(assembly)
        .compose(counted -> store
            .proxies(assembly.id())
            .compose(proxies -> votes(assembly.id()).map(votes -> {
              List<String> parts = new ArrayList<>();
              for (Language language : List.of(Language.ZH, Language.EN)) {
                Sentences in = texts.in(language);
                String when = Moments.dayAndTime(assembly.createdAt(), zone, now, language);
                parts.add(part(counted, when, proxies.size(), votes, in));
              }
              return String.join("\n\n———\n\n", parts);
            })));
  }

  private Future<List<Vote>> votes(String assembly) {
    return ballots.of(assembly).compose(all -> {
      List<Future<Vote>> counted = new ArrayList<>();
      all.forEach(
          ballot -> counted.add(ballots.result(ballot).map(result -> new Vote(ballot, result))));
      return Future.all(counted).map(done -> done.<Vote>list());
    });
  }

  private static String part(
      Counted counted, String when, int proxies, List<Vote> votes, Sentences texts) {
    Assembly assembly = counted.assembly();
    Attendance attendance = counted.attendance();
    StringBuilder text = new StringBuilder(texts.say(
        "ballot.minutes",
        "title",
        assembly.title(),
        "when",
        when,
        "count",
        assembly.seal().count(),
        "hash",
        assembly.seal().hash(),
        "present",
        attendance.present(),
        "represented",
        attendance.represented(),
        "proxies",
        proxies,
        "needed",
        assembly.needed(),
        "reached",
        counted.quorum() ? "yes" : "no"));
    votes.forEach(
        one -> text.append("\n\n").append(BallotText.minuted(one.ballot(), one.result(), texts)));
    return text.toString();
  }
}
