package io.reunion.event.signup;

import io.reunion.chat.ChatId;
import io.reunion.chat.UserId;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.rsvp.Answer;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore.Standing;
import io.reunion.event.rsvp.Waiting;
import io.reunion.event.signup.SignUpWork.Kind;
import io.reunion.language.signup.Attendance;
import io.reunion.language.signup.Author;
import io.reunion.language.signup.Change;
import io.reunion.language.signup.KnownList;
import io.reunion.language.signup.KnownPerson;
import io.reunion.language.signup.Merge;
import io.reunion.language.signup.Party;
import io.reunion.language.signup.Question;
import io.reunion.language.signup.SignUpList;
import io.reunion.language.signup.SignUpMerge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What follows from a pasted list: first the list learns what was answered outside it, then the paste is merged, then
 * every change becomes an answer of the person it is about. A function of its arguments.
 */
final class SignUpStep {
  /** How everybody stands, whom a name may mean, and who waits. */
  record Facts(
      Map<String, Standing> standings,
      Map<String, String> aliases,
      Collection<Attendee> people,
      Waiting waiting) {
    /** Whom a line may mean, also one that could not be taken. */
    List<Attendee> meant() {
      return Stream.concat(
              standings.values().stream().map(Standing::attendee),
              people.stream().filter(one -> !standings.containsKey(one.key())))
          .toList();
    }
  }

  /**
   * Who pasted the list, where.
   *
   * @param author absent where that says nothing about whose lines they are
   */
  record Paster(Optional<Author> author, Attendee self) {
    Paster(Author author, Attendee self) {
      this(Optional.of(author), self);
    }
  }

  /** Somebody who answered themselves, and whose line or answer the paste would change. */
  record Own(String id, String name, Attendee who) {}

  /**
   * What to keep, and what to do.
   *
   * @param own those who answered themselves, and what the paste would change of theirs
   */
  record Next(SignUpState state, SignUpWork work, List<Own> own) {}

  private final Facts facts;
  private final Map<String, String> keys = new HashMap<>();
  private final Set<String> refused;
  private final List<Attendee> known;
  private final List<Own> own = new ArrayList<>();

  SignUpStep(SignUpState state, Facts facts) {
    this.facts = facts;
    this.refused = Set.copyOf(state.refused());
    state.keys().forEach((id, key) -> keys.put(id, facts.aliases().getOrDefault(key, key)));
    this.known = Stream.concat(
            facts.standings().values().stream().map(Standing::attendee), facts.people().stream())
        .toList();
  }

  /**
   * @param spared those of whom the paster may change nothing
   */
  static Next pasted(
      SignUpState state,
      Facts facts,
      SignUpList list,
      Paster paster,
      Instant time,
      List<Own> spared) {
    SignUpStep step = new SignUpStep(state, facts);
    KnownList told = step.told(state.known());
    Set<String> ids = spared.stream().map(Own::id).collect(Collectors.toSet());
    Merge merge = SignUpMerge.merge(told, list, paster.author(), time, ids);
    List<SignUpWork.Item> items = step.items(merge, paster);
    RefusedLines.on(list, state, merge, ids)
        .forEach(person -> step.again(person, paster, time).ifPresent(items::add));
    SignUpState next = state
        .with(merge.known())
        .keyed(step.keys)
        .titled(String.join(" ", list.title()))
        .unreadable(unreadable(merge));
    List<String> names = spared.stream().map(Own::name).toList();
    SignUpWork work =
        new SignUpWork(items, open(merge), names, paster.self().key(), time.toEpochMilli());
    return new Next(next, work, step.own);
  }

  /** An answer may still stand under the line, though it is known by now whose it is. */
  Stream<String> keysOf(KnownPerson person) {
    String line = NameKey.LINE + person.id();
    return Stream.of(line, keys.getOrDefault(person.id(), line), keyOf(person));
  }

  /** Under which keys the people of the list stand, as far as that is known by now. */
  Map<String, String> keys() {
    return keys;
  }

