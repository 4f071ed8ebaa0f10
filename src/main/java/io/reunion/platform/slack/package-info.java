/**
 * A Slack app in one workspace: Events API, slash commands and buttons in; Web API out.
 *
 * <p>Facts, from docs.slack.dev (verifying requests, Events API, interactivity, rate limits, formatting, Block Kit) and
 * slackapi/java-slack-sdk:
 *
 * <ul>
 *   <li>A request is authentic when {@code X-Slack-Signature} is {@code v0=} and the hexadecimal HMAC-SHA256, under the
 *       signing secret, of {@code v0:TIMESTAMP:BODY}; one whose timestamp is off by more than five minutes is refused.
 *   <li>It must be answered within 3 seconds and is repeated three times (at once, after 1 and 5 minutes). A mention is
 *       delivered as {@code app_mention} and again as {@code message} with another event id: the message itself is known by
 *       its channel and {@code ts}. A slash command has no event id; its {@code trigger_id} serves.
 *   <li>Text arrives with {@code & < >} escaped and with {@code <@U1>}, {@code <#C1|name>}, {@code <!here>} and
 *       {@code <https://...|label>}; those three characters are also all that has to be escaped. {@code parse: none} and
 *       {@code verbatim: true} keep Slack from finding mentions and links in plain words.
 *   <li>A {@code response_url} on hooks.slack.com may be used five times within 30 minutes (third-party figures).
 *   <li>A text is best at most 4,000 characters, a section 3,000, a button's label 75, an actions block 25 buttons. There
 *       is no key that would make a repeated send harmless; a message carries our key as metadata, so that it could be
 *       found again.
 *   <li>One message a second to a channel, bursts tolerated, and several hundred a minute to a workspace.
 *   <li>{@code internal_error} and {@code fatal_error} may come after the message was posted.
 * </ul>
 *
 * <p>A person is {@code TEAM.USER}: user ids are only promised to be unique within a workspace. The team is the one in
 * which the app is installed, since that is the one that all kinds of requests agree on.
 */
@NullMarked
package io.reunion.platform.slack;

import org.jspecify.annotations.NullMarked;
