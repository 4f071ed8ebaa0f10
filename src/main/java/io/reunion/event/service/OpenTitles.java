package io.reunion.event.service;

import io.reunion.event.KnownEvents;
import io.reunion.event.KnownEvents.Called;
import io.reunion.language.Upcoming;
import java.util.List;
import java.util.function.Supplier;

/** The events that take answers as words may call them: the same list as long as they are the same, for every line asks. */
final class OpenTitles implements Supplier<List<Upcoming>> {
  private final KnownEvents known;
  private List<Called> called = List.of();
  private List<Upcoming> titles = List.of();

  OpenTitles(KnownEvents known) {
    this.known = known;
  }

  @Override
  public List<Upcoming> get() {
    List<Called> now = known.called();
    if (!now.equals(called)) {
      called = now;
      titles = now.stream()
          .map(event -> new Upcoming(
              event.id().value(), event.title(), event.startsAt().atZone(event.zone())))
          .toList();
    }
    return titles;
  }
}
