package io.reunion.registration;

import io.reunion.bot.Admins;
import io.reunion.bot.Letter;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.registration.Corrections.Correction;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What admins decide about corrections that members ask for, in a chat or at the console. */
public final class CorrectionDecisions {
  private final MemberStore members;
  private final Corrections corrections;
  private final Admins admins;

  CorrectionDecisions(MemberStore members, Corrections corrections, Admins admins) {
    this.members = members;
    this.corrections = corrections;
    this.admins = admins;
  }

  /** A correction with the record as it is. */
  public record Waiting(Member member, Correction correction) {
    public String id() {
      return correction.id();
    }

    public Field field() {
      return correction.field();
    }

    /** As the member says that it ought to be. */
    public List<String> values() {
      return correction.values();
    }

    public Instant at() {
      return correction.at();
    }
  }

  /** How many wait. */
  public Future<Integer> count() {
    return corrections.all().map(List::size);
  }

  /** Those that wait of members that are still there, the oldest {@code most}. */
  public Future<List<Waiting>> waiting(int most) {
    return corrections
        .all()
        .compose(all -> members
            .get(all.stream().map(Correction::member).toList())
            .map(known -> all.stream()
                .flatMap(one -> Stream.ofNullable(known.get(one.member()))
                    .map(member -> new Waiting(member, one)))
                .limit(most)
                .toList()));
  }

  /** What the member is told; empty if nothing waits under this id. The record is changed where it was {@code right}. */
  public Future<Optional<List<Letter>>> decide(String id, boolean right) {
    return corrections
        .find(id)
        .compose(found -> found.isEmpty()
            ? Future.succeededFuture(Optional.empty())
            : decide(found.get(), right));
  }

  private Future<Optional<List<Letter>>> decide(Correction one, boolean right) {
    Future<?> changed = right
        ? members.change(
            one.member(),
            member -> member.with(member.particulars().with(one.field(), one.values())))
        : Future.succeededFuture();
    return changed
        .compose(done -> corrections.settle(one.id()))
        .compose(first -> first
            ? members.get(one.member()).compose(member -> letters(one, member, right))
            : Future.succeededFuture(Optional.empty()));
  }

  private Future<Optional<List<Letter>>> letters(
      Correction one, Optional<Member> member, boolean right) {
    String key = right ? "me.correct.accepted" : "me.correct.refused";
    return admins
        .letters(
            member.map(Member::users).orElse(Set.of()),
            new Admins.Draft(
                "corrected " + one.id(),
                say -> say.say(
                    key, "field", name(say, one.field()), "values", joined(say, one.values())),
                say -> List.of()))
        .map(Optional::of);
  }

  static String name(Sentences say, Field field) {
    return say.say("field." + field.name().toLowerCase(Locale.ROOT).replace("_", ""));
  }

  static String joined(Sentences say, List<String> values) {
    return String.join(
        switch (say.language()) {
          case ZH -> "、";
          case EN -> ", ";
        },
        values);
  }
}
