package io.reunion.platform.dingtalk;

import io.reunion.chat.WebhookResult;
import io.reunion.platform.Digests;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A signature of DingTalk covers a moment and nothing else, so whoever has got hold of one could put it above words of
 * their own for as long as the moment counts. What a signature was first used for it stays good for, at whichever
 * instance; anything else may come with it only for as long as two people may have written in the same millisecond.
 */
final class SpentSignatures {
  /** Between the arrival of two that were sent at the same moment. */
  static final Duration TOGETHER = Duration.ofSeconds(5);

  /** A moment counts from an hour before it to an hour after it; the rest is for clocks that differ. */
  private static final Duration LIFE = DingTalkSignature.WINDOW.multipliedBy(2).plusMinutes(10);

  private static final WebhookResult USED =
      new WebhookResult.Unauthorized("a signature that was used for something else");

  private static final WebhookResult UNTOLD =
      new WebhookResult.Unavailable("what the signature was used for cannot be asked");

  /** What the instances know together. */
  interface Uses {
    /** Keeps the use {@code use} under {@code name} unless there is one; succeeds with the one that was first. */
    Future<String> first(String name, String use, Duration life);
  }

  private final Uses uses;

  SpentSignatures(Uses uses) {
    this.uses = uses;
  }

  /**
   * What {@code then} gives if {@code signature} may stand above {@code what}, which arrives now. Where nobody can tell, it
   * could not be journaled either: DingTalk is told to come again.
   */
  WebhookResult unlessUsed(
      String signature, byte[] what, Instant now, Supplier<Future<WebhookResult>> then) {
    String meant = Digests.hex(Digests.sha256(what));
    String name =
        "signed-" + Digests.hex(Digests.sha256(signature.getBytes(StandardCharsets.UTF_8)));
    return new WebhookResult.Later(uses.first(name, now.toEpochMilli() + " " + meant, LIFE)
        .compose(first -> covers(first, meant, now) ? then.get() : Future.succeededFuture(USED))
        .otherwise(UNTOLD));
  }

  private static boolean covers(String first, String meant, Instant now) {
    int blank = first.indexOf(' ');
    Instant since = Instant.ofEpochMilli(Long.parseLong(first.substring(0, blank)));
    return first.substring(blank + 1).equals(meant) || now.isBefore(since.plus(TOGETHER));
  }
}
