package io.reunion.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A message within its chat: enough to edit it, reply to it or know it again. Opaque above the adapter. */
public record MessageId(String value) {
  @JsonCreator
  public MessageId {
    Ids.check("message id", value, 256);
  }

  @Override
  @JsonValue
  public String toString() {
    return value;
  }
}
