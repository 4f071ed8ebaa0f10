package io.reunion.platform;

import io.reunion.chat.Finding;
import io.reunion.chat.Finding.Kind;
import io.reunion.chat.Markup;
import io.reunion.chat.SendFailedException;
import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What adapters say of themselves when they are checked. */
public final class Checks {
  private static final int MAX_DETAIL = 200;

  private Checks() {}

  /** What {@code read} finds in the answer to a harmless call, or what its failure says of the credentials. Never fails. */
  public static <T> Future<List<Finding>> of(Future<T> call, Function<T, List<Finding>> read) {
    return call.map(read).otherwise(failure -> List.of(Finding.of(refusal(failure))));
  }

  /** The same with another call after the first. */
  public static <T> Future<List<Finding>> then(
      Future<T> call, Function<T, Future<List<Finding>>> read) {
    return call.compose(read).otherwise(failure -> List.of(Finding.of(refusal(failure))));
  }

  private static SendFailedException refusal(Throwable failure) {
    return failure instanceof SendFailedException refused
        ? refused
        : SendFailedException.of(
            SendFailedException.Reason.UNKNOWN_OUTCOME, failure.getClass().getSimpleName());
  }

  /**
   * @param name what the platform calls the bot
   */
  public static Finding works(String name) {
    return new Finding(Kind.CREDENTIALS_WORK, detail(name));
  }

  /**
   * @param registered the address that the platform has
   * @param expected ours; only its path counts where its host is a placeholder
   */
  public static Finding webhook(String registered, String expected) {
    if (registered.isBlank()) {
      return new Finding(Kind.WEBHOOK_MISSING, expected);
    }
    boolean right = expected.startsWith("https://HOST/")
        ? path(registered).equals(expected.substring("https://HOST".length()))
        : withoutQuery(registered).equals(expected);
    return new Finding(
        right ? Kind.WEBHOOK_RIGHT : Kind.WEBHOOK_ELSEWHERE, detail(withoutQuery(registered)));
  }

  /** What of {@code needed} is not {@code granted}. */
  public static List<Finding> missing(Set<String> granted, List<String> needed) {
    return needed.stream()
        .filter(permission -> !granted.contains(permission))
        .map(permission -> new Finding(Kind.PERMISSION_MISSING, permission))
        .toList();
  }

  /** {@code before} and one more. */
  public static List<Finding> and(List<Finding> before, Finding one) {
    List<Finding> all = new ArrayList<>(before);
    all.add(one);
    return List.copyOf(all);
  }

  /** Credentials that were refused with {@code code} are right, and something else is missing. */
  public static List<Finding> forbidden(List<Finding> found, String code, String permission) {
    return found.stream()
        .map(one -> one.kind().isProblem() && one.detail().contains(code)
            ? new Finding(Kind.PERMISSION_MISSING, permission)
            : one)
        .toList();
  }

  /** A query may hold what is secret. */
  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private static String path(String url) {
    try {
      String path = URI.create(url).getPath();
      return path == null ? "" : path;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A word from outside, fit for a line. */
  public static String detail(String outside) {
    return PlainText.cut(Markup.literal(outside).replace('\n', ' ').strip(), MAX_DETAIL);
  }
}
