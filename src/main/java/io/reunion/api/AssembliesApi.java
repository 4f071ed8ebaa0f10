package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.ballot.Assembly;
import io.reunion.ballot.Roll;
import io.reunion.ballot.RollWords.Wanted;
import io.reunion.ballot.Voting;
import io.reunion.ballot.count.Share;
import io.reunion.chat.Markup;
import io.reunion.redis.Batches;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** {@code /assemblies}: the roll, who is there, proxies, minutes. */
final class AssembliesApi implements AdminApi.Part {
  private static final int MOST = 100;
  private static final int FOLLOWED = 10;
  private static final int LOOK_SECONDS = 2;

  private final Voting voting;
  private final Texts texts;
  private final ZoneId zone;
  private final Clock clock;
  private final Live live;

  AssembliesApi(Voting voting, Texts texts, ZoneId zone, Clock clock, Live live) {
    this.live = live;
    this.voting = voting;
    this.texts = texts;
    this.zone = zone;
    this.clock = clock;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/assemblies", this::list);
    operations.add(HttpMethod.POST, "/assemblies", this::convene);
    operations.add(
        HttpMethod.GET,
        "/assemblies/live",
        exchange -> live.shared(exchange, "assemblies", LOOK_SECONDS, this::frame));
    operations.add(HttpMethod.GET, "/assemblies/:id", this::show);
    operations.add(HttpMethod.POST, "/assemblies/:id/close", this::close);
    operations.add(HttpMethod.GET, "/assemblies/:id/roll", this::roll);
    operations.add(HttpMethod.GET, "/assemblies/:id/log", this::log);
    operations.add(HttpMethod.GET, "/assemblies/:id/minutes", this::minutes);
  }

  private Future<Void> list(Exchange exchange) {
    return voting.assemblies().newest(MOST).map(all -> {
      ObjectNode body = Exchange.object();
      ArrayNode items = body.putArray("items");
      all.forEach(assembly -> items.add(json(assembly)));
      exchange.json(200, body);
      return null;
    });
  }

  /** Enough of the newest to know which of them to read again. */
  private Future<Live.Frame> frame() {
    return voting
        .assemblies()
        .newest(FOLLOWED)
        .compose(all -> Batches.map(all, this::mark))
        .map(marks -> {
          ObjectNode body = Exchange.object();
          body.putArray("items").addAll(marks);
          return new Live.Frame("assemblies", body, false);
        });
  }

  private Future<ObjectNode> mark(Assembly assembly) {
    return voting
        .count(assembly)
        .compose(counted -> voting.ballots().of(assembly.id()).map(ballots -> {
          ObjectNode mark = Exchange.object()
              .put("id", assembly.id())
              .put("open", counted.assembly().open())
              .put("present", counted.attendance().present())
              .put("represented", counted.attendance().represented());
          ObjectNode versions = Exchange.object();
          ballots.forEach(
              ballot -> versions.set(ballot.id(), BallotJson.of(ballot, Optional.empty())));
          return mark.put("ballots", Versions.tag(versions));
        }));
  }

  private static ObjectNode json(Assembly assembly) {
    ObjectNode item = Exchange.object();
    item.put("id", assembly.id());
    item.put("title", assembly.title());
    item.put("createdAt", assembly.createdAt().toString());
    item.put("open", assembly.open());
    item.put("quorum", assembly.quorum().toString());
    item.put("needed", assembly.needed());
    item.put("proxyLimit", assembly.proxyLimit());
    item.put("code", assembly.code());
    item.putObject("roll")
        .put("count", assembly.seal().count())
        .put("hash", assembly.seal().hash());
    return item;
  }

  private Future<Void> convene(Exchange exchange) {
    Body body = exchange.body();
    String title = body.required("title", 100);
    Share quorum = body.parsed(
            "quorum",
            "a share as in 2/3, or a number of people",
            text -> Share.read(text).orElseThrow(() -> new IllegalArgumentException(text)))
        .orElse(Share.TWO_THIRDS);
    int proxies = body.number("proxyLimit", 0, 1000).orElse(2);
    Wanted wanted = new Wanted(body.texts("chapters"), body.years("classYears"));
    body.done();
    return voting
        .convene(title, quorum, proxies, wanted, exchange.operation(), clock.instant())
        .compose(made -> made.map(Future::succeededFuture)
            .orElseGet(() -> Future.failedFuture(new ProblemException(
                409, "Nobody", "Nobody verified would be on the roll.", List.of()))))
        .compose(assembly -> answer(exchange, 201, assembly));
  }

  private Future<Assembly> find(Exchange exchange) {
    String id = exchange.path("id");
    return voting
        .assemblies()
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("assembly " + id)));
  }

  private Future<Void> answer(Exchange exchange, int status, Assembly assembly) {
    return voting.count(assembly).map(counted -> {
      ObjectNode item = json(counted.assembly());
      item.putObject("attendance")
          .put("present", counted.attendance().present())
          .put("represented", counted.attendance().represented())
          .put("quorum", counted.quorum());
      exchange.json(status, item);
      return null;
    });
  }

  private Future<Void> show(Exchange exchange) {
    return find(exchange).compose(assembly -> answer(exchange, 200, assembly));
  }

  private Future<Void> close(Exchange exchange) {
    return find(exchange)
        .compose(assembly -> voting.assemblies().close(assembly.id(), clock.instant()))
        .compose(done -> show(exchange));
  }

  private Future<Void> roll(Exchange exchange) {
    return find(exchange)
        .compose(assembly -> voting.assemblies().roll(assembly.id()).map(roll -> {
          exchange.json(200, json(roll));
          return null;
        }));
  }

  private static ObjectNode json(Roll roll) {
    ObjectNode body = Exchange.object();
    body.put("salt", roll.salt()).put("hash", roll.seal().hash());
    ArrayNode members = body.putArray("members");
    roll.members().forEach(member -> members.add(member.value()));
    return body;
  }

  private Future<Void> log(Exchange exchange) {
    return find(exchange)
        .compose(assembly -> voting.assemblies().log(assembly.id()).map(log -> {
          ObjectNode body = Exchange.object();
          ArrayNode items = body.putArray("items");
          log.forEach(entry -> items
              .addObject()
              .put("at", entry.at().toString())
              .put("what", entry.what())
              .put("who", entry.who())
              .put("whom", entry.whom()));
          exchange.json(200, body);
          return null;
        }));
  }

  private Future<Void> minutes(Exchange exchange) {
    return find(exchange)
        .compose(assembly -> voting.minutes().text(assembly, texts, zone, clock.instant()))
        .map(text -> {
          exchange.text(200, "text/plain; charset=utf-8", Markup.plain(text));
          return null;
        });
  }
}
