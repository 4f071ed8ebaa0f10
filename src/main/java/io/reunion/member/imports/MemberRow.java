package io.reunion.member.imports;

import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.NaturalKey;
import io.reunion.member.Particulars;
import java.util.Collection;
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

  private static final List<Field> IDENTIFYING =
      List.of(Field.STUDENT_NUMBER, Field.EMAIL, Field.PHONE);

  MemberRow {
    accounts = List.copyOf(accounts);
  }

  /** Somebody new, of whom nothing but this is known. */
  Member asNew(MemberId id) {
    return applied(Member.unstored(id, particulars));
  }

  /**
   * {@code member} with what the row has; where a cell is empty, what is known stays, and who is known under more numbers
   * or addresses than the row names keeps them.
   */
  Member applied(Member member) {
    Particulars known = member.particulars();
    Particulars overlaid = known.overlaidBy(particulars);
    for (Field field : IDENTIFYING) {
      List<NaturalKey> before = keys(known, field);
      if (!particulars.all(field).isEmpty()
          && known.all(field).size() > particulars.all(field).size()
          && before.containsAll(keys(particulars, field))) {
        overlaid = overlaid.with(field, known.all(field));
      }
    }
    Member with = member.with(overlaid);
    return consent.map(c -> with.with(with.privacy().consenting(c))).orElse(with);
  }

  private static List<NaturalKey> keys(Particulars of, Field field) {
    return NaturalKey.of(field, of.all(field));
  }

  /** Whether the row and {@code member} have student numbers, and none in common. */
  boolean isNumberedOtherwise(Member member) {
    List<NaturalKey> own = keys(particulars, Field.STUDENT_NUMBER);
    List<NaturalKey> other = keys(member.particulars(), Field.STUDENT_NUMBER);
    return !own.isEmpty() && !other.isEmpty() && other.stream().noneMatch(own::contains);
  }

  /** The row without e-mail addresses and phone numbers that are among {@code taken}. */
  MemberRow without(Collection<NaturalKey> taken) {
    Particulars left = particulars;
    for (Field field : List.of(Field.EMAIL, Field.PHONE)) {
      left = left.with(
          field,
          left.all(field).stream()
              .filter(
                  text -> NaturalKey.of(field, List.of(text)).stream().noneMatch(taken::contains))
              .toList());
    }
    return new MemberRow(line, left, consent, accounts);
  }
}
