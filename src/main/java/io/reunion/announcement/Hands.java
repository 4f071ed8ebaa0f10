package io.reunion.announcement;

import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.vertx.core.Future;
import java.util.Optional;

/** Tells whether two who wrote and agreed are one person, by all that is known of them now. */
final class Hands {
  private final MemberStore members;

  Hands(MemberStore members) {
    this.members = members;
  }

  /**
   * The same person in a chat or at the console, in this account or another that has been linked since, under this record or
   * one that it was merged into; of automation only the token counts, the name behind it is anybody's.
   */
  Future<Boolean> same(String author, String approver) {
    return hand(author).compose(one -> hand(approver).map(one::equals));
  }

  private Future<String> hand(String who) {
    String person =
        who.startsWith(Announcer.CONSOLE) ? who.substring(Announcer.CONSOLE.length()) : who;
    boolean isPerson = person.startsWith("m:") || person.startsWith("u:");
    return isPerson
        ? member(person).map(found -> found.map(member -> "m:" + member.id()).orElse(person))
        : Future.succeededFuture(person.split(":", 2)[0]);
  }

  private Future<Optional<Member>> member(String person) {
    String id = person.substring(2);
    try {
      return person.startsWith("m:")
          ? members.get(new MemberId(id))
          : members.byUser(UserId.parse(id));
    } catch (IllegalArgumentException e) {
      return Future.succeededFuture(Optional.empty());
    }
  }
}
