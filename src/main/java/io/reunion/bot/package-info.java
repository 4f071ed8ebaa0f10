/**
 * From an update to what is said: the inbox that journals before it acknowledges, order per chat, who speaks and with
 * which role, which command is meant, the reply on its way. Knows no platform and no feature; features give it {@link
 * io.reunion.bot.Command commands}.
 */
@NullMarked
package io.reunion.bot;

import org.jspecify.annotations.NullMarked;
