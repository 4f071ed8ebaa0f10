/**
 * A QQ bot (QQ 官方机器人) by webhook: in groups, and alone with people.
 *
 * <p>Facts, from tencent-connect/bot-docs (event-emit, sign, group and C2C events, sending) and tencent-connect/botgo:
 *
 * <ul>
 *   <li>The bot's secret, repeated until it has 32 bytes, is the seed of an Ed25519 key. With it QQ signs what it sends, and with
 *       it the bot answers the validation of its address (op 13) by signing what it is given there.
 *   <li>An event (op 0) is answered with {@code {"op":12,"d":0}}, or sent again. Group messages come with the mention taken out.
 *   <li>A message may be answered five times within five minutes, by its {@code msg_id}; an event of another kind by its
 *       {@code event_id}. Two answers of one {@code msg_seq} are one: the second is refused (40054005).
 *   <li>Whether a bot may write without being asked has changed several times and differs by bot; it is tried, and what is refused
 *       is not sent. A group can switch it off.
 *   <li>A message can be taken back within two minutes, and not edited. Buttons are by invitation only: commands are shown as words.
 *   <li>A person has another id in each group and alone with the bot: accounts are linked by a code.
 *   <li>Web addresses must be registered beforehand; a text with another one is refused (40054010).
 * </ul>
 *
 * <p>Weakly documented: the limits of what a bot writes by itself (third-party figures: 30 a minute, 20 to one group, 1,000 a day to
 * one group), the longest text (2,000 characters are taken), and how long QQ waits for its answer.
 */
@NullMarked
package io.reunion.platform.qq;

import org.jspecify.annotations.NullMarked;
