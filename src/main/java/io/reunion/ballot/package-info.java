/**
 * The general assembly: a roll that is fixed, who is present, proxies, votes on documents and elections. Two kinds of vote,
 * named for what they are: a hand vote is quick, in the chat, and not secret; a sealed ballot is encrypted by the voter's
 * browser to keys that the server never has.
 *
 * <p>What keeps a sealed ballot apart from its voter: the box knows only slots. A slot is the hash of a token, the token is
 * made of the member's id and of a key that is never in Redis and is destroyed when the ballot closes. Who voted is written
 * once, at closing, in the order of the ids. While the ballot is open nothing about a voter is written at all.
 */
@NullMarked
package io.reunion.ballot;

import org.jspecify.annotations.NullMarked;
