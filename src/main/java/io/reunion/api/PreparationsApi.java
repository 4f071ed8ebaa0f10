package io.reunion.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.api.ProblemException.Mistake;
import io.reunion.founding.Preparations;
import io.reunion.founding.Task;
import io.reunion.founding.Task.Owner;
import io.reunion.founding.TaskStore.Draft;
import io.reunion.founding.TaskText;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /preparations}: the checklist of a union that is being founded. */
final class PreparationsApi implements AdminApi.Part {
  private static final int LONGEST = 120;
  private static final String OFFICE = "";

  private final Preparations preparations;
  private final MemberStore members;
  private final Texts texts;

  PreparationsApi(Preparations preparations, MemberStore members, Texts texts) {
    this.preparations = preparations;
    this.members = members;
    this.texts = texts;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/preparations", this::list);
    operations.add(HttpMethod.POST, "/preparations", this::add);
    operations.add(HttpMethod.POST, "/preparations/begin", this::begin);
    operations.add(HttpMethod.PATCH, "/preparations/:id", this::change);
  }

  private Future<Void> list(Exchange exchange) {
    return preparations.store().all().compose(this::json).map(body -> {
      exchange.json(200, body);
      return null;
    });
  }

  private Future<ObjectNode> json(List<Task> tasks) {
    return members
        .get(tasks.stream()
            .map(Task::owner)
            .filter(owner -> owner.startsWith("m:"))
            .distinct()
            .map(owner -> new MemberId(owner.substring(2)))
            .toList())
        .map(known -> {
          ObjectNode body = Exchange.object();
          ArrayNode items = body.putArray("items");
          tasks.forEach(task -> items.add(json(task, known).put("etag", Versions.tag(set(task)))));
          return body;
        });
  }

  /** What of a task is changed, by hand; names of owners and what is late change by themselves. */
  private static ObjectNode set(Task task) {
    return Exchange.object()
        .put("due", task.due().toString())
        .put("state", task.state().name())
        .put("owner", task.owner());
  }

  private ObjectNode json(Task task, Map<MemberId, Member> known) {
    ObjectNode json = Exchange.object().put("id", task.number());
    json.putObject("title")
        .put("zh", TaskText.title(texts.in(Language.ZH), task))
        .put("en", TaskText.title(texts.in(Language.EN), task));
    json.put("due", task.due().toString())
        .put("state", task.state().name())
        .put("late", task.isLate(preparations.today()));
    if (task.owner().startsWith("m:")) {
      MemberId id = new MemberId(task.owner().substring(2));
      json.put("owner", id.value());
      Optional.ofNullable(known.get(id)).ifPresent(member -> json.put("ownerName", member.name()));
    } else if (task.isOwned()) {
      json.put("ownerName", task.ownerName());
    }
    return json;
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  /** The member who is to do it; empty if none is named. */
  private Future<Optional<Owner>> owner(Optional<String> named) {
    if (named.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    ProblemException nobody =
        ProblemException.invalid(List.of(new Mistake("owner", "expected a member's id")));
    MemberId id;
    try {
      id = new MemberId(named.get());
    } catch (IllegalArgumentException e) {
      throw nobody;
    }
    return members.get(id).map(found -> {
      Member member = found.orElseThrow(() -> nobody);
      return Optional.of(Owner.member(member.id().value()));
    });
  }

  private Future<Void> answer(Exchange exchange, int status, Task task) {
    return json(List.of(task)).map(body -> {
      exchange.tag(Versions.tag(set(task)));
      exchange.json(status, (ObjectNode) body.path("items").get(0));
      return null;
    });
  }

  private Future<Void> add(Exchange exchange) {
    Body body = exchange.body();
    String title = body.required("title", LONGEST);
    Optional<LocalDate> due = body.parsed("due", "a day as in 2026-12-20", PreparationsApi::day);
    Optional<String> named = body.text("owner", 40);
    if (due.isEmpty()) {
      body.reject("due", "expected a day as in 2026-12-20");
    }
    body.done();
    return owner(named)
        .compose(owner -> preparations.add(
            new Draft("", title, owner.orElse(Owner.NOBODY), due.orElseThrow(), OFFICE),
            exchange.operation()))
        .compose(task -> answer(exchange, 201, task));
  }

  private Future<Void> begin(Exchange exchange) {
    Body body = exchange.body();
    Optional<LocalDate> day = body.parsed("day", "a day as in 2027-03-01", PreparationsApi::day);
    if (day.isEmpty()) {
      body.reject("day", "expected a day as in 2027-03-01");
    }
    body.done();
    return preparations
        .begin(day.orElseThrow(), OFFICE, exchange.operation())
        .compose(this::json)
        .map(all -> {
          exchange.json(201, all);
          return null;
        });
  }

  private Future<Void> change(Exchange exchange) {
    Body body = exchange.body();
    Optional<Task.State> state = body.parsed("state", "OPEN, DONE or DROPPED", Task.State::valueOf);
    Optional<LocalDate> due = body.parsed("due", "a day as in 2026-12-20", PreparationsApi::day);
    boolean nobody = body.isNull("owner");
    Optional<String> named = body.text("owner", 40);
    body.done();
    return owner(named)
        .compose(owner -> preparations.change(
            exchange.path("id"),
            task -> {
              Versions.check(exchange, Versions.tag(set(task)), () -> json(task, Map.of()));
              Task next = state.map(task::in).orElse(task);
              next = due.map(next::dueOn).orElse(next);
              Optional<Owner> other =
                  owner.or(() -> nobody ? Optional.of(Owner.NOBODY) : Optional.empty());
              return other.map(next::ownedBy).orElse(next);
            },
            OFFICE))
        .map(changed -> changed.orElseThrow(() -> ProblemException.notFound("task")))
        .compose(changed -> answer(exchange, 200, changed.after()));
  }
}
