package io.reunion.ballot;

import io.reunion.ballot.count.Share;
import java.time.Instant;

/**
 * A general assembly.
 *
 * @param id for example {@code a3kq7m}
 * @param quorum which part of the roll has to be present
 * @param proxyLimit how many proxies one member may hold
 * @param seal by which anybody can check the roll later
 * @param code the word by which people say that they are there
 */
public record Assembly(
    String id,
    String title,
    Instant createdAt,
    Share quorum,
    int proxyLimit,
    Roll.Seal seal,
    String code,
    boolean open) {

  /** How many must be present. */
  public int needed() {
    return quorum.least(seal.count());
  }

  /**
   * Who is there.
   *
   * @param present in person
   * @param represented by a proxy who is there
   */
  public record Attendance(int present, int represented) {
    public int all() {
      return present + represented;
    }
  }
}
