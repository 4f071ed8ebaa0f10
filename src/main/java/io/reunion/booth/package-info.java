/**
 * The polling booth: a page on which a voter's browser seals a paper, and one on which a trustee's browser makes a key. The
 * private half of a key and what is chosen never leave the browser.
 */
@NullMarked
package io.reunion.booth;

import org.jspecify.annotations.NullMarked;
