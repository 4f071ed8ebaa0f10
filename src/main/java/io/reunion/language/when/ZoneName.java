package io.reunion.language.when;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A time zone as written: the ids of the zones it may mean, the likeliest first, and those it means only for who lives
 * there. Ids, because the rules of a zone are slow to load and most are never asked for.
 *
 * @param exact on the 24-hour clock by custom: UTC and offsets
 */
record ZoneName(List<String> zones, List<String> local, boolean exact) implements Meaning {
  static ZoneName of(ZoneId zone) {
    return new ZoneName(List.of(zone.getId()), List.of(), zone instanceof ZoneOffset);
  }

  /** Reads the second column of the table of zones. */
  static ZoneName parse(String written) {
    List<String> zones = new ArrayList<>();
    List<String> local = new ArrayList<>();
    for (String name : written.split(",", -1)) {
      (name.startsWith("?") ? local : zones).add(name.replace("?", ""));
    }
    boolean exact = zones.equals(List.of(ZoneOffset.UTC.getId()));
    return new ZoneName(List.copyOf(zones), List.copyOf(local), exact);
  }

  /** What it may mean in a chat that lives in {@code home}. */
  List<ZoneId> candidates(ZoneId home) {
    List<String> result = new ArrayList<>(zones);
    local.stream().filter(home.getId()::equals).forEach(result::add);
    int own = result.indexOf(home.getId());
    if (own > 0 && !local.contains(home.getId()) && !(home instanceof ZoneOffset)) {
      result.add(0, result.remove(own));
    }
    return result.stream().map(ZoneId::of).toList();
  }
}
