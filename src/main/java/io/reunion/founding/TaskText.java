package io.reunion.founding;

import io.reunion.chat.Button;
import io.reunion.text.Sentences;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The checklist in words. */
public final class TaskText {
  private static final int IN_A_ROW = 3;
  private static final int MOST_BUTTONS = 6;

  private TaskText() {}

  /** Its own words, or those of the step. */
  public static String title(Sentences say, Task task) {
    return task.asStep()
        .map(step -> say.say("preparation.step." + step.name().toLowerCase(Locale.ROOT)))
        .orElse(task.title());
  }

  /** What is to be done first comes first, what is done last. */
  static List<Task> inOrder(List<Task> tasks) {
    return tasks.stream()
        .filter(task -> task.state() != Task.State.DROPPED)
        .sorted(
            Comparator.comparing(Task::state).thenComparing(Task::due).thenComparing(Task::number))
        .toList();
  }

  /** @param owner by what name whoever reads this knows an owner; empty if that is not told here */
  static String line(
      Sentences say, Task task, LocalDate today, Function<Task, Optional<String>> owner) {
    String who = task.isOwned()
        ? owner.apply(task).orElseGet(() -> say.say("preparation.somebody"))
        : say.say("preparation.nobody");
    String key;
    if (!task.isOpen()) {
      key = "preparation.line.done";
    } else {
      key = task.isLate(today) ? "preparation.line.late" : "preparation.line";
    }
    return say.say(
        key,
        "number",
        task.number(),
        "title",
        title(say, task),
        "day",
        task.due().toString(),
        "owner",
        who);
  }

  /** One to take each of the next that nobody does, for whoever may. */
  static List<List<Button>> take(Sentences say, List<Task> tasks) {
    List<List<Button>> rows = new ArrayList<>();
    tasks.stream()
        .filter(task -> task.isOpen() && !task.isOwned())
        .limit(MOST_BUTTONS)
        .forEach(task -> {
          if (rows.isEmpty() || rows.get(rows.size() - 1).size() == IN_A_ROW) {
            rows.add(new ArrayList<>());
          }
          rows.get(rows.size() - 1)
              .add(new Button(
                  say.say("preparation.button.take", "number", task.number()),
                  "founding take " + task.number()));
        });
    return rows;
  }
}
