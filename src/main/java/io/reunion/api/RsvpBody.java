package io.reunion.api;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** For whom a request answers: a member, an account, or a mere name. */
final class RsvpBody {
  private static final int MAX_NAME = 100;
  /** Where nobody is written to. */
  private static final ChatId NOWHERE = new ChatId(AccountId.of("api", "api"), "api");

  private final MemberStore members;

  RsvpBody(MemberStore members) {
    this.members = members;
  }

  /** As the request names them. */
  record Person(
      Optional<MemberId> member, Optional<UserId> user, String name, List<String> guests) {}

  static Person person(Body body, Event event) {
    Optional<MemberId> member = body.parsed("member", "a member's id", MemberId::new);
    Optional<UserId> user = body.parsed("user", "PLATFORM:USER", UserId::parse);
    Optional<String> name = body.text("name", MAX_NAME);
    if (member.isEmpty() && user.isEmpty() && name.isEmpty()) {
      body.reject("name", "expected a name, or `user`, or `member`");
    }
    Set<String> guests = body.texts("guests");
    if (guests.size() >= event.partyLimit()
        || guests.stream().anyMatch(guest -> guest.isBlank() || guest.length() > MAX_NAME)) {
      body.reject("guests", "expected fewer than " + event.partyLimit() + " names");
    }
    return new Person(
        member, user, name.orElse(user.map(UserId::value).orElse("")), List.copyOf(guests));
  }

  /** Where somebody is said to have answered who did so in no chat. */
  static ChatId place(Event event) {
    return event.chats().isEmpty() ? NOWHERE : event.chats().get(0);
  }

  /** Fails as invalid if there is no such member. */
  Future<Rsvp.Attendee> attendee(Person person, Event event) {
    ChatId chat = place(event);
    Future<Optional<Member>> known = person.member().isPresent()
        ? members.get(person.member().get())
        : person
            .user()
            .map(members::byUser)
            .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    return known.map(member -> {
      if (member.isEmpty() && person.member().isPresent()) {
        throw ProblemException.invalid(
            List.of(new ProblemException.Mistake("/member", "expected a member's id")));
      }
      return member
          .map(one -> Rsvp.Attendee.of(one, person.user(), chat))
          .or(() -> person
              .user()
              .map(user ->
                  Rsvp.Attendee.of("u:" + user, person.name(), user, Optional.empty(), chat)))
          .orElseGet(() -> Rsvp.Attendee.named(person.name(), chat))
          .with(person.guests());
    });
  }
}
