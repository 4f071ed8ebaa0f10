/**
 * A WeChat Official Account (公众号): people write to it alone, for look-ups, answers to events and pasted sign-up lists. There is
 * no official bot for groups of personal accounts.
 *
 * <p>Facts, from developers.weixin.qq.com (access guide, receive standard messages, passive reply, message encryption, global
 * return codes):
 *
 * <ul>
 *   <li>The address is verified by a GET whose {@code signature} is the SHA-1 of token, timestamp and nonce, sorted; its
 *       {@code echostr} is the answer. In plain mode messages carry the same, which does not cover them; in safe mode they are
 *       encrypted and signed as {@link io.reunion.platform.MessageCrypt} says, and with an EncodingAESKey nothing else is taken.
 *   <li>A message must be answered within 5 seconds and comes three times in all. {@code success} is no answer; anything
 *       malformed shows the person that the account is out of order.
 *   <li>Within 48 hours of a person's last word the account may write to them; how often is not told for certain.
 *   <li>No edits, no buttons; an entry of the menu sends its key.
 *   <li>Errors come as {@code errcode} within a 200.
 * </ul>
 *
 * <p>Weakly documented: that a text may have 2,048 bytes.
 *
 * <p>A person is their {@code openid}, which only this account has, and so is the chat with them.
 */
@NullMarked
package io.reunion.platform.wechat;

import org.jspecify.annotations.NullMarked;
