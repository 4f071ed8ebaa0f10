package io.reunion.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A good request, and what somebody may try who has no secret: everything that authenticates it changed in one place,
 * shortened, lengthened, left out, given twice; the same with the body where it is signed.
 */
public final class Forgeries {
  private static final int ENOUGH = 40;
  private static final int PLACES = 24;
  private static final String BODY = "body";
  private static final List<String> GUESSES = List.of(
      "",
      " ",
      "0",
      "x",
      "null",
      "undefined",
      "true",
      "-1",
      "é",
      "A".repeat(44),
      "0".repeat(64),
      "a".repeat(10_000));

  private final WebhookRequest good;
  private final Function<WebhookRequest, WebhookResult> receive;
  private final Set<String> guards = new TreeSet<>();
  private int tried;

  private Forgeries(WebhookRequest good, Function<WebhookRequest, WebhookResult> receive) {
    this.good = good;
    this.receive = receive;
  }

  /**
   * Fails unless {@code good} is taken and everything that is made of it is refused as not authentic.
   *
   * @return what authenticates it: names of headers and parameters, and {@code body} where that is signed
   */
  public static Set<String> areRefused(
      WebhookRequest good, Function<WebhookRequest, WebhookResult> receive) {
    Forgeries forgeries = new Forgeries(good, receive);
    forgeries.isTaken();
    forgeries.fields(good.headers(), forgeries::withHeaders);
    forgeries.fields(good.query(), forgeries::withQuery);
    forgeries.bodies();
    assertThat(forgeries.tried).as("forgeries").isGreaterThanOrEqualTo(ENOUGH);
    return forgeries.guards;
  }

  /** The same where a secret stands in the body, which is not signed. */
  public static void ofTokenAreRefused(
      WebhookRequest good, String token, Function<WebhookRequest, WebhookResult> receive) {
    Forgeries forgeries = new Forgeries(good, receive);
    forgeries.isTaken();
    String body = good.body().toString(UTF_8);
    assertThat(body).contains(token);
    for (String wrong : spoilt(token)) {
      forgeries.refused(
          "token " + wrong, forgeries.withBody(body.replace(token, wrong).getBytes(UTF_8)));
    }
    assertThat(forgeries.tried).as("forgeries").isGreaterThanOrEqualTo(ENOUGH);
  }

  private WebhookResult result(WebhookRequest request) {
    return Webhooks.told(receive.apply(request));
  }

  private void isTaken() {
    assertThat(result(good)).as("the good one").isInstanceOf(WebhookResult.Accepted.class);
  }

  private boolean isRefused(WebhookRequest request) {
    return result(request) instanceof WebhookResult.Unauthorized;
  }

  private void refused(String what, WebhookRequest request) {
    assertThat(result(request)).as(what).isInstanceOf(WebhookResult.Unauthorized.class);
    tried++;
  }

  private WebhookRequest with(MultiMap headers, MultiMap query, byte[] body) {
    return new WebhookRequest(
        good.method(), good.path(), headers, query, Buffer.buffer(body), good.receivedAt());
  }

  private WebhookRequest withHeaders(MultiMap headers) {
    return with(headers, good.query(), good.body().getBytes());
  }

  private WebhookRequest withQuery(MultiMap query) {
    return with(good.headers(), query, good.body().getBytes());
  }

  private WebhookRequest withBody(byte[] body) {
    return with(good.headers(), good.query(), body);
  }

  private static MultiMap changed(MultiMap fields, String name, List<String> values) {
    return MultiMap.caseInsensitiveMultiMap().addAll(fields).remove(name).add(name, values);
  }

  private void fields(MultiMap fields, Function<MultiMap, WebhookRequest> request) {
    BiFunction<String, List<String>, WebhookRequest> with =
        (name, values) -> request.apply(changed(fields, name, values));
    for (String name : Set.copyOf(fields.names())) {
      if (!isRefused(with.apply(name, List.of()))) {
        continue;
      }
      guards.add(name);
      String right = fields.get(name);
      refused(name + " left out", with.apply(name, List.of()));
      refused(name + " after another", with.apply(name, List.of("x", right)));
      refused(name + " before another", with.apply(name, List.of(right, "x")));
      for (String wrong : spoilt(right)) {
        refused(name + ": " + wrong, with.apply(name, List.of(wrong)));
      }
    }
  }

  /** Other values; the last few characters of what is coded in Base64 may say the same in several ways. */
  private static List<String> spoilt(String right) {
    List<String> all = new ArrayList<>(GUESSES);
    all.addAll(List.of(
        right.substring(1), right.substring(0, right.length() / 2), right + right, "0" + right));
    int places = Math.min(PLACES, Math.max(1, right.length() - 4));
    int flips = places < PLACES ? 3 : 1;
    for (int at = 0; at < places; at++) {
      for (int bit = 0; bit < flips; bit++) {
        char other = (char) (right.charAt(at) ^ (1 << bit));
        all.add(right.substring(0, at) + other + right.substring(at + 1));
      }
    }
    all.removeIf(right::equals);
    return all;
  }

  private static byte[] flipped(byte[] bytes, int at, int bit) {
    byte[] other = bytes.clone();
    other[at] ^= (byte) (1 << bit);
    return other;
  }

  private void bodies() {
    byte[] right = good.body().getBytes();
    if (right.length == 0 || !isRefused(withBody(flipped(right, right.length / 2, 0)))) {
      return;
    }
    guards.add(BODY);
    for (int i = 0; i < PLACES; i++) {
      int at = i * (right.length - 1) / (PLACES - 1);
      refused("byte " + at, withBody(flipped(right, at, i % 8)));
    }
    refused("nothing", withBody(new byte[0]));
    refused("another", withBody("{}".getBytes(UTF_8)));
  }
}
