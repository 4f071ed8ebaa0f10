package io.reunion.platform.slack;

/**
 * Who the bot itself is, and where.
 *
 * @param user its user id; empty while unknown
 * @param team the workspace in which it is installed; empty while unknown
 */
record SlackBot(String user, String team) {
  static final SlackBot UNKNOWN = new SlackBot("", "");

  /** The same, with what is unknown taken from a request. */
  SlackBot or(String otherUser, String otherTeam) {
    return new SlackBot(user.isEmpty() ? otherUser : user, team.isEmpty() ? otherTeam : team);
  }

  boolean is(String otherUser) {
    return !user.isEmpty() && user.equals(otherUser);
  }
}
