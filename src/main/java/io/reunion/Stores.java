package io.reunion;

import io.reunion.access.FirstAnswers;
import io.reunion.announcement.AnnouncementStore;
import io.reunion.announcement.NoiseStore;
import io.reunion.bot.UnsaidStore;
import io.reunion.chat.ChatId;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Pacer;
import io.reunion.event.EventStore;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.member.MemberStore;
import io.reunion.redis.Redis;
import io.reunion.room.RoomStore;
import io.reunion.session.SessionStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything that keeps something in Redis. */
record Stores(
    MemberStore members,
    RoomStore rooms,
    SessionStore sessions,
    EventStore events,
    RsvpStore rsvps,
    AnnouncementStore announcements,
    NoiseStore noise,
    Ledger ledger,
    Pacer pacer,
    UnsaidStore unsaid,
    FirstAnswers answers) {

  static Stores on(Vertx vertx, Redis redis, Clock clock, Duration sessionExpiry) {
    return new Stores(
        new MemberStore(redis, clock),
        new RoomStore(redis),
        new SessionStore(redis, sessionExpiry),
        new EventStore(redis),
        new RsvpStore(redis),
        new AnnouncementStore(redis),
        new NoiseStore(redis),
        new Ledger(redis),
        new Pacer(vertx, redis, clock),
        new UnsaidStore(redis),
        new FirstAnswers(redis));
  }

  /** A chat goes on under another id: its settings and the cards of events to come go with it. */
  Future<Void> moved(ChatId chat, ChatId successor, Instant now) {
    return rooms.move(chat, successor).compose(done -> events.upcoming(now)).compose(upcoming -> {
      List<Future<Void>> moves = new ArrayList<>();
      upcoming.forEach(event -> moves.add(events.moveChat(event.id(), chat, successor)));
      return Future.join(moves).mapEmpty();
    });
  }
}
