package io.reunion;

import io.reunion.redis.RedisServer;
import java.util.List;

/** The updates that are accepted and not settled, by what Redis says. */
final class Waiting {
  private Waiting() {}

  static long in(RedisServer server) {
    long entries = 0;
    List<String> journals = RedisServer.await(server.redis().call(c -> c.keys("inbox:*:journal")));
    for (String journal : journals) {
      entries += RedisServer.<Long>await(server.redis().call(c -> c.xlen(journal)));
    }
    return entries;
  }
}
