package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.member.Departures;
import io.reunion.member.MemberId;
import io.reunion.member.search.MemberDirectory;
import io.reunion.registration.Erasure;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /members/departures}: who was missing in a full list, and whether they go. */
final class DeparturesApi implements AdminApi.Part {
  private static final int MOST = 500;

  private final Departures departures;
  private final Erasure erasure;
  private final MemberDirectory directory;

  DeparturesApi(Departures departures, Erasure erasure, MemberDirectory directory) {
    this.departures = departures;
    this.erasure = erasure;
    this.directory = directory;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/members/departures", this::list);
    operations.add(HttpMethod.POST, "/members/departures", this::decide);
  }

  private Future<Void> list(Exchange exchange) {
    return departures
        .open(exchange.query("limit", 50, 1, MOST))
        .compose(open ->
            departures.count().map(total -> exchange.list(open, MemberRecordsApi::json, total)));
  }

  /** What becomes of a member. */
  private enum Fate {
    REMOVE,
    STAY
  }

  private Future<Void> decide(Exchange exchange) {
    Map<MemberId, Fate> fates = new LinkedHashMap<>();
    Body body = exchange.body();
    read(body, "remove", Fate.REMOVE, fates);
    read(body, "stay", Fate.STAY, fates);
    if (fates.isEmpty()) {
      body.reject("remove", "expected ids of members to remove, or `stay` with those who stay");
    }
    body.done();
    return decided(List.copyOf(fates.entrySet()), 0, new ArrayList<>()).map(unknown -> {
      directory.refresh();
      ObjectNode answer = Exchange.object();
      answer.put("decided", fates.size() - unknown.size());
      ArrayNode others = answer.putArray("notProposed");
      unknown.forEach(id -> others.add(id.value()));
      exchange.json(200, answer);
      return null;
    });
  }

  private static void read(Body body, String name, Fate fate, Map<MemberId, Fate> fates) {
    Set<String> ids = body.texts(name);
    if (ids.size() > MOST) {
      body.reject(name, "expected at most " + MOST + " ids");
      return;
    }
    for (String id : ids) {
      try {
        if (fates.put(new MemberId(id), fate) != null) {
          body.reject(name, "expected each id once: " + id);
        }
      } catch (IllegalArgumentException noId) {
        body.reject(name, "expected ids of members");
      }
    }
  }

  /** One after the other; gives those of whom nothing was to be decided. */
  private Future<List<MemberId>> decided(
      List<Map.Entry<MemberId, Fate>> fates, int at, List<MemberId> unknown) {
    if (at == fates.size()) {
      return Future.succeededFuture(unknown);
    }
    MemberId id = fates.get(at).getKey();
    Fate fate = fates.get(at).getValue();
    return departures
        .isOpen(id)
        .compose(open -> {
          if (!open) {
            unknown.add(id);
            return Future.succeededFuture();
          }
          return switch (fate) {
            case REMOVE -> erasure.of(id);
            case STAY -> departures.stays(id);
          };
        })
        .compose(done -> decided(fates, at + 1, unknown));
  }
}
