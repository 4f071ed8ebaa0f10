package io.reunion.founding;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.PersonFinder;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.filing.Drawer.Changed;
import io.reunion.founding.Task.Owner;
import io.reunion.founding.Task.State;
import io.reunion.founding.TaskStore.Draft;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code founding}: the checklist of a union that is being founded. */
public final class FoundingCommands {
  private static final Pattern MOVE = Pattern.compile(
      "(\\p{IsHan}+|\\p{Alpha}+)\\s*(?:[#＃]?(\\d{1,6})(?!\\d|-|年|月)\\s*[:：]?)?\\s*(.*)",
      Pattern.DOTALL);
  private static final int LATER_DAYS = 7;
  private static final int MOST = 40;

  /** What is done with the checklist, by its words. */
  private enum Deed {
    BEGIN(Role.ORGANISER, "begin", "start", "开始", "模板"),
    ADD(Role.ORGANISER, "add", "new", "添加", "新增", "新建"),
    GIVE(Role.ORGANISER, "give", "assign", "交给", "分配"),
    DROP(Role.ORGANISER, "drop", "remove", "删除"),
    RESTORE(Role.ORGANISER, "restore", "恢复"),
    TAKE(Role.MEMBER, "take", "认领"),
    LEAVE(Role.MEMBER, "leave", "放弃"),
    DONE(Role.MEMBER, "done", "完成"),
    REOPEN(Role.MEMBER, "reopen", "undone", "重开", "未完成"),
    MOVE(Role.MEMBER, "move", "due", "改期", "改到"),
    LATER(Role.MEMBER, "later", "延期"),
    MINE(Role.MEMBER, "mine", "my", "我的"),
    LIST(Role.MEMBER, "list", "列表", "清单");

    private final Role role;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> words;

    Deed(Role role, String... words) {
      this.role = role;
      this.words = List.of(words);
    }

    static Optional<Deed> of(String word) {
      String wanted = word.toLowerCase(Locale.ROOT);
      for (Deed deed : values()) {
        if (deed.words.contains(wanted)) {
          return Optional.of(deed);
        }
      }
      return Optional.empty();
    }
  }

  private final Preparations preparations;
  private final Owners owners;
  private final ZoneId zone;
  private final TaskForm form;

  public FoundingCommands(
      Preparations preparations, MemberStore members, PersonFinder finder, ZoneId zone) {
    this.preparations = preparations;
    this.owners = new Owners(members, finder);
    this.zone = zone;
    this.form = new TaskForm(owners, zone, this::added);
  }

  public List<Command> commands() {
    return List.of(
        new Command("founding", List.of("筹备", "筹备清单", "checklist"), Role.MEMBER, this::founding));
  }

