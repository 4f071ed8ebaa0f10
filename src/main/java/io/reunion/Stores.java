package io.reunion;

import io.reunion.announcement.AnnouncementStore;
import io.reunion.announcement.NoiseStore;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Pacer;
import io.reunion.event.EventStore;
import io.reunion.event.RsvpStore;
import io.reunion.member.MemberStore;
import io.reunion.redis.Redis;
import io.reunion.room.RoomStore;
import io.reunion.session.SessionStore;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;

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
    Pacer pacer) {

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
        new Pacer(vertx, redis, clock));
  }
}
