package io.reunion.api;

import io.reunion.access.Caller;
import io.reunion.announcement.Announcement;
import io.reunion.announcement.AnnouncementStore;
import io.reunion.announcement.Audience;
import io.reunion.member.Role;
import java.util.List;

/**
 * Whose announcements a caller sees and handles: an admin all, an organiser of chapters those that go to these chapters
 * alone, as in a chat.
 */
final class AnnouncementScope {
  private final AnnouncementStore store;

  AnnouncementScope(AnnouncementStore store) {
    this.store = store;
  }

  static boolean reaches(Caller caller, Announcement announcement) {
    return reaches(caller, announcement.audience());
  }

  static boolean reaches(Caller caller, Audience audience) {
    return caller.has(Role.ADMIN)
        || (!audience.chapters().isEmpty()
            && caller.standing().chapters().containsAll(audience.chapters()));
  }

  /** @throws ProblemException if that audience is not the caller's to address */
  static Announcement allowed(Caller caller, Announcement announcement) {
    if (!reaches(caller, announcement)) {
      throw new ProblemException(
          403,
          "Not allowed",
          caller.standing().chapters().isEmpty()
              ? "Name in the audience the chapters that are yours: you have none."
              : "Name in the audience the chapters that are yours: "
                  + String.join(
                      ", ", caller.standing().chapters().stream().sorted().toList())
                  + ".",
          List.of());
    }
    return announcement;
  }

  /** An operation on the announcement that the path names, which is not there for whom it is not. */
  AdminApi.Operation within(AdminApi.Operation operation) {
    return exchange -> store.find(exchange.path("id")).compose(found -> {
      if (found.filter(one -> reaches(exchange.caller(), one)).isEmpty()) {
        throw ProblemException.notFound("announcement " + exchange.path("id"));
      }
      return operation.run(exchange);
    });
  }
}
