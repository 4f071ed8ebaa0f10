/**
 * How alumni take part, in the four modes of CASE (volunteer, experiential, communication, philanthropic): counts of people
 * and nothing else, and no count from which one could tell anything of fewer than five. What they did is asked of the
 * features when the report is made; nothing of it is kept here. May use {@code bot}, {@code filing} and {@code member}.
 */
@NullMarked
package io.reunion.engagement;

import org.jspecify.annotations.NullMarked;
