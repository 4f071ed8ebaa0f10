package io.reunion.event;

/** Where somebody takes part in an event that can be attended in two ways; in every other one there is but the room. */
public enum Seat {
  ROOM,
  ONLINE;

  /** As it is stored: what does not say that it is online is in the room. */
  public static Seat stored(String word) {
    return word.equals(ONLINE.name()) ? ONLINE : ROOM;
  }
}
