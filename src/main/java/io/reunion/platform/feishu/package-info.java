/**
 * Feishu, and Lark, which is the same under another host: one self-built app with a bot. Events and card callbacks in at
 * one address; messages and cards (schema 2.0) out.
 *
 * <p>Facts, from open.feishu.cn and open.larksuite.com (event subscription, Encrypt Key, receive message v2.0, card
 * callback, send and reply, error codes) and larksuite/oapi-sdk-java:
 *
 * <ul>
 *   <li>With an Encrypt Key a request is {@code {"encrypt":BASE64}}: AES-256-CBC under SHA-256 of that key, the IV in front. It
 *       is authentic when {@code X-Lark-Signature} is the hexadecimal SHA-256 of timestamp, nonce, Encrypt Key and body one
 *       after the other. Without one, the Verification Token in the body is all there is. The check of the address
 *       ({@code url_verification}) may come unsigned, and carries that token.
 *   <li>An event must be answered within 3 seconds and is repeated after 15 seconds, 5 minutes, 1 and 6 hours; the same
 *       message may come under two event ids, so it is known by its own. A card callback is never repeated, and its answer
 *       within 3 seconds is what the person sees.
 *   <li>{@code create_time} is in milliseconds, in card callbacks in microseconds.
 *   <li>Mentions are placeholders ({@code @_user_1}) whose meaning stands beside the text.
 *   <li>A request that repeats a {@code uuid} within an hour sends nothing.
 *   <li>A card is at most 30 KB as a request, a text 150 KB. Limits: 1,000 a minute and 50 a second for an app and method, 5 a
 *       second in a group, for all bots in it together.
 *   <li>Errors come as {@code code} other than 0, within a 200 or a 400.
 * </ul>
 *
 * <p>Weakly documented and therefore not relied on: how often a text may be edited, the table of a card's Markdown
 * entities (numeric ones are used), and when a tenant token is renewed.
 *
 * <p>A person is their {@code open_id}, which only this app has; a chat is its {@code chat_id}, and a direct chat that
 * nobody has written in yet is the person's {@code open_id}.
 */
@NullMarked
package io.reunion.platform.feishu;

import org.jspecify.annotations.NullMarked;
