/**
 * Google Chat: an app with an HTTP endpoint, and a service account by which it writes.
 *
 * <p>Facts, from developers.google.com/workspace/chat (verify requests, receive and respond to interactions, messages) and the
 * model of its client library:
 *
 * <ul>
 *   <li>A request carries a token signed with RS256, which does not cover the body. Where the app's audience is its project's
 *       number, the issuer is {@code chat@system.gserviceaccount.com}; where it is the endpoint's address, the token is one of
 *       Google's OpenID tokens for that account.
 *   <li>Only messages that name the app arrive, in {@code argumentText} without its name; there is no word of members joining.
 *   <li>The answer may be in the response, within 30 seconds; such a message's id is not told, so what has buttons is written
 *       by the service account, and so is what comes later. Without a service account the response is the only way.
 *   <li>A message that repeats its {@code requestId} is the one that was there. Messages of the app can be changed and taken
 *       back; one can be for one person's eyes.
 * </ul>
 *
 * <p>Weakly documented: 32,000 bytes for a message, one message a second and space, 60 a second and project, and how long a
 * {@code requestId} is known. Apps made as Workspace add-ons get another envelope and are not read.
 */
@NullMarked
package io.reunion.platform.googlechat;

import org.jspecify.annotations.NullMarked;
