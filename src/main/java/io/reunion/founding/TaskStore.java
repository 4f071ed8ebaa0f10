package io.reunion.founding;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.filing.Drawer;
import io.reunion.filing.Drawer.Changed;
import io.reunion.founding.Task.Owner;
import io.reunion.founding.Task.State;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tasks, in the drawer {@code preparations}. */
public final class TaskStore {
  private final Drawer<Task> tasks;

  TaskStore(Redis redis) {
    tasks = new Drawer<>(redis, "preparations", Task.class);
  }

  /**
   * What is to be noted.
   *
   * @param step a name, or nothing where there is a title
   */
  public record Draft(String step, String title, Owner owner, LocalDate due, String by) {}

  Future<Task> add(Draft draft, String operation) {
    return tasks.add(
        operation,
        number -> new Task(
            number,
            draft.step(),
            draft.title(),
            draft.owner().key(),
            draft.owner().name(),
            draft.due(),
            State.OPEN,
            draft.by()));
  }

  public Future<List<Task>> all() {
    return tasks.all();
  }

  public Future<Optional<Task>> find(String number) {
    return tasks.get(number);
  }

  Future<Optional<Changed<Task>>> change(String number, UnaryOperator<Task> edit) {
    return tasks.change(number, edit);
  }

  public Future<JsonNode> export(MemberId member) {
    String person = "m:" + member;
    return tasks.export(one -> one.owner().equals(person) || one.by().equals(person));
  }

  /** The tasks stay; nobody does them any more. */
  public Future<Void> forget(MemberId member) {
    return tasks.changeAll(Task::id, one -> one.without("m:" + member));
  }
}
