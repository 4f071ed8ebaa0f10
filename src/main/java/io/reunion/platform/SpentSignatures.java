package io.reunion.platform;

import io.reunion.chat.WebhookResult;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Some signatures cover a moment and nothing else, so whoever has got hold of one could put it above words of their own
 * for as long as the moment counts. What a signature was first used for it stays good for, at whichever instance; anything
 * else may come with it only for as long as two people may have written in the same moment.
 */
public final class SpentSignatures {

  private static final WebhookResult USED =
      new WebhookResult.Unauthorized("a signature that was used for something else");

  private static final WebhookResult UNTOLD =
      new WebhookResult.Unavailable("what the signature was used for cannot be asked");

  /** What the instances know together. */
  public interface Uses {
    /** Keeps the use {@code use} under {@code name} unless there is one; succeeds with the one that was first. */
    Future<String> first(String name, String use, Duration life);
  }

  private final Uses uses;
  private final Duration together;
  private final Duration life;

  /**
   * @param together between the arrival of two that were signed alike because they were sent at the same moment
   * @param window how far from its moment a signature counts
   */
  public SpentSignatures(Uses uses, Duration together, Duration window) {
    this.uses = uses;
    this.together = together;
    // It counts before its moment and after it; the rest is for clocks that differ.
    this.life = window.multipliedBy(2).plusMinutes(10);
  }

  /**
   * What {@code then} gives if {@code signature} may stand above {@code what}, which arrives now. Where nobody can tell, it
   * could not be journaled either: the platform is told to come again.
   */
  public WebhookResult unlessUsed(
      String signature, byte[] what, Instant now, Supplier<Future<WebhookResult>> then) {
    String meant = Digests.hex(Digests.sha256(what));
    String name =
        "signed-" + Digests.hex(Digests.sha256(signature.getBytes(StandardCharsets.UTF_8)));
    return new WebhookResult.Later(uses.first(name, now.toEpochMilli() + " " + meant, life)
        .compose(first -> covers(first, meant, now) ? then.get() : Future.succeededFuture(USED))
        .otherwise(UNTOLD));
  }

  private boolean covers(String first, String meant, Instant now) {
    int blank = first.indexOf(' ');
    Instant since = Instant.ofEpochMilli(Long.parseLong(first.substring(0, blank)));
    return first.substring(blank + 1).equals(meant) || now.isBefore(since.plus(together));
  }
}
