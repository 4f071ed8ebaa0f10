package io.reunion.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.reunion.chat.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalLogTest {
  private static final AccountId SLACK = AccountId.of("slack", "main");
  private static final AccountId LINE = AccountId.of("line", "main");

  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(RefusalLog.class);
  private final AtomicLong nanos = new AtomicLong(-5);
  private final RefusalLog log = new RefusalLog(nanos::get);

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(logged);
  }

  private List<String> lines() {
    return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void refuse(AccountId account, int times) {
    for (int i = 0; i < times; i++) {
      log.write(account, "refused a request", "wrong signature");
    }
  }

  @Test
  void aFloodIsNotWrittenDownLineByLine() {
    refuse(SLACK, 1_000);
    assertThat(lines())
        .hasSize(RefusalLog.MOST)
        .containsOnly("slack/main: refused a request: wrong signature");
    refuse(LINE, 1);
    assertThat(lines()).hasSize(RefusalLog.MOST + 1).last().asString().startsWith("line/main");
  }

  @Test
  void howManyWereLeftOutIsToldLater() {
    refuse(SLACK, 1_000);
    nanos.addAndGet(Duration.ofSeconds(59).toNanos());
    refuse(SLACK, 1);
    assertThat(lines()).hasSize(RefusalLog.MOST);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    refuse(SLACK, 1);
    assertThat(lines().subList(RefusalLog.MOST, lines().size()))
        .containsExactly(
            "slack/main: 981 more requests were refused and not written down",
            "slack/main: refused a request: wrong signature");
    nanos.addAndGet(Duration.ofMinutes(5).toNanos());
    refuse(SLACK, 1);
    assertThat(lines()).hasSize(RefusalLog.MOST + 3);
  }
}
