package io.reunion.ballot;

import io.reunion.member.MemberId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may vote, fixed at a moment. What is published is the number and a hash over a salt and the ids in order, one a line:
 * it tells nothing about anybody, and whoever is shown salt and ids later can check that nobody came or went.
 */
public record Roll(String salt, List<MemberId> members) {
  /** What is published of a roll. */
  public record Seal(int count, String hash) {}

  public Roll {
    members = List.copyOf(new TreeSet<>(members));
  }

  static Roll fix(Collection<MemberId> members) {
    return new Roll(HexFormat.of().formatHex(Digests.random(16)), List.copyOf(Set.copyOf(members)));
  }

  public Seal seal() {
    StringBuilder text = new StringBuilder(salt).append('\n');
    members.forEach(member -> text.append(member).append('\n'));
    return new Seal(members.size(), Digests.hex(Digests.sha256(text.toString())));
  }
}
