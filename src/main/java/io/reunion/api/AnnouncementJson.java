package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.announcement.Announcement;
import io.reunion.announcement.Announcement.Change;
import io.reunion.announcement.Audience;
import io.reunion.announcement.Deed;
import io.reunion.announcement.Pace;
import io.reunion.announcement.Reports;
import io.reunion.delivery.Counts;
import io.reunion.delivery.Delivery;
import io.reunion.delivery.Ledger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Announcements, their copies and reports as the API shows them. */
final class AnnouncementJson {
  private AnnouncementJson() {}

  static ObjectNode of(Announcement one, Counts counts) {
    ObjectNode body = Exchange.object();
    body.put("id", one.id());
    body.put("author", one.author());
    ObjectNode text = body.putObject("text");
    one.content().texts().forEach((language, words) -> text.put(language.code(), words));
    if (!one.content().buttons().isEmpty()) {
      ArrayNode buttons = body.putArray("buttons");
      one.content().buttons().forEach(buttons::add);
    }
    one.content().image().ifPresent(url -> body.put("image", url));
    if (one.content().pin()) {
      body.put("pin", true);
    }
    body.set("audience", audience(one.audience()));
    body.put("state", one.state().name());
    body.put("createdAt", one.createdAt().toString());
    one.timing().sendAt().ifPresent(at -> body.put("sendAt", at.toString()));
    one.timing().expiresAt().ifPresent(at -> body.put("expiresAt", at.toString()));
    if (one.timing().everyonesClock()) {
      body.put("clock", "everyone");
    }
    if (one.timing().urgent()) {
      body.put("urgent", true);
    }
    one.change()
        .ifPresent(change -> body.put(
            change.kind() == Change.Kind.CORRECTION ? "corrects" : "recalls", change.of()));
    body.put("digest", one.digest());
    body.put(
        "policy", one.unfinished() == Ledger.Unfinished.AGAIN ? "at-least-once" : "at-most-once");
    body.putObject("counts")
        .put("queued", counts.queued())
        .put("sending", counts.sending())
        .put("sent", counts.sent())
        .put("failed", counts.failed())
        .put("gone", counts.gone())
        .put("unknown", counts.unknown());
    return body;
  }

  /** The same with how fast it goes, if that is known. */
  static ObjectNode of(Announcement one, Counts counts, Optional<Pace.Rate> rate) {
    ObjectNode body = of(one, counts);
    rate.filter(known -> one.state() == Announcement.State.RUNNING).ifPresent(known -> {
      body.put("rate", Math.round(known.perSecond() * 10) / 10.0);
      body.put("secondsLeft", Math.max(1, known.left().toSeconds()));
    });
    return body;
  }

  private static ObjectNode audience(Audience audience) {
    ObjectNode body = Exchange.object();
    if (audience.to() == Audience.To.MEMBERS) {
      body.put("to", "members");
    }
    if (!audience.selects()) {
      body.put("all", true);
    }
    put(body, "chats", audience.chats());
    put(body, "chapters", audience.chapters());
    put(body, "platforms", audience.platforms());
    if (!audience.classYears().isEmpty()) {
      ArrayNode years = body.putArray("classYears");
      audience.classYears().forEach(year -> years.add(Integer.parseInt(year)));
    }
    put(body, "tags", audience.tags());
    put(body, "except", audience.except());
    return body;
  }

  private static void put(ObjectNode body, String name, Set<String> values) {
    if (!values.isEmpty()) {
      ArrayNode array = body.putArray(name);
      values.stream().sorted().forEach(array::add);
    }
  }

  static ObjectNode of(List<Delivery> copies) {
    ObjectNode body = Exchange.object();
    ArrayNode items = body.putArray("items");
    copies.forEach(copy -> items.add(of(copy)));
    return body;
  }

  static ObjectNode ofNamed(List<Reports.Line> lines) {
    ObjectNode body = Exchange.object();
    ArrayNode items = body.putArray("items");
    lines.forEach(line -> items.add(of(line.copy()).put("title", line.name())));
    return body;
  }

  private static ObjectNode of(Delivery copy) {
    ObjectNode item = Exchange.object();
    item.put("chat", copy.recipient());
    item.put("state", Reports.shown(copy.state()).name());
    item.put("attempts", copy.attempt());
    if (!copy.detail().isEmpty()) {
      item.put(copy.state() == Delivery.State.SENT ? "message" : "reason", copy.detail());
    }
    return item;
  }

  /** @param names of those who did something, by the keys under which it is kept */
  static ObjectNode of(Reports.Report report, List<Deed> deeds, Map<String, String> names) {
    ObjectNode body = of(report);
    ArrayNode journal = body.putArray("journal");
    deeds.forEach(deed -> journal
        .addObject()
        .put("at", deed.at().toString())
        .put("who", deed.who())
        .put("name", names.getOrDefault(deed.who(), deed.who()))
        .put("what", deed.what()));
    return body;
  }

  private static ObjectNode of(Reports.Report report) {
    ObjectNode body = Exchange.object();
    ObjectNode platforms = body.putObject("platforms");
    report.byPlatform().forEach((platform, states) -> {
      ObjectNode counts = platforms.putObject(platform);
      states.forEach((state, count) -> counts.put(state.name().toLowerCase(Locale.ROOT), count));
    });
    ObjectNode reasons = body.putObject("reasons");
    report.byReason().forEach(reasons::put);
    ArrayNode unknown = body.putArray("unknown");
    report.ended(Delivery.State.UNKNOWN).forEach(line -> unknown.add(line.copy().recipient()));
    ArrayNode twice = body.putArray("maybeTwice");
    report.twice().forEach(twice::add);
    body.put("seenPressed", report.seen());
    ObjectNode pins = body.putObject("pins");
    report.pins().forEach(pins::put);
    report.took().ifPresent(took -> body.put("milliseconds", took.toMillis()));
    return body;
  }
}
