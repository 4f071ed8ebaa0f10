package io.reunion.introduction;

import io.reunion.bot.Manners;
import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.SendFailedException;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.SendKey;
import io.reunion.introduction.Introduction.State;
import io.reunion.introduction.Task.Kind;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.room.Room;
import io.reunion.schedule.Job;
import io.reunion.schedule.Schedule;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tells one side of an introduction, once: the schedule knows durably that it begins before anything leaves. */
final class Teller {
  private static final Duration LEASE = Duration.ofMinutes(3);

  /** When somebody cannot be asked now, it is tried again then, until the time is over. */
  private static final Duration LATER = Duration.ofHours(6);

  private final IntroductionStore store;
  private final MemberStore members;
  private final DirectChats chats;
  private final IntroductionText text;
  private final Outbound outbound;
  private final Schedule schedule;
  private final Manners manners;
  private final Clock clock;

  Teller(
      IntroductionStore store,
      MemberStore members,
      DirectChats chats,
      IntroductionText text,
      Outbound outbound,
      Schedule schedule,
      Manners manners,
      Clock clock) {
    this.store = store;
    this.members = members;
    this.chats = chats;
    this.text = text;
    this.outbound = outbound;
    this.schedule = schedule;
    this.manners = manners;
    this.clock = clock;
  }

  Future<Void> drop(Job job, String reason) {
    return schedule.end(job, Job.State.TAKEN, Job.State.DROPPED, reason, clock.instant());
  }

  private Future<Void> later(Job job, Job.State from, Duration wait) {
    return schedule.postpone(job, from, clock.instant().plus(wait), clock.instant());
  }

  /** Succeeds when the job has ended or is due again later. */
  Future<Void> tell(Job job, Kind kind, Introduction one) {
    return switch (kind) {
      case ASK -> ask(job, one);
      case END -> end(job, one);
      case MADE_ASKER -> made(job, one, one.asker());
      case MADE_ASKED -> made(job, one, one.asked());
    };
  }

  /** Who cannot be asked now is asked later; what the asker is told does not depend on it. */
  private Future<Void> ask(Job job, Introduction one) {
    return members
        .get(one.asked())
        .compose(asked -> chats.of(asked))
        .compose(room -> room.isEmpty()
            ? askLater(job, one)
            : store.admit(one, clock.instant()).compose(admission -> switch (admission) {
              case ASK -> begin(job, room.get(), text.question(say(room.get()), one));
              case LATER -> later(job, Job.State.TAKEN, LATER);
              case NEVER -> drop(job, "over");
            }));
  }

  private Future<Void> askLater(Job job, Introduction one) {
    return one.seemsOpen(clock.instant()) ? later(job, Job.State.TAKEN, LATER) : drop(job, "over");
  }

  private Future<Void> end(Job job, Introduction one) {
    return store
        .step(one.id(), "", State.ENDED, "", clock.instant())
        .compose(state -> state.filter(now -> now == State.ENDED).isEmpty()
            ? drop(job, "over")
            : members
                .get(one.asker())
                .compose(asker ->
                    members.get(one.asked()).compose(asked -> toAsker(job, asker, asked))));
  }

  private Future<Void> toAsker(Job job, Optional<Member> asker, Optional<Member> asked) {
    return chats
        .of(asker)
        .compose(room -> room.isEmpty()
            ? drop(job, "unreachable")
            : begin(job, room.get(), text.unanswered(say(room.get()), asker.orElseThrow(), asked)));
  }

  private Future<Void> made(Job job, Introduction one, MemberId to) {
    if (one.state() != State.AGREED) {
      return drop(job, "over");
    }
    return members
        .get(to)
        .compose(self -> members.get(one.other(to)).compose(other -> {
          if (self.isEmpty() || other.isEmpty()) {
            return drop(job, "forgotten");
          }
          return chats
              .of(self)
              .compose(room -> room.isEmpty()
                  ? later(job, Job.State.TAKEN, LATER)
                  : begin(
                      job,
                      room.get(),
                      text.made(say(room.get()), room.get().chat(), one, self.get(), other.get())));
        }));
  }

  private Sentences say(Room room) {
    return manners.sentencesFor(room);
  }

  private Future<Void> begin(Job job, Room room, IntroductionText.Message message) {
    return schedule
        .begin(job, clock.instant(), LEASE)
        .compose(mine -> mine ? send(job, room, message) : Future.succeededFuture());
  }

  private Future<Void> send(Job job, Room room, IntroductionText.Message message) {
    OutboundMessage out = OutboundMessage.text(
            room.chat(), message.text(), SendKey.of("introduction", job.id()))
        .withButtons(message.buttons());
    return outbound
        .send(out, ChatKind.DIRECT)
        .compose(receipt -> schedule.end(job, Job.State.BEGUN, Job.State.DONE, "", clock.instant()))
        .recover(failure -> refused(job, failure));
  }

  private Future<Void> refused(Job job, Throwable failure) {
    if (!(failure instanceof SendFailedException refused)) {
      return Future.failedFuture(failure);
    }
    return switch (refused.reason()) {
      // Nothing was sent; another chat may be open by then.
      case GONE, SUSPENDED, REJECTED -> later(job, Job.State.BEGUN, LATER);
      case RETRY_AFTER, REFRESH_TOKEN ->
        later(job, Job.State.BEGUN, refused.retryAfter().orElse(Duration.ofMinutes(1)));
      case UNKNOWN_OUTCOME ->
        schedule.end(job, Job.State.BEGUN, Job.State.UNKNOWN, refused.code(), clock.instant());
    };
  }
}
