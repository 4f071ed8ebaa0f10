package io.reunion.registration;

import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Viewer;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the member whom somebody of the office means, or a classmate. */
final class Whom {
  private static final int MOST = 6;
  private static final Pattern ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{12}");
  private static final List<Field> KEYS = List.of(Field.STUDENT_NUMBER, Field.EMAIL, Field.PHONE);

  private final MemberStore members;
  private final MemberDirectory directory;

  Whom(MemberStore members, MemberDirectory directory) {
    this.members = members;
    this.directory = directory;
  }

  /** By id, student number, e-mail address, phone number, or else the whole name with anything beside it. */
  Future<List<Member>> office(String words) {
    return byKey(words)
        .compose(one -> one.isPresent()
            ? Future.succeededFuture(List.of(one.get()))
            : named(words, Viewer.OFFICE));
  }

  /** The member with this student number, e-mail address or phone number. */
  Future<Optional<Member>> byKey(String text) {
    Future<Optional<Member>> found = ID.matcher(text).matches()
        ? members.get(new MemberId(text))
        : Future.succeededFuture(Optional.empty());
    for (Field field : KEYS) {
      found = found.compose(
          one -> one.isPresent() ? Future.succeededFuture(one) : members.byKey(field, text));
    }
    return found;
  }

  /** Those whom {@code viewer} finds by exactly what they wrote. */
  Future<List<Member>> named(String words, Viewer viewer) {
    return directory.search(MemberQuery.parse(words), viewer, MOST).compose(result -> {
      List<MemberId> ids = result.matches().stream()
          .filter(match -> !match.near() && match.missing().isEmpty())
          .map(Match::id)
          .toList();
      return members.get(ids).map(found -> new ArrayList<>(found.values()));
    });
  }
}
