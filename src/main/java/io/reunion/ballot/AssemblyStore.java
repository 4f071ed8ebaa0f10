package io.reunion.ballot;

import io.lettuce.core.Range;
import io.lettuce.core.SetArgs;
import io.lettuce.core.XAddArgs;
import io.reunion.ballot.Assembly.Attendance;
import io.reunion.ballot.count.Share;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The assemblies. Whoever stands twice under two accounts is still one member, and members are all that is stored here.
 *
 * <table>
 * <caption>Keys; ID is the assembly's</caption>
 * <tr><td>{@code assembly:{ID}}</td><td>hash: title, createdAt (ms), quorum, proxyLimit, count, hash, salt, code,
 *     state (OPEN, CLOSED), doubles</td></tr>
 * <tr><td>{@code assembly:{ID}:roll}</td><td>set: MEMBER</td></tr>
 * <tr><td>{@code assembly:{ID}:present}</td><td>hash: MEMBER to when (ms)</td></tr>
 * <tr><td>{@code assembly:{ID}:proxies}</td><td>hash: MEMBER who is represented to MEMBER who does it</td></tr>
 * <tr><td>{@code assembly:{ID}:seats}</td><td>hash: MEMBER to the MEMBER of the roll from whose seat they vote, where that
 *     is not their own: see {@link Seats}</td></tr>
 * <tr><td>{@code assembly:{ID}:log}</td><td>stream: at (ms), what, who, whom</td></tr>
 * <tr><td>{@code assembly:{ID}:ballots}</td><td>sorted set: ballot by when it was made (ms)</td></tr>
 * <tr><td>{@code assemblies}</td><td>sorted set: ID by createdAt</td></tr>
 * <tr><td>{@code proxy-code:{CODE}}</td><td>string: assembly and MEMBER who is willing; for a day</td></tr>
 * </table>
 */
public final class AssemblyStore {
  private static final Script CONVENE = Script.beside(AssemblyStore.class, "convene.lua");
  private static final Script ATTEND = Script.beside(AssemblyStore.class, "attend.lua");
  private static final Script PROXY = Script.beside(AssemblyStore.class, "proxy.lua");
  private static final Script UNITE = Script.beside(AssemblyStore.class, "unite.lua");
  private static final String INDEX = "assemblies";
  private static final long CODE_SECONDS = 86_400;

  private final Redis redis;

  /** What came of saying that one is there, or of giving a proxy. */
  public enum Standing {
    DONE,
    ALREADY,
    NOT_ON_ROLL,
    CLOSED,
    /** Who is there needs no proxy. */
    PRESENT,
    /** Nobody represents themselves. */
    SELF,
    /** Who represents others cannot be represented, and the other way round. */
    CHAIN,
    /** That member represents as many as are allowed. */
    FULL,
    UNKNOWN
  }

  /** One line of the log. */
  public record Entry(Instant at, String what, String who, String whom) {}

  public AssemblyStore(Redis redis) {
    this.redis = redis;
  }

  private static String key(String id) {
    return "assembly:{" + id + "}";
  }

  /** Fixes the roll. Calling twice is harmless; the first roll stays. */
  public Future<Void> convene(Assembly assembly, Roll roll) {
    List<String> args = new ArrayList<>(List.of(
        "title", assembly.title(),
        "createdAt", Long.toString(assembly.createdAt().toEpochMilli()),
        "quorum", assembly.quorum().toString(),
        "proxyLimit", Integer.toString(assembly.proxyLimit()),
        "count", Integer.toString(assembly.seal().count()),
        "hash", assembly.seal().hash(),
        "salt", roll.salt()));
    args.addAll(List.of("code", assembly.code(), "state", "OPEN"));
    int fields = args.size();
    roll.members().forEach(member -> args.add(member.value()));
    args.add(0, Integer.toString(fields));
    String id = assembly.id();
    return redis
        .run(CONVENE, List.of(key(id), key(id) + ":roll"), args)
        .compose(done ->
            redis.call(c -> c.zadd(INDEX, (double) assembly.createdAt().toEpochMilli(), id)))
        .mapEmpty();
  }

