package io.reunion.language;

/** What a person wants. */
public enum Intent {
  /** Comes, with {@link Slots#seats} if a number was told; {@link Slots#change} if the number is what changes. */
  RSVP_YES,
  RSVP_NO,
  RSVP_MAYBE,
  /** Had said yes and takes it back. */
  RSVP_WITHDRAW,
  /** A sign-up list ({@code 接龙}) was pasted. */
  SIGN_UP_LIST,
  /** Looks for members; {@link Slots#query} says which. */
  FIND,
  /** Those of the last search who are not shown yet. */
  FIND_MORE,
  /** Who comes to an event. */
  LIST,
  /** Which events there are. */
  EVENTS,
  /** What one has answered oneself, and where one waits. */
  MINE,
  HELP,
  /** Stops what is under way. */
  CANCEL,
  CONFIRM,
  /** Says no to what a dialogue asks. */
  DENY,
  /** To the step before, in a dialogue. */
  BACK,
  /** Leaves a step of a dialogue empty. */
  SKIP,
  UNDO,
  WHY,
  LANG,
  ANNOUNCE,
  EVENT_NEW,
  /** Has an event at another time: {@link Slots#query} says when, in the speaker's words. */
  EVENT_MOVE,
  /** Has an event called off. */
  EVENT_CANCEL,
  ME,
  SUGGEST,
  /** Looks for a thing or a service; {@link Slots#query} is what, in the speaker's words. */
  NEED,
  /** Has a thing or a service for others; {@link Slots#query} is what, in the speaker's words. */
  OFFER,
  /** What others need and offer. */
  EXCHANGE,
  /** Wants to be introduced to whom {@link Slots#query} names. */
  INTRODUCE,
  /** Guidance by members with experience; {@link Slots#query} is {@code expert} for who would give it. */
  GUIDE,
  /** Wants to be known as an alumnus. */
  VERIFY,
  /** Wants to become a member of the association. */
  JOIN,
  /** What is voted on. */
  BALLOT,
  /** Asks something about an event; {@link Slots#query} says what: when, where, seats and the like. */
  ABOUT,
  REMINDERS_OFF,
  REMINDERS_ON,
  /** Wants no more announcements. */
  UNSUBSCRIBE,
  /** Not sure: the bot asks back, offering {@link Understanding#choices}. */
  ASK,
  /** Nothing for the bot: silence. */
  NONE;

  /** One of the answers to an event. */
  public boolean isAnswer() {
    return this == RSVP_YES || this == RSVP_NO || this == RSVP_MAYBE || this == RSVP_WITHDRAW;
  }

  /** The bot would do something, rather than ask or stay silent. */
  public boolean isAction() {
    return this != ASK && this != NONE;
  }
}
