package io.reunion.registration;

import io.reunion.member.Member;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All ways to recorded addresses: a code goes by each that the member can be reached by. */
final class Post {
  private final List<Mail> ways;

  private Post(List<Mail> ways) {
    this.ways = List.copyOf(ways);
  }

  static Optional<Post> of(List<Mail> ways) {
    return ways.isEmpty() ? Optional.empty() : Optional.of(new Post(ways));
  }

  boolean reaches(Member member) {
    return ways.stream().anyMatch(way -> member.first(way.reaches()).isPresent());
  }

  /** Succeeds when one way has taken it. */
  Future<Void> send(Member member, String subject, String text) {
    List<Future<Void>> sent = new ArrayList<>();
    ways.forEach(way -> member
        .first(way.reaches())
        .ifPresent(address -> sent.add(way.send(address, subject, text))));
    return Future.any(sent).mapEmpty();
  }
}
