package io.reunion.platform.qq;

import io.reunion.chat.Markup;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.ReplyCredit;
import io.reunion.platform.JsonBody;
import io.reunion.platform.TypedCommands;
import io.reunion.platform.UniqueKey;
import io.vertx.core.buffer.Buffer;

/** The bodies of messages: plain text, with what buttons would do as commands to type. */
final class QqRequests {
  private static final int TEXT = 0;
  private static final int HEX = 16;
  private static final int SEQUENCE_DIGITS = 7;

  private QqRequests() {}

  /** QQ reads mentions and faces in angle brackets, for which there is no escape. */
  static String content(OutboundMessage message) {
    return Markup.literal(Markup.plain(TypedCommands.under(message, 0))).replace('<', '＜');
  }

  static Buffer push(OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("content", content(message));
      json.writeNumberField("msg_type", TEXT);
    });
  }

  static Buffer reply(ReplyCredit credit, OutboundMessage message) {
    return JsonBody.of(json -> {
      json.writeStringField("content", content(message));
      json.writeNumberField("msg_type", TEXT);
      json.writeStringField(credit.kind(), credit.handle());
      json.writeNumberField("msg_seq", sequence(message));
    });
  }

  /** From 1 on; the same on every attempt, and another one for another answer to the same message. */
  private static int sequence(OutboundMessage message) {
    return 1 + Integer.parseInt(UniqueKey.of(message).substring(0, SEQUENCE_DIGITS), HEX);
  }

  static Buffer confirmed() {
    return JsonBody.of(json -> json.writeNumberField("code", 0));
  }
}
