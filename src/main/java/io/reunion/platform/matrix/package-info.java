/**
 * A Matrix application service: one bot user on one homeserver, in the rooms to which it is invited.
 *
 * <p>Facts, from matrix-org/matrix-spec (application service API, client-server API):
 *
 * <ul>
 *   <li>The homeserver sends transactions of events, {@code PUT .../_matrix/app/v1/transactions/ID}, with the {@code hs_token} as
 *       bearer (older ones as {@code access_token} in the query). It repeats one until it is answered with 200 and holds back all
 *       that come later, so that an event that cannot be read must not refuse the others.
 *   <li>Bodies are not signed: who knows the token can write what they like.
 *   <li>An event is known by its {@code event_id}. What has a {@code state_key} tells of the room and not of words.
 *   <li>A bot is invited and has to join. An upgraded room is another one, told by {@code m.room.tombstone}.
 *   <li>{@code PUT .../send/TYPE/TXN}: the same TXN gives the same event. An edit is an event of relation {@code m.replace}.
 *   <li>Intentional mentions: {@code m.mentions} without anybody mentions nobody, whatever the text says.
 *   <li>There are no buttons. Encrypted rooms cannot be read by an application service alone. An event has at most 65,536 bytes.
 *   <li>Nothing in a message tells that a room is of two people; that is kept as {@code m.direct} in the bot's account data.
 * </ul>
 */
@NullMarked
package io.reunion.platform.matrix;

import org.jspecify.annotations.NullMarked;
