package io.reunion.event;

import io.reunion.text.Language;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The one who reads a card alone.
 *
 * @param zone by whose clock, if it is another than the chat's
 */
public record CardReader(Language language, Optional<ZoneId> zone) {}
