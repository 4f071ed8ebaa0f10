package io.reunion.language.when;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A time zone as written: the zones it may mean, the likeliest first, and those it means only for who lives there.
 *
 * @param exact on the 24-hour clock by custom: UTC and offsets
 */
record ZoneName(List<ZoneId> zones, List<ZoneId> local, boolean exact) implements Meaning {
  static ZoneName of(ZoneId zone) {
    return new ZoneName(List.of(zone), List.of(), zone instanceof ZoneOffset);
  }

  /** Reads the second column of the table of zones. */
  static ZoneName parse(String written) {
    List<ZoneId> zones = new ArrayList<>();
    List<ZoneId> local = new ArrayList<>();
    for (String name : written.split(",", -1)) {
      (name.startsWith("?") ? local : zones).add(ZoneId.of(name.replace("?", "")));
    }
    boolean exact = zones.size() == 1 && zones.get(0).equals(ZoneOffset.UTC);
    return new ZoneName(List.copyOf(zones), List.copyOf(local), exact);
  }

  /** What it may mean in a chat that lives in {@code home}. */
  List<ZoneId> candidates(ZoneId home) {
    List<ZoneId> result = new ArrayList<>(zones);
    local.stream().filter(home::equals).forEach(result::add);
    int own = result.indexOf(home);
    if (own > 0 && !local.contains(home) && !(result.get(own) instanceof ZoneOffset)) {
      result.add(0, result.remove(own));
    }
    return result;
  }
}
