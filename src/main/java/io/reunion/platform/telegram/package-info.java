/**
 * Telegram's Bot API, webhook and methods, for groups, supergroups with topics, and direct chats.
 *
 * <p>Facts, from core.telegram.org/bots/api, /bots/faq and the source of the server (tdlib/telegram-bot-api, Bot API 10):
 *
 * <ul>
 *   <li>A webhook request is authentic by a constant header alone; its body is not signed. An update is repeated, in
 *       order within its chat, for up to 24 hours.
 *   <li>An update that is authentic and cannot be read is answered with 400, as by every adapter, and so comes again for that
 *       day, shows as {@code last_error_message} at {@code getWebhookInfo} and holds back what follows it in its own chat.
 *       Saying 200 instead would lose it without a sign; a version that can read it finds it still there. So nothing is called
 *       unreadable that can be done without: kinds and parts that mean nothing to us are left out.
 *   <li>Entities are counted in UTF-16 units, as Java's strings are. Ids have up to 52 bits.
 *   <li>{@code message_thread_id} is a topic only where {@code is_topic_message} says so; elsewhere it names the root of a
 *       chain of replies and must not be sent back.
 *   <li>Anonymous administrators and channels write as {@code sender_chat}: there is no person to answer.
 *   <li>Text is at most 4096 UTF-16 units after its marks are removed, {@code callback_data} 64 bytes. There is no key that
 *       would make a repeated send harmless.
 *   <li>Limits (FAQ): about 30 messages a second in all, one a second to a chat with short bursts, 20 a minute to a group.
 *       The answer to a request over the limit does not say which of them was hit.
 *   <li>A group that becomes a supergroup gets a new id; both chats say so, and a send to the old one names the new one.
 * </ul>
 */
@NullMarked
package io.reunion.platform.telegram;

import org.jspecify.annotations.NullMarked;
