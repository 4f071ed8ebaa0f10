package io.reunion.announcement;

import io.reunion.announcement.Announcement.Change;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of an announcement beside its copies.
 *
 * <table>
 * <caption>Keys; ID is the announcement's</caption>
 * <tr><td>{@code announcement:{ID}:pins}</td><td>hash: CHAT to {@code pinned}, or why it is not</td></tr>
 * <tr><td>{@code announcement:{ID}:change}</td><td>string: KIND and the id of what has corrected it last, or taken it back</td></tr>
 * <tr><td>{@code announcement:{ID}:deeds}</td><td>list: at (ms), who and what was done, parted by tabs; the newest 200</td></tr>
 * </table>
 */
final class Annals {
  private static final int DEEDS = 200;

  private final Redis redis;

  Annals(Redis redis) {
    this.redis = redis;
  }

  private static String key(String id) {
    return "announcement:{" + id + "}";
  }

  /** What came of pinning the copy in {@code chat}: {@code pinned}, or why not. */
  Future<Void> pinned(String id, String chat, String outcome) {
    return redis.call(c -> c.hset(key(id) + ":pins", chat, outcome)).mapEmpty();
  }

  /** What came of pinning, by chat. */
  Future<Map<String, String>> pins(String id) {
    return redis.call(c -> c.hgetall(key(id) + ":pins"));
  }

  /** It is what {@code change} says from now on, which is the last word on it. */
  Future<Void> changed(String id, Change change) {
    return redis
        .call(c -> c.set(key(id) + ":change", change.kind() + " " + change.of()))
        .mapEmpty();
  }

  /** What has changed it last, by its id. */
  Future<Optional<Change>> change(String id) {
    return redis
        .call(c -> c.get(key(id) + ":change"))
        .map(text -> Optional.ofNullable(text)
            .map(known -> known.split(" ", 2))
            .map(parts -> new Change(Change.Kind.valueOf(parts[0]), parts[1])));
  }

  /** The earliest first. */
  Future<List<Deed>> deeds(String id) {
    return redis
        .call(c -> c.lrange(key(id) + ":deeds", 0, -1))
        .map(lines -> lines.stream().map(line -> deed(id, line)).toList());
  }

  private static Deed deed(String id, String line) {
    String[] parts = line.split("\t", 3);
    return new Deed(id, Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1], parts[2]);
  }

  Future<Void> note(Deed deed) {
    String line = String.join(
        "\t", Long.toString(deed.at().toEpochMilli()), deed.who().replace('\t', ' '), deed.what());
    return redis
        .call(c -> c.rpush(key(deed.announcement()) + ":deeds", line))
        .compose(length ->
            redis.call(c -> c.ltrim(key(deed.announcement()) + ":deeds", -DEEDS, -1)))
        .mapEmpty();
  }
}
