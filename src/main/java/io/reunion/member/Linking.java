package io.reunion.member;

import io.reunion.chat.UserId;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which account is which member. The look-up entry and the record must say the same, else the account is nobody's: what a
 * crash leaves behind halfway gives nobody a right.
 */
final class Linking {
  private static final int MOST = 20_000;

  private final MemberStore members;
  private final LookUps lookUps;
  /** Whose accounts were last; where that is still so, the record is there in the same round trip. */
  @SuppressWarnings("serial") // never written
  private final Map<UserId, MemberId> lately = new LinkedHashMap<>(16, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<UserId, MemberId> eldest) {
      return size() > MOST;
    }
  };

  Linking(MemberStore members, LookUps lookUps) {
    this.members = members;
    this.lookUps = lookUps;
  }

  Future<Optional<Member>> member(UserId user) {
    Optional<MemberId> guess = Optional.ofNullable(lately.get(user));
    Future<Optional<Member>> guessed = record(guess);
    return lookUps
        .holder(LookUps.key(user))
        .compose(holder -> {
          note(user, holder);
          return holder.equals(guess) ? guessed : record(holder);
        })
        .map(found -> theirs(found, user));
  }

  /** The same for whoever needs it when another command has been answered; most often nothing has to be read for it. */
  Supplier<Future<Optional<Member>>> ahead(UserId user) {
    Optional<MemberId> guess = Optional.ofNullable(lately.get(user));
    Supplier<Future<Optional<Member>>> guessed =
        guess.map(members::ahead).orElse(() -> record(guess));
    Supplier<Future<Optional<MemberId>>> entry = lookUps.holderAhead(LookUps.key(user));
    return () -> entry
        .get()
        .compose(holder -> {
          note(user, holder);
          return holder.equals(guess) ? guessed.get() : record(holder);
        })
        .map(found -> theirs(found, user));
  }

  private static Optional<Member> theirs(Optional<Member> found, UserId user) {
    return found.filter(member -> member.users().contains(user));
  }

  private Future<Optional<Member>> record(Optional<MemberId> id) {
    return id.map(members::get).orElse(Future.succeededFuture(Optional.empty()));
  }

  private void note(UserId user, Optional<MemberId> holder) {
    holder.ifPresentOrElse(id -> lately.put(user, id), () -> lately.remove(user));
  }

  Future<LinkOutcome> link(MemberId id, UserId user) {
    return claim(id, user)
        .compose(claimed -> claimed ? record(id, user) : Future.succeededFuture(LinkOutcome.TAKEN));
  }

  private Future<Boolean> claim(MemberId id, UserId user) {
    String entry = LookUps.key(user);
    return lookUps.claim(entry, id, Optional.empty()).compose(holder -> {
      if (holder.equals(id)) {
        return Future.succeededFuture(true);
      }
      return members
          .get(holder)
          .compose(other -> isLinked(other, user)
              ? Future.succeededFuture(false)
              : lookUps.claim(entry, id, Optional.of(holder)).map(id::equals));
    });
  }

  private static boolean isLinked(Optional<Member> member, UserId user) {
    return member.filter(known -> known.users().contains(user)).isPresent();
  }

  private Future<LinkOutcome> record(MemberId id, UserId user) {
    return members.change(id, member -> with(member, user)).compose(outcome -> {
      if (outcome.isEmpty()) {
        return lookUps.release(LookUps.key(user), id).map(LinkOutcome.NO_SUCH_MEMBER);
      }
      return outcome.get().isStored()
          ? confirm(id, user)
          : Future.failedFuture(new IllegalStateException("member " + id
              + " is being changed all the time: " + outcome.get().status()));
    });
  }

  /** Somebody may have linked the same account to another member in between; then the entry decides. */
  private Future<LinkOutcome> confirm(MemberId id, UserId user) {
    return lookUps
        .holder(LookUps.key(user))
        .compose(holder -> holder.equals(Optional.of(id))
            ? Future.succeededFuture(LinkOutcome.LINKED)
            : members.change(id, member -> without(member, user)).map(LinkOutcome.TAKEN));
  }

  Future<Boolean> unlink(UserId user) {
    return lookUps.holder(LookUps.key(user)).compose(holder -> {
      if (holder.isEmpty()) {
        return Future.succeededFuture(false);
      }
      MemberId id = holder.get();
      return members
          .change(id, member -> without(member, user))
          .compose(changed -> lookUps.release(LookUps.key(user), id).map(changed.isPresent()));
    });
  }

  private static Member with(Member member, UserId user) {
    Set<UserId> users = new HashSet<>(member.users());
    users.add(user);
    return member.with(users).with(new Member.Standing(member.role(), true));
  }

  private static Member without(Member member, UserId user) {
    Set<UserId> users = new HashSet<>(member.users());
    users.remove(user);
    boolean verified = member.verified() && !users.isEmpty();
    return member.with(users).with(new Member.Standing(member.role(), verified));
  }
}
