package io.reunion.guidance;

import io.reunion.guidance.Application.Suit;
import io.reunion.guidance.Application.Word;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asks the experts of a call, and settles who guides whom. */
final class Rounds {
  private static final List<Field> NAMED =
      List.of(Field.NAME, Field.OTHER_NAMES, Field.COMPANY, Field.SCHOOL, Field.MAJOR);

  private final GuidanceStore store;
  private final MemberStore members;
  private final GuidanceNotices notices;

  Rounds(GuidanceStore store, MemberStore members, GuidanceNotices notices) {
    this.store = store;
    this.members = members;
    this.notices = notices;
  }

  private Future<Fitness> fitness(List<Application> applications) {
    List<MemberId> ids = applications.stream()
        .map(one -> new MemberId(one.person().substring(2)))
        .distinct()
        .toList();
    return members.get(ids).map(found -> {
      Map<String, String> words = new HashMap<>();
      found.forEach((id, member) -> words.put("m:" + id, words(member)));
      return new Fitness(words);
    });
  }

  private static String words(Member member) {
    return String.join(
        " ",
        Stream.concat(
                Stream.of(member.name()),
                NAMED.stream().flatMap(field -> member.particulars().all(field).stream()))
            .toList());
  }

  /** How many experts are asked now. */
  Future<Integer> ask(int call, String operation, Instant now) {
    return store
        .applications(call)
        .compose(applications -> store
            .experts()
            .compose(experts -> fitness(applications).compose(fitness -> {
              List<Future<Boolean>> asked = new ArrayList<>();
              fitness
                  .round(applications, experts, now)
                  .forEach((expert, about) -> asked.add(ask(expert, about, operation, now)));
              return Future.join(asked).map(done ->
                  (int) done.<Boolean>list().stream().filter(one -> one).count());
            })));
  }

  /** First what limits the questions, so that two rounds at once put no third one. */
  private Future<Boolean> ask(String expert, List<Integer> about, String round, Instant now) {
    return store.change(expert, one -> one.asked(now)).compose(may -> {
      if (!may) {
        return Future.succeededFuture(false);
      }
      return Future.join(about.stream()
              .map(number -> store.application(
                  number, one -> one.with(new Suit(expert, Word.NONE, Word.NONE))))
              .toList())
          .compose(done -> notices.askExpert(expert, round))
          .map(true);
    });
  }

  /** What came of it. */
  record Settled(int matched, int left) {}

  /** Settles a call for good; settling it again gives what is settled. */
  Future<Settled> settle(Call call) {
    int number = call.number();
    return store
        .applications(number)
        .compose(applications -> store
            .experts()
            .compose(experts -> fitness(applications).compose(fitness -> {
              List<Future<Boolean>> matches = new ArrayList<>();
              fitness
                  .settle(applications, experts)
                  .forEach((application, expert) -> matches.add(match(application, expert)));
              return Future.join(matches)
                  .compose(done -> store.settle(number))
                  .compose(done -> store.applications(number))
                  .compose(after -> tell(after, call));
            })));
  }

  /** The expert's room is taken first: it is what must not be exceeded. */
  private Future<Boolean> match(int application, String expert) {
    return store
        .guide(expert, application)
        .compose(room -> room
            ? store.application(application, one -> one.matched(expert)).map(true)
            : Future.succeededFuture(false));
  }

  private Future<Settled> tell(List<Application> applications, Call call) {
    List<Application> matched =
        applications.stream().filter(Application::isMatched).toList();
    return Future.join(matched.stream().map(one -> notices.matched(one, call)).toList())
        .map(done -> new Settled(matched.size(), applications.size() - matched.size()));
  }
}
