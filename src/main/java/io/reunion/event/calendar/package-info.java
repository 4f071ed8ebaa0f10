/**
 * Events in calendars: as iCalendar files, and under secret addresses that calendars read again and again.
 */
@NullMarked
package io.reunion.event.calendar;

import org.jspecify.annotations.NullMarked;
