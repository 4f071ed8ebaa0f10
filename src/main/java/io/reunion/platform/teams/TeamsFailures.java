package io.reunion.platform.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.platform.ApiAnswer;
import io.reunion.platform.Fields;
import io.reunion.platform.StatusFailures;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a status and {@code error.code} mean. */
final class TeamsFailures {
  static final String NOT_EDITABLE = "not-editable";
  static final String NOT_FOUND = "http-404";

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_]{1,64}");

  private TeamsFailures() {}

  static SendFailedException of(ApiAnswer answer, Instant now) {
    Optional<JsonNode> json = answer.json();
    String said = json.map(body -> Fields.text(body.path("error"), "code")).orElse("");
    String code = CODE.matcher(said).matches() ? said : "http-" + answer.status();
    return switch (answer.status()) {
      case 401 ->
        said.equals("BotNotRegistered")
            ? SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, code)
            : SendFailedException.of(Reason.REFRESH_TOKEN, Scope.ACCOUNT, code);
      case 403 -> SendFailedException.of(isGone(said) ? Reason.GONE : Reason.SUSPENDED, code);
      case 404 ->
        said.equals("ConversationNotFound")
            ? SendFailedException.of(Reason.GONE, code)
            : SendFailedException.of(Reason.REJECTED, NOT_FOUND);
      case 412, 429 -> StatusFailures.retry(answer.retryAfter(now), Scope.CHAT, code);
      case 413 -> SendFailedException.of(Reason.REJECTED, "too-long");
      case 400 ->
        SendFailedException.of(
            Reason.REJECTED, said.equals("MessageSizeTooBig") ? "too-long" : code);
      default -> StatusFailures.of(answer, now, Scope.ACCOUNT);
    };
  }

  private static boolean isGone(String code) {
    return switch (code) {
      case "BotNotInConversationRoster",
          "BotDisabledByAdmin",
          "ConversationBlockedByUser",
          "ConversationNotFound" -> true;
      default -> false;
    };
  }

  /** An edit that cannot be: a new message is needed. */
  static SendFailedException ofEdit(SendFailedException failure) {
    return failure.code().equals(NOT_FOUND)
        ? SendFailedException.of(Reason.REJECTED, NOT_EDITABLE)
        : failure;
  }
}
