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
 * @param doubles how many on the roll turned out to be the same as another: they are no second person of the quorum
 * @param code the word by which people say that they are there
 */
public record Assembly(
    String id,
    String title,
    Instant createdAt,
    Share quorum,
    int proxyLimit,
    Roll.Seal seal,
    int doubles,
    String code,
    boolean open) {

  /** How many must be present. */
  public int needed() {
    return quorum.least(seal.count() - doubles);
  }

  /** An assembly as it is now, and who is there. */
  public record Counted(Assembly assembly, Attendance attendance) {
    public boolean quorum() {
      return attendance.all() >= assembly.needed();
    }
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
