package io.reunion.ballot;

import io.reunion.ballot.Assembly.Attendance;
import io.reunion.ballot.Assembly.Counted;
import io.reunion.ballot.AssemblyStore.Standing;
import io.reunion.ballot.count.Share;
import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** {@code assembly}, {@code here} and {@code proxy}: the roll, who is there, who votes for whom. */
final class AssemblyCommands {
  private static final Set<String> NEW = Set.of("new", "新建", "召开");
  private static final Set<String> CLOSE = Set.of("close", "结束", "散会");
  private static final Set<String> MINUTES = Set.of("minutes", "纪要", "会议纪要");
  private static final Set<String> CANCEL = Set.of("cancel", "取消", "撤回");
  private static final int DEFAULT_PROXIES = 2;
  private static final int LONGEST_TITLE = 100;

  private final Voting voting;
  private final AssemblyStore store;
  private final Seats seats;
  private final Guesses guesses;
  private final MemberStore members;

  AssemblyCommands(Voting voting, MemberStore members) {
    this.voting = voting;
    this.store = voting.assemblies();
    this.seats = voting.seats();
    this.guesses = voting.guesses();
    this.members = members;
  }

  List<Command> commands() {
    return List.of(
        new Command("assembly", List.of("大会", "会员大会"), Role.MEMBER, this::assembly),
        new Command("here", List.of("到会"), Role.MEMBER, this::here),
        new Command("proxy", List.of("委托"), Role.MEMBER, this::proxy));
  }

  private Future<Reply> assembly(Turn turn) {
    String word = Words.first(turn.arguments());
    String rest = Words.rest(turn.arguments());
    boolean admin = turn.speaker().has(Role.ADMIN);
    if (NEW.contains(word) || CLOSE.contains(word)) {
      if (!admin) {
        return say(turn, "ballot.adminsonly");
      }
      Work ending = SureFirst.isSaid(rest) ? this::close : this::askToClose;
      return NEW.contains(word) ? convene(turn, rest) : with(turn, SureFirst.without(rest), ending);
    }
    if (MINUTES.contains(word)) {
      return with(turn, rest, (asked, assembly) -> voting.minutes().of(asked, assembly));
    }
    return with(turn, word, this::meter);
  }

