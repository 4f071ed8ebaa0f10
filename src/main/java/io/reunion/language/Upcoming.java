package io.reunion.language;

import java.time.ZonedDateTime;

/**
 * An event that takes answers now, as far as it takes to know which one is meant.
 *
 * @param startsAt on the clock of where it takes place
 */
public record Upcoming(String id, String title, ZonedDateTime startsAt) {}
