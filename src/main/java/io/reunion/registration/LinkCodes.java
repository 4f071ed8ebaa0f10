package io.reunion.registration;

import io.lettuce.core.SetArgs;
import io.reunion.chat.UserId;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.reunion.redis.Script;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One-time codes that link an account to a member. A code is eight consonants, written BCDF-GHJK: no word, and nothing
 * that a student number looks like. Only its hash is stored.
 *
 * <table>
 * <caption>Keys</caption>
 * <tr><td>{@code link-code:{HASH}}</td><td>string of lines: member, the account that alone may use it or nothing, the
 * operation that used it or nothing; until the code expires</td></tr>
 * </table>
 */
public final class LinkCodes {
  /** How long a code is good that is shown or mailed to somebody who waits for it. */
  public static final Duration SHORT = Duration.ofMinutes(15);
  /** How long one is good that an office passes on. */
  public static final Duration LONG = Duration.ofDays(3);

  private static final Script REDEEM = Script.beside(LinkCodes.class, "redeem.lua");
  private static final String LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
  private static final int HALF = 4;
  private static final Pattern SHAPE =
      Pattern.compile("[" + LETTERS + "]{4}[- ]?[" + LETTERS + "]{4}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Redis redis;

  public LinkCodes(Redis redis) {
    this.redis = redis;
  }

  static boolean isCode(String text) {
    return SHAPE.matcher(text.toUpperCase(Locale.ROOT)).matches();
  }

  private static String key(String code) {
    String letters = code.toUpperCase(Locale.ROOT).replaceAll("[^" + LETTERS + "]", "");
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.UTF_8));
      return "link-code:{" + HexFormat.of().formatHex(digest) + "}";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private static String random() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 2 * HALF; i++) {
      code.append(i == HALF ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /**
   * A new code by which an account becomes {@code member}'s.
   *
   * @param only the one account that may use it; any, if absent
   */
  public Future<String> issue(MemberId member, Optional<UserId> only, Duration life) {
    String code = random();
    String value = member + "\n" + only.map(UserId::toString).orElse("") + "\n";
    return redis
        .call(c -> c.set(key(code), value, SetArgs.Builder.px(life.toMillis())))
        .map(code);
  }

  /**
   * Uses a code up. Empty if there is no such code, it is for another account or was used by another operation; the same
   * operation may ask again.
   */
  Future<Optional<MemberId>> redeem(String code, UserId user, String operation) {
    return redis
        .run(REDEEM, List.of(key(code)), List.of(user.toString(), operation))
        .map(reply -> reply.isNil() ? Optional.empty() : Optional.of(new MemberId(reply.text())));
  }
}
