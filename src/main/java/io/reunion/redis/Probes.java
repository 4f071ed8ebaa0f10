package io.reunion.redis;

import io.lettuce.core.cluster.SlotHash;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The keys {@code reunion:ping:N} (string, expire after a minute) by which Redis is asked whether it takes writes, and {@code
 * reunion:ping:heard} (likewise) by which it is seen whether it tells of them.
 */
final class Probes {
  static final String HEARD = "reunion:ping:heard";

  private static final int PARTS = 4;
  private static final List<String> SPREAD =
      IntStream.range(0, PARTS).mapToObj(Probes::inPart).toList();

  private Probes() {}

  /** One key, or for a cluster several that lie far apart. */
  static List<String> keys(RedisAddress.Kind kind) {
    return kind == RedisAddress.Kind.CLUSTER ? SPREAD : SPREAD.subList(0, 1);
  }

  private static String inPart(int part) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> "reunion:ping:" + i)
        .filter(key -> SlotHash.getSlot(key) * PARTS / SlotHash.SLOT_COUNT == part)
        .findFirst()
        .orElseThrow();
  }
}
