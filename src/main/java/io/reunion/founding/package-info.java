/**
 * The preparations for a union that is being founded: a checklist in which each task has an owner and a day, the owner is
 * reminded, and who has done something says so. May use {@code bot}, {@code notice}, {@code filing} and {@code member}.
 */
@NullMarked
package io.reunion.founding;

import org.jspecify.annotations.NullMarked;
