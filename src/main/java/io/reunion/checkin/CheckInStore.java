package io.reunion.checkin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lettuce.core.SetArgs;
import io.reunion.event.EventId;
import io.reunion.event.Seat;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Arrivals, and the words and codes by which people say that they have come.
 *
 * <table>
 * <caption>Keys; ID is the event's</caption>
 * <tr><td>{@code event:{ID}:arrivals}</td><td>hash: person to JSON of the arrival</td></tr>
 * <tr><td>{@code event:{ID}:arrived:OP}</td><td>string: what was answered; as long as a platform may repeat it</td></tr>
 * <tr><td>{@code event:{ID}:words}</td><td>hash: ROOM, ONLINE to the word that is shown there; only while it counts</td></tr>
 * <tr><td>{@code event:{ID}:codes}</td><td>hash: secret to "person\\nname", "door" or "staff"; a person may have several</td></tr>
 * <tr><td>{@code event:{ID}:coded}</td><td>hash: person, "door" or "staff" to the secret that they are given</td></tr>
 * <tr><td>{@code checkin:{WORD}}</td><td>string: "ID ROOM" or "ID ONLINE"; 30 days</td></tr>
 * <tr><td>{@code checkin:tries:{USER}}</td><td>string: wrong words; a quarter of an hour from the first</td></tr>
 * </table>
 */
public final class CheckInStore {
  private static final Script ARRIVE = Script.beside(CheckInStore.class, "arrive.lua");
  private static final Script UNITE = Script.beside(CheckInStore.class, "unite.lua");
  private static final Script FORGET = Script.beside(CheckInStore.class, "forget.lua");
  private static final Script TRY = Script.beside(CheckInStore.class, "try.lua");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Letters and digits that nobody takes for one another, read out or on a screen far away. */
  private static final String LETTERS = "acdefhjkmnpqrtuvwxy3479";

  private static final int WORD_LENGTH = 6;
  private static final int SECRET_BYTES = 24;
  private static final Duration WORD_LIFE = Duration.ofDays(30);
  private static final Duration OPERATION_LIFE = Duration.ofDays(8);
  private static final Duration TRIES_LIFE = Duration.ofMinutes(15);
  private static final int MOST_TRIES = 6;
  static final String DOOR = "door";
  static final String STAFF = "staff";

  /** Which event's word it is, and where it is shown. */
  record Shown(EventId event, Seat seat) {}

  private final Redis redis;

  public CheckInStore(Redis redis) {
    this.redis = redis;
  }

  private static String key(EventId event, String part) {
    return "event:{" + event + "}:" + part;
  }

  private static String word(String word) {
    return "checkin:{" + word + "}";
  }

