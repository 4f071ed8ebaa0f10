package io.reunion.bot;

import io.reunion.chat.ChatKind;
import io.reunion.chat.OutboundMessage;

/**
 * A message to somebody else than the one who asked.
 *
 * @param kind of the chat that it goes to
 */
public record Letter(OutboundMessage message, ChatKind kind) {}
