/**
 * A Discord application over HTTP: interactions (slash commands, buttons) and webhook events in; REST out.
 *
 * <p>Facts, from discord/discord-api-docs (interactions: overview, receiving and responding; webhook events; rate limits;
 * opcodes and status codes; message resource):
 *
 * <ul>
 *   <li>A request is authentic when {@code X-Signature-Ed25519} is the signature of {@code X-Signature-Timestamp} and the body by
 *       the application's public key. Discord sends wrong ones on purpose and takes the address away from who accepts them.
 *   <li>An interaction is answered within 3 seconds or its token dies, and it is never sent again: type 4 says something, type 5
 *       ("is thinking") and type 6 ask for patience, which lasts 15 minutes. What follows goes to
 *       {@code /webhooks/APPLICATION/TOKEN}; after a type 5 {@code PATCH .../messages/@original} is the answer. Flag 64 shows it
 *       to one person only, and whether the answer is so is settled by the type 5.
 *   <li>What people write in channels comes through the Gateway only, which this is not: here people speak by slash commands and
 *       buttons. A person alone with the bot does so too.
 *   <li>{@code enforce_nonce} makes a message that is sent again within some minutes the one that is there already.
 *   <li>A content has at most 2,000 characters, a message 5 rows of 5 buttons, a label 80, a custom_id 100. Only
 *       {@code allowed_mentions} decides who is mentioned; here nobody.
 *   <li>50 requests a second over all; each route and channel has its own, told in {@code X-RateLimit-} headers. Ten thousand
 *       refused requests within ten minutes shut out the address.
 * </ul>
 *
 * <p>The 2,000 characters are counted here in UTF-16 units, which is never more than what Discord allows.
 */
@NullMarked
package io.reunion.platform.discord;

import org.jspecify.annotations.NullMarked;
