package io.reunion.language.when;

import io.reunion.language.when.Ambiguity.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a day and a time on the line of instants, in the zone that was written, and tells them in the chat's.
 *
 * @param written the zone that was written; null for the chat's
 */
record Placement(ZonedDateTime now, @Nullable ZoneName written, Choices choices) {
  ZoneId home() {
    return now.getZone();
  }

  /** The zone to tell days in: the first that the written name may mean. */
  ZoneId zone() {
    return written == null ? home() : written.candidates(home()).get(0);
  }

  LocalDate today() {
    return now.withZoneSameInstant(zone()).toLocalDate();
  }

  ZonedDateTime at(LocalDate date, Times.Time time) {
    LocalDateTime local = date.plusDays(time.days()).atTime(time.time());
    if (written == null) {
      return valid(local, home());
    }
    List<ZonedDateTime> meanings = new ArrayList<>();
    for (ZoneId zone : written.candidates(home())) {
      ZonedDateTime there = valid(local, zone).withZoneSameInstant(home());
      if (meanings.stream().noneMatch(other -> other.toInstant().equals(there.toInstant()))) {
        meanings.add(there);
      }
    }
    return meanings.size() == 1 ? meanings.get(0) : choices.pick(Reason.ZONE, meanings);
  }

  /**
   * A time that the clock skips: offered later by the length of the gap, or as much earlier. One that it shows twice:
   * the first, or the second.
   */
  private ZonedDateTime valid(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return ZonedDateTime.ofLocal(local, zone, offsets.get(0));
    }
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = zone.getRules().getTransition(local);
      Duration length = gap.getDuration();
      ZonedDateTime later = local.plus(length).atZone(zone);
      return choices.pick(Reason.DST_GAP, List.of(later, local.minus(length).atZone(zone)));
    }
    List<ZonedDateTime> both = offsets.stream()
        .map(offset -> ZonedDateTime.ofLocal(local, zone, offset))
        .toList();
    return choices.pick(Reason.DST_OVERLAP, both);
  }
}
