/**
 * DingTalk: an enterprise robot in HTTP mode, its interactive cards, and the event subscription, all at one address.
 *
 * <p>Facts, from open.dingtalk.com (robot receives messages, robot sends group and single messages, interactive cards,
 * event subscription), its SDKs for streams and open-dingtalk/DingTalk-Callback-Crypto:
 *
 * <ul>
 *   <li>A robot's message is authentic when {@code sign} is the Base64 HMAC-SHA256, under the client secret, of the header
 *       {@code timestamp}, a line break and that secret, and the timestamp is at most an hour off. A card's press is when
 *       {@code x-ddpaas-signature} is the same of its timestamp alone. Neither covers the body: whoever learns one such
 *       header can write bodies for an hour unless what it belongs to has arrived, of which the instances tell each other by
 *       a note that lives two hours; so the address must be TLS and is best kept to oneself.
 *   <li>Events are encrypted as {@link io.reunion.platform.MessageCrypt} says, and answered with an encrypted {@code success}.
 *   <li>Only messages that name the robot arrive, without its name. People outside the organisation have no staff id.
 *   <li>{@code sessionWebhook} takes answers for some time without counting against the monthly quota of calls; it comes in
 *       an unsigned body and is called only on DingTalk's own host.
 *   <li>A card is created under an id of ours, the same on every attempt, and is edited by it. The response to a press, within
 *       2 seconds, may change what the one who pressed sees of it.
 *   <li>What the robot sent of its own accord can be taken back by the {@code processQueryKey} of the answer; cards and answers to
 *       {@code sessionWebhook} have none.
 *   <li>A message that quotes one of the robot's tells it as {@code originalProcessQueryKey}: of words that key, of a card the
 *       {@code carrierId} of its delivery (seen in others' programs, not in the documentation).
 *   <li>Errors come as a status with {@code code}, from older interfaces as {@code errcode} within a 200; cards tell them
 *       within a 200 for each delivery.
 * </ul>
 *
 * <p>Weakly documented: how often a message is repeated, the figures of the limits, and the variables of DingTalk's public
 * template of Markdown with buttons, which are those that its Python SDK uses; another template can be configured that
 * has the same.
 *
 * <p>A person is their staff id, else the id that the robot sees; accounts of several organisations need {@code tenant}. A
 * direct chat is {@code staff:ID}, since that is where it is written to.
 */
@NullMarked
package io.reunion.platform.dingtalk;

import org.jspecify.annotations.NullMarked;