  private static String randomWord() {
    StringBuilder word = new StringBuilder(WORD_LENGTH);
    for (int i = 0; i < WORD_LENGTH; i++) {
      word.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return word.toString();
  }

  static boolean isWord(String text) {
    return text.length() == WORD_LENGTH && text.chars().allMatch(c -> LETTERS.indexOf(c) >= 0);
  }

  /** The word to be shown in the room, or to those who take part from afar; the same until check-in ends. */
  Future<String> open(EventId event, Seat seat) {
    String fresh = randomWord();
    return redis
        .call(c ->
            c.set(word(fresh), event + " " + seat, SetArgs.Builder.nx().ex(WORD_LIFE.toSeconds())))
        .compose(mine -> mine == null
            // Another event shows this very word.
            ? open(event, seat)
            : redis
                .call(c -> c.hsetnx(key(event, "words"), seat.name(), fresh))
                .compose(set -> redis.call(c -> c.hget(key(event, "words"), seat.name()))));
  }

  /** No word counts any more. */
  Future<Void> close(EventId event) {
    return redis.call(c -> c.del(key(event, "words"))).mapEmpty();
  }

  /** The words that count now. */
  public Future<Map<Seat, String>> words(EventId event) {
    return redis.call(c -> c.hgetall(key(event, "words"))).map(found -> {
      Map<Seat, String> words = new EnumMap<>(Seat.class);
      found.forEach((seat, word) -> words.put(Seat.valueOf(seat), word));
      return words;
    });
  }

  /** For what a word is shown now. */
  Future<Optional<Shown>> shown(String word) {
    return redis
        .call(c -> c.get(word(word)))
        .compose(found -> found == null
            ? Future.succeededFuture(Optional.empty())
            : shown(word, found.split(" ")));
  }

  private Future<Optional<Shown>> shown(String word, String[] parts) {
    Shown shown = new Shown(new EventId(parts[0]), Seat.valueOf(parts[1]));
    return words(shown.event())
        .map(words -> Optional.of(shown).filter(one -> word.equals(words.get(one.seat()))));
  }

  /** Whether somebody may try one more word. What is right costs nothing; see {@link #wrong}. */
  Future<Boolean> mayTry(String user) {
    return redis
        .call(c -> c.get("checkin:tries:{" + user + "}"))
        .map(tries -> tries == null || Integer.parseInt(tries) < MOST_TRIES);
  }

  Future<Void> wrong(String user) {
    return redis
        .run(
            TRY,
            List.of("checkin:tries:{" + user + "}"),
            List.of(Long.toString(TRIES_LIFE.toMillis())))
        .mapEmpty();
  }

  /**
   * The secret of a person, or of the {@link #DOOR} or the {@link #STAFF}; the same at every call.
   *
   * @param what the person's key and name, one a line
   */
  Future<String> secret(EventId event, String owner, String what) {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    String fresh = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return redis
        .call(c -> c.hsetnx(key(event, "coded"), owner, fresh))
        .compose(set -> redis.call(c -> c.hget(key(event, "coded"), owner)))
        .compose(secret ->
            redis.call(c -> c.hset(key(event, "codes"), secret, what)).map(secret));
  }

  /** What a secret stands for. */
  Future<Optional<String>> owner(EventId event, String secret) {
    return redis.call(c -> c.hget(key(event, "codes"), secret)).map(Optional::ofNullable);
  }

  /** Who comes: under which keys they may stand, where, and how that is known. */
  record Coming(List<String> keys, String name, Seat seat, int seats, Arrival.Way way) {}

  /** What became of it. */
  enum Result {
    ARRIVED,
    ALREADY,
    UNDONE,
    NOT_THERE
  }

  /** What became of it, and who it was. */
  record Outcome(Result result, Optional<Arrival> arrival) {}

  /** Notes an arrival. Calling twice with the same operation is harmless. */
  Future<Outcome> arrive(EventId event, Coming coming, String operation, Instant at) {
    return run(event, "ARRIVE", coming, operation, at);
  }

  /** Takes an arrival back. Calling twice with the same operation is harmless. */
  Future<Outcome> undo(EventId event, Coming coming, String operation, Instant at) {
    return run(event, "UNDO", coming, operation, at);
  }

  private Future<Outcome> run(
      EventId event, String what, Coming coming, String operation, Instant at) {
    List<String> args = new ArrayList<>(List.of(
        what,
        Long.toString(at.toEpochMilli()),
        Long.toString(OPERATION_LIFE.toSeconds()),
        coming.name(),
        coming.seat().name(),
        Integer.toString(coming.seats()),
        coming.way().name()));
    args.addAll(coming.keys());
    return redis
        .runConfirmed(
            ARRIVE,
            List.of(
                key(event, "arrivals"), key(event, "answers"), key(event, "arrived:" + operation)),
            args)
        .map(reply -> new Outcome(
            Result.valueOf(reply.text(0)),
            reply.text(2).isEmpty()
                ? Optional.empty()
                : Optional.of(arrival(reply.text(1), reply.text(2)))));
  }

  /** Under which keys people have come or have codes. */
  Future<Set<String>> people(EventId event) {
    return redis
        .call(c -> c.hkeys(key(event, "arrivals")))
        .compose(come -> redis.call(c -> c.hkeys(key(event, "coded"))).map(coded -> {
          Set<String> people = new TreeSet<>(come);
          people.addAll(coded);
          return people;
        }));
  }

  /** Counts somebody once, under {@code own}, who stands under others too. Calling twice is harmless. */
  Future<Void> unite(EventId event, String own, List<String> others) {
    List<String> people = new ArrayList<>(List.of(own));
    people.addAll(others);
    return redis
        .run(
            UNITE,
            List.of(
                key(event, "arrivals"),
                key(event, "answers"),
                key(event, "coded"),
                key(event, "codes")),
            people)
        .mapEmpty();
  }

  /**
   * Takes somebody's name out of who has come: they stay as a figure, and their codes lead nowhere. Calling twice is harmless.
   *
   * @param other the key in their place
   */
  public Future<Void> forget(EventId event, String person, String other) {
    String arrivals = key(event, "arrivals");
    return redis
        .call(c -> c.hget(arrivals, person))
        .compose(json -> json == null
            ? Future.succeededFuture()
            : redis
                .call(c -> c.hset(arrivals, other, nameless(json)))
                .compose(set -> redis.call(c -> c.hdel(arrivals, person)))
                .mapEmpty())
        .compose(done ->
            redis.run(FORGET, List.of(key(event, "coded"), key(event, "codes")), List.of(person)))
        .mapEmpty();
  }

  private static String nameless(String json) {
    try {
      ObjectNode fields = (ObjectNode) JSON.readTree(json);
      fields.remove("also");
      return fields.put("name", "—").toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not an arrival of ours", e);
    }
  }

  /** Everybody who has come, the first first. */
  public Future<List<Arrival>> arrivals(EventId event) {
    return redis
        .call(c -> c.hgetall(key(event, "arrivals")))
        .map(found -> found.entrySet().stream()
            .map(one -> arrival(one.getKey(), one.getValue()))
            .sorted(Comparator.comparing(Arrival::at).thenComparing(Arrival::name))
            .toList());
  }

  private static Arrival arrival(String person, String json) {
    try {
      JsonNode fields = JSON.readTree(json);
      List<String> also = new ArrayList<>();
      fields.path("also").forEach(key -> also.add(key.asText()));
      return new Arrival(
          person,
          fields.path("name").asText(),
          Seat.valueOf(fields.path("seat").asText()),
          fields.path("seats").asInt(),
          fields.path("walkIn").asBoolean(),
          Arrival.Way.valueOf(fields.path("way").asText()),
          Instant.ofEpochMilli(fields.path("at").asLong()),
          also);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not an arrival of ours", e);
    }
  }
}
