package io.reunion.chat;

/** A chat of several, or of one person with the bot. */
public enum ChatKind {
  GROUP,
  DIRECT
}
