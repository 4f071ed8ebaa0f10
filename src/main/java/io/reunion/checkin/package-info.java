/**
 * Who has really come to an event: by a word that is shown where it takes place, by a QR code or from the list; the count
 * while it goes on, and who did not come. One floor above {@code event}, whose answers it reads and never changes.
 */
@NullMarked
package io.reunion.checkin;

import org.jspecify.annotations.NullMarked;
