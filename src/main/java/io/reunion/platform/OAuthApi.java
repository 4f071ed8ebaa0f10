package io.reunion.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** An API that is called with a bearer token, for which OAuth 2 is asked with a form. */
public final class OAuthApi {
  /** One of the form's fields, not yet escaped. */
  public record Field(String name, String value) {}

  /** Where a token is asked for. */
  public interface Grant {
    ApiMethod method();

    /**
     * The form's fields, made anew for each request.
     *
     * @throws SendFailedException where the account has no credentials
     */
    List<Field> form();
  }

  /** The answer's object, or a {@link SendFailedException} of what the platform said. */
  @FunctionalInterface
  public interface Judge {
    Future<JsonNode> judge(ApiAnswer answer);
  }

  private final ApiClient client;
  private final Grant grant;
  private final Judge judge;
  private final AccessToken token;

  /**
   * @param name of the token among all accounts'
   */
  public OAuthApi(Equipment equipment, String name, Grant grant, Judge judge) {
    this.client = equipment.client();
    this.grant = grant;
    this.judge = judge;
    this.token = equipment.tokens().token(name, this::fetch);
  }

  private Future<AccessToken.Fetched> fetch() {
    try {
      String form = grant.form().stream()
          .map(field -> field.name() + "=" + escaped(field.value()))
          .collect(Collectors.joining("&"));
      ApiMethod method = grant.method().with("Content-Type", "application/x-www-form-urlencoded");
      return client.call(method, Buffer.buffer(form)).compose(this::fetched);
    } catch (SendFailedException e) {
      return Future.failedFuture(e);
    }
  }

  private static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** A wrong secret, a key that was withdrawn or an account that is disabled is told with 400 or 401. */
  private Future<AccessToken.Fetched> fetched(ApiAnswer answer) {
    return answer.status() == 400 || answer.status() == 401
        ? Future.failedFuture(
            SendFailedException.of(Reason.SUSPENDED, Scope.ACCOUNT, "token-refused"))
        : judge
            .judge(answer)
            .compose(body -> AccessToken.Fetched.of(body, "access_token", "expires_in"));
  }

  /** Whether a token can be had. */
  public Future<Void> authenticate() {
    return token.with(bearer -> Future.succeededFuture());
  }

  /**
   * @return succeeds with the answer's object; fails with {@link SendFailedException} and nothing else
   */
  public Future<JsonNode> call(ApiMethod method, Buffer body) {
    return token.with(bearer -> open(method.with("Authorization", "Bearer " + bearer), body));
  }

  /** The same without the token. */
  public Future<JsonNode> open(ApiMethod method, Buffer body) {
    return client.call(method, body).compose(judge::judge);
  }
}
