package io.reunion.event.reminder;

import io.reunion.bot.Bot;
import io.reunion.bot.Manners;
import io.reunion.bot.Viewers;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Platform;
import io.reunion.chat.Receipt;
import io.reunion.chat.UserId;
import io.reunion.chat.WebhookRequest;
import io.reunion.chat.WebhookResult;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.EventStore;
import io.reunion.event.Quiet;
import io.reunion.event.people.Association;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.event.service.Events;
import io.reunion.member.ChapterNames;
import io.reunion.member.MemberStore;
import io.reunion.redis.RedisServer;
import io.reunion.room.Room;
import io.reunion.room.RoomStore;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The events of one instance with a clock that stands still, on a platform that writes down what is said. */
public final class EventHouse {
  public static final AccountId ACCOUNT = AccountId.of("telegram", "main");
  public static final ChatId GROUP = new ChatId(ACCOUNT, "-100");
  public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  public static final Texts TEXTS = Texts.load(List.of(Bot.class, Event.class), Optional.empty());

  /** A clock that a test sets. */
  public static final class Time extends Clock {
    private Instant now;

    public Time(Instant now) {
      this.now = now;
    }

    public void set(Instant other) {
      now = other;
    }

    public void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("in UTC only");
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Keeps what is said on it. */
  public static final class Said implements Platform, Platform.Edits {
    public final List<String> said = new ArrayList<>();
    public final List<String> edited = new ArrayList<>();
    public boolean edits = true;
    public Function<OutboundMessage, Future<Receipt>> outcome =
        message -> Future.succeededFuture(Receipt.of("1"));

    @Override
    public AccountId account() {
      return ACCOUNT;
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(
          edits,
          true,
          true,
          false,
          false,
          true,
          true,
          false,
          Duration.ZERO,
          Duration.ZERO,
          new Capabilities.TextLimit(4_096, Capabilities.LengthUnit.UTF16),
          List.of(),
          Duration.ofHours(1));
    }

    @Override
    public WebhookResult receive(WebhookRequest request) {
      throw new IllegalStateException("nothing comes in here");
    }

    @Override
    public Future<Receipt> send(OutboundMessage message) {
      Future<Receipt> answer = outcome.apply(message);
      said.add(message.chat().value() + ": " + message.text());
      return answer;
    }

    @Override
    public Future<Void> edit(MessageId message, OutboundMessage replacement) {
      edited.add(replacement.chat().value());
      return Future.succeededFuture();
    }
  }

  public final RedisServer server;
  public final Time time;
  public final Said platform;
  public final RoomStore rooms;
  public final Events events;
  private int operation;

  public EventHouse(RedisServer server, Time time, Said platform, Set<Duration> nudges) {
    this.server = server;
    this.time = time;
    this.platform = platform;
    rooms = new RoomStore(server.redis());
    Outbound outbound = new Outbound(
        server.vertx(),
        Map.of(ACCOUNT, platform),
        new Pacer(server.vertx(), server.redis(), Clock.systemUTC()),
        rooms,
        (chat, successor) -> Future.succeededFuture());
    Manners manners = new Manners(
        TEXTS, new Manners.Home(Map.of(), Language.EN, SHANGHAI, Map.of()), time, outbound);
    events = Events.of(
        new Events.Parts(
            server.vertx(),
            server.redis(),
            new EventStore(server.redis()),
            new RsvpStore(server.redis()),
            rooms,
            outbound,
            manners,
            new Association(
                new MemberStore(server.redis(), time),
                ChapterNames.NONE,
                Map.of(),
                Set.of(UserId.of("telegram", "boss"))),
            new Viewers(chat -> false),
            time),
        new Events.Rules(
            10,
            Event.Policy.STRICT,
            Duration.ofMillis(50),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Set.of(Duration.ofHours(24), Duration.ofHours(2)),
            nudges,
            Quiet.NIGHT,
            Optional.empty()));
  }

  public Event event(String id, Instant start) {
    Event event = new Event(
        new EventId(id),
        "Gala",
        start,
        Optional.empty(),
        SHANGHAI,
        "Hall",
        Optional.empty(),
        10,
        Event.Policy.STRICT,
        Optional.empty(),
        Event.State.OPEN,
        List.of(GROUP),
        0,
        1);
    RedisServer.await(events.store().create(event, "make " + id));
    return event;
  }

  public static ChatId direct(String person) {
    return new ChatId(ACCOUNT, person);
  }

  public static Attendee attendee(String person) {
    return Attendee.of(
        "u:telegram:" + person, person, UserId.of("telegram", person), Optional.empty(), GROUP);
  }

  /** Somebody who has written to the bot in private, on this clock. */
  public void meets(String person, ZoneId zone) {
    RedisServer.await(rooms.put(new Room(
        direct(person),
        ChatKind.DIRECT,
        "",
        Optional.of(Language.EN),
        Optional.of(zone),
        Optional.empty(),
        true)));
    RedisServer.await(rooms.putDirectChat(UserId.of("telegram", person), direct(person)));
  }

  public void answers(String event, String person, Answer answer) {
    RedisServer.await(events
        .rsvps()
        .answer(
            new EventId(event),
            attendee(person),
            answer,
            1,
            "op" + operation++ + person + time.instant(),
            time.instant()));
  }

  /** A round of reminders. */
  public Future<Void> round() {
    return events.reminders().round();
  }

  /** What a round of reminders says at this moment. */
  public List<String> at(Instant moment) {
    time.set(moment);
    int before = platform.said.size();
    RedisServer.await(round());
    return platform.said.subList(before, platform.said.size()).stream().sorted().toList();
  }
}
