package io.reunion.chat;

/** A message within its chat: enough to edit it, reply to it or know it again. Opaque above the adapter. */
public record MessageId(String value) {
  public MessageId {
    Ids.check("message id", value, 256);
  }

  @Override
  public String toString() {
    return value;
  }
}
