/**
 * LINE's Messaging API: a bot in groups, rooms and alone with people.
 *
 * <p>Facts, from developers.line.biz (verify webhook signature, receive messages, retry failed requests, reference) and
 * line/line-openapi:
 *
 * <ul>
 *   <li>A request is authentic when {@code x-line-signature} is the Base64 HMAC-SHA256 of its body under the channel secret. It
 *       has no timestamp, its events have; one of more than a day ago is not read again.
 *   <li>A request brings several events, each with an id that a redelivery repeats. One of mode {@code standby} is for
 *       another channel. The person may be missing: they have not agreed to be known.
 *   <li>A reply token answers once, free of charge, within about a minute; everything else counts against the month's
 *       messages, once for each member of a group. A push that repeats its {@code X-Line-Retry-Key} sends nothing and is
 *       answered with 409.
 *   <li>Nothing that was sent can be edited. A text has at most 5,000 UTF-16 units and no marks; buttons are in a Flex Message.
 * </ul>
 *
 * <p>Weakly documented: how long a retry key is known, that mentions are counted in UTF-16 units, and the words with which a push
 * to a group that the bot has left is refused.
 */
@NullMarked
package io.reunion.platform.line;

import org.jspecify.annotations.NullMarked;
