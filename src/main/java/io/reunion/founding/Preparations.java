package io.reunion.founding;

import io.reunion.chat.Button;
import io.reunion.filing.Drawer.Changed;
import io.reunion.founding.Task.Owner;
import io.reunion.founding.Task.Step;
import io.reunion.founding.TaskStore.Draft;
import io.reunion.notice.Notice;
import io.reunion.notice.Notices;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The checklist, whoever works on it: in a chat or through the API. Owners are told what they are given, and reminded some
 * days before, on the day, and once when it is late.
 */
public final class Preparations {
  private static final String GIVEN = "preparation-given";
  private static final String DUE = "preparation-due";
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  /** When owners are reminded, in days before the day. */
  private static final List<Integer> REMINDED = List.of(3, 0, -2);

  private final TaskStore store;
  private final Notices notices;
  private final Clock clock;
  private final ZoneId zone;

  public Preparations(Redis redis, Notices notices, Clock clock, ZoneId zone) {
    this.store = new TaskStore(redis);
    this.notices = notices;
    this.clock = clock;
    this.zone = zone;
    notices.write(GIVEN, (person, about) -> remind(person, about, "preparation.given"));
    notices.write(DUE, (person, about) -> remind(person, about, sentence(about)));
  }

  public TaskStore store() {
    return store;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** Notes a task. Calling twice with the same operation is harmless. */
  public Future<Task> add(Draft draft, String operation) {
    return store
        .add(draft, operation)
        .compose(task -> told(task, !draft.owner().key().equals(draft.by())).map(task));
  }

  /** Notes all that every union does, counted from the day on which it is founded; what is past is due today. */
  public Future<List<Task>> begin(LocalDate founding, String by, String operation) {
    return Future.join(Arrays.stream(Step.values())
            .map(step -> add(
                new Draft(step.name(), "", Owner.NOBODY, later(step.due(founding), today()), by),
                operation + " " + step))
            .toList())
        .map(done -> done.<Task>list());
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  /** Changes a task; empty if there is none. An owner is told, unless it was {@code by} them. */
  public Future<Optional<Changed<Task>>> change(
      String number, UnaryOperator<Task> edit, String by) {
    return store.change(number, edit).compose(changed -> {
      Optional<Task> after = changed.filter(Changed::isChange).map(Changed::after);
      return after
          .map(task -> told(
              task,
              !task.owner().equals(by) && !changed.get().before().owner().equals(task.owner())))
          .orElseGet(Future::succeededFuture)
          .map(changed);
    });
  }

  /** Plans what its owner hears; what makes no sense when it is due is not said then. */
  private Future<Void> told(Task task, boolean given) {
    if (!task.isOwned() || !task.isOpen()) {
      return Future.succeededFuture();
    }
    String about = task.number() + " " + task.due();
    Instant now = clock.instant();
    Future<Void> first =
        given ? notices.plan(GIVEN, task.owner(), about, now) : Future.succeededFuture();
    return first.compose(done -> Future.join(REMINDED.stream()
            .filter(days -> morning(task, days).isAfter(now))
            .map(days -> notices.plan(DUE, task.owner(), about + " " + days, morning(task, days)))
            .toList())
        .mapEmpty());
  }

  private Instant morning(Task task, int daysBefore) {
    return task.due().minusDays(daysBefore).atTime(MORNING).atZone(zone).toInstant();
  }

  private static String sentence(String about) {
    int days = Integer.parseInt(about.split(" ", -1)[2]);
    if (days > 0) {
      return "preparation.soon";
    }
    return days == 0 ? "preparation.today" : "preparation.late";
  }

  /** Nothing if it is done, somebody else's, or due on another day by now. */
  private Future<Optional<Notice>> remind(String person, String about, String key) {
    String[] parts = about.split(" ", -1);
    return store
        .find(parts[0])
        .map(found -> found
            .filter(task -> task.isOpen()
                && task.owner().equals(person)
                && task.due().toString().equals(parts[1]))
            .map(task -> Notice.of(say -> say.say(
                    key,
                    "number",
                    task.number(),
                    "title",
                    TaskText.title(say, task),
                    "day",
                    task.due().toString()))
                .withRow(say -> List.of(
                    new Button(say.say("preparation.button.done"), "founding done " + parts[0]),
                    new Button(
                        say.say("preparation.button.later"), "founding later " + parts[0])))));
  }
}
