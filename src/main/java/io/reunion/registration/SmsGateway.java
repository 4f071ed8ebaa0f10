package io.reunion.registration;

import io.reunion.config.Secret;
import io.reunion.member.Field;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends by an SMS gateway that takes one HTTP request a message, in whatever form: what the configuration gives is sent
 * with the number and the text put in where it says {@code {phone}} and {@code {text}}, escaped as the form needs it.
 */
public final class SmsGateway implements Mail {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int NOT_OK = 300;

  /** In which form the request is, which says how what is put in is escaped. */
  public enum Form {
    JSON("application/json"),
    URLENCODED("application/x-www-form-urlencoded");

    private final String type;

    Form(String type) {
      this.type = type;
    }

    private String escape(String text) {
      return switch (this) {
        case JSON -> {
          String quoted = io.vertx.core.json.Json.encode(text);
          yield quoted.substring(1, quoted.length() - 1);
        }
        case URLENCODED -> URLEncoder.encode(text, StandardCharsets.UTF_8);
      };
    }
  }

  /**
   * A gateway.
   *
   * @param body with {@code {phone}} and {@code {text}} in it
   * @param headers what the gateway asks for besides, such as Authorization
   * @param expects words that its answer has when it took the message; absent: any answer of status 2xx will do
   */
  public record Gateway(
      String url, Form form, String body, Map<String, Secret> headers, Optional<String> expects) {}

  private final HttpClient client;
  private final Gateway gateway;

  public SmsGateway(Vertx vertx, Gateway gateway) {
    this.client = vertx.createHttpClient();
    this.gateway = gateway;
  }

  @Override
  public Field reaches() {
    return Field.PHONE;
  }

  /** {@code +}, the country code and the number, as gateways take it; eleven digits that begin with 1 are of the mainland. */
  static String normalised(String phone) {
    StringBuilder digits = new StringBuilder();
    phone
        .codePoints()
        .filter(Character::isDigit)
        .forEach(c -> digits.append(Character.digit(c, 10)));
    String plain = digits.toString();
    boolean international = phone.strip().startsWith("+") || phone.strip().startsWith("\uff0b");
    if (!international && plain.startsWith("00")) {
      return "+" + plain.substring(2);
    }
    return !international && plain.length() == 11 && plain.startsWith("1")
        ? "+86" + plain
        : "+" + plain;
  }

  @Override
  public Future<Void> send(String address, String subject, String text) {
    Form form = gateway.form();
    String body = gateway
        .body()
        .replace("{phone}", form.escape(normalised(address)))
        .replace("{text}", form.escape(text));
    RequestOptions options = new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setAbsoluteURI(gateway.url())
        .setTimeout(PATIENCE.toMillis())
        .putHeader("Content-Type", form.type + "; charset=utf-8");
    gateway.headers().forEach((name, value) -> options.putHeader(name, value.reveal()));
    return client
        .request(options)
        .compose(request -> request.send(Buffer.buffer(body)))
        .compose(response -> response
            .body()
            .compose(answer -> isTaken(response.statusCode(), answer)
                ? Future.<Void>succeededFuture()
                : Future.failedFuture("the SMS gateway refused: status " + response.statusCode())))
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean isTaken(int status, Buffer answer) {
    return status >= OK
        && status < NOT_OK
        && gateway
            .expects()
            .map(words -> answer.toString(StandardCharsets.UTF_8).contains(words))
            .orElse(true);
  }

  /** Never a header: it may hold a key. */
  @Override
  public String toString() {
    return "SmsGateway[" + gateway.url() + "]";
  }
}
