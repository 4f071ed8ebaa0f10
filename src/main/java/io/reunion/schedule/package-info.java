/**
 * What is due when: jobs that are held in Redis until their moment, by the clock that is handed in, and are done by one of
 * several instances. May use {@code redis}.
 */
@NullMarked
package io.reunion.schedule;

import org.jspecify.annotations.NullMarked;
