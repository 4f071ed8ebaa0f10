package io.reunion.redis;

import java.io.IOException;
import java.nio.file.Path;

/** A program with an embedded server, for tests that kill it. Prints where it is, then waits for its standard input. */
final class EmbeddedRedisChild {
  private EmbeddedRedisChild() {}

  public static void main(String[] args) throws IOException {
    EmbeddedRedis redis =
        EmbeddedRedis.start(RedisDirectory.open(Path.of(args[0])), RedisNode.program());
    System.out.println(redis.uri() + " " + redis.pid());
    if (System.in.read() < 0) {
      System.exit(0); // in order, but nobody has closed the server
    }
  }
}