  /** The list with what people answered by button or command since it last held something for them. */
  KnownList told(KnownList list) {
    KnownList told = list;
    Map<String, KnownPerson> byKey = new HashMap<>();
    for (KnownPerson person : list.people()) {
      keysOf(person).forEach(key -> byKey.put(key, person));
    }
    List<Standing> inOrder = facts.standings().values().stream()
        .sorted(Comparator.comparing(Standing::time))
        .toList();
    for (Standing standing : inOrder) {
      Optional<KnownPerson> person =
          Optional.ofNullable(byKey.get(standing.attendee().key()));
      if (isNews(standing, person)) {
        Party party = party(standing, person);
        String id = person.map(KnownPerson::id).orElse("");
        Merge merge = SignUpMerge.stated(told, id, party, standing.time());
        told = merge.known();
        remember(merge, standing);
      }
    }
    return told;
  }

  private void remember(Merge merge, Standing standing) {
    merge.changes().stream()
        .filter(Change.Added.class::isInstance)
        .map(change -> ((Change.Added) change).person())
        .forEach(id -> keys.put(id, standing.attendee().key()));
  }

  /** What was refused at the moment of a line leaves the line as it is; anything else that holds since then came after it. */
  private boolean isNews(Standing standing, Optional<KnownPerson> person) {
    Attendance now = attendance(standing);
    if (person.isEmpty()) {
      return now != Attendance.WITHDRAWN;
    }
    Party then = person.get().party();
    boolean same =
        then.attendance() == now && (now != Attendance.GOING || then.seats() == standing.seats());
    long at = standing.time().toEpochMilli();
    boolean later = at > person.get().since()
        || (at == person.get().since() && !refused.contains(person.get().id()));
    return !same && later;
  }

  static Attendance attendance(Standing standing) {
    return switch (Answer.of(standing.status())) {
      case ACCEPTED -> Attendance.GOING;
      case TENTATIVE -> Attendance.MAYBE;
      case DECLINED, NONE -> Attendance.WITHDRAWN;
    };
  }

  static Party party(Standing standing, Optional<KnownPerson> person) {
    int seats = Math.min(Party.MAX_SEATS, Math.max(1, standing.seats()));
    List<String> guests = standing.attendee().guests();
    return new Party(
        person.map(one -> one.party().name()).orElseGet(() -> name(standing.attendee())),
        seats,
        guests.subList(0, Math.min(guests.size(), seats - 1)),
        person.map(one -> one.party().note()).orElse(""),
        attendance(standing));
  }

  private static String name(Attendee attendee) {
    return attendee.name().isBlank() ? attendee.key() : attendee.name();
  }

  /** Where a person of the list stands: under their own account, if it is known, else under the line. */
  String keyOf(KnownPerson person) {
    String line = NameKey.LINE + person.id();
    String now = keys.getOrDefault(person.id(), facts.aliases().getOrDefault(line, line));
    if (!now.startsWith(NameKey.LINE)) {
      return now;
    }
    return person.owner().isEmpty()
        ? ChatPeople.meant(person.party().name(), known).map(Attendee::key).orElse(now)
        : person.owner();
  }

  private List<SignUpWork.Item> items(Merge merge, Paster paster) {
    Map<String, KnownPerson> byId = merge.people().stream()
        .collect(Collectors.toMap(KnownPerson::id, person -> person, (one, other) -> one));
    List<SignUpWork.Item> items = new ArrayList<>();
    for (Change change : merge.changes()) {
      if (change instanceof Change.Added added) {
        note(Kind.ADDED, byId.get(added.person()), paster).ifPresent(items::add);
      } else if (change instanceof Change.Changed changed) {
        note(Kind.CHANGED, byId.get(changed.person()), paster).ifPresent(items::add);
      } else if (change instanceof Change.Withdrawn withdrawn) {
        note(Kind.WITHDRAWN, byId.get(withdrawn.person()), paster).ifPresent(items::add);
      }
    }
    return items;
  }

