package io.reunion.event;

/**
 * What an event is one occurrence of. Each is an event of its own, with answers of its own.
 *
 * @param id the first occurrence's
 * @param number this one's, from 1
 */
public record Series(EventId id, int number) {}
