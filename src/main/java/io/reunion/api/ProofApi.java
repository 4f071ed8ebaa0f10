package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.announcement.Announcement;
import io.reunion.announcement.Announcements;
import io.reunion.announcement.Proofs;
import io.reunion.delivery.Ledger;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.time.ZoneId;

/** {@code /announcements/preview}: what an announcement would be, without making one. */
final class ProofApi implements AdminApi.Part {
  private static final String NONE = "preview";

  private final Proofs proofs;
  private final Clock clock;
  private final ZoneId zone;
  private final Ledger.Unfinished unfinished;

  ProofApi(Announcements announcements, Clock clock, ZoneId zone, Ledger.Unfinished unfinished) {
    this.proofs = announcements.proofs();
    this.clock = clock;
    this.zone = zone;
    this.unfinished = unfinished;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.organisers(HttpMethod.POST, "/announcements/preview", this::preview);
  }

  private Future<Void> preview(Exchange exchange) {
    Announcement announcement = AnnouncementScope.allowed(
        exchange.caller(),
        new AnnouncementBody(exchange.body(), clock, zone)
            .readUnfinished(NONE, exchange.caller().id(), unfinished));
    return proofs.of(announcement).map(proof -> {
      exchange.json(200, json(proof));
      return null;
    });
  }

  private static ObjectNode json(Proofs.Proof proof) {
    ObjectNode body = Exchange.object();
    body.put("count", proof.count());
    ArrayNode names = body.putArray("names");
    proof.names().forEach(names::add);
    body.put("needsApproval", proof.needsApproval());
    ArrayNode sheets = body.putArray("platforms");
    proof.sheets().forEach(sheet -> sheets.add(json(sheet)));
    ArrayNode faults = body.putArray("faults");
    proof
        .faults()
        .forEach(fault -> faults
            .addObject()
            .put("at", Refusals.at(fault))
            .put("detail", AnnouncementBody.expected(fault)));
    return body;
  }

  private static ObjectNode json(Proofs.Sheet sheet) {
    ObjectNode item = Exchange.object();
    item.put("account", sheet.account().toString());
    item.put("platform", sheet.account().platform().value());
    item.put("language", sheet.language().code());
    item.put("copies", sheet.copies());
    item.put("text", sheet.text());
    item.put("length", sheet.length());
    sheet.limit().ifPresent(limit -> {
      item.put("limit", limit.length());
      item.put("unit", limit.unit().name());
    });
    return item;
  }
}