  /** What is to be noted of a line that was refused before, unless somebody stands as it says by now. */
  private Optional<SignUpWork.Item> again(KnownPerson person, Paster paster, Instant time) {
    List<Standing> standings =
        keysOf(person).map(facts.standings()::get).filter(Objects::nonNull).toList();
    boolean stands = standings.stream().anyMatch(one -> one.status().isPresent());
    return note(stands ? Kind.CHANGED : Kind.ADDED, person, paster)
        .filter(item -> standings.stream().allMatch(one -> isOther(one, item)))
        .map(item -> item.again(time.toEpochMilli()));
  }

  /** What is to be noted of a line that changed; of somebody's own answer nothing that it says already. */
  private Optional<SignUpWork.Item> note(
      Kind kind, @org.jspecify.annotations.Nullable KnownPerson person, Paster paster) {
    if (person == null) {
      return Optional.empty();
    }
    Optional<SignUpWork.Item> item = item(kind, person, paster);
    Optional<Standing> standing = item.map(one -> one.attendee().key())
        .filter(key -> !key.equals(paster.self().key()))
        .flatMap(key -> Optional.ofNullable(facts.standings().get(key)))
        .filter(OtherAnswers::isOwn);
    standing.ifPresent(one -> own.add(new Own(person.id(), person.party().name(), one.attendee())));
    return item.filter(one -> standing.map(now -> isOther(now, one)).orElse(true));
  }

  private static boolean isOther(Standing standing, SignUpWork.Item item) {
    boolean party = item.seats() == standing.seats()
        && item.attendee().guests().equals(standing.attendee().guests());
    return item.answer() != answer(attendance(standing))
        || (item.answer() == Answer.ACCEPTED && !party);
  }

  /** What a line says of its person, as an answer. */
  private static Answer answer(Attendance attendance) {
    return switch (attendance) {
      case GOING -> Answer.ACCEPTED;
      case MAYBE -> Answer.TENTATIVE;
      case WITHDRAWN -> Answer.NONE;
    };
  }

  private Optional<SignUpWork.Item> item(Kind kind, KnownPerson person, Paster paster) {
    String before = keys.getOrDefault(person.id(), NameKey.LINE + person.id());
    String key = keyOf(person);
    keys.put(person.id(), key);
    Optional<Standing> standing = Optional.ofNullable(facts.standings().get(key))
        .or(() -> Optional.ofNullable(facts.standings().get(before)));
    long since =
        Math.max(person.since(), standing.map(now -> now.time().toEpochMilli()).orElse(0L));
    if (kind == Kind.WITHDRAWN && standing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new SignUpWork.Item(
        kind,
        attendee(key, person, paster),
        answer(person.party().attendance()),
        person.party().seats(),
        since,
        before.equals(key) ? List.of() : List.of(before),
        standing.map(Standing::attendee),
        person.id(),
        standing.flatMap(now -> facts.waiting().turn(now.attendee().key())),
        false,
        person.party().name()));
  }

  private Attendee attendee(String key, KnownPerson person, Paster paster) {
    List<String> guests = person.party().guests();
    if (key.equals(paster.self().key())) {
      return paster.self().with(guests);
    }
    Optional<UserId> by = paster.self().reachedAt();
    ChatId chat = paster.self().chat();
    return known.stream()
        .filter(one -> one.key().equals(key))
        .findFirst()
        .map(one -> by.map(user -> one.spokenForBy(user, chat)).orElse(one))
        .orElseGet(() -> named(key, person.party().name(), by, chat))
        .with(guests);
  }

  private static Attendee named(String key, String name, Optional<UserId> by, ChatId chat) {
    return new Attendee(key, name, Optional.empty(), by, Optional.empty(), chat, List.of());
  }

  private static List<SignUpWork.Open> open(Merge merge) {
    return merge.changes().stream()
        .filter(Change.Unclear.class::isInstance)
        .map(change -> (Change.Unclear) change)
        .map(unclear -> new SignUpWork.Open(unclear.question(), unclear.name()))
        .toList();
  }

  private static List<String> unreadable(Merge merge) {
    return open(merge).stream()
        .filter(open -> open.question() == Question.UNREADABLE)
        .map(SignUpWork.Open::name)
        .toList();
  }
}
