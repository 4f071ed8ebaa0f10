package io.reunion;

import io.reunion.ballot.Assembly;
import io.reunion.ballot.AssemblyStore;
import io.reunion.checkin.CheckInStore;
import io.reunion.engagement.Act;
import io.reunion.engagement.Act.Source;
import io.reunion.engagement.Mode;
import io.reunion.event.Event;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.exchange.ExchangeStore;
import io.reunion.exchange.Pairing;
import io.reunion.founding.Task;
import io.reunion.founding.TaskStore;
import io.reunion.guidance.GuidanceStore;
import io.reunion.questions.QuestionStore;
import io.reunion.redis.Batches;
import io.reunion.suggestion.SuggestionStore;
import io.reunion.upkeep.CareStore;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** In which features people take part, and in which of CASE's modes that is. */
final class Partaking {
  private static final int ASSEMBLIES = 200;

  private final MemberFeatures.Parts parts;
  private final Features features;
  private final CheckInStore arrivals;
  private final AssemblyStore assemblies;
  private final Clock clock;

  /** What members do for each other. */
  record Features(
      ExchangeStore exchange,
      GuidanceStore guidance,
      SuggestionStore suggestions,
      QuestionStore questions,
      TaskStore preparations,
      CareStore profiles) {}

  Partaking(MemberFeatures.Parts parts, Features features) {
    this.parts = parts;
    this.features = features;
    this.arrivals = new CheckInStore(parts.redis());
    this.assemblies = new AssemblyStore(parts.redis());
    this.clock = parts.clock();
  }

  List<Source> sources() {
    return List.of(
        new Source(Mode.VOLUNTEER, this::guided),
        new Source(Mode.VOLUNTEER, this::helped),
        new Source(Mode.VOLUNTEER, this::prepared),
        new Source(Mode.VOLUNTEER, this::hosted),
        new Source(Mode.EXPERIENTIAL, this::came),
        new Source(Mode.EXPERIENTIAL, this::assembled),
        new Source(Mode.COMMUNICATION, this::asked),
        new Source(Mode.COMMUNICATION, this::suggested),
        new Source(Mode.COMMUNICATION, this::confirmed),
        new Source(Mode.COMMUNICATION, this::offered));
  }

  /** Experts, when somebody applied whom they guide now. */
  private Future<List<Act>> guided() {
    return features
        .guidance()
        .applications()
        .map(all -> all.stream()
            .filter(one -> !one.expert().isEmpty())
            .map(one -> new Act(one.expert(), one.at()))
            .toList());
  }

  /** Both sides of a match of which something came. */
  private Future<List<Act>> helped() {
    return features
        .exchange()
        .pairings()
        .map(all -> all.stream()
            .filter(one -> one.worked() == Pairing.Worked.YES)
            .flatMap(one -> Stream.of(
                new Act(one.left().person(), one.at()), new Act(one.right().person(), one.at())))
            .toList());
  }

  private Future<List<Act>> prepared() {
    return features
        .preparations()
        .all()
        .map(all -> all.stream()
            .filter(one -> one.state() == Task.State.DONE && one.isOwned())
            .map(one ->
                new Act(one.owner(), one.due().atStartOfDay(ZoneOffset.UTC).toInstant()))
            .toList());
  }

  private Future<List<Event>> held() {
    Instant now = clock.instant();
    return parts
        .stores()
        .events()
        .all()
        .map(all -> all.stream().filter(event -> event.past(now)).toList());
  }

  private Future<List<Act>> hosted() {
    return held()
        .map(all -> all.stream()
            .flatMap(event -> event.terms().hosts().stream()
                .flatMap(host -> host.member().stream())
                .map(member -> new Act("m:" + member, event.startsAt())))
            .toList());
  }

  /** Those who were seen there; where nobody looked, those who had a seat. */
  private Future<List<Act>> came() {
    return held().compose(events -> Batches.map(events, this::came)).map(Partaking::together);
  }

  private Future<List<Act>> came(Event event) {
    return arrivals
        .arrivals(event.id())
        .compose(seen -> seen.isEmpty()
            ? parts
                .stores()
                .rsvps()
                .list(event.id())
                .map(all -> all.stream()
                    .filter(one -> one.status() == Rsvp.Status.ACCEPTED)
                    .map(one -> one.attendee().key())
                    .toList())
            : Future.succeededFuture(seen.stream().map(one -> one.person()).toList()))
        .map(
            people -> people.stream().map(one -> new Act(one, event.startsAt())).toList());
  }

  private Future<List<Act>> assembled() {
    return assemblies
        .newest(ASSEMBLIES)
        .compose(all -> Batches.map(all, this::present))
        .map(Partaking::together);
  }

  private Future<List<Act>> present(Assembly one) {
    return assemblies
        .present(one.id())
        .map(present -> present.stream()
            .map(member -> new Act("m:" + member, one.createdAt()))
            .toList());
  }

  private static List<Act> together(List<List<Act>> all) {
    return all.stream().flatMap(List::stream).toList();
  }

  private Future<List<Act>> asked() {
    return features
        .questions()
        .all()
        .map(all -> all.stream().map(one -> new Act(one.by(), one.at())).toList());
  }

  /** Who suggested something without a name is counted as nobody. */
  private Future<List<Act>> suggested() {
    return features
        .suggestions()
        .all()
        .map(all -> all.stream().map(one -> new Act(one.by(), one.at())).toList());
  }

  private Future<List<Act>> confirmed() {
    return features
        .profiles()
        .everybody()
        .map(all -> all.stream()
            .map(one -> new Act("m:" + one.member(), one.confirmed()))
            .toList());
  }

  private Future<List<Act>> offered() {
    return features
        .exchange()
        .cards()
        .map(all -> all.stream().map(one -> new Act(one.by(), one.at())).toList());
  }
}
