package io.reunion.api;

import io.reunion.announcement.Announcement;
import io.reunion.announcement.AnnouncementStore;
import io.reunion.announcement.Announcements;
import io.reunion.announcement.Deed;
import io.reunion.announcement.Journal;
import io.reunion.announcement.Reports;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Ledger;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What became of the copies of an announcement, one by one and in sum. */
final class DeliveriesApi implements AdminApi.Part {
  private static final int MOST_NAMED = 500;
  private static final String LEFT = "leave";

  private final AnnouncementStore store;
  private final Reports reports;
  private final Journal journal;
  private final Ledger ledger;
  private final Authors authors;

  DeliveriesApi(Announcements announcements, Ledger ledger, Authors authors) {
    this.store = announcements.store();
    this.reports = announcements.reports();
    this.journal = announcements.journal();
    this.ledger = ledger;
    this.authors = authors;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    AnnouncementScope scope = new AnnouncementScope(store);
    operations.organisers(
        HttpMethod.GET, "/announcements/:id/deliveries", scope.within(this::deliveries));
    operations.organisers(HttpMethod.GET, "/announcements/:id/report", scope.within(this::report));
    operations.organisers(HttpMethod.POST, "/announcements/:id/leave", scope.within(this::leave));
  }

  private Future<Void> deliveries(Exchange exchange) {
    String id = exchange.path("id");
    boolean csv = exchange.query("format").filter("csv"::equals).isPresent();
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(one -> csv
            ? reports.of(id).map(report -> DeliveryCsv.of(report.lines()))
            : copies(exchange, id))
        .map(body -> {
          exchange.text(200, csv ? "text/csv; charset=utf-8" : "application/json", body);
          return null;
        });
  }

  /** All copies, or those that stand so, which are then told with the names of their chats. */
  private Future<String> copies(Exchange exchange, String id) {
    Optional<Delivery.State> wanted = exchange.query("state").map(DeliveriesApi::state);
    return ledger.copies(id).compose(copies -> {
      List<Delivery> those = copies.stream()
          .filter(copy ->
              wanted.filter(state -> Reports.shown(copy.state()) != state).isEmpty())
          .toList();
      if (wanted.isEmpty() && !Cursor.asked(exchange)) {
        return Future.succeededFuture(AnnouncementJson.of(those).toString());
      }
      Cursor.Page<Delivery> page = new Cursor("deliveries " + id)
          .page(exchange, those, Delivery::recipient, Comparator.naturalOrder(), MOST_NAMED);
      return reports.lines(page.items()).map(AnnouncementJson::ofNamed).map(body -> {
        page.next().ifPresent(next -> body.put("next", next));
        return body.toString();
      });
    });
  }

  private static Delivery.State state(String word) {
    try {
      return Delivery.State.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid(List.of(new ProblemException.Mistake(
          "state", "expected QUEUED, SENDING, SENT, FAILED, GONE or UNKNOWN")));
    }
  }

  /** Whether somebody has decided on the copies of which nobody knows, and nothing was sent since. */
  static boolean areLeft(List<Deed> deeds) {
    return !deeds.isEmpty() && deeds.get(deeds.size() - 1).what().equals(LEFT);
  }

  /** The copies of which nobody knows stay as they are; that is noted, and they wait for nobody any more. */
  private Future<Void> leave(Exchange exchange) {
    String id = exchange.path("id");
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(one -> ledger.counts(id).map(counts -> {
          boolean over = one.state() != Announcement.State.RUNNING;
          if (!over || counts.unknown() == 0) {
            throw ProblemException.conflict(
                over
                    ? "There is no copy of which nobody knows."
                    : "It is still going out; decide once that is over.");
          }
          return counts.unknown();
        }))
        .compose(unknown -> journal
            .of(id)
            .compose(deeds -> areLeft(deeds)
                ? Future.succeededFuture(unknown)
                : journal.overHttp(id, exchange.caller().id(), LEFT).map(unknown)))
        .map(unknown -> {
          exchange.json(200, Exchange.object().put("id", id).put("left", unknown));
          return null;
        });
  }

  private Future<Void> report(Exchange exchange) {
    String id = exchange.path("id");
    return store
        .find(id)
        .map(found -> found.orElseThrow(() -> ProblemException.notFound("announcement " + id)))
        .compose(one -> reports.of(id))
        .compose(report -> journal
            .of(id)
            .compose(deeds -> authors
                .names(deeds.stream().map(Deed::who).toList())
                .map(names -> AnnouncementJson.of(report, deeds, names))))
        .map(body -> {
          exchange.json(200, body);
          return null;
        });
  }
}
