package io.reunion;

import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.EventId;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.Rsvp;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.Role;
import io.reunion.member.imports.ImportOptions;
import io.reunion.member.imports.MemberImport;
import io.reunion.room.Room;
import io.reunion.text.Language;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The sample association: about 200 made-up alumni, three chapters, four events of which one is full, and two groups in the
 * playground. What is there already from an earlier start stays as it was left.
 */
final class Demo {
  /** The account of the playground. */
  static final AccountId ACCOUNT = AccountId.of("local", "playground");

  private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final Vertx vertx;
  private final Clock clock;
  private final DemoFiles files;
  private final Stores stores;

  Demo(Vertx vertx, Clock clock, DemoFiles files, Stores stores) {
    this.vertx = vertx;
    this.clock = clock;
    this.files = files;
    this.stores = stores;
  }

  static ChatId chat(String group) {
    return new ChatId(ACCOUNT, group);
  }

  private static UserId user(DemoFiles.Person person) {
    return UserId.of("local", person.id());
  }

  /** The settings with the sample's admins: outside the demo nobody is one whom the configuration does not name. */
  static Settings withAdmins(Settings settings, DemoFiles files) {
    Set<UserId> admins = new LinkedHashSet<>(settings.admins());
    files.personas().stream()
        .filter(person -> role(person) == Role.ADMIN)
        .forEach(person -> admins.add(user(person)));
    return settings.withAdmins(admins);
  }

  private static Role role(DemoFiles.Person person) {
    return Role.valueOf(person.role().toUpperCase(Locale.ROOT));
  }

  /** Succeeds when everything is there. Calling it again is harmless. */
  Future<Void> load() {
    return stores
        .members()
        .count()
        .compose(known -> known > 0 ? Future.succeededFuture() : importMembers())
        .compose(done -> inTurn(files.personas(), this::link))
        .compose(done -> room("beijing", "北京校友群", Language.ZH, BEIJING))
        .compose(done -> room("london", "London Chapter", Language.EN, LONDON))
        .compose(done -> inTurn(files.events(), this::plan));
  }

  private Future<Void> importMembers() {
    MemberImport imports = new MemberImport(vertx, stores.members());
    return imports
        .run(files.members(), ImportOptions.USUAL, counts -> {})
        .compose(report -> report.fileProblem().isEmpty() && report.problems().isEmpty()
            ? Future.<Void>succeededFuture()
            : Future.<Void>failedFuture(
                files.members() + ": " + report.fileProblem() + " " + report.problems()))
        .eventually(imports::close);
  }

  /** One after the other, so that what is made has the order of the file. */
  private static <T> Future<Void> inTurn(List<T> things, Function<T, Future<Void>> each) {
    Future<Void> done = Future.succeededFuture();
    for (T thing : things) {
      done = done.compose(before -> each.apply(thing));
    }
    return done;
  }

  private Future<Void> link(DemoFiles.Person person) {
    if (person.member().isEmpty()) {
      return Future.succeededFuture();
    }
    return member(person.member().get())
        .compose(member -> stores.members().link(member.id(), user(person)).map(member))
        .compose(member -> stores
            .members()
            .change(member.id(), known -> known.with(new Member.Standing(role(person), true))))
        .mapEmpty();
  }

  private Future<Member> member(String studentNumber) {
    return stores
        .members()
        .byKey(Field.STUDENT_NUMBER, studentNumber)
        .map(found -> found.orElseThrow(() -> new IllegalStateException(
            "no member " + studentNumber + " (expected: one of " + files.members() + ")")));
  }

  /** The bot is not in it yet: it will be, once the playground is open, and then it greets. */
  private Future<Void> room(String group, String title, Language language, ZoneId zone) {
    Room room = new Room(
        chat(group),
        ChatKind.GROUP,
        title,
        Optional.of(language),
        Optional.of(zone),
        Optional.of(group),
        false);
    return stores.rooms().put(room);
  }

  private Future<Void> plan(DemoFiles.Gathering gathering) {
    return stores
        .events()
        .find(new EventId(gathering.id()))
        .compose(known ->
            known.filter(event -> event.over().isAfter(clock.instant())).isPresent()
                ? Future.succeededFuture()
                : make(gathering));
  }

  private Future<Void> make(DemoFiles.Gathering gathering) {
    Event event = event(gathering);
    return stores
        .events()
        .create(event, "demo:" + gathering.id())
        .compose(made -> stores.events().find(event.id()))
        .compose(found ->
            // One of an earlier demo that is over by now is planned anew, with its answers.
            found.filter(old -> !old.startsAt().equals(event.startsAt())).isPresent()
                ? stores.events().update(found.get(), event).<Void>mapEmpty()
                : inTurn(gathering.rsvps(), said -> answer(gathering, said)));
  }

  private Event event(DemoFiles.Gathering gathering) {
    Instant start = clock
        .instant()
        .atZone(gathering.timeZone())
        .toLocalDate()
        .plus(Period.parse(gathering.in()))
        .atTime(LocalTime.parse(gathering.at()))
        .atZone(gathering.timeZone())
        .toInstant();
    return new Event(
        new EventId(gathering.id()),
        gathering.title().joined(),
        start,
        Optional.of(start.plus(Duration.parse(gathering.lasts()))),
        gathering.timeZone(),
        gathering.place().joined(),
        gathering.capacity(),
        10,
        Event.Policy.STRICT,
        Optional.empty(),
        Event.State.OPEN,
        gathering.chats().stream().map(Demo::chat).toList(),
        0,
        1);
  }

  private Future<Void> answer(DemoFiles.Gathering gathering, DemoFiles.Said said) {
    Answer answer = switch (said.answer()) {
      case "yes" -> Answer.ACCEPTED;
      case "maybe" -> Answer.TENTATIVE;
      case "no" -> Answer.DECLINED;
      default ->
        throw new IllegalStateException(
            "answer " + said.answer() + " of " + said.member() + " (expected: yes, no or maybe)");
    };
    return member(said.member())
        .compose(member -> stores
            .rsvps()
            .answer(
                new EventId(gathering.id()),
                attendee(member, gathering),
                answer,
                said.seats(),
                "demo:" + gathering.id() + ":" + said.member(),
                clock.instant()))
        .mapEmpty();
  }

  private static Rsvp.Attendee attendee(Member member, DemoFiles.Gathering gathering) {
    UserId user = member.users().stream()
        .findFirst()
        .orElseGet(() -> UserId.of("local", member.id().value()));
    return Rsvp.Attendee.of(
        "m:" + member.id(),
        member.name(),
        user,
        Optional.of(member.id().value()),
        chat(gathering.chats().get(0)));
  }

  /** The events with the chats that get their cards at every start, since the playground forgets. */
  Future<List<Event>> planned() {
    List<Future<Optional<Event>>> found = new ArrayList<>();
    files
        .events()
        .forEach(gathering -> found.add(stores.events().find(new EventId(gathering.id()))));
    return Future.join(found)
        .map(done ->
            done.<Optional<Event>>list().stream().flatMap(Optional::stream).toList());
  }
}
