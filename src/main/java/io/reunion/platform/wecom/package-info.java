/**
 * WeCom: a smart robot (智能机器人) whose address is a URL of ours, and the webhooks (消息推送) of the groups it is in, through
 * which alone it can write without being asked.
 *
 * <p>Facts, from developer.work.weixin.qq.com (receive messages, receive events, passive and active reply, message push,
 * global error codes) and workweixin/weworkapi_golang:
 *
 * <ul>
 *   <li>Requests are encrypted and signed as {@link io.reunion.platform.MessageCrypt} says; the receive id of a
 *       corporation's own robot is empty. The address is verified by a GET whose {@code echostr} is to be answered decrypted.
 *   <li>In a group only messages that name the robot or quote it arrive, with the name still in them; what the robot is called is
 *       told nowhere, so it is learned from them ({@link WeComName}). There is no word of the
 *       robot being added, and none of members joining: a group is known from its first message.
 *   <li>A message must be answered within 5 seconds and comes three times in all; a press of a card's button comes once. The
 *       answer may be the bot's words, encrypted: a stream of at most 20,480 bytes of Markdown, with a card or without.
 *   <li>A stream that is not finished is asked for again, about once a second and for 6 minutes at most, with {@code msgtype}
 *       {@code stream} and its id; each answer replaces all it says. So late words need not spend the one use of {@code
 *       response_url}.
 *   <li>The answer to a press may be the whole card again with the same {@code task_id}, for the people in {@code userids}; a card
 *       can be changed in no other way.
 *   <li>{@code response_url} can be written to once within an hour, Markdown or a card. There is no other way to a person.
 *   <li>A card has at most 6 buttons and recommends 26 characters for its title and 112 for its text; nothing
 *       else that was sent can be edited.
 *   <li>A group's webhook takes 20 messages a minute of at most 4,096 bytes of Markdown; its buttons only open pages.
 *   <li>Errors come as {@code errcode} within a 200.
 * </ul>
 *
 * <p>Weakly documented: no escape is given for Markdown, so what could begin a mark is written with a character that looks
 * like it; which number stands for which colour of a button.
 *
 * <p>A self-built application is another, quieter way: only alone with a person, in XML, with a menu; its answer is plain text of at
 * most 2,048 bytes in the response, and it can write by itself to the people it is shown to.
 *
 * <p>A person is their {@code userid}, which is unique in a corporation only: accounts of several corporations need
 * {@code tenant}. A direct chat is {@code user:USERID}.
 */
@NullMarked
package io.reunion.platform.wecom;

import org.jspecify.annotations.NullMarked;
