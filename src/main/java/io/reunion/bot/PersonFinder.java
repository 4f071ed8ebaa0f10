package io.reunion.bot;

import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Viewer;
import io.reunion.member.search.Match;
import io.reunion.member.search.MemberDirectory;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The one member whom somebody means by words: a name and what tells namesakes apart. */
public final class PersonFinder {
  private static final int MOST = 2;

  private final MemberDirectory directory;

  public PersonFinder(MemberDirectory directory) {
    this.directory = directory;
  }

  /** Empty if nobody fits exactly, or more than one. {@link MemberStore} knows the rest. */
  public Future<Optional<MemberId>> find(String words, Viewer viewer) {
    if (words.isBlank() || words.length() > MemberQuery.LONGEST) {
      return Future.succeededFuture(Optional.empty());
    }
    return directory.search(MemberQuery.parse(words), viewer, MOST).map(result -> {
      List<MemberId> ids = result.matches().stream()
          .filter(match -> !match.near() && match.missing().isEmpty())
          .map(Match::id)
          .toList();
      return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    });
  }
}