  private static Future<Reply> say(Turn turn, String key) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key)));
  }

  /** What is done with an assembly. */
  @FunctionalInterface
  private interface Work {
    Future<Reply> on(Turn turn, Assembly assembly);
  }

  /** The assembly that {@code word} names; without one the newest that is open. */
  private Future<Reply> with(Turn turn, String word, Work work) {
    Future<Optional<Assembly>> found = Words.isId(Words.first(word))
        ? store.find(Words.first(word))
        : store.newest(10).map(newest -> newest.stream().filter(Assembly::open).findFirst());
    return found.compose(assembly ->
        assembly.isEmpty() ? say(turn, "ballot.noassembly") : work.on(turn, assembly.get()));
  }

  private Future<Reply> convene(Turn turn, String words) {
    List<String> fields = Words.fields(words);
    if (fields.isEmpty() || fields.get(0).length() > LONGEST_TITLE) {
      return say(turn, "ballot.assembly.how");
    }
    Share quorum = Share.TWO_THIRDS;
    int proxies = DEFAULT_PROXIES;
    RollWords.Wanted wanted = RollWords.Wanted.EVERYBODY;
    for (String field : fields.subList(1, fields.size())) {
      Optional<Share> share = Share.read(field);
      if (share.isPresent() && share.get().under() > 0) {
        quorum = share.get();
      } else if (share.isPresent() && share.get().over() < 1900) {
        proxies = share.get().over();
      } else {
        wanted = RollWords.read(field);
      }
    }
    return convene(turn, fields.get(0), quorum, proxies, wanted);
  }

  private Future<Reply> convene(
      Turn turn, String title, Share quorum, int proxies, RollWords.Wanted wanted) {
    return voting
        .convene(title, quorum, proxies, wanted, turn.operation(), turn.now())
        .compose(made -> made.isEmpty()
            ? say(turn, "ballot.noroll")
            : Future.succeededFuture(Reply.here(convened(turn.forEverybody(), made.get()))));
  }

  private static String convened(Turn turn, Assembly assembly) {
    return turn.say(
        "ballot.assembly.open",
        "title",
        assembly.title(),
        "id",
        assembly.id(),
        "count",
        assembly.seal().count(),
        "hash",
        assembly.seal().hash(),
        "needed",
        assembly.needed(),
        "quorum",
        assembly.quorum(),
        "proxies",
        assembly.proxyLimit(),
        "code",
        assembly.code());
  }

  private Future<Reply> meter(Turn turn, Assembly assembly) {
    return voting.count(assembly).map(now -> Reply.here(meter(turn, now)));
  }

  private static String meter(Turn asked, Counted counted) {
    Turn turn = asked.forEverybody();
    Assembly assembly = counted.assembly();
    Attendance attendance = counted.attendance();
    return turn.say(
        "ballot.meter",
        "title",
        assembly.title(),
        "id",
        assembly.id(),
        "present",
        attendance.present(),
        "represented",
        attendance.represented(),
        "count",
        assembly.seal().count(),
        "needed",
        assembly.needed(),
        "bar",
        BallotText.bar(attendance.all(), assembly.needed()),
        "reached",
        counted.quorum() ? "yes" : "no",
        "hash",
        assembly.seal().hash());
  }

  private Future<Reply> askToClose(Turn turn, Assembly assembly) {
    String id = assembly.id();
    String text = turn.say("ballot.assembly.close.ask", "title", assembly.title(), "id", id);
    return assembly.open()
        ? Future.succeededFuture(SureFirst.ask(turn, text, "assembly close " + id))
        : close(turn, assembly);
  }

  private Future<Reply> close(Turn turn, Assembly assembly) {
    return voting
        .count(assembly)
        .compose(now -> store
            .close(assembly.id(), turn.now())
            .map(done -> Reply.here(
                turn.forEverybody().say("ballot.assembly.closed", "title", assembly.title()) + "\n"
                    + meter(turn, now))));
  }

  private Future<Reply> here(Turn turn) {
    Optional<Member> member = turn.speaker().member().filter(Member::verified);
    String code = Words.first(turn.arguments());
    if (member.isEmpty()) {
      return say(turn, "ballot.standing.notonroll");
    }
    return guesses
        .may(member.get().id())
        .compose(may -> may ? store.newest(20).compose(this::stillOpen) : tooMany())
        .compose(open -> here(turn, member.get().id(), code, open))
        .recover(failure -> tried(turn, failure));
  }

  /** Somebody has tried too many codes, or everybody together has. */
  private static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyException() {
      super("too many codes", null, false, false);
    }
  }

  private static <T> Future<T> tooMany() {
    return Future.failedFuture(new TooManyException());
  }

  private static Future<Reply> tried(Turn turn, Throwable failure) {
    return failure instanceof TooManyException
        ? say(turn, "ballot.toomanycodes")
        : Future.failedFuture(failure);
  }

  /** Of {@code newest} those whose codes are taken; fails if there would be some but for too many wrong codes. */
  private Future<List<Assembly>> stillOpen(List<Assembly> newest) {
    List<Assembly> open = newest.stream().filter(Assembly::open).toList();
    List<Future<Boolean>> taken = new ArrayList<>();
    open.forEach(assembly -> taken.add(guesses.open(assembly.id())));
    return Future.join(taken).compose(done -> {
      List<Boolean> takes = done.list();
      List<Assembly> left =
          IntStream.range(0, open.size()).filter(takes::get).mapToObj(open::get).toList();
      return left.isEmpty() && !open.isEmpty() ? tooMany() : Future.succeededFuture(left);
    });
  }

  private Future<Reply> here(Turn turn, MemberId member, String code, List<Assembly> open) {
    Optional<Assembly> meant =
        open.stream().filter(assembly -> assembly.code().equals(code)).findFirst();
    if (meant.isEmpty()) {
      List<Future<Void>> noted = new ArrayList<>();
      open.forEach(assembly -> noted.add(guesses.wrong(assembly.id())));
      return Future.join(noted).compose(done -> say(turn, "ballot.badcode"));
    }
    String id = meant.get().id();
    return guesses
        .right(member)
        .compose(done -> seats.of(id, member))
        .compose(seat -> store.attend(id, seat.orElse(member), turn.now()))
        .compose(standing -> standing == Standing.DONE || standing == Standing.ALREADY
            ? present(turn, meant.get())
            : standing(turn, standing));
  }

  private Future<Reply> present(Turn turn, Assembly assembly) {
    return store
        .attendance(assembly.id())
        .map(attendance -> Reply.discreetly(turn.say(
            "ballot.present",
            "title",
            assembly.title(),
            "all",
            attendance.all(),
            "needed",
            assembly.needed())));
  }

  private static Future<Reply> standing(Turn turn, Standing standing) {
    return say(
        turn, "ballot.standing." + standing.name().toLowerCase(Locale.ROOT).replace("_", ""));
  }

  private Future<Reply> proxy(Turn turn) {
    Optional<Member> member = turn.speaker().member().filter(Member::verified);
    if (member.isEmpty()) {
      return say(turn, "ballot.standing.notonroll");
    }
    if (turn.inGroup()) {
      return say(turn, "ballot.proxy.direct");
    }
    String first = Words.first(turn.arguments());
    boolean named = Words.isId(first);
    String word = named ? Words.first(Words.rest(turn.arguments())) : first;
    return with(
        turn,
        named ? first : "",
        (asked, assembly) -> word.isEmpty()
            ? offer(asked, assembly, member.get().id())
            : CANCEL.contains(word)
                ? represent(asked, assembly, member.get().id(), Optional.empty())
                : take(asked, assembly, member.get().id(), word));
  }

  private Future<Reply> offer(Turn turn, Assembly assembly, MemberId holder) {
    String code = Digests.code() + Digests.code();
    return seats
        .of(assembly.id(), holder)
        .compose(seat -> seat.isPresent()
            ? store
                .offer(assembly.id(), seat.get(), code)
                .map(done -> Reply.privately(turn.say(
                    "ballot.proxy.code",
                    "title",
                    assembly.title(),
                    "id",
                    assembly.id(),
                    "code",
                    code,
                    "most",
                    assembly.proxyLimit())))
            : standing(turn, Standing.NOT_ON_ROLL));
  }

  private Future<Reply> take(Turn turn, Assembly assembly, MemberId member, String code) {
    return guesses
        .may(member)
        .compose(may -> may ? store.offered(assembly.id(), code) : tooMany())
        .compose(holder -> holder.isEmpty()
            ? say(turn, "ballot.badcode")
            : guesses.right(member).compose(done -> represent(turn, assembly, member, holder)))
        .recover(failure -> tried(turn, failure));
  }

  private Future<Reply> represent(
      Turn turn, Assembly assembly, MemberId member, Optional<MemberId> holder) {
    return seats
        .of(assembly.id(), member)
        .compose(seat -> holder
            .map(by -> seats.of(assembly.id(), by).map(held -> Optional.of(held.orElse(by))))
            .orElse(Future.succeededFuture(Optional.empty()))
            .compose(by -> store.represent(assembly.id(), seat.orElse(member), by, turn.now())))
        .compose(standing -> standing == Standing.DONE || standing == Standing.ALREADY
            ? represented(turn, assembly, holder)
            : standing(turn, standing));
  }

  private Future<Reply> represented(Turn turn, Assembly assembly, Optional<MemberId> holder) {
    if (holder.isEmpty()) {
      return Future.succeededFuture(
          Reply.privately(turn.say("ballot.proxy.ended", "title", assembly.title())));
    }
    return members
        .get(holder.get())
        .map(found -> Reply.privately(turn.say(
            "ballot.proxy.given",
            "title",
            assembly.title(),
            "name",
            found.map(Member::name).orElse(holder.get().value()),
            "id",
            assembly.id())));
  }
}
