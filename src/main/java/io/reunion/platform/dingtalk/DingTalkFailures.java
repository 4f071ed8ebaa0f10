package io.reunion.platform.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a {@code code} or an {@code errcode} means. Codes are compared without regard to case, which differs between pages, and with hyphens for stops. */
final class DingTalkFailures {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  /** An error of the gateway, which says in {@code sub_code} what it was; most often the token. */
  private static final long GATEWAY = 88;

  private static final Set<String> OF_THE_GATEWAY =
      Set.of("40014", "42001", "60011", "90018", "90020");

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,80}");

  private DingTalkFailures() {}

  static SendFailedException of(ApiAnswer answer, Optional<JsonNode> json, Instant now) {
    String code = json.map(DingTalkFailures::code).orElse("");
    return code.isEmpty() ? StatusFailures.of(answer, now, Scope.ACCOUNT) : of(code, answer, now);
  }

  /** The word for what went wrong; empty if it is said that nothing did. */
  static String code(JsonNode body) {
    String code = Fields.text(body, "code");
    if (!code.isEmpty()) {
      return CODE.matcher(code).matches() ? code : "error";
    }
    long number = Fields.integer(body, "errcode").orElse(0);
    String told = Fields.text(body, "sub_code");
    boolean clearer = number == GATEWAY && OF_THE_GATEWAY.contains(told);
    return number == 0 ? "" : clearer ? told : Long.toString(number);
  }

  private static SendFailedException of(String code, ApiAnswer answer, Instant now) {
    String known = code.toLowerCase(Locale.ROOT).replace('.', '-');
    return switch (known) {
      case "group-disbanded",
          "invalid-openconversationid",
          "miss-openconversationid",
          "bot-stopped",
          "invalidparameter-robotcode-notexsit",
          "robot-notingroup",
          "token-notexisted",
          "staffid-notexisted",
          "300001" -> SendFailedException.of(Reason.GONE, code);
      case "send-forbidden" -> SendFailedException.of(Reason.SUSPENDED, code);
      case "invalidauthentication", "40014", "88", "42001" ->
        SendFailedException.of(Reason.REFRESH_TOKEN, Scope.ACCOUNT, code);
      case "130101", "90030" -> SendFailedException.retryAfter(TEN_MINUTES, Scope.CHAT, code);
      // -1: the system is busy, as DingTalk says; nothing was done.
      case "-1", "90018", "qpslimit", "throttling" ->
        StatusFailures.retry(answer.retryAfter(now), Scope.ACCOUNT, code);
      // The month's calls are used up; the secret is wrong; a permission is missing.
      case "90020", "60011", "invalidclientidorsecret" ->
        SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, code);
      default -> unlisted(known, code, answer, now);
    };
  }

  private static SendFailedException unlisted(
      String known, String code, ApiAnswer answer, Instant now) {
    if (known.contains("qpslimit") || answer.status() == 429) {
      return StatusFailures.retry(answer.retryAfter(now), Scope.ACCOUNT, code);
    } else if (known.startsWith("forbidden-accessdenied") || answer.status() == 401) {
      return SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, code);
    }
    return SendFailedException.of(
        answer.status() >= 500 ? Reason.UNKNOWN_OUTCOME : Reason.REJECTED, code);
  }
}
