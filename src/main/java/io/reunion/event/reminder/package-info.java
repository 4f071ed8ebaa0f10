/**
 * What people are told about an event when they have not just asked, and whatever else is due by the clock.
 */
@NullMarked
package io.reunion.event.reminder;

import org.jspecify.annotations.NullMarked;
