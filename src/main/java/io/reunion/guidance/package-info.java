/**
 * Guidance: members who apply for something are matched with experts who have time for them. Both accept before anybody
 * learns who the other is, nobody has more than their capacity, and a no is told to nobody.
 */
@NullMarked
package io.reunion.guidance;

import org.jspecify.annotations.NullMarked;
