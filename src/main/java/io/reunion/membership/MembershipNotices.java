package io.reunion.membership;

import io.reunion.chat.Button;
import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.membership.Entry.Term;
import io.reunion.notice.Notice;
import io.reunion.notice.Notices;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Admins are asked about entries, applicants told what was decided, members reminded before a term ends. */
final class MembershipNotices {
  private static final String NEW = "membership-new";
  private static final String DECIDED = "membership-decided";
  private static final String TERM = "membership-term";
  private static final String LAPSED = "membership-lapsed";
  private static final Duration BEFORE = Duration.ofDays(30);

  private final EntryStore store;
  private final Admission admission;
  private final Notices notices;
  private final Set<UserId> admins;
  private final Clock clock;
  private final ZoneId zone;

  MembershipNotices(
      EntryStore store,
      Admission admission,
      Notices notices,
      Set<UserId> admins,
      Clock clock,
      ZoneId zone) {
    this.store = store;
    this.admission = admission;
    this.notices = notices;
    this.admins = Set.copyOf(admins);
    this.clock = clock;
    this.zone = zone;
    notices.write(NEW, (person, number) -> writeNew(number));
    notices.write(DECIDED, (person, number) -> writeDecided(number));
    notices.write(TERM, this::writeTerm);
    notices.write(LAPSED, this::writeLapsed);
  }

  String day(Instant moment) {
    return moment.atZone(zone).toLocalDate().toString();
  }

  Future<Void> arrived(Entry entry) {
    return Future.join(admins.stream()
            .map(user -> notices.plan(NEW, "u:" + user, entry.id(), clock.instant()))
            .toList())
        .mapEmpty();
  }

  Future<Void> decided(Entry entry) {
    return notices.plan(DECIDED, "u:" + entry.user(), entry.id(), clock.instant());
  }

  Future<Void> term(Term term) {
    return notices.plan(
        TERM,
        "m:" + term.member(),
        Long.toString(term.until().toEpochMilli()),
        term.until().minus(BEFORE));
  }

  /** Tells that the record will be deleted. */
  Future<Void> lapsed(Term term) {
    return notices.plan(
        LAPSED, "m:" + term.member(), Long.toString(term.until().toEpochMilli()), clock.instant());
  }

  /** An entry, and whom it may be. */
  record Question(Entry entry, List<Member> alike) {
    String text(Sentences say) {
      String what = Stream.of(
              JoinForm.NAME,
              JoinForm.COMPANY,
              JoinForm.YEAR,
              JoinForm.CITY,
              JoinForm.INDUSTRY,
              JoinForm.MAIL)
          .map(entry::answer)
          .filter(answer -> !answer.isEmpty())
          .collect(Collectors.joining(", "));
      StringBuilder text = new StringBuilder(say.say(
          "membership.entry",
          "number",
          entry.number(),
          "what",
          what,
          "user",
          entry.user().toString()));
      alike.forEach(member -> text.append('\n')
          .append(say.say(
              "membership.alike",
              "name",
              member.name(),
              "year",
              member.first(Field.CLASS_YEAR).orElse("–"),
              "id",
              member.id().value())));
      return text.toString();
    }

    List<List<Button>> buttons(Sentences say) {
      List<List<Button>> rows = new ArrayList<>();
      alike.forEach(member -> rows.add(List.of(new Button(
          say.say("membership.button.merge", "name", member.name()),
          "membership merge " + entry.number() + " " + member.id()))));
      rows.add(List.of(
          new Button(
              say.say("membership.button.accept", "number", entry.number()),
              "membership accept " + entry.number()),
          new Button(
              say.say("membership.button.decline", "number", entry.number()),
              "membership decline " + entry.number())));
      return rows;
    }
  }

  Future<Question> question(Entry entry) {
    return admission.alike(entry).map(alike -> new Question(entry, alike));
  }

  private Future<Optional<Notice>> writeNew(String number) {
    return store
        .find(number)
        .compose(found -> found
            .filter(Entry::isWaiting)
            .map(entry ->
                question(entry).map(one -> Optional.of(new Notice(one::text, one::buttons))))
            .orElseGet(() -> Future.succeededFuture(Optional.empty())));
  }

  private Future<Optional<Notice>> writeDecided(String number) {
    return store
        .find(number)
        .map(found -> found
            .filter(entry -> !entry.isWaiting())
            .map(entry -> Notice.of(say -> say.say(
                entry.state() == Entry.State.ACCEPTED
                    ? "membership.welcome"
                    : "membership.sorry"))));
  }

  private Future<Optional<Notice>> writeTerm(String person, String until) {
    return ofTerm(
        person, until, (say, term) -> say.say("membership.ends", "day", day(term.until())));
  }

  private Future<Optional<Notice>> writeLapsed(String person, String until) {
    return ofTerm(person, until, (say, term) -> {
      Instant deleted = Instant.ofEpochMilli(term.warned()).plus(Retention.WARNED);
      return say.say("membership.deleted", "ended", day(term.until()), "day", day(deleted));
    });
  }

  /** With a button to renew; none once the term is another. */
  private Future<Optional<Notice>> ofTerm(
      String person, String until, BiFunction<Sentences, Term, String> text) {
    return store
        .term(new MemberId(person.substring(2)))
        .map(found -> found
            .filter(term -> Objects.equals(Long.toString(term.until().toEpochMilli()), until))
            .map(term -> Notice.of(say -> text.apply(say, term))
                .withRow(say ->
                    List.of(new Button(say.say("membership.button.renew"), "membership renew")))));
  }
}
