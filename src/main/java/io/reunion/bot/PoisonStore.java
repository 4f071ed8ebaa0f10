package io.reunion.bot;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.reunion.chat.Update;
import io.reunion.chat.UpdateJson;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was set aside: {@code inbox:{P}:dead}, streams that the {@link Journal} fills. An entry goes after 30 days, or when
 * somebody has decided on it.
 */
public final class PoisonStore {
  private static final Script REPLAY = Script.beside(PoisonStore.class, "replay.lua");
  private static final Pattern ID = Pattern.compile("(\\d{1,2})-(\\d{1,15}-\\d{1,9})");
  private static final int MOST_OF_A_PARTITION = 50;

  private final Redis redis;
  private final int maxBacklog;

  public PoisonStore(Redis redis, Inbox.Bounds bounds) {
    this.redis = redis;
    this.maxBacklog = bounds.perPartition();
  }

  /** The newest first; at most fifty of a partition. */
  public Future<List<Poison>> all() {
    List<Future<List<Poison>>> partitions = new ArrayList<>(Journal.PARTITIONS);
    for (int p = 0; p < Journal.PARTITIONS; p++) {
      partitions.add(of(p));
    }
    return Future.join(partitions)
        .map(done -> done.<List<Poison>>list().stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Poison::at).reversed())
            .toList());
  }

  private Future<List<Poison>> of(int partition) {
    return redis
        .call(c -> c.xrevrange(
            Journal.key(partition, "dead"), Range.unbounded(), Limit.from(MOST_OF_A_PARTITION)))
        .map(found -> found.stream().map(entry -> poison(partition, entry)).toList());
  }

  private static Poison poison(int partition, StreamMessage<String, String> entry) {
    Map<String, String> body = entry.getBody();
    String id = entry.getId();
    return new Poison(
        partition + "-" + id,
        Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')))),
        body.getOrDefault("reason", ""),
        read(body.getOrDefault("update", "")));
  }

  private static Optional<Update> read(String json) {
    try {
      return Optional.of(UpdateJson.read(json));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Has it worked once more, by whichever instance finds it first, within seconds. Calling twice is harmless. Fails with
   * {@link Inbox.OverloadedException} while the journal is full.
   *
   * @return whether there is such an entry
   */
  public Future<Boolean> replay(String id) {
    return place(id).map(this::replay).orElseGet(() -> Future.succeededFuture(false));
  }

  private Future<Boolean> replay(Journal.Mark place) {
    return redis
        .run(
            REPLAY,
            List.of(
                Journal.key(place.partition(), "dead"), Journal.key(place.partition(), "journal")),
            List.of(place.id(), Integer.toString(maxBacklog)))
        .compose(reply -> reply.text().equals("FULL")
            ? Future.failedFuture(new Inbox.OverloadedException("the journal is full"))
            : Future.succeededFuture(reply.text().equals("DONE")));
  }

  /** Forgets it; says whether there was such an entry. */
  public Future<Boolean> drop(String id) {
    return place(id)
        .map(place -> redis
            .call(c -> c.xdel(Journal.key(place.partition(), "dead"), place.id()))
            .map(count -> count > 0))
        .orElseGet(() -> Future.succeededFuture(false));
  }

  private static Optional<Journal.Mark> place(String id) {
    Matcher parts = ID.matcher(id);
    return parts.matches() && Integer.parseInt(parts.group(1)) < Journal.PARTITIONS
        ? Optional.of(new Journal.Mark(Integer.parseInt(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }
}