  public Future<Optional<Assembly>> find(String id) {
    return redis.call(c -> c.hgetall(key(id))).map(fields -> read(id, fields));
  }

  private static Optional<Assembly> read(String id, Map<String, String> fields) {
    String title = fields.get("title");
    return title == null
        ? Optional.empty()
        : Optional.of(new Assembly(
            id,
            title,
            Instant.ofEpochMilli(Long.parseLong(fields.getOrDefault("createdAt", "0"))),
            Share.read(fields.getOrDefault("quorum", "2/3")).orElse(Share.TWO_THIRDS),
            Integer.parseInt(fields.getOrDefault("proxyLimit", "0")),
            new Roll.Seal(
                Integer.parseInt(fields.getOrDefault("count", "0")),
                fields.getOrDefault("hash", "")),
            Integer.parseInt(fields.getOrDefault("doubles", "0")),
            fields.getOrDefault("code", ""),
            "OPEN".equals(fields.get("state"))));
  }

  /** The newest first. */
  public Future<List<Assembly>> newest(int most) {
    return redis.call(c -> c.zrevrange(INDEX, 0, most - 1L)).compose(ids -> {
      List<Future<Optional<Assembly>>> found = new ArrayList<>();
      ids.forEach(id -> found.add(find(id)));
      return Future.join(found)
          .map(done ->
              done.<Optional<Assembly>>list().stream().flatMap(Optional::stream).toList());
    });
  }

  /** The roll with its salt, for whoever checks it. */
  public Future<Roll> roll(String id) {
    Future<String> salt = redis.call(c -> c.hget(key(id), "salt"));
    return redis
        .call(c -> c.smembers(key(id) + ":roll"))
        .compose(members -> salt.map(known -> new Roll(
            known == null ? "" : known, members.stream().map(MemberId::new).toList())));
  }

  public Future<Boolean> onRoll(String id, MemberId member) {
    return redis.call(c -> c.sismember(key(id) + ":roll", member.value()));
  }

  /** {@code member} is there; a proxy that they gave ends with it. */
  public Future<Standing> attend(String id, MemberId member, Instant now) {
    return redis
        .run(
            ATTEND,
            List.of(
                key(id),
                key(id) + ":roll",
                key(id) + ":present",
                key(id) + ":proxies",
                key(id) + ":log"),
            List.of(member.value(), Long.toString(now.toEpochMilli())))
        .map(reply -> Standing.valueOf(reply.text()));
  }

  /** {@code holder} is willing to represent somebody; whoever has the code may ask for it. */
  public Future<Void> offer(String id, MemberId holder, String code) {
    return redis
        .call(c ->
            c.set("proxy-code:{" + code + "}", id + " " + holder, SetArgs.Builder.ex(CODE_SECONDS)))
        .mapEmpty();
  }

  /** Who offered to represent somebody in this assembly with {@code code}. */
  public Future<Optional<MemberId>> offered(String id, String code) {
    return redis
        .call(c -> c.get("proxy-code:{" + code + "}"))
        .map(found -> Optional.ofNullable(found)
            .filter(text -> text.startsWith(id + " "))
            .map(text -> new MemberId(text.substring(id.length() + 1))));
  }

  /** {@code holder} votes for {@code member}; empty takes it back. */
  public Future<Standing> represent(
      String id, MemberId member, Optional<MemberId> holder, Instant now) {
    return redis
        .run(
            PROXY,
            List.of(
                key(id),
                key(id) + ":roll",
                key(id) + ":present",
                key(id) + ":proxies",
                key(id) + ":log"),
            List.of(
                member.value(),
                holder.map(MemberId::value).orElse(""),
                Long.toString(now.toEpochMilli())))
        .map(reply -> Standing.valueOf(reply.text()));
  }

