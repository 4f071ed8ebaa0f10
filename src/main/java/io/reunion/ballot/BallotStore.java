package io.reunion.ballot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.ballot.Ballot.Closing;
import io.reunion.ballot.Ballot.State;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The ballots. Of a sealed one nothing here has both a member and a paper, and nothing that is written while it is open has
 * a member at all.
 *
 * <table>
 * <caption>Keys; ID is the ballot's</caption>
 * <tr><td>{@code ballot:{ID}}</td><td>hash: terms (JSON), state; from closing on attended, needed, votes, head; papers
 *     (JSON), lot (JSON); while it is a draft offer:PERSON (JSON: name, key); late once a
 *     vote came after the end</td></tr>
 * <tr><td>{@code ballot:{ID}:may}</td><td>set: who may vote, MEMBER or SLOT, written in the order of the texts</td></tr>
 * <tr><td>{@code ballot:{ID}:votes}</td><td>hash: MEMBER to FOR, AGAINST or ABSTAIN, or SLOT to a sealed paper; until the
 *     ballot is closed</td></tr>
 * <tr><td>{@code ballot:{ID}:opened}</td><td>set: hashes of links that were used; until the ballot is closed</td></tr>
 * <tr><td>{@code ballot:{ID}:voted}</td><td>set: MEMBER who voted, written once, at closing, in the order of the ids</td></tr>
 * <tr><td>{@code ballot:{ID}:sealed}</td><td>list: the sealed papers as they are published, in the order of their hashes</td></tr>
 * </table>
 */
public final class BallotStore {
  private static final Script DEFINE = Script.beside(BallotStore.class, "define.lua");
  private static final Script STEP = Script.beside(BallotStore.class, "step.lua");
  private static final Script VOTE = Script.beside(BallotStore.class, "vote.lua");
  private static final Script FINISH = Script.beside(BallotStore.class, "finish.lua");
  private static final Script OFFER = Script.beside(BallotStore.class, "offer.lua");
  private static final String OFFERED = "offer:";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<List<String>>> PAPERS = new TypeReference<>() {};
  private static final TypeReference<Terms.Trustee> TRUSTEE = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final Redis redis;

  /** What became of a vote. */
  public enum Kept {
    KEPT,
    REPLACED,
    NOT_ON_ROLL,
    NOT_OPEN,
    CLOSED,
    UNKNOWN
  }

  public BallotStore(Redis redis) {
    this.redis = redis;
  }

  private static String key(String id) {
    return "ballot:{" + id + "}";
  }

  /** Whether a member or slot is on the roll of a ballot. */
  Future<Boolean> may(String id, String slot) {
    return redis.call(c -> c.sismember(key(id) + ":may", slot));
  }

  private static String votes(String id) {
    return key(id) + ":votes";
  }

  /** Writes the terms, unless it is open already; whether that was so. */
  Future<Boolean> define(Terms terms) {
    return redis
        .run(DEFINE, List.of(key(terms.id())), List.of(terms.text()))
        .map(reply -> reply.text().equals("OK"));
  }

  public Future<Optional<Ballot>> find(String id) {
    return redis.call(c -> c.hgetall(key(id))).map(BallotStore::read);
  }

  private static Optional<Ballot> read(Map<String, String> fields) {
    String terms = fields.get("terms");
    if (terms == null) {
      return Optional.empty();
    }
    Optional<Closing> closing = Optional.ofNullable(fields.get("attended"))
        .map(attended -> new Closing(
            Integer.parseInt(attended),
            number(fields, "needed"),
            number(fields, "votes"),
            fields.getOrDefault("head", "")));
    return Optional.of(new Ballot(
        Terms.read(terms),
        State.valueOf(fields.getOrDefault("state", "DRAFT")),
        closing,
        Optional.ofNullable(fields.get("papers")).map(json -> parse(json, PAPERS)),
        offers(fields)));
  }

  /** In the order of the names. */
  private static List<Ballot.Offer> offers(Map<String, String> fields) {
    List<Ballot.Offer> offers = new ArrayList<>();
    fields.forEach((name, json) -> {
      if (name.startsWith(OFFERED)) {
        offers.add(new Ballot.Offer(name.substring(OFFERED.length()), parse(json, TRUSTEE)));
      }
    });
    offers.sort(Comparator.comparing((Ballot.Offer offer) -> offer.trustee().name())
        .thenComparing(Ballot.Offer::person));
    return offers;
  }

  private static int number(Map<String, String> fields, String name) {
    return Integer.parseInt(fields.getOrDefault(name, "0"));
  }

