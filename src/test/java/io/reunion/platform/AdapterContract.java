package io.reunion.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.reunion.chat.ChatId;
import io.reunion.chat.Markup;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.SendFailedException;
import io.reunion.chat.SendFailedException.Reason;
import io.reunion.chat.SendFailedException.Scope;
import io.reunion.chat.Update;
import io.reunion.chat.UpdateJson;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every adapter does alike; its own test adds its payloads, its golden requests and its table of errors. */
public abstract class AdapterContract {
  @RegisterExtension
  protected static final WireMockExtension api =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  protected static final ObjectMapper JSON = new ObjectMapper();

  protected Platform platform;

  protected abstract Platform adapter(String apiBase);

  /** An authentic request with this body. */
  protected abstract WebhookRequest signed(byte[] body);

  protected abstract ChatId group();

  /** What the API answers to a message, and to everything else that is asked on the way to it. */
  protected abstract String yes();

  /** A longest text that is still taken. */
  protected abstract String longest();

  /** What of {@link EvilTexts} would become more than text in a message that was sent. */
  protected abstract boolean isHarmless(String text, String request);

  @BeforeEach
  final void connect() {
    answer(200, yes());
    Adapters.warm(Adapters.client(), URI.create(api.baseUrl()));
    api.resetRequests();
    platform = adapter(api.baseUrl());
  }

  protected final void answer(int status, String body) {
    api.resetMappings();
    api.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
  }

  protected final SendFailedException refusal(int status, String body) {
    answer(status, body);
    return Await.failure(platform.send(Adapters.hello(group())));
  }

  protected final void assertRefusal(int status, String body, Reason reason, Scope scope) {
    SendFailedException failure = refusal(status, body);
    assertThat(failure.reason()).as(failure.code()).isEqualTo(reason);
    assertThat(failure.scope()).as(failure.code()).isEqualTo(scope);
    assertThat(failure.toString()).doesNotContain("canary");
  }

  /** What the API was asked, in order. */
  protected final List<LoggedRequest> calls(String method, String pathPart) {
    List<ServeEvent> events = new ArrayList<>(api.getAllServeEvents());
    Collections.reverse(events);
    return events.stream()
        .map(event -> LoggedRequest.createFrom(event.getRequest()))
        .filter(call -> call.getMethod().value().equals(method) && call.getUrl().contains(pathPart))
        .toList();
  }

  /** The payload {@code name} of {@code recorded.json} beside the test. */
  protected final byte[] recorded(String name) {
    try {
      JsonNode all = JSON.readTree(Webhooks.recorded(getClass(), "recorded.json"));
      JsonNode found = all.path(name);
      assertThat(found.isMissingNode()).as(name).isFalse();
      return JSON.writeValueAsBytes(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected final WebhookResult receive(String name) {
    return platform.receive(signed(recorded(name)));
  }

  protected final <T extends Update> T only(String name, Class<T> kind) {
    return Webhooks.only(receive(name), kind);
  }

  /** The kinds of updates in each recorded payload. */
  protected final Map<String, String> kinds() {
    Map<String, String> kinds = new TreeMap<>();
    try {
      JSON.readTree(Webhooks.recorded(getClass(), "recorded.json"))
          .fieldNames()
          .forEachRemaining(name -> kinds.put(name, kind(receive(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kinds;
  }

  private static String kind(WebhookResult result) {
    if (!(result instanceof WebhookResult.Accepted accepted)) {
      return result.getClass().getSimpleName();
    }
    for (Update update : accepted.updates()) {
      assertThat(UpdateJson.read(UpdateJson.write(update))).isEqualTo(update);
    }
    return accepted.updates().isEmpty()
        ? "nothing"
        : accepted.updates().get(0).getClass().getSimpleName() + " "
            + accepted.updates().get(0).chat().value();
  }

  @Test
  void takesNoBadJsonForAnUpdate() {
    BadJson.all().forEach((what, body) -> {
      WebhookResult result = platform.receive(signed(body));
      if (result instanceof WebhookResult.Accepted accepted) {
        assertThat(accepted.updates()).as(what).isEmpty();
      } else {
        assertThat(result)
            .as(what)
            .isInstanceOfAny(WebhookResult.Malformed.class, WebhookResult.Unauthorized.class);
      }
    });
  }

  @Test
  void knowsNothingOfABrokenConnection() {
    Await.value(platform.send(Adapters.hello(group()).inChat(group())));
    for (Fault fault : Fault.values()) {
      api.resetMappings();
      api.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
      assertThat(Await.failure(platform.send(Adapters.hello(group()))).reason())
          .as(fault.name())
          .isEqualTo(Reason.UNKNOWN_OUTCOME);
    }
    assertThat(Await.failure(adapter("http://127.0.0.1:1").send(Adapters.hello(group())))
            .reason())
        .isEqualTo(Reason.RETRY_AFTER);
  }

  @Test
  void waitsForAnAnswerWithinItsTimeAndNotForALaterOne() {
    Await.value(platform.send(Adapters.hello(group())));
    answerAfter(Adapters.PATIENCE.dividedBy(2));
    assertThat(Await.value(platform.send(Adapters.hello(group())))).isInstanceOf(Receipt.class);
    answerAfter(Adapters.PATIENCE.multipliedBy(2));
    assertThat(Await.failure(platform.send(Adapters.hello(group()))).reason())
        .isEqualTo(Reason.UNKNOWN_OUTCOME);
  }

  private void answerAfter(Duration delay) {
    api.resetMappings();
    api.stubFor(any(anyUrl()).willReturn(okJson(yes()).withFixedDelay((int) delay.toMillis())));
  }

  @Test
  void answersWhateverIsSentWithAGoodSignature() throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    for (JsonNode payload : JSON.readTree(Webhooks.recorded(getClass(), "recorded.json"))) {
      payloads.add(JSON.writeValueAsBytes(payload));
    }
    Mutations.survives(payloads, body -> platform.receive(signed(body)));
  }

  @Test
  void countsTextAsThePlatformDoes() {
    OutboundMessage message = Adapters.hello(group());
    assertThat(Await.value(platform.send(message.withText(longest())))).isNotNull();
    assertThat(Await.failure(platform.send(message.withText(longest() + "x"))).code())
        .isEqualTo("too-long");
    if (platform instanceof Platform.Edits edits) {
      assertThat(Await.failure(edits.edit(new MessageId("1"), message.withText(longest() + "x")))
              .code())
          .isEqualTo("too-long");
    }
  }

  @Test
  void whatIsNotOfThisPlatformIsNotWrittenTo() {
    assertThat(Await.failure(platform.send(
                Adapters.hello(new ChatId(platform.account(), "../../users/@me/x?y=z"))))
            .reason())
        .isIn(Reason.GONE, Reason.REJECTED);
  }

  @Test
  void noTextBecomesMoreThanText() {
    for (String evil : EvilTexts.ALL) {
      api.resetRequests();
      String text = "by " + Markup.literal(evil) + " said";
      Await.value(platform.send(Adapters.hello(group()).withText(text)));
      List<LoggedRequest> sent = calls(verb(), pathOfMessages());
      assertThat(sent).hasSize(1);
      String request = sent.get(0).getBodyAsString();
      assertThat(isHarmless(evil, request)).as("%s in %s", evil, request).isTrue();
    }
  }

  /** By which method messages are sent. */
  protected String verb() {
    return "POST";
  }

  /** A part of the path of messages that no other method has. */
  protected String pathOfMessages() {
    return "/messages";
  }
}
