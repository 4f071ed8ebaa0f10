package io.reunion;

import io.reunion.redis.Durability;
import java.util.List;
import java.util.stream.Collectors;

/** Redis is set so that what was acknowledged may be lost, and the configuration does not accept that by name. */
final class WeakRedisException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WeakRedisException(List<Durability.Finding> findings) {
    super("Redis may lose what was acknowledged:\n"
        + findings.stream()
            .map(finding -> "  " + finding.weakness() + ": " + finding.sentence())
            .collect(Collectors.joining("\n"))
        + "\nChange Redis' settings, or accept each by name in reunion.yaml:\n  redis: {accept: ["
        + findings.stream()
            .map(finding -> finding.weakness().toString())
            .collect(Collectors.joining(", "))
        + "]}");
  }
}
