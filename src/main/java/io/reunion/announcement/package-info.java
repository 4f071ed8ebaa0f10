/**
 * Announcements to many groups: written, previewed, confirmed, approved by a second person where it reaches many, sent
 * through the ledger inside the platforms' limits, reported truthfully.
 */
@NullMarked
package io.reunion.announcement;

import org.jspecify.annotations.NullMarked;
