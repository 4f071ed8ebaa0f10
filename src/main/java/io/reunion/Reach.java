package io.reunion;

import io.reunion.text.Sentences;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** Whether the service answers at its public address, seen from this machine, and how long its certificate is good. */
final class Reach {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** One that renews itself does so a month before; whoever has not by then should know. */
  private static final Duration SHORT = Duration.ofDays(14);

  /** One thing that was seen. */
  record Seen(boolean problem, String sentence) {}

  private final HttpClient client;
  private final Sentences sentences;
  private final Clock clock;

  Reach(HttpClient client, Sentences sentences, Clock clock) {
    this.client = client;
    this.sentences = sentences;
    this.clock = clock;
  }

  /** What is at {@code base}, an address without a slash at its end. */
  List<Seen> look(String base) {
    List<Seen> seen = new ArrayList<>();
    try {
      HttpResponse<String> answer = client.send(
          HttpRequest.newBuilder(URI.create(base + "/health/live"))
              .timeout(PATIENCE)
              .build(),
          HttpResponse.BodyHandlers.ofString());
      boolean ours = answer.statusCode() == 200 && answer.body().contains("\"live\"");
      seen.add(
          ours
              ? fine("doctor.reached", "url", base)
              : problem("doctor.other-answer", "url", base, "status", answer.statusCode()));
      if (answer.sslSession().isPresent()) {
        seen.add(certificate(answer.sslSession().get().getPeerCertificates()));
      }
    } catch (SSLException e) {
      seen.add(problem("doctor.no-tls", "url", base, "detail", String.valueOf(e.getMessage())));
    } catch (IOException e) {
      String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      seen.add(problem("doctor.not-reached", "url", base, "detail", why));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return seen;
  }

  private Seen certificate(Certificate[] chain) {
    Instant end = Instant.MAX;
    for (Certificate each : chain) {
      Instant its =
          each instanceof X509Certificate known ? known.getNotAfter().toInstant() : Instant.MAX;
      end = its.isBefore(end) ? its : end;
    }
    Duration left = Duration.between(clock.instant(), end);
    return left.compareTo(SHORT) < 0
        ? problem("doctor.certificate-ends", "days", left.toDays())
        : fine("doctor.certificate-good", "days", left.toDays());
  }

  private Seen fine(String key, Object... arguments) {
    return new Seen(false, sentences.say(key, arguments));
  }

  private Seen problem(String key, Object... arguments) {
    return new Seen(true, sentences.say(key, arguments));
  }
}
