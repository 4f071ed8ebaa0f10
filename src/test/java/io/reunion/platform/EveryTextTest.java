package io.reunion.platform;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.reunion.chat.Button;
import io.reunion.chat.Capabilities.TextLimit;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.SendFailedException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts of characters that are more than one UTF-16 unit, more than one code point or run from right to left, at every limit. */
class EveryTextTest {
  @RegisterExtension
  static final StandIn api = new StandIn();

  private static final List<String> LETTERS =
      List.of("😀", "𠮷", "👨‍👩‍👧‍👦", "🇨🇳", "é", "שלום", "مرحبا", "吗", "ﷺ", "a\u0301");

  static List<EveryAdapter> adapters() {
    return EveryAdapter.all(api.uri(), api.equipment(Adapters.CLOCK, Duration.ofSeconds(20)));
  }

  /** Texts around all bounds at which something could be cut, one unit further each. */
  private static List<String> texts(EveryAdapter adapter, String letter) {
    int longest = adapter.platform().capabilities().text().length();
    List<String> texts = new ArrayList<>();
    for (int bound : List.of(26, 40, 112, 200, 400, 900, 1_024, 2_048, 3_000, longest)) {
      int fitting = Math.max(1, bound / adapter.platform().capabilities().text().measure(letter));
      for (String before : List.of("", "x", "xy", "xyz")) {
        texts.add(before + letter.repeat(fitting));
      }
    }
    return texts;
  }

  private static OutboundMessage message(EveryAdapter adapter, String text, String label) {
    return OutboundMessage.text(adapter.chat(), text, "k")
        .withButtons(List.of(
            List.of(new Button(label, "rsvp gala yes"), new Button("x" + label, "rsvp gala no"))));
  }

  @ParameterizedTest
  @MethodSource("adapters")
  void noCharacterIsCutInHalf(EveryAdapter adapter) throws CharacterCodingException {
    for (String letter : LETTERS) {
      for (String text : texts(adapter, letter)) {
        api.forget();
        EveryAdapter.TOKENS.forEach(path -> api.answer(path, 200, EveryAdapter.A_TOKEN));
        api.everything(aResponse().withBody(adapter.yes("\"1\"")));
        OutboundMessage plain = OutboundMessage.text(adapter.chat(), text, "k");
        assertSaid(adapter, plain, letter);
        assertSaid(adapter, message(adapter, text, letter.repeat(60)), letter);
        for (LoggedRequest request : api.all()) {
          assertWhole(request, letter);
        }
      }
    }
  }

  /** Who splits a text by what a platform says that it takes must not be refused for how it is written. */
  @ParameterizedTest
  @MethodSource("adapters")
  void whatFitsIsSent(EveryAdapter adapter) {
    EveryAdapter.TOKENS.forEach(path -> api.answer(path, 200, EveryAdapter.A_TOKEN));
    api.everything(aResponse().withBody(adapter.yes("\"1\"")));
    TextLimit limit = adapter.platform().capabilities().text();
    for (String letter : LETTERS) {
      String text = letter.repeat(limit.length() / limit.measure(letter));
      OutboundMessage plain = OutboundMessage.text(adapter.chat(), text, "k");
      assertThat(Await.value(adapter.platform().send(plain))).as(letter).isNotNull();
    }
  }

  private static void assertSaid(EveryAdapter adapter, OutboundMessage message, String letter) {
    try {
      assertThat(Await.value(adapter.platform().send(message))).isNotNull();
    } catch (java.util.concurrent.CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(SendFailedException.class);
      assertThat(((SendFailedException) e.getCause()).code()).as(letter).isEqualTo("too-long");
    }
  }

  private static void assertWhole(LoggedRequest request, String letter)
      throws CharacterCodingException {
    String body = StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(request.getBody()))
        .toString();
    boolean form = String.valueOf(request.getHeader("Content-Type")).contains("urlencoded");
    String text = form ? URLDecoder.decode(body, StandardCharsets.UTF_8) : body;
    assertThat(text).as(letter).doesNotContain("\uFFFD").doesNotContainPattern("(?i)\\\\ud[89a-f]");
  }
}
