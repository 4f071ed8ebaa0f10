package io.reunion.member.imports;

import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Particulars;
import java.util.List;
import java.util.Optional;

/**
 * A row of an office's list.
 *
 * @param consent what it says about it; absent if it says nothing
 * @param accounts that the office knows to be this person's
 */
record MemberRow(
    long line, Particulars particulars, Optional<Audience> consent, List<UserId> accounts) {

  MemberRow {
    accounts = List.copyOf(accounts);
  }

  /** Somebody new, of whom nothing but this is known. */
  Member asNew(MemberId id) {
    return applied(Member.unstored(id, particulars));
  }

  /** {@code member} with what the row has; where a cell is empty, what is known stays. */
  Member applied(Member member) {
    Member with = member.with(member.particulars().overlaidBy(particulars));
    return consent.map(c -> with.with(with.privacy().consenting(c))).orElse(with);
  }
}
