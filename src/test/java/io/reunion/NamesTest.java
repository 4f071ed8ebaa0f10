package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.Sender;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class NamesTest {
  private static final AccountId ACCOUNT = AccountId.of("slack", "main");
  private static final Sender NAMELESS = new Sender(UserId.of("slack", "U1"), "");

  private final Vertx vertx = Vertx.vertx();
  private final Asked asked = new Asked();
  private final Names names = new Names(Map.of(ACCOUNT, asked), Clock.systemUTC());

  /** Tells names and answers the first question, as a test wants. */
  private static final class Asked implements Platform, Platform.NamesPeople, Platform.Starts {
    private final Deque<Future<String>> answers = new ArrayDeque<>();
    private final Deque<Future<Void>> starts = new ArrayDeque<>();
    private int questions;

    @Override
    public Future<String> nameOf(UserId user) {
      questions++;
      return answers.remove();
    }

    @Override
    public synchronized Future<Void> start() {
      questions++;
      return starts.remove();
    }

    @Override
    public AccountId account() {
      return ACCOUNT;
    }

    @Override
    public Capabilities capabilities() {
      throw new IllegalStateException("not asked here");
    }

    @Override
    public WebhookResult receive(WebhookRequest request) {
      throw new IllegalStateException("nothing comes in here");
    }

    @Override
    public Future<Receipt> send(OutboundMessage message) {
      throw new IllegalStateException("nothing goes out here");
    }
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

  private String named(Sender sender) throws Exception {
    Promise<Sender> named = Promise.promise();
    vertx.runOnContext(now -> names.named(ACCOUNT, sender).onComplete(named));
    return named.future().await(10, TimeUnit.SECONDS).displayName();
  }

  @Test
  void whoHasNoNameIsAskedForAndWhoHasOneIsNot() throws Exception {
    asked.answers.add(Future.succeededFuture("Li\nMing"));
    assertThat(named(NAMELESS)).isEqualTo("Li Ming");
    assertThat(named(new Sender(NAMELESS.user(), "Ann"))).isEqualTo("Ann");
    assertThat(asked.questions).isEqualTo(1);
  }

  @Test
  void aPlatformThatDoesNotAnswerIsWaitedForAMomentAndThenNotAgain() throws Exception {
    asked.answers.add(Promise.<String>promise().future());
    long began = System.nanoTime();
    assertThat(named(NAMELESS)).isEmpty();
    assertThat(named(NAMELESS)).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    assertThat(asked.questions).isEqualTo(1);
  }

  @Test
  void anAdapterThatCannotStartIsAskedAgainUntilItCan() throws Exception {
    Promise<Void> third = Promise.promise();
    asked.starts.add(Future.failedFuture("HTTP 500"));
    asked.starts.add(Future.failedFuture("HTTP 500"));
    asked.starts.add(third.future());
    Starting starting = new Starting(vertx, Duration.ofMillis(10));
    starting.start(Map.of(ACCOUNT, asked)).await(10, TimeUnit.SECONDS);
    org.awaitility.Awaitility.await().until(() -> {
      synchronized (asked) {
        return asked.starts.isEmpty();
      }
    });
    third.complete();
    starting.stop();
  }
}
