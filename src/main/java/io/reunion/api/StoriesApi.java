package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.api.ProblemException.Mistake;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.showcase.Showcase;
import io.reunion.showcase.Story;
import io.reunion.showcase.StoryStore;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** {@code /stories}: what is in the showcase. Nothing here can agree in a person's name. */
final class StoriesApi implements AdminApi.Part {
  private static final int LONGEST_TITLE = 80;
  private static final int LONGEST = 3000;

  private final Showcase showcase;
  private final MemberStore members;
  private final Clock clock;
  private final ZoneId zone;

  StoriesApi(Showcase showcase, MemberStore members, Clock clock, ZoneId zone) {
    this.showcase = showcase;
    this.members = members;
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/stories", this::list);
    operations.add(HttpMethod.POST, "/stories", this::write);
    operations.add(HttpMethod.PATCH, "/stories/:id", this::rewrite);
    operations.add(HttpMethod.POST, "/stories/:id/publish", this::publish);
    operations.add(HttpMethod.POST, "/stories/:id/withdraw", this::withdraw);
  }

  private static ObjectNode json(Story story) {
    return Exchange.object()
        .put("id", story.number())
        .put("member", story.person().substring(2))
        .put("title", story.title())
        .put("text", story.text())
        .put("year", story.year())
        .put("digest", story.digest())
        .put("agreed", story.isAgreed())
        .put("public", story.isPublic());
  }

  private Future<Void> list(Exchange exchange) {
    return showcase.store().all().map(all -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      all.forEach(story -> items.add(Versions.tagged(json(story))));
      exchange.json(200, body);
      return null;
    });
  }

  private static MemberId memberId(String text) {
    try {
      return new MemberId(text);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(List.of(new Mistake("member", "expected a member's id")));
    }
  }

  private Future<Void> write(Exchange exchange) {
    Body body = exchange.body();
    String member = body.required("member", 40);
    String title = body.required("title", LONGEST_TITLE);
    String text = body.required("text", body.prose("text", LONGEST));
    body.done();
    int year = clock.instant().atZone(zone).getYear();
    return members.get(memberId(member)).compose(found -> {
      if (found.isEmpty()) {
        throw ProblemException.invalid(List.of(new Mistake("member", "expected a member's id")));
      }
      return showcase
          .store()
          .write(
              new StoryStore.Draft("m:" + found.get().id(), title, text, year),
              exchange.operation())
          .compose(showcase::ask)
          .map(story -> {
            Versions.answer(exchange, 201, json(story));
            return null;
          });
    });
  }

  private Future<Void> rewrite(Exchange exchange) {
    String id = exchange.path("id");
    return showcase
        .store()
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("story")))
        .compose(there -> {
          Body body = exchange.body();
          String text = body.required("text", body.prose("text", LONGEST));
          body.done();
          return showcase.rewrite(id, text, now -> Versions.check(exchange, json(now)));
        })
        .map(story -> {
          Versions.answer(
              exchange, 200, json(story.orElseThrow(() -> ProblemException.notFound("story"))));
          return null;
        });
  }

  private Future<Void> publish(Exchange exchange) {
    return showcase.store().publish(exchange.path("id")).map(found -> {
      Story story = found.orElseThrow(() -> ProblemException.notFound("story"));
      if (!story.isPublic()) {
        throw new ProblemException(
            409, "Not agreed", "Its person has not agreed to this exact text.", List.of());
      }
      Versions.answer(exchange, 200, json(story));
      return null;
    });
  }

  private Future<Void> withdraw(Exchange exchange) {
    return showcase.withdraw(exchange.path("id")).map(found -> {
      ObjectNode body = Exchange.object();
      var outcome = found.orElseThrow(() -> ProblemException.notFound("story"));
      body.put("deleted", outcome.gone());
      ArrayNode left = body.putArray("left");
      outcome.left().forEach(left::add);
      exchange.json(200, body);
      return null;
    });
  }
}
