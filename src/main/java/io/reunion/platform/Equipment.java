package io.reunion.platform;

import java.time.Clock;

/** What every adapter is given. */
public record Equipment(ApiClient client, TokenStore tokens, HeldAnswers answers, Clock clock) {
  public Notes notes() {
    return tokens.notes();
  }
}
