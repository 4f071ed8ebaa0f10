package io.reunion.language.signup;

import java.util.Set;

/**
 * Somebody who is or was on the list.
 *
 * @param id stable within one list
 * @param keys the names they had there, as {@link NameKeys#key} makes them
 * @param writer their id in WeChat's own form; may be empty
 * @param owner the author who put themselves on the list under one of these names; may be empty
 * @param party what holds now; a line that was taken off has attendance WITHDRAWN
 * @param listed whether the line itself is on the list; a withdrawn one may still be
 * @param since when this came to hold, in milliseconds since 1970
 */
public record KnownPerson(
    String id,
    Set<String> keys,
    String writer,
    String owner,
    Party party,
    boolean listed,
    long since) {
  public KnownPerson {
    keys = Set.copyOf(keys);
  }
}
