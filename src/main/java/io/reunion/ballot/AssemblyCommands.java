package io.reunion.ballot;

import io.reunion.ballot.Assembly.Attendance;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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
  private final MemberStore members;

  AssemblyCommands(Voting voting, MemberStore members) {
    this.voting = voting;
    this.store = voting.assemblies();
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
      return NEW.contains(word) ? convene(turn, rest) : with(turn, rest, this::close);
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
            : Future.succeededFuture(Reply.here(convened(turn, made.get()))));
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
    return store
        .attendance(assembly.id())
        .map(attendance -> Reply.here(meter(turn, assembly, attendance)));
  }

  private static String meter(Turn turn, Assembly assembly, Attendance attendance) {
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
        attendance.all() >= assembly.needed() ? "yes" : "no",
        "hash",
        assembly.seal().hash());
  }

  private Future<Reply> close(Turn turn, Assembly assembly) {
    return store
        .attendance(assembly.id())
        .compose(attendance -> store
            .close(assembly.id(), turn.now())
            .map(done -> Reply.here(turn.say("ballot.assembly.closed", "title", assembly.title())
                + "\n" + meter(turn, assembly, attendance))));
  }

  private Future<Reply> here(Turn turn) {
    Optional<Member> member = turn.speaker().member().filter(Member::verified);
    String code = Words.first(turn.arguments());
    if (member.isEmpty()) {
      return say(turn, "ballot.standing.notonroll");
    }
    return store.newest(20).compose(newest -> {
      Optional<Assembly> meant = newest.stream()
          .filter(assembly -> assembly.open() && assembly.code().equals(code))
          .findFirst();
      return meant.isEmpty()
          ? say(turn, "ballot.badcode")
          : store
              .attend(meant.get().id(), member.get().id(), turn.now())
              .compose(standing -> standing == Standing.DONE || standing == Standing.ALREADY
                  ? present(turn, meant.get())
                  : standing(turn, standing));
    });
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
    return store
        .onRoll(assembly.id(), holder)
        .compose(may -> may
            ? store
                .offer(assembly.id(), holder, code)
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
    return store
        .offered(assembly.id(), code)
        .compose(holder -> holder.isEmpty()
            ? say(turn, "ballot.badcode")
            : represent(turn, assembly, member, holder));
  }

  private Future<Reply> represent(
      Turn turn, Assembly assembly, MemberId member, Optional<MemberId> holder) {
    return store
        .represent(assembly.id(), member, holder, turn.now())
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