  /** Whether {@code by} may cast the vote of the seat {@code whom} now: who represents them, or they themselves. */
  Future<Boolean> mayCast(String id, MemberId whom, MemberId by) {
    Future<MemberId> seat = seat(id, whom);
    Future<MemberId> caster = seat(id, by);
    return redis
        .call(c -> c.hget(key(id) + ":proxies", whom.value()))
        .map(proxy -> proxy == null ? whom : new MemberId(proxy))
        .compose(voter ->
            seat.compose(own -> caster.map(seated -> own.equals(whom) && seated.equals(voter))));
  }

  /** The seat of {@code member}, whether or not it is on the roll. */
  Future<MemberId> seat(String id, MemberId member) {
    return redis
        .call(c -> c.hget(key(id) + ":seats", member.value()))
        .map(seat -> seat == null ? member : new MemberId(seat));
  }

  Future<Map<MemberId, MemberId>> seats(String id) {
    return redis.call(c -> c.hgetall(key(id) + ":seats")).map(AssemblyStore::members);
  }

  private static Map<MemberId, MemberId> members(Map<String, String> fields) {
    Map<MemberId, MemberId> members = new HashMap<>();
    fields.forEach((one, other) -> members.put(new MemberId(one), new MemberId(other)));
    return members;
  }

  /** The record {@code gone} went into {@code kept}: they have one seat. Calling twice is harmless. */
  Future<Void> unite(String id, MemberId gone, MemberId kept, Instant now) {
    return redis
        .run(
            UNITE,
            List.of(
                key(id),
                key(id) + ":roll",
                key(id) + ":present",
                key(id) + ":proxies",
                key(id) + ":seats",
                key(id) + ":log"),
            List.of(gone.value(), kept.value(), Long.toString(now.toEpochMilli())))
        .mapEmpty();
  }

  /** Who is represented, and by whom. */
  public Future<Map<MemberId, MemberId>> proxies(String id) {
    return redis.call(c -> c.hgetall(key(id) + ":proxies")).map(AssemblyStore::members);
  }

  public Future<Set<MemberId>> present(String id) {
    return redis.call(c -> c.hkeys(key(id) + ":present")).map(ids -> {
      Set<MemberId> present = new HashSet<>();
      ids.forEach(member -> present.add(new MemberId(member)));
      return present;
    });
  }

  /** Who is there or represented by somebody who is. */
  public Future<Attendance> attendance(String id) {
    return present(id)
        .compose(present -> proxies(id)
            .map(proxies -> new Attendance(present.size(), (int) proxies.entrySet().stream()
                .filter(proxy -> present.contains(proxy.getValue()))
                .filter(proxy -> !present.contains(proxy.getKey()))
                .count())));
  }

  public Future<List<Entry>> log(String id) {
    return redis
        .call(c -> c.xrange(key(id) + ":log", Range.unbounded()))
        .map(found -> found.stream()
            .map(line -> new Entry(
                Instant.ofEpochMilli(Long.parseLong(line.getBody().getOrDefault("at", "0"))),
                line.getBody().getOrDefault("what", ""),
                line.getBody().getOrDefault("who", ""),
                line.getBody().getOrDefault("whom", "")))
            .toList());
  }

  /** Ends it: nobody comes any more. */
  public Future<Void> close(String id, Instant now) {
    return redis
        .call(c -> c.hset(key(id), Map.of("state", "CLOSED")))
        .compose(done -> redis.call(c -> c.xadd(
            key(id) + ":log",
            new XAddArgs(),
            Map.of(
                "at", Long.toString(now.toEpochMilli()), "what", "CLOSED", "who", "", "whom", ""))))
        .mapEmpty();
  }

  Future<Void> list(String id, String ballot, Instant at) {
    return redis
        .call(c -> c.zadd(key(id) + ":ballots", (double) at.toEpochMilli(), ballot))
        .mapEmpty();
  }

  /** The ballots of an assembly, the oldest first. */
  Future<List<String>> ballots(String id) {
    return redis.call(c -> c.zrange(key(id) + ":ballots", 0, -1));
  }
}
