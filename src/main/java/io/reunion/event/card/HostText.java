package io.reunion.event.card;

import io.reunion.event.Event;
import io.reunion.event.Host;
import java.util.stream.Collectors;

/** Who holds an event, in words. */
public final class HostText {
  private HostText() {}

  public static String names(Event event) {
    return event.terms().hosts().stream().map(Host::name).collect(Collectors.joining(", "));
  }
}
