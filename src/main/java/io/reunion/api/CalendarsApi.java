package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.event.EventStore;
import io.reunion.event.calendar.CalendarKeys;
import io.reunion.member.ChapterNames;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.function.Function;

/**
 * {@code /events/ID/calendar}, {@code /chapters/ID/calendar} and {@code /members/ID/calendar}: the secret address under
 * which a calendar is subscribed to. {@code POST} tells it and makes it where there is none yet, {@code DELETE} makes it
 * lead nowhere, so that the next one is another.
 */
final class CalendarsApi implements AdminApi.Part {
  private static final String EVENT = "/events/:id/calendar";
  private static final String CHAPTER = "/chapters/:id/calendar";
  private static final String MEMBER = "/members/:id/calendar";

  private final CalendarKeys keys;
  private final EventStore events;
  private final ChapterNames chapters;
  private final MemberStore members;
  private final PublicAddress reached;

  CalendarsApi(
      CalendarKeys keys,
      EventStore events,
      ChapterNames chapters,
      MemberStore members,
      PublicAddress reached) {
    this.keys = keys;
    this.events = events;
    this.chapters = chapters;
    this.members = members;
    this.reached = reached;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.hosts(
        HttpMethod.POST,
        EVENT,
        exchange -> FoundEvent.in(events, exchange).compose(keys::ofEvent).map(told(exchange)));
    operations.hosts(
        HttpMethod.DELETE,
        EVENT,
        exchange -> FoundEvent.in(events, exchange)
            .compose(event -> keys.revokeEvent(event.id()))
            .map(done -> revoked(exchange)));
    operations.organisers(HttpMethod.GET, "/chapters", this::chapters);
    operations.organisers(HttpMethod.POST, CHAPTER, exchange -> {
      String id = chapter(exchange);
      return keys.ofChapter(id, id).map(told(exchange));
    });
    operations.organisers(
        HttpMethod.DELETE,
        CHAPTER,
        exchange -> keys.revokeChapter(chapter(exchange)).map(done -> revoked(exchange)));
    operations.add(
        HttpMethod.POST,
        MEMBER,
        exchange ->
            member(exchange).compose(one -> keys.of(key(one), one.name())).map(told(exchange)));
    operations.add(
        HttpMethod.DELETE,
        MEMBER,
        exchange ->
            member(exchange).compose(one -> keys.revoke(key(one))).map(done -> revoked(exchange)));
  }

  private Future<Void> chapters(Exchange exchange) {
    ObjectNode body = Exchange.object();
    ArrayNode items = body.putArray("items");
    chapters.all().stream().filter(one -> exchange.caller().reaches(one.id())).forEach(one -> {
      ObjectNode item = items.addObject().put("id", one.id());
      chapters.words(one).forEach(item.putArray("also")::add);
      ObjectNode names = item.putObject("name");
      one.names().forEach((language, name) -> names.put(language.code(), name));
    });
    exchange.json(200, body);
    return Future.succeededFuture();
  }

  /** Whoever is bound to chapters knows of no others. */
  private String chapter(Exchange exchange) {
    String wanted = exchange.path("id");
    return chapters.all().stream()
        .map(ChapterNames.Named::id)
        .filter(id -> id.equals(wanted) && exchange.caller().reaches(id))
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("chapter " + wanted));
  }

  private Future<Member> member(Exchange exchange) {
    MemberId id;
    try {
      id = new MemberId(exchange.path("id"));
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound("member");
    }
    return members
        .get(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("member " + id)));
  }

  /** Under which a member stands in events, whatever account they use. */
  private static String key(Member member) {
    return "m:" + member.id();
  }

  private Function<String, Void> told(Exchange exchange) {
    return secret -> {
      String path = "/calendar/" + secret + ".ics";
      ObjectNode body = Exchange.object().put("path", path);
      reached.at(path).ifPresent(url -> body.put("url", url));
      exchange.json(200, body);
      return null;
    };
  }

  private static Void revoked(Exchange exchange) {
    exchange.json(200, Exchange.object().put("revoked", true));
    return null;
  }
}
