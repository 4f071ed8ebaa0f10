package io.reunion.chat;

import java.time.Instant;

/**
 * A limited right to answer that came with an update: WeCom's {@code response_url}, LINE's reply token, Slack's {@code
 * response_url}.
 *
 * @param kind the platform's name for it
 * @param handle the URL or token itself; secret
 * @param usesLeft at least 1
 * @param expiresAt not valid from this moment on
 */
public record ReplyCredit(String kind, String handle, int usesLeft, Instant expiresAt) {
  @Override
  public String toString() {
    return "ReplyCredit[" + kind + ", uses=" + usesLeft + ", expires=" + expiresAt + "]";
  }
}
