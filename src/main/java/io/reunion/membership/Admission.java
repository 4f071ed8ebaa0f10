package io.reunion.membership;

import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.LinkOutcome;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Particulars;
import io.reunion.member.Privacy;
import io.reunion.member.Role;
import io.reunion.member.Viewer;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a member of an entry, or finds whom it may be already. Until then nobody finds anything of it. */
final class Admission {
  private static final int MOST = 3;
  private static final Map<Field, String> STEPS = Map.of(
      Field.NAME, JoinForm.NAME,
      Field.CLASS_YEAR, JoinForm.YEAR,
      Field.CITY, JoinForm.CITY,
      Field.COMPANY, JoinForm.COMPANY,
      Field.INDUSTRY, JoinForm.INDUSTRY,
      Field.EMAIL, JoinForm.MAIL);

  private final MemberStore members;
  private final MemberDirectory directory;

  Admission(MemberStore members, MemberDirectory directory) {
    this.members = members;
    this.directory = directory;
  }

  /** Members who may be the same person: of the same address, or of the same name and no other class year. */
  Future<List<Member>> alike(Entry entry) {
    String mail = entry.answer(JoinForm.MAIL);
    Future<Optional<Member>> byMail = mail.isEmpty()
        ? Future.succeededFuture(Optional.empty())
        : members.byKey(Field.EMAIL, mail);
    return byMail.compose(one -> directory
        .search(MemberQuery.parse(entry.answer(JoinForm.NAME)), Viewer.OFFICE, MOST)
        .compose(result -> {
          Set<MemberId> ids = new LinkedHashSet<>();
          one.ifPresent(member -> ids.add(member.id()));
          result.matches().stream()
              .filter(match -> !match.near() && match.missing().isEmpty())
              .map(Match::id)
              .forEach(ids::add);
          return members
              .get(ids)
              .map(found -> ids.stream()
                  .flatMap(id -> Optional.ofNullable(found.get(id)).stream())
                  .filter(
                      member -> one.filter(member::equals).isPresent() || sameYear(entry, member))
                  .limit(MOST)
                  .toList());
        }));
  }

  private static boolean sameYear(Entry entry, Member member) {
    String year = entry.answer(JoinForm.YEAR);
    return year.isEmpty() || member.first(Field.CLASS_YEAR).map(year::equals).orElse(true);
  }

  /** The member of an accepted entry, with its account; harmless when asked again. */
  Future<LinkOutcome> admit(Entry entry) {
    MemberId id = new MemberId(entry.member());
    return members
        .get(id)
        .compose(found -> found.isPresent()
            ? Future.succeededFuture(found.get())
            : members.put(fresh(id, entry)).map(put -> put.member()))
        .compose(member -> members.link(id, entry.user()))
        .compose(outcome -> outcome == LinkOutcome.LINKED
            ? members
                .change(
                    id,
                    known -> known.with(new Member.Standing(
                        known.role().compareTo(Role.MEMBER) < 0 ? Role.MEMBER : known.role(),
                        true)))
                .map(outcome)
            : Future.succeededFuture(outcome));
  }

  private static Member fresh(MemberId id, Entry entry) {
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    STEPS.forEach((field, step) -> {
      List<String> all = new ArrayList<>();
      if (!entry.answer(step).isEmpty()) {
        all.add(entry.answer(step));
        values.put(field, all);
      }
    });
    boolean shown = JoinForm.YES.equals(entry.answer(JoinForm.CONSENT));
    return Member.unstored(id, new Particulars(values))
        .with(Privacy.UNASKED.consenting(shown ? Audience.MEMBERS : Audience.NOBODY))
        .with(new Member.Standing(Role.MEMBER, true));
  }
}
