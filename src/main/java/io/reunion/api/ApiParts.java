package io.reunion.api;

import io.reunion.access.AuditLog;
import io.reunion.access.SignIns;
import io.reunion.announcement.Announcements;
import io.reunion.ballot.Voting;
import io.reunion.config.Secret;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Outbound;
import io.reunion.event.Event;
import io.reunion.event.EventCards;
import io.reunion.event.EventChanges;
import io.reunion.event.EventStore;
import io.reunion.event.RsvpStore;
import io.reunion.member.MemberDirectory;
import io.reunion.member.MemberImport;
import io.reunion.member.MemberStore;
import io.reunion.registration.LinkCodes;
import io.reunion.room.RoomStore;
import io.reunion.text.Texts;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What the API works on.
 *
 * @param maxBody longest body, in bytes
 * @param zone the association's clock
 * @param https whether people reach the service so
 */
public record ApiParts(
    Vertx vertx,
    Optional<Secret> token,
    int maxBody,
    Clock clock,
    ZoneId zone,
    EventStore events,
    RsvpStore rsvps,
    EventCards cards,
    EventChanges changes,
    int partyLimit,
    Event.Policy policy,
    Announcements announcements,
    Ledger ledger,
    Ledger.Unfinished unfinished,
    RoomStore rooms,
    Outbound outbound,
    MemberDirectory directory,
    MemberImport imports,
    MemberStore members,
    LinkCodes codes,
    SignIns signIns,
    AuditLog audit,
    Voting voting,
    Texts texts,
    boolean https) {

  public AdminApi api() {
    Live live = new Live(vertx);
    EventsApi eventsApi = new EventsApi(
        events,
        rsvps,
        cards,
        changes,
        new Letters(outbound),
        clock,
        new EventsApi.Defaults(zone, partyLimit, policy));
    AnnouncementsApi announcementsApi =
        new AnnouncementsApi(announcements, ledger, clock, zone, unfinished, live);
    Doorkeeper door = new Doorkeeper(token, signIns, audit, https);
    return new AdminApi(
        door,
        audit,
        maxBody,
        List.of(
            new MembersApi(directory, imports),
            new MemberRecordsApi(members, codes, clock),
            eventsApi,
            new EventLiveApi(events, rsvps, live),
            announcementsApi,
            new ChatsApi(rooms),
            new AssembliesApi(voting, texts, zone, clock),
            new BallotsApi(voting, zone),
            new SessionApi(signIns, audit, door)));
  }
}
