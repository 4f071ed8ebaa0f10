package io.reunion.guidance;

import io.reunion.chat.Button;
import io.reunion.guidance.Application.Suit;
import io.reunion.guidance.Application.Word;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
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
import java.util.Optional;

/** What experts and applicants are asked and told. */
final class GuidanceNotices {
  private static final String EXPERT = "guidance-expert";
  private static final String APPLICANT = "guidance-applicant";
  private static final String MATCHED = "guidance-matched";
  private static final String LEFT = "guidance-left";
  private static final String DEADLINE = "guidance-deadline";
  private static final Duration BEFORE = Duration.ofDays(3);

  private final GuidanceStore store;
  private final MemberStore members;
  private final Notices notices;
  private final Clock clock;
  private final ZoneId zone;

  GuidanceNotices(
      GuidanceStore store, MemberStore members, Notices notices, Clock clock, ZoneId zone) {
    this.store = store;
    this.members = members;
    this.notices = notices;
    this.clock = clock;
    this.zone = zone;
    notices.write(EXPERT, this::toExpert);
    notices.write(APPLICANT, this::toApplicant);
    notices.write(MATCHED, this::matched);
    notices.write(LEFT, (person, about) -> left(about.split(" ", -1)[0]));
    notices.write(DEADLINE, this::deadline);
  }

  String day(Instant moment) {
    return moment.atZone(zone).toLocalDate().toString();
  }

  /** An expert is asked about all that waits for them; once for one round. */
  Future<Void> askExpert(String person, String round) {
    return notices.plan(EXPERT, person, round, clock.instant());
  }

  /** The applicant is asked about the experts who would take them. */
  Future<Void> askApplicant(Application application, String expert) {
    return notices.plan(
        APPLICANT, application.person(), application.number() + " " + expert, clock.instant());
  }

  /** Both learn of a match; and are reminded before the deadline. */
  Future<Void> matched(Application application, Call call) {
    Instant now = clock.instant();
    Instant reminder = call.deadline().minus(BEFORE);
    List<Future<Void>> planned = new ArrayList<>();
    for (String person : List.of(application.person(), application.expert())) {
      planned.add(notices.plan(MATCHED, person, application.id(), now));
      if (reminder.isAfter(now)) {
        planned.add(notices.plan(DEADLINE, person, application.id(), reminder));
      }
    }
    return Future.join(planned).mapEmpty();
  }

  /** The applicant learns that the expert is none any more. */
  Future<Void> left(Application matched) {
    return notices.plan(
        LEFT, matched.person(), matched.id() + " " + matched.expert(), clock.instant());
  }

  private Future<Optional<Notice>> left(String number) {
    return store
        .application(number)
        .map(found -> found
            .filter(one -> !one.isMatched())
            .map(one -> Notice.of(
                say -> say.say("guidance.gone", "topic", one.topic(), "number", one.number()))));
  }

