package io.reunion.registration;

import io.reunion.bot.Command;
import io.reunion.bot.LookupGate;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.LinkOutcome;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.member.Viewer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * {@code vouch}: where the recorded e-mail address is dead, two verified classmates say that an account is a member's.
 * Classmates are of one class year; somebody who has an account already is for the office to decide.
 */
final class VouchCommand {
  private final MemberStore members;
  private final Whom whom;
  private final Vouches vouches;
  private final Attempts attempts;
  private final LookupGate gate;
  private final Viewers viewers;

  VouchCommand(
      MemberStore members,
      Whom whom,
      Vouches vouches,
      Attempts attempts,
      LookupGate gate,
      Viewers viewers) {
    this.members = members;
    this.whom = whom;
    this.vouches = vouches;
    this.attempts = attempts;
    this.gate = gate;
    this.viewers = viewers;
  }

  List<Command> commands() {
    return List.of(new Command("vouch", List.of("担保", "作证"), Role.MEMBER, this::vouch));
  }

  private Future<Reply> vouch(Turn turn) {
    Accounts.Named named = Accounts.in(turn.arguments());
    Optional<Member> voucher = turn.speaker().member().filter(Member::verified);
    if (named.account().isEmpty() || named.rest().isEmpty() || voucher.isEmpty()) {
      return Future.succeededFuture(Reply.privately(turn.say("registration.vouch.how")));
    }
    UserId user = named.account().get();
    return refusal(turn, voucher.get())
        .compose(refusal -> refusal.isPresent()
            ? Future.succeededFuture(Reply.privately(refusal.get()))
            : vouch(turn, voucher.get(), user, named.rest()));
  }

  /** Decided before anybody is looked for: else whoever may not vouch any more could still find out who is there. */
  private Future<Optional<String>> refusal(Turn turn, Member voucher) {
    return gate.refusal(turn)
        .compose(refusal -> refusal.isPresent()
            ? Future.succeededFuture(refusal)
            : attempts
                .allow(Attempts.Limit.vouches(voucher.id()))
                .map(allowed -> allowed
                    ? Optional.empty()
                    : Optional.of(turn.say("registration.vouch.toomany"))));
  }

  private Future<Reply> vouch(Turn turn, Member voucher, UserId user, String words) {
    Viewer viewer = viewers.inDirectChat(turn);
    return whom.named(words, viewer).compose(found -> {
      List<Member> meant =
          found.stream().filter(member -> isOpen(member, viewer, voucher)).toList();
      return meant.size() == 1
          ? shown(turn, words, meant.get(0))
              .compose(
                  shown -> shown ? vouch(turn, voucher, user, meant.get(0)) : nobody(turn, words))
          : nobody(turn, words);
    });
  }

  private Future<Boolean> shown(Turn turn, String words, Member member) {
    LookupGate.Asked asked = new LookupGate.Asked(LookupGate.Kind.NAME, words);
    return gate.show(turn, asked, List.of(member.id()))
        .map(admitted -> admitted.contains(member.id()));
  }

  private static Future<Reply> nobody(Turn turn, String words) {
    return Future.succeededFuture(
        Reply.privately(turn.say("registration.vouch.nobody", "words", words)));
  }

  private static boolean isOpen(Member member, Viewer viewer, Member voucher) {
    Optional<String> year = member.visibleTo(viewer).first(Field.CLASS_YEAR);
    return year.isPresent()
        && year.equals(voucher.first(Field.CLASS_YEAR))
        && member.users().isEmpty()
        && !member.id().equals(voucher.id());
  }

  private Future<Reply> vouch(Turn turn, Member voucher, UserId user, Member member) {
    return vouches
        .vouch(user, voucher.id(), member.id())
        .compose(count -> count < Vouches.ENOUGH
            ? Future.succeededFuture(Reply.privately(turn.say(
                "registration.vouch.noted", "name", member.name(), "user", user.toString())))
            : link(turn, user, member));
  }

  private Future<Reply> link(Turn turn, UserId user, Member member) {
    return members
        .link(member.id(), user)
        .map(outcome -> Reply.privately(
            outcome == LinkOutcome.LINKED
                ? turn.say("registration.linked", "user", user.toString(), "name", member.name())
                : turn.say("registration.taken", "user", user.toString())));
  }
}
