package io.reunion.member.imports;

import io.reunion.member.Duplicates;
import io.reunion.member.IdSet;
import io.reunion.member.MemberId;
import io.reunion.member.Pair;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whom a list names, also in rows that are refused, and who of them may be one person. */
final class Sightings {
  private final IdSet named = new IdSet();
  private final Map<Pair, Duplicates.Reason> alike = new LinkedHashMap<>();

  void named(MemberId id) {
    named.add(id);
  }

  IdSet named() {
    return named;
  }

  void alike(MemberId a, MemberId b, Duplicates.Reason reason) {
    if (!a.equals(b) && alike.size() < Duplicates.MOST_OPEN) {
      alike.putIfAbsent(Pair.of(a, b), reason);
    }
  }

  Map<Pair, Duplicates.Reason> alike() {
    return alike;
  }
}
