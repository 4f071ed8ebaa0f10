/**
 * Who gets a seat that came free, from the waiting list or by lot: it is held until they confirm, and they are told.
 */
@NullMarked
package io.reunion.event.waitlist;

import org.jspecify.annotations.NullMarked;