  private Future<Optional<Notice>> toExpert(String person, String round) {
    return store.applications().map(all -> {
      List<Application> waiting = all.stream()
          .filter(one -> !one.isMatched())
          .filter(
              one -> one.suit(person).filter(suit -> suit.theirs() == Word.NONE).isPresent())
          .toList();
      return waiting.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Notice(say -> expertQuestion(say, waiting), say -> expertButtons(say, waiting)));
    });
  }

  static String expertQuestion(Sentences say, List<Application> waiting) {
    StringBuilder text =
        new StringBuilder(say.say("guidance.question.expert", "count", waiting.size()));
    waiting.forEach(one -> text.append('\n')
        .append(say.say("guidance.question.topic", "number", one.number(), "topic", one.topic())));
    return text.append('\n').append(say.say("guidance.question.expert.how")).toString();
  }

  static List<List<Button>> expertButtons(Sentences say, List<Application> waiting) {
    return waiting.stream()
        .map(one -> List.of(
            new Button(
                say.say("guidance.button.take", "number", one.number()),
                "guidance take " + one.number()),
            new Button(
                say.say("guidance.button.decline", "number", one.number()),
                "guidance decline " + one.number())))
        .toList();
  }

  private Future<Optional<Notice>> toApplicant(String person, String about) {
    int number = Integer.parseInt(about.split(" ", -1)[0]);
    Instant now = clock.instant();
    return store.application(Integer.toString(number)).compose(found -> {
      if (found.filter(one -> !one.isMatched() && !one.offers().isEmpty()).isEmpty()) {
        return Future.succeededFuture(Optional.empty());
      }
      return store
          .application(number, one -> one.asked(now))
          .compose(changed -> changed.filter(one -> one.isChange()).isPresent()
              ? offered(found.get())
              // Asked twice this week: again when the week is over.
              : notices
                  .plan(
                      APPLICANT,
                      person,
                      number + " later" + now.toEpochMilli(),
                      now.plus(Expert.WEEK))
                  .map(Optional.<Notice>empty()));
    });
  }

  Future<Optional<Notice>> offered(Application application) {
    return Future.join(application.offers().stream().map(this::described).toList())
        .map(done -> Optional.of(new Notice(
            say -> offers(say, application, done.<Optional<Expert>>list()),
            say -> offerButtons(say, application))));
  }

  private Future<Optional<Expert>> described(Suit suit) {
    return store.expert(suit.expert());
  }

  private static String offers(
      Sentences say, Application application, List<Optional<Expert>> experts) {
    StringBuilder text =
        new StringBuilder(say.say("guidance.question.applicant", "topic", application.topic()));
    for (Suit suit : application.offers()) {
      experts.stream()
          .flatMap(Optional::stream)
          .filter(expert -> expert.person().equals(suit.expert()))
          .forEach(expert -> text.append('\n')
              .append(say.say(
                  "guidance.question.offer",
                  "number",
                  application.suits().indexOf(suit) + 1,
                  "fields",
                  expert.fields())));
    }
    return text.toString();
  }

  private static List<List<Button>> offerButtons(Sentences say, Application application) {
    return application.offers().stream()
        .map(suit -> {
          int number = application.suits().indexOf(suit) + 1;
          String which = application.number() + " " + number;
          return List.of(
              new Button(
                  say.say("guidance.button.accept", "number", number), "guidance accept " + which),
              new Button(
                  say.say("guidance.button.refuse", "number", number), "guidance refuse " + which));
        })
        .toList();
  }

  private Future<Optional<Notice>> matched(String person, String number) {
    return store.application(number).compose(found -> {
      Optional<Application> match = found.filter(
          one -> one.isMatched() && List.of(one.person(), one.expert()).contains(person));
      if (match.isEmpty()) {
        return Future.succeededFuture(Optional.empty());
      }
      boolean guides = match.get().expert().equals(person);
      return name(guides ? match.get().person() : match.get().expert())
          .map(name -> Optional.of(Notice.of(say -> say.say(
              guides ? "guidance.matched.expert" : "guidance.matched.applicant",
              "name",
              name.orElseGet(() -> say.say("guidance.somebody")),
              "topic",
              match.get().topic(),
              "number",
              match.get().number()))));
    });
  }

  private Future<Optional<String>> name(String person) {
    return members
        .get(new MemberId(person.substring(2)))
        .map(found -> found
            .filter(one -> one.audience(Field.NAME).compareTo(Audience.INTRODUCTION) >= 0)
            .map(Member::name));
  }

  private Future<Optional<Notice>> deadline(String person, String number) {
    return store.application(number).compose(found -> {
      Optional<Application> match = found.filter(
          one -> one.isMatched() && List.of(one.person(), one.expert()).contains(person));
      return match.isEmpty()
          ? Future.succeededFuture(Optional.empty())
          : store
              .call(Integer.toString(match.get().call()))
              .map(call -> call.map(one -> Notice.of(say -> say.say(
                  "guidance.deadline",
                  "title",
                  one.title(),
                  "topic",
                  match.get().topic(),
                  "day",
                  day(one.deadline())))));
    });
  }
}
