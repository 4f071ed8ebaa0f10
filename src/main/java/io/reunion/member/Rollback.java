package io.reunion.member;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of rolling an import back.
 *
 * @param restored how many are as they were before
 * @param removed how many are gone whom the import had made
 * @param changedSince whom somebody has changed since the import; they stay as they are
 */
public record Rollback(String id, long restored, long removed, List<MemberId> changedSince) {
  public Rollback {
    changedSince = List.copyOf(changedSince);
  }

  /** What became of one member. */
  enum What {
    RESTORED,
    REMOVED,
    CHANGED_SINCE,
    /** Was as before the import, or is gone. */
    NOTHING
  }

  record One(MemberId id, What what) {}

  /** Counts while it goes on. */
  static final class Tally {
    private long restored;
    private long removed;
    private final List<MemberId> changedSince = new ArrayList<>();

    void add(One one) {
      switch (one.what) {
        case RESTORED -> restored++;
        case REMOVED -> removed++;
        case CHANGED_SINCE -> changedSince.add(one.id);
        case NOTHING -> {
          // Nothing is to be told of it.
        }
      }
    }

    Rollback total(String id) {
      return new Rollback(id, restored, removed, changedSince);
    }
  }
}
