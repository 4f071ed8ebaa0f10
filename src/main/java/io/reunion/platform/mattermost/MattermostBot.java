package io.reunion.platform.mattermost;

/**
 * Who the bot itself is.
 *
 * @param id empty while unknown
 * @param name empty while unknown
 */
record MattermostBot(String id, String name) {
  static final MattermostBot UNKNOWN = new MattermostBot("", "");
}
