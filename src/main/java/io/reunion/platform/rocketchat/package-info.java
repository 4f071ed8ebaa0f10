/**
 * Rocket.Chat: an outgoing integration that brings what is said, and a bot user that posts by the REST API.
 *
 * <p>Facts, from RocketChat/Rocket.Chat (its handler of outgoing integrations) and developer.rocket.chat:
 *
 * <ul>
 *   <li>A request carries the integration's token in its body, which is all that shows where it comes from: whoever learns
 *       it can write bodies, so the address must be TLS and is best kept to oneself. A repeat is known by its message.
 *   <li>What bots and integrations say has {@code bot}, an edited message {@code isEdited}: neither is anybody's new word. The
 *       address {@code siteUrl} in a request is never called.
 *   <li>That somebody joined or left is told by integrations of their own, which do not say which of the two it was: their
 *       address ends in {@code ?event=joined} or {@code ?event=left}.
 *   <li>A direct room has no name; the id of one of two people is made of theirs, one of more has an id of its own and counts
 *       as a group.
 *   <li>The answer would be posted if it had a text; it has none, since the bot posts itself and learns its message's id so.
 *   <li>Buttons need an app on the server: here every button is written as what to type.
 * </ul>
 *
 * <p>Weakly documented: 5,000 characters of text, which the server can set otherwise; that a message id chosen by the client
 * keeps a repeat from appearing twice, which is not relied on.
 */
@NullMarked
package io.reunion.platform.rocketchat;

import org.jspecify.annotations.NullMarked;
