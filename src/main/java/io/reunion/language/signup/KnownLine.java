package io.reunion.language.signup;

/**
 * One line as some version of the list had it.
 *
 * @param writer who wrote it, as WeChat's own form tells; may be empty
 */
public record KnownLine(Party party, String writer) {}
