package io.reunion.platform;

import io.reunion.chat.WebhookResult.Answer;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Words in the response to a message, as WeChat's family takes them: XML, encrypted where messages are. */
public final class XmlAnswers {
  private static final String TYPE = "application/xml; charset=utf-8";

  private XmlAnswers() {}

  /** A text from {@code from}, whom the message was to, to {@code to}, whom it was from. */
  public static String text(String to, String from, Instant now, String words) {
    return FlatXml.write(
        "ToUserName", to,
        "FromUserName", from,
        "CreateTime", Long.toString(now.getEpochSecond()),
        "MsgType", "text",
        "Content", words);
  }

  public static Answer plain(String xml) {
    return new Answer(TYPE, Buffer.buffer(xml));
  }

  public static Answer sealed(MessageCrypt crypt, String xml, Instant now) {
    String encrypted = crypt.encrypt(xml.getBytes(StandardCharsets.UTF_8));
    String timestamp = Long.toString(now.getEpochSecond());
    String nonce = crypt.nonce();
    return plain(FlatXml.write(
        "Encrypt", encrypted,
        "MsgSignature", crypt.signature(timestamp, nonce, encrypted),
        "TimeStamp", timestamp,
        "Nonce", nonce));
  }
}