  private static <T> T parse(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not written by us", e);
    }
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("lists of texts", e);
    }
  }

  /** Opens it for those who may vote. Whether it is open now. */
  Future<Boolean> open(String id, Collection<String> may) {
    return step(id, State.DRAFT, State.OPEN, Map.of(), ":may", may);
  }

  private Future<Boolean> step(
      String id,
      State from,
      State to,
      Map<String, String> fields,
      String set,
      Collection<String> members) {
    List<String> args = new ArrayList<>(List.of(from.name(), to.name()));
    args.add(Integer.toString(2 * fields.size()));
    fields.forEach((name, value) -> {
      args.add(name);
      args.add(value);
    });
    args.addAll(new TreeSet<>(members));
    return redis
        .run(STEP, List.of(key(id), key(id) + set), args)
        .map(reply -> reply.text().equals("OK"));
  }

  /** Puts in a vote; {@code who} is a member of a hand vote, a slot of a sealed one. */
  Future<Kept> vote(Terms terms, String who, String vote, Instant now) {
    return redis
        .run(
            VOTE,
            List.of(key(terms.id()), key(terms.id()) + ":may", votes(terms.id())),
            List.of(who, vote, Long.toString(now.toEpochMilli()), Long.toString(terms.closesAt())))
        .map(reply -> Kept.valueOf(reply.text()));
  }

  /** The votes by who cast them or by their slots. */
  Future<Map<String, String>> votes(Terms terms) {
    return redis.call(c -> c.hgetall(votes(terms.id())));
  }

  /** A link is used up; false if it was before. */
  Future<Boolean> useLink(String id, String hash) {
    return redis.call(c -> c.sadd(key(id) + ":opened", hash)).map(added -> added == 1);
  }

  /** Takes no vote any more; whether it is closed now. */
  Future<Boolean> close(String id) {
    return step(id, State.OPEN, State.CLOSED, Map.of(), ":may", List.of());
  }

  /** What was found at closing, for the trustees to go on from; who voted is written in the order of the ids. */
  Future<Void> keepSealed(
      String id, Closing closing, List<String> sealed, Collection<String> voted) {
    return finish(id, State.CLOSED, fields(closing), sealed, voted);
  }

  private static Map<String, String> fields(Closing closing) {
    return Map.of(
        "attended", Integer.toString(closing.attended()),
        "needed", Integer.toString(closing.needed()),
        "votes", Integer.toString(closing.votes()),
        "head", closing.head());
  }

  /** Ends it without a result: there was no quorum. */
  Future<Void> annul(String id, Closing closing) {
    return finish(id, State.VOID, fields(closing), List.of(), List.of());
  }

  /** Ends a hand vote with its papers. */
  Future<Void> settle(
      String id, Closing closing, List<List<String>> papers, Collection<String> voted) {
    Map<String, String> fields = new HashMap<>(fields(closing));
    fields.put("papers", json(papers));
    return finish(id, State.COUNTED, fields, List.of(), voted);
  }

  private Future<Void> finish(
      String id,
      State to,
      Map<String, String> fields,
      List<String> sealed,
      Collection<String> voted) {
    List<String> args = new ArrayList<>(
        List.of(to.name(), Integer.toString(2 * fields.size()), Integer.toString(sealed.size())));
    fields.forEach((name, value) -> {
      args.add(name);
      args.add(value);
    });
    args.addAll(sealed);
    args.addAll(new TreeSet<>(voted));
    List<String> keys = List.of(
        key(id),
        votes(id),
        key(id) + ":may",
        key(id) + ":opened",
        key(id) + ":sealed",
        key(id) + ":voted");
    return redis.run(FINISH, keys, args).mapEmpty();
  }

  /** {@code person} offers to be a trustee of a draft. Whether that is noted. */
  Future<Boolean> offer(String id, String person, Terms.Trustee trustee) {
    return redis
        .run(OFFER, List.of(key(id)), List.of(person, json(trustee)))
        .map(reply -> reply.text().equals("OK"));
  }

  /** These offers are taken or not wanted any more. */
  Future<Void> withdraw(String id, Collection<String> persons) {
    return persons.isEmpty()
        ? Future.succeededFuture()
        : redis
            .call(c -> c.hdel(
                key(id), persons.stream().map(person -> OFFERED + person).toArray(String[]::new)))
            .mapEmpty();
  }

  /** Takes a member's vote out of a hand vote that is not closed. */
  Future<Void> takeBack(String id, String member) {
    return redis.call(c -> c.hdel(votes(id), member)).mapEmpty();
  }

  /** What a member has said in a hand vote that is not closed. */
  Future<Optional<String>> said(String id, String member) {
    return redis.call(c -> c.hget(votes(id), member)).map(Optional::ofNullable);
  }

  /** What trustees found in the sealed papers. Whether it is counted now. */
  Future<Boolean> reveal(String id, List<List<String>> papers) {
    return step(
        id, State.CLOSED, State.COUNTED, Map.of("papers", json(papers)), ":voted", List.of());
  }

  /** The order that was drawn. */
  Future<Void> draw(String id, List<String> lot) {
    return redis.call(c -> c.hset(key(id), Map.of("lot", json(lot)))).mapEmpty();
  }

  Future<List<String>> lot(String id) {
    return redis
        .call(c -> c.hget(key(id), "lot"))
        .map(found -> found == null ? List.<String>of() : parse(found, TEXTS));
  }

  /** The sealed papers of a closed ballot, in the order of their hashes. */
  Future<List<String>> sealed(String id) {
    return redis.call(c -> c.lrange(key(id) + ":sealed", 0, -1));
  }

  /** Who voted; known from closing on. */
  public Future<List<String>> voted(String id) {
    return redis
        .call(c -> c.smembers(key(id) + ":voted"))
        .map(ids -> List.copyOf(new TreeSet<>(ids)));
  }
}