  public List<Form> forms() {
    return List.of(form.form());
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key)));
  }

  private Future<Reply> founding(Turn turn) {
    String words = turn.arguments().strip();
    Matcher move = MOVE.matcher(words);
    Optional<Deed> deed = move.matches() ? Deed.of(move.group(1)) : Optional.empty();
    if (deed.isEmpty()) {
      return words.isEmpty() ? list(turn, false) : said(turn, how(turn));
    }
    if (!turn.speaker().has(deed.get().role)) {
      return said(turn, "preparation.organisers");
    }
    String number = Optional.ofNullable(move.group(2)).orElse("");
    String rest = move.group(3).strip();
    return switch (deed.get()) {
      case LIST -> list(turn, false);
      case MINE -> list(turn, true);
      case BEGIN -> begin(turn, rest);
      case ADD -> add(turn, (number + " " + rest).strip());
      case GIVE, DROP, RESTORE, TAKE, LEAVE, DONE, REOPEN, MOVE, LATER ->
        number.isEmpty() ? said(turn, how(turn)) : work(turn, deed.get(), number, rest);
    };
  }

  private static String how(Turn turn) {
    return turn.speaker().has(Role.ORGANISER) ? "preparation.how.organiser" : "preparation.how";
  }

  private Future<Reply> list(Turn turn, boolean mine) {
    String self = turn.speaker().personKey();
    return preparations.store().all().compose(all -> {
      List<Task> tasks = TaskText.inOrder(all).stream()
          .filter(task -> !mine || task.owner().equals(self))
          .toList();
      if (tasks.isEmpty()) {
        return Future.succeededFuture(
            Reply.discreetly(turn.say(mine ? "preparation.none.mine" : "preparation.none") + "\n"
                + turn.say(how(turn))));
      }
      return owners.names(turn, tasks).map(names -> {
        long done = tasks.stream().filter(task -> !task.isOpen()).count();
        StringBuilder text =
            new StringBuilder(turn.say("preparation.list", "done", done, "count", tasks.size()));
        tasks.stream()
            .limit(MOST)
            .forEach(task -> text.append('\n')
                .append(TaskText.line(turn.texts(), task, preparations.today(), names)));
        return Reply.of(
            Say.discreetly(text.append('\n').append(turn.say(how(turn))).toString())
                .withButtons(TaskText.take(turn.texts(), tasks)));
      });
    });
  }

  private Future<Reply> begin(Turn turn, String words) {
    Optional<LocalDate> day = Days.read(turn, words, zone);
    return day.filter(one -> !one.isBefore(preparations.today()))
        .map(one -> preparations
            .begin(one, turn.speaker().personKey(), turn.operation())
            .map(tasks -> Reply.discreetly(
                turn.say("preparation.begun", "count", tasks.size(), "day", one.toString()))))
        .orElseGet(() -> said(turn, "preparation.day.which"));
  }

  /** {@code WHAT | WHO | WHEN}, the last two in any order; what is missing is asked. */
  private Future<Reply> add(Turn turn, String words) {
    Map<String, String> known = new HashMap<>();
    String[] parts = words.split("\\s*[|｜]\\s*", -1);
    if (TaskForm.isTooLong(parts[0])) {
      return Future.succeededFuture(Reply.discreetly(TaskForm.tooLong(turn)));
    }
    if (!parts[0].isEmpty()) {
      known.put(TaskForm.WHAT, parts[0]);
    }
    String who = "";
    for (int i = 1; i < parts.length; i++) {
      Optional<LocalDate> day =
          Days.read(turn, parts[i], zone).filter(one -> !one.isBefore(preparations.today()));
      if (day.isPresent()) {
        known.put(TaskForm.DAY, day.get().toString());
      } else {
        who = parts[i];
      }
    }
    if (who.isEmpty()) {
      return ask(turn, known, parts.length > 1);
    }
    String wanted = who;
    return owners.named(turn, wanted).compose(owner -> {
      if (owner.isEmpty()) {
        return Future.succeededFuture(
            Reply.discreetly(turn.say("preparation.who.which", "words", wanted)));
      }
      known.put(TaskForm.WHO, wanted);
      return ask(turn, known, true);
    });
  }

  /** @param oneLine whether what is not said there may stay open */
  private Future<Reply> ask(Turn turn, Map<String, String> known, boolean oneLine) {
    boolean whole = known.containsKey(TaskForm.WHAT) && known.containsKey(TaskForm.DAY);
    return whole && oneLine ? added(turn, known) : Forms.begin(turn, form.form(), known);
  }

  private Future<Reply> added(Turn turn, Map<String, String> answers) {
    String who = answers.getOrDefault(TaskForm.WHO, "");
    Future<Optional<Owner>> owner =
        who.isEmpty() ? Future.succeededFuture(Optional.empty()) : owners.named(turn, who);
    return owner
        .compose(found -> preparations.add(
            new Draft(
                "",
                answers.getOrDefault(TaskForm.WHAT, ""),
                found.orElse(Owner.NOBODY),
                LocalDate.parse(answers.getOrDefault(TaskForm.DAY, "")),
                turn.speaker().personKey()),
            turn.operation()))
        .compose(task -> shown(turn, task)
            .map(reply -> reply.keeping(
                BasicCommands.undoneBy(turn.session(), "founding drop " + task.number()))));
  }

  private Future<Reply> work(Turn turn, Deed deed, String number, String rest) {
    return preparations.store().find(number).compose(found -> {
      if (found.isEmpty()) {
        return said(turn, "preparation.unknown");
      }
      Task task = found.get();
      boolean own = task.owner().equals(turn.speaker().personKey());
      boolean free = deed == Deed.TAKE && !task.isOwned();
      if (!own && !free && !turn.speaker().has(Role.ORGANISER)) {
        return said(turn, "preparation.others");
      }
      return switch (deed) {
        case GIVE -> give(turn, task, rest);
        case TAKE -> change(turn, task, one -> one.ownedBy(Owners.speaker(turn)), back(task));
        case LEAVE ->
          change(
              turn,
              task,
              one -> one.ownedBy(Owner.NOBODY),
              own ? "founding take " + number : back(task));
        case DROP -> change(turn, task, one -> one.in(State.DROPPED), "founding restore " + number);
        case RESTORE -> change(turn, task, one -> one.in(State.OPEN), "founding drop " + number);
        case DONE -> change(turn, task, one -> one.in(State.DONE), "founding reopen " + number);
        case REOPEN -> change(turn, task, one -> one.in(State.OPEN), "founding done " + number);
        case LATER -> moved(turn, task, later(task));
        case BEGIN, ADD, MINE, LIST -> list(turn, false);
        case MOVE ->
          Days.read(turn, rest, zone)
              // What was late before is late again when it is moved back.
              .filter(day -> !day.isBefore(preparations.today()) || rest.equals(day.toString()))
              .map(day -> moved(turn, task, day))
              .orElseGet(() -> said(turn, "preparation.day.which"));
      };
    });
  }

  private LocalDate later(Task task) {
    LocalDate from = task.isLate(preparations.today()) ? preparations.today() : task.due();
    return from.plusDays(LATER_DAYS);
  }

  private Future<Reply> moved(Turn turn, Task task, LocalDate day) {
    String back = "founding move " + task.number() + " " + task.due();
    return change(turn, task, one -> one.dueOn(day), back);
  }

  /** What gives it back to whoever had it. */
  private static String back(Task task) {
    if (!task.isOwned()) {
      return "founding leave " + task.number();
    }
    return task.owner().startsWith("m:")
        ? "founding give " + task.number() + " " + task.owner().substring(2)
        : "";
  }

  private Future<Reply> give(Turn turn, Task task, String words) {
    return owners
        .named(turn, words)
        .compose(owner -> owner.isEmpty()
            ? Future.succeededFuture(
                Reply.discreetly(turn.say("preparation.who.which", "words", words)))
            : change(turn, task, one -> one.ownedBy(owner.get()), back(task)));
  }

  /** @param back the command that undoes it; nothing if there is none */
  private Future<Reply> change(Turn turn, Task task, UnaryOperator<Task> edit, String back) {
    return preparations
        .change(task.id(), edit, turn.speaker().personKey())
        .compose(changed -> changed
            .map(Changed::after)
            .map(after -> shown(turn, after))
            .orElseGet(() -> said(turn, "preparation.unknown")))
        .map(reply -> reply.keeping(
            back.isEmpty()
                ? turn.session().forget(BasicCommands.UNDO)
                : BasicCommands.undoneBy(turn.session(), back)));
  }

  private Future<Reply> shown(Turn turn, Task task) {
    if (task.state() == State.DROPPED) {
      return Future.succeededFuture(Reply.discreetly(turn.say(
          "preparation.dropped",
          "number",
          task.number(),
          "title",
          TaskText.title(turn.texts(), task))));
    }
    return owners
        .names(turn, List.of(task))
        .map(names ->
            Reply.discreetly(TaskText.line(turn.texts(), task, preparations.today(), names)));
  }
}
