package io.reunion.notice;

import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.SendFailedException;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.SendKey;
import io.reunion.member.MemberStore;
import io.reunion.notice.Mailboxes.Mailbox;
import io.reunion.redis.Recurring;
import io.reunion.redis.Redis;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.schedule.Job;
import io.reunion.schedule.Schedule;
import io.reunion.session.Dialogue;
import io.reunion.session.SessionStore;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans notices and sends them when they are due. Every instance looks; the schedule keeps them apart and knows durably
 * that a send begins, so each notice is told once, after a restart too. Who cannot be reached is tried again for two weeks.
 */
public final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration LATER = Duration.ofHours(6);
  private static final Duration PATIENCE = Duration.ofDays(14);
  private static final int AT_ONCE = 32;

  /** Writes the notices of one kind when they are due. */
  @FunctionalInterface
  public interface Writer {
    /**
     * What {@code person} is told now; empty if it makes no sense any more. What it does must do no harm when done twice.
     *
     * @param about as it was planned
     */
    Future<Optional<Notice>> write(String person, String about);
  }

  /** What notices are made of. */
  public record Parts(
      Vertx vertx,
      Redis redis,
      MemberStore members,
      RoomStore rooms,
      SessionStore sessions,
      Outbound outbound,
      Function<Room, Sentences> language,
      Clock clock) {}

  private final Parts parts;
  private final Schedule schedule;
  private final Mailboxes mailboxes;
  private final Map<String, Writer> writers = new HashMap<>();
  private final Recurring looking;

  public Notices(Parts parts) {
    this.parts = parts;
    this.schedule = new Schedule(parts.redis(), "notices");
    this.mailboxes = new Mailboxes(parts.members(), parts.rooms());
    this.looking = new Recurring(
        parts.vertx(),
        LOOK,
        this::work,
        failure -> LOG.warn("notices are behind: {}", failure.toString()));
  }

  /**
   * Before {@link #start}: who writes the notices of a kind.
   *
   * @param kind without blanks
   * @throws IllegalArgumentException if another one does already
   */
  public void write(String kind, Writer writer) {
    if (writers.put(kind, writer) != null) {
      throw new IllegalArgumentException("notices of kind " + kind + " are written by two");
    }
  }

  /**
   * Plans a notice. Planning the same of the same kind for the same person again plans nothing, also after it was sent.
   *
   * @param person {@code m:MEMBER} or {@code u:PLATFORM:USER}
   */
  public Future<Void> plan(String kind, String person, String about, Instant due) {
    String work = String.join(" ", kind, person.replace(" ", "%20"), about);
    return schedule
        .put(SendKey.of("notice", work), due, work, parts.clock().instant())
        .mapEmpty();
  }

  public void start() {
    looking.start();
  }

  public void stop() {
    looking.stop();
  }

  /** All that is due, some at a time. */
  private Future<Void> work() {
    return schedule.workDue(parts.clock(), AT_ONCE, LEASE, this::work);
  }

  private Instant now() {
    return parts.clock().instant();
  }

  private Future<Void> work(Job job) {
    String[] work = job.work().split(" ", 3);
    String person = work[1].replace("%20", " ");
    Optional<Writer> writer = Optional.ofNullable(writers.get(work[0]));
    if (writer.isEmpty()) {
      return drop(job, "nobody writes " + work[0]);
    }
    return mailboxes.of(person).compose(box -> {
      if (box.isEmpty()) {
        return unreachable(job);
      }
      return mailboxes
          .now(person)
          .compose(who -> writer.get().write(who, work[2]))
          .compose(notice ->
              notice.map(told -> send(job, box.get(), told)).orElseGet(() -> drop(job, "over")));
    });
  }

  private Future<Void> drop(Job job, String why) {
    return schedule.end(job, Job.State.TAKEN, Job.State.DROPPED, why, now());
  }

  private Future<Void> unreachable(Job job) {
    // The job's own time moves with every try; a number of tries does not.
    return job.attempt() > PATIENCE.dividedBy(LATER)
        ? drop(job, "unreachable")
        : schedule.postpone(job, Job.State.TAKEN, now().plus(LATER), now());
  }

  private Future<Void> send(Job job, Mailbox box, Notice notice) {
    Sentences say = parts.language().apply(box.room());
    OutboundMessage message = OutboundMessage.text(
            box.room().chat(), notice.text().apply(say), SendKey.of("notice", job.id()))
        .withButtons(notice.buttons().apply(say));
    return schedule
        .begin(job, now(), LEASE)
        .compose(mine -> mine
            ? parts
                .outbound()
                .send(message, ChatKind.DIRECT)
                .compose(receipt -> open(box, notice.question().apply(say)))
                .compose(open -> schedule.end(job, Job.State.BEGUN, Job.State.DONE, "", now()))
                .recover(failure -> refused(job, failure))
            : Future.succeededFuture());
  }

  /** A dialogue that is going on is not broken off; then the question is answered by its buttons. */
  private Future<Void> open(Mailbox box, Optional<Dialogue> question) {
    if (question.isEmpty()) {
      return Future.succeededFuture();
    }
    return parts
        .sessions()
        .read(box.room().chat(), box.user())
        .compose(session -> session.dialogue().isPresent()
            ? Future.succeededFuture(false)
            : parts.sessions().save(box.room().chat(), box.user(), session.with(question.get())))
        .mapEmpty();
  }

  private Future<Void> refused(Job job, Throwable failure) {
    if (!(failure instanceof SendFailedException refused)) {
      return Future.failedFuture(failure);
    }
    return switch (refused.reason()) {
      case GONE, SUSPENDED -> schedule.postpone(job, Job.State.BEGUN, now().plus(LATER), now());
      case RETRY_AFTER, REFRESH_TOKEN ->
        schedule.postpone(
            job,
            Job.State.BEGUN,
            now().plus(refused.retryAfter().orElse(Duration.ofMinutes(1))),
            now());
      case REJECTED -> schedule.end(job, Job.State.BEGUN, Job.State.DROPPED, refused.code(), now());
      case UNKNOWN_OUTCOME ->
        schedule.end(job, Job.State.BEGUN, Job.State.UNKNOWN, refused.code(), now());
    };
  }
}
