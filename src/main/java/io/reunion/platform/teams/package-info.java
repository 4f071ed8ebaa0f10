/**
 * Microsoft Teams: a bot of the Bot Framework, or, where nobody may register one, an outgoing webhook of a team.
 *
 * <p>Facts, from microsoft/botbuilder-java, MicrosoftDocs/msteams-docs (outgoing webhooks, rate limits, proactive messages) and
 * learn.microsoft.com (status codes):
 *
 * <ul>
 *   <li>A bot's request carries a token signed with RS256 by a key that the OpenID metadata of {@code login.botframework.com}
 *       lead to; issuer {@code https://api.botframework.com}, audience the app's id, five minutes of leeway, and its claim
 *       {@code serviceurl} is the activity's. It does not cover the body. A key may be endorsed for some channels only.
 *   <li>Answers go to the {@code serviceUrl} of the conversation, and only if that is on the configured host; where none is known
 *       any more, to the global one.
 *   <li>{@code Action.Execute} comes as an {@code invoke} and wants its answer in the response; clients that do not have it send
 *       {@code Action.Submit}, a message with a {@code value}.
 *   <li>A message can be changed and taken back by its id. No key tells the same send twice. What was refused with 412 or 429
 *       was not sent; of 502 and 504 nobody knows, so such a message is not repeated.
 *   <li>An outgoing webhook is heard in public channels of its team only, by its name; {@code Authorization: HMAC} is the Base64
 *       HMAC-SHA256 of the very bytes under the decoded token. The response, within 5 seconds, is the only way to answer.
 * </ul>
 *
 * <p>Weakly documented: how long an invoke waits, 28 KB for a message, and whether every key is endorsed.
 *
 * <p>A person is their object id in the directory, else the id that the bot sees. A channel's thread is that of its first
 * message, and the channel itself is the chat.
 */
@NullMarked
package io.reunion.platform.teams;

import org.jspecify.annotations.NullMarked;
