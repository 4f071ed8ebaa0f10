package io.reunion.announcement;

import java.time.Instant;

/**
 * Something that a person, or an automation, did with an announcement.
 *
 * @param who the key of the person, or the name of the automation
 * @param what one word: {@code create}, {@code send}, {@code approve}, {@code pause}, {@code urgent} ...; never what was written
 */
public record Deed(String announcement, Instant at, String who, String what) {}
