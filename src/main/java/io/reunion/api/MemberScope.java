package io.reunion.api;

import io.reunion.access.Caller;
import io.reunion.member.ChapterNames;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.vertx.core.Future;

/** Which members are a caller's business: to whoever is bound to chapters, those whose record names one of these. */
record MemberScope(MemberStore members, ChapterNames chapters) {
  boolean reaches(Caller caller, Member member) {
    return !caller.isBound()
        || member.particulars().all(Field.CHAPTER).stream()
            .anyMatch(word -> caller.reaches(chapters.id(word).orElse(word)));
  }

  Future<Boolean> reaches(Caller caller, MemberId id) {
    return caller.isBound()
        ? members
            .get(id)
            .map(member -> member.filter(one -> reaches(caller, one)).isPresent())
        : Future.succeededFuture(true);
  }

  /** By the key under which somebody is kept; whoever is no member belongs to no chapter. */
  Future<Boolean> reaches(Caller caller, String person) {
    if (!caller.isBound()) {
      return Future.succeededFuture(true);
    }
    return person.startsWith("m:")
        ? reaches(caller, new MemberId(person.substring(2)))
        : Future.succeededFuture(false);
  }
}
