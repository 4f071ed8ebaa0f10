package io.reunion.api;

import io.reunion.announcement.Announcer;
import io.reunion.chat.UserId;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** The names under which a page shows who wrote or did something; only a key of theirs is stored. */
final class Authors {
  private static final String MEMBER = "m:";
  private static final String USER = "u:";

  private final MemberStore members;

  Authors(MemberStore members) {
    this.members = members;
  }

  /**
   * The member's name behind {@code m:MEMBER}, {@code u:PLATFORM:USER} or {@code PLATFORM:USER}, also after {@code
   * console:}; without a member the account, and what is no person's key is its own name.
   */
  Future<String> name(String key) {
    String person =
        key.startsWith(Announcer.CONSOLE) ? key.substring(Announcer.CONSOLE.length()) : key;
    String account = person.startsWith(USER) ? person.substring(USER.length()) : person;
    return find(person, account).map(found -> found.map(Member::name).orElse(account));
  }

  /** The names of many, each asked for once. */
  Future<Map<String, String>> names(Collection<String> keys) {
    Map<String, String> names = new HashMap<>();
    Future<Void> asked = Future.succeededFuture();
    for (String key : new LinkedHashSet<>(keys)) {
      asked = asked.compose(before -> name(key)).map(name -> {
        names.put(key, name);
        return null;
      });
    }
    return asked.map(done -> names);
  }

  private Future<Optional<Member>> find(String person, String account) {
    try {
      return person.startsWith(MEMBER)
          ? members.get(new MemberId(person.substring(MEMBER.length())))
          : account.contains(":")
              ? members.byUser(UserId.parse(account))
              : Future.succeededFuture(Optional.empty());
    } catch (IllegalArgumentException e) {
      return Future.succeededFuture(Optional.empty());
    }
  }
}
