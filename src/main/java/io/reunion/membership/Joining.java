package io.reunion.membership;

import io.reunion.chat.UserId;
import io.reunion.member.MemberStore;
import io.reunion.member.search.MemberDirectory;
import io.reunion.notice.Notices;
import io.reunion.redis.Redis;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;

/** What joining is made of. */
public record Joining(
    Redis redis,
    MemberStore members,
    MemberDirectory directory,
    Notices notices,
    Clock clock,
    ZoneId zone) {

  /** @param admins who decide */
  public Memberships decidedBy(Set<UserId> admins) {
    EntryStore store = new EntryStore(redis);
    Admission admission = new Admission(members, directory);
    return new Memberships(
        store, admission, new MembershipNotices(store, admission, notices, admins, clock, zone));
  }
}
