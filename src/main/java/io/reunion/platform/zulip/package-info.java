/**
 * A Zulip bot of type outgoing webhook, which also writes through the REST API.
 *
 * <p>Facts, from zulip.com/api (outgoing webhooks, send, update and delete a message) and zulip/python-zulip-api:
 *
 * <ul>
 *   <li>A request is authentic when the {@code token} in its body is the bot's; the body is not signed. It comes when the bot is
 *       mentioned or written to, is repeated a few times, and must be answered within 10 seconds: here at once, without words.
 *   <li>A group is a channel (stream); within it everything is in some topic, here a thread. Who are alone with the bot are a chat of
 *       their own, told by their ids.
 *   <li>Markdown knows no escape. {@code @**Name**} mentions, {@code @**all**} everybody; {@code /poll} makes a poll.
 *   <li>A message has at most 10,000 characters; there are no buttons. A message can be edited as long as the organisation
 *       allows.
 *   <li>{@code RATE_LIMIT_HIT} comes with {@code retry-after}, in seconds with a fraction.
 * </ul>
 *
 * <p>Person and channel ids are unique within an organisation only: with several, each account names its {@code realm}.
 */
@NullMarked
package io.reunion.platform.zulip;

import org.jspecify.annotations.NullMarked;
