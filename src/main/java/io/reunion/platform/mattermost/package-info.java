/**
 * Mattermost: an outgoing webhook or a slash command that brings words, a bot account that posts, and buttons that call back.
 *
 * <p>Facts, from docs.mattermost.com (outgoing webhooks, slash commands, interactive messages) and its server's API:
 *
 * <ul>
 *   <li>An outgoing webhook fires in public channels only, for a trigger word or for everything said in one channel; a slash
 *       command comes from everywhere, also from where the bot is not. Each carries a token of its own in its body, which
 *       is all that shows where it comes from: whoever learns a token can write bodies, so the address must be TLS and is
 *       best kept to oneself. Nothing has a window of time; a repeat is known by its {@code post_id} or {@code trigger_id}.
 *   <li>A press carries no token. What the button was made with comes back as {@code context}, which people never see: our
 *       command and the HMAC of it and of the channel, under a key made from the bot's token. Who pressed is what the server
 *       says.
 *   <li>{@code response_url} of a slash command takes answers for half an hour, also where the bot may not post; it is called
 *       only on the configured server.
 *   <li>There is no word of the bot being added, and none of members joining: a channel is known from its first message.
 * </ul>
 *
 * <p>Weakly documented: 16,383 characters of text; that {@code pending_post_id} keeps a repeated post from appearing twice, which
 * is why it is sent and not relied on; the rate limit, which is off by default.
 *
 * <p>A direct chat is {@code direct:CHANNEL}, since a press does not tell.
 */
@NullMarked
package io.reunion.platform.mattermost;

import org.jspecify.annotations.NullMarked;
