package io.reunion.suggestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.filing.Drawer;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.reunion.suggestion.Suggestion.State;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Suggestions, in the drawer {@code suggestions}; beside it {@code suggestions:{all}:arrived:HOUR}, a string: how many came. The number of an operation is remembered under its hash for ten minutes
 * only, since whoever knew the message could else tell its author by it.
 */
public final class SuggestionStore {
  private static final Duration REPEATED = Duration.ofMinutes(10);

  private static final Script ARRIVED = Script.beside(SuggestionStore.class, "arrived.lua");

  private final Redis redis;
  private final Drawer<Suggestion> drawer;

  public SuggestionStore(Redis redis) {
    this.redis = redis;
    drawer = new Drawer<>(redis, "suggestions", Suggestion.class).rememberingOperations(REPEATED);
  }

  Future<Suggestion> add(String by, String text, String operation, Instant now) {
    return drawer.add(
        operation, number -> new Suggestion(number, by, "", text, now, State.OPEN, "", "", now));
  }

  Future<Suggestion> addAnonymous(String codeHash, String text, String operation, Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    return drawer
        .add(
            operation,
            number -> new Suggestion(number, "", codeHash, text, day, State.OPEN, "", "", day))
        .compose(made -> drawer
            .change(Integer.toString(made.number()), known -> known.withCode(codeHash))
            .map(changed -> changed.map(Changed::after).orElse(made)));
  }

  /** Counts one more that came in {@code hour}; how many did. Counting twice only tells the office less. */
  Future<Long> arrivals(Instant hour) {
    return redis
        .run(
            ARRIVED,
            List.of("suggestions:{all}:arrived:" + hour),
            List.of(Long.toString(Duration.ofHours(1).toMillis())))
        .map(reply -> reply.number());
  }

  Future<Optional<Suggestion>> find(String number) {
    return drawer.get(number);
  }

  /** The anonymous one of whoever has this code. */
  Future<Optional<Suggestion>> byCode(String code) {
    String hash = AuthorCode.hash(code);
    return drawer
        .all()
        .map(all -> all.stream().filter(one -> one.codeHash().equals(hash)).findFirst());
  }

  Future<Optional<Changed<Suggestion>>> change(String number, UnaryOperator<Suggestion> edit) {
    return drawer.change(number, edit);
  }

  public Future<List<Suggestion>> all() {
    return drawer.all();
  }

  public Future<JsonNode> export(MemberId member) {
    String person = "m:" + member;
    return drawer.export(one -> one.by().equals(person));
  }

  /** What they suggested stays, without an author, and what they took care of without them. */
  public Future<Void> forget(MemberId member, Set<String> names) {
    String person = "m:" + member;
    return drawer.changeAll(
        one -> Integer.toString(one.number()),
        one -> (one.by().equals(person) ? one.withoutAuthor() : one).withoutOwner(names));
  }
}
