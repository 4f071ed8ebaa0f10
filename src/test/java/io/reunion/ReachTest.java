package io.reunion;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.reunion.platform.Checks;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.reunion.text.Texts;
import java.net.Socket;
import java.net.http.HttpClient;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The public address as {@code doctor --live} sees it. */
class ReachTest {
  private static final Sentences SAY =
      Texts.load(List.of(Checks.class), Optional.empty()).in(Language.EN);

  /** Takes the certificate of the stand-in, which nobody has signed. */
  private static final class AnyCertificate extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private final WireMockServer proxy =
      new WireMockServer(options().dynamicPort().dynamicHttpsPort());

  @BeforeEach
  void open() {
    proxy.start();
    proxy.stubFor(get("/health/live").willReturn(okJson("{\"status\":\"live\"}")));
  }

  @AfterEach
  void close() {
    proxy.stop();
  }

  private String https() {
    return "https://localhost:" + proxy.httpsPort();
  }

  private static HttpClient trusting() throws Exception {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new AnyCertificate()}, null);
    return HttpClient.newBuilder().sslContext(tls).build();
  }

  private static List<Reach.Seen> look(HttpClient client, Clock clock, String url) {
    return new Reach(client, SAY, clock).look(url);
  }

  @Test
  void theServiceIsFoundOrSomethingElseOrNothing() {
    HttpClient client = HttpClient.newHttpClient();
    String http = "http://localhost:" + proxy.port();
    assertThat(look(client, Clock.systemUTC(), http))
        .containsExactly(new Reach.Seen(false, http + " answers, asked from this machine"));
    proxy.stubFor(get("/health/live").willReturn(serverError()));
    assertThat(look(client, Clock.systemUTC(), http))
        .containsExactly(
            new Reach.Seen(
                true,
                http
                    + "/health/live answers 500: that is not this service, or the proxy does not find it"));
    proxy.stop();
    assertThat(look(client, Clock.systemUTC(), http))
        .singleElement()
        .satisfies(seen ->
            assertThat(seen.sentence()).startsWith(http + " cannot be reached from this machine: "))
        .extracting(Reach.Seen::problem)
        .isEqualTo(true);
  }

  @Test
  void aCertificateThatNobodyHasSignedIsAProblem() {
    assertThat(look(HttpClient.newHttpClient(), Clock.systemUTC(), https()))
        .singleElement()
        .satisfies(seen ->
            assertThat(seen.sentence()).startsWith(https() + ": the certificate is not accepted"))
        .extracting(Reach.Seen::problem)
        .isEqualTo(true);
  }

  @Test
  void theEndOfACertificateIsForetold() throws Exception {
    Reach.Seen good = look(trusting(), Clock.systemUTC(), https()).get(1);
    assertThat(good.problem()).isFalse();
    long days = Long.parseLong(good.sentence().replaceAll("\\D", ""));
    assertThat(good.sentence()).startsWith("the certificate is good for");
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(days - 3));
    assertThat(look(trusting(), later, https()).get(1))
        .isEqualTo(
            new Reach.Seen(true, "the certificate ends in 3 days: whatever renews it does not"));
  }
}
