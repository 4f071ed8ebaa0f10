/**
 * WhatsApp's Cloud API: a business number with which people talk alone.
 *
 * <p>Facts, from developers.facebook.com (webhooks and messages of the Cloud API, Groups API, error codes):
 *
 * <ul>
 *   <li>The address is checked by a GET with {@code hub.verify_token}, answered with {@code hub.challenge}. A request is
 *       authentic when {@code X-Hub-Signature-256} is {@code sha256=} and the hex HMAC-SHA256 of its body under the app
 *       secret; it has no timestamp, so repeats are known by {@code wamid} only.
 *   <li>A request brings several changes, of several numbers where an app has them; those of another number are not ours.
 *   <li>What people wrote opens a window of 24 hours in which they can be written to freely. Outside of it only a
 *       template that Meta has approved arrives, and is paid for. The window is kept in Redis; where that cannot be asked
 *       the free text is tried.
 *   <li>Nothing that was sent can be changed or taken back, and no key tells the same send twice.
 *   <li>The groups of the Groups API hold at most 8 people and no buttons: a message in one is not read.
 *   <li>{@code statuses} tell that a message was delivered, read or has failed after it was accepted. That is logged by
 *       its code and changes nothing: the ledger moved when the message was accepted.
 * </ul>
 *
 * <p>Weakly documented: 4,096 characters of text and 1,024 of a message with buttons, three buttons of 20 characters, ten rows
 * of a list of 24; 80 messages a second for a number and about one in six seconds to one person; a week of redeliveries. The
 * text of a template's variable may have no line breaks and not more than a thousand characters.
 *
 * <p>A person is their number ({@code wa_id}), and so is the chat with them.
 */
@NullMarked
package io.reunion.platform.whatsapp;

import org.jspecify.annotations.NullMarked;
