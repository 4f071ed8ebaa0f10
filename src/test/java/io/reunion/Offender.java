package io.reunion;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.ChatKind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;

/** Does all that {@link CodingRulesTest} forbids, so that its rules are seen to bite. Never run. */
final class Offender {
  /** What sleeping is handed out as: even to name the method breaks the rule. */
  interface Pause {
    void millis(long millis) throws InterruptedException;
  }

  private Offender() {}

  static Object now() {
    return LocalDate.now().atStartOfDay().equals(Instant.now(Clock.systemUTC()))
        ? Instant.now()
        : System.currentTimeMillis();
  }

  static Pause pause() {
    return Thread::sleep;
  }

  static Object look(Future<?> future) {
    Promise<Object> promise = Promise.promise();
    return future.succeeded() ? future.result() : promise.future().cause();
  }

  static void print(Throwable failure) {
    failure.printStackTrace();
    System.out.println(failure.getMessage());
  }

  static Object parsers() {
    return new Object[] {DocumentBuilderFactory.newInstance(), XMLInputFactory.newFactory()};
  }

  @SuppressWarnings("deprecation")
  static Object deserialise(InputStream in) throws IOException, ClassNotFoundException {
    new ObjectMapper().enableDefaultTyping();
    return new ObjectInputStream(in).readObject();
  }

  static String half(ChatKind kind) {
    return switch (kind) {
      case GROUP -> "group";
      default -> "something else";
    };
  }

  static String whole(ChatKind kind) {
    switch (kind) {
      case GROUP:
        return "group";
      case DIRECT:
        return "direct";
    }
    return "neither";
  }
}
