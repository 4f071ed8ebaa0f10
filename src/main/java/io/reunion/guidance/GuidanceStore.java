package io.reunion.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.reunion.filing.Drawer;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Experts, calls and applications, in the drawers {@code guidanceexperts}, {@code guidancecalls} and {@code
 * guidanceapplications}. An expert's capacity and questions are in one record, so neither can be exceeded by two at once.
 */
public final class GuidanceStore {
  private final Drawer<Expert> experts;
  private final Drawer<Call> calls;
  private final Drawer<Application> applications;

  public GuidanceStore(Redis redis) {
    experts = new Drawer<>(redis, "guidanceexperts", Expert.class);
    calls = new Drawer<>(redis, "guidancecalls", Call.class);
    applications = new Drawer<>(redis, "guidanceapplications", Application.class);
  }

  Future<Expert> describe(Expert expert) {
    return experts
        .put(expert.person(), () -> expert, known -> known.described(expert))
        .map(Changed::after);
  }

  Future<Optional<Expert>> expert(String person) {
    return experts.get(person);
  }

  public Future<List<Expert>> experts() {
    return experts.all();
  }

  /** Whether the edit changed anything. */
  Future<Boolean> change(String person, UnaryOperator<Expert> edit) {
    return experts
        .change(person, edit)
        .map(changed -> changed.filter(Changed::isChange).isPresent());
  }

  /** Whether the expert guides the application now: there was room, or it is theirs already. */
  Future<Boolean> guide(String person, int application) {
    return experts
        .change(person, one -> one.guiding(application))
        .map(changed ->
            changed.filter(one -> one.after().guiding().contains(application)).isPresent());
  }

  Future<Void> leave(String person) {
    return experts
        .remove(person)
        .compose(done -> applications.changeAll(Application::id, one -> one.without(person)));
  }

  Future<Call> call(String operation, Function<Integer, Call> make) {
    return calls.add(operation, make);
  }

  Future<Optional<Call>> call(String number) {
    return calls.get(number);
  }

  public Future<List<Call>> calls() {
    return calls.all();
  }

  Future<Optional<Changed<Call>>> settle(int number) {
    return calls.change(Integer.toString(number), Call::asSettled);
  }

  Future<Application> apply(String operation, Function<Integer, Application> make) {
    return applications.add(operation, make);
  }

  Future<Optional<Application>> application(String number) {
    return applications.get(number);
  }

  Future<Optional<Changed<Application>>> application(int number, UnaryOperator<Application> edit) {
    return applications.change(Integer.toString(number), edit);
  }

  public Future<List<Application>> applications() {
    return applications.all();
  }

  public Future<List<Application>> applications(int call) {
    return applications
        .all()
        .map(all -> all.stream().filter(one -> one.call() == call).toList());
  }

  public Future<JsonNode> export(MemberId member) {
    String person = "m:" + member;
    return experts
        .export(expert -> expert.person().equals(person))
        .compose(expert -> applications().map(all -> {
          var both = JsonNodeFactory.instance.objectNode();
          both.set("expert", expert);
          var own = both.putArray("applications");
          all.stream()
              .filter(one -> one.person().equals(person))
              .forEach(one -> own.addObject()
                  .put("call", one.call())
                  .put("topic", one.topic())
                  .put("at", one.at().toString())
                  .put("matched", one.isMatched()));
          return (JsonNode) both;
        }));
  }

  public Future<Void> forget(MemberId member) {
    String person = "m:" + member;
    return leave(person)
        .compose(done -> applications())
        .compose(all -> Future.join(all.stream()
                .filter(one -> one.person().equals(person))
                .map(one -> applications
                    .remove(one.id())
                    .compose(gone -> one.isMatched()
                        ? change(one.expert(), expert -> expert.done(one.number()))
                            .mapEmpty()
                        : Future.<Void>succeededFuture()))
                .toList())
            .mapEmpty());
  }
}
