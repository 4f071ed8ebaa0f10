package io.reunion.event.command;

import io.reunion.bot.Turn;
import io.reunion.chat.UserId;
import io.reunion.event.Event;
import io.reunion.event.Host;
import io.reunion.event.Invited;
import io.reunion.event.OnlineLink;
import io.reunion.event.Question;
import io.reunion.event.Terms;
import io.reunion.event.card.InvitedText;
import io.reunion.event.people.Association;
import io.reunion.event.people.ChatPeople;
import io.reunion.event.rsvp.NameKey;
import io.reunion.event.rsvp.Rsvp.Attendee;
import io.reunion.event.rsvp.RsvpStore;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What an organiser says that an event shall ask for: a link, questions, for whom it is, who holds it. */
final class TermsOrders {
  private static final Set<String> OFF = Set.of("off", "none", "no", "关闭", "关", "取消", "无", "清空");
  private static final Set<String> OPENLY = Set.of("public", "open", "公开");
  private static final Set<String> UNBOUNDED = Set.of("unlimited", "不限", "不限人数");
  private static final Set<String> EVERYBODY =
      Set.of("everybody", "everyone", "all", "所有人", "全部", "不限");
  private static final Set<String> REQUIRED = Set.of("required", "必填", "必答");
  private static final String BARS = "\\s*[|｜]\\s*";

  private final Association association;
  private final RsvpStore rsvps;
  private final ChatPeople people;

  TermsOrders(Association association, RsvpStore rsvps, ChatPeople people) {
    this.association = association;
    this.rsvps = rsvps;
    this.people = people;
  }

  /** What the event is to become, and what is said then; or why it stays as it is. */
  record Wanted(Optional<UnaryOperator<Event>> made, String sentence) {
    boolean isRefused() {
      return made.isEmpty();
    }

    UnaryOperator<Event> change() {
      return made.orElseThrow();
    }

    static Wanted terms(UnaryOperator<Terms> change, String sentence) {
      return new Wanted(Optional.of(event -> event.under(change.apply(event.terms()))), sentence);
    }

    static Wanted refused(String sentence) {
      return new Wanted(Optional.empty(), sentence);
    }
  }

  Future<Wanted> read(Turn turn, EventOrder order, Event event) {
    return switch (order.verb()) {
      case ONLINE -> Future.succeededFuture(online(turn, order.words(), event));
      case HYBRID -> Future.succeededFuture(hybrid(turn, order.words(), event));
      case ASK -> Future.succeededFuture(ask(turn, order.words(), event));
      case FOR -> Future.succeededFuture(invited(turn, order.words(), event));
      case OWNER -> Future.succeededFuture(owners(turn, order.words(), event));
      case HOST -> host(turn, order.words(), event);
      case CANCEL,
          CLOSE,
          OPEN,
          MOVE,
          PLACE,
          SEATS,
          DEADLINE,
          REPEAT,
          SERIES,
          REMIND,
          TITLE,
          END,
          PARTY,
          WAITLIST,
          DRAFT ->
        throw new IllegalArgumentException(order.verb() + " (expected: one about terms)");
    };
  }

  /** Whether what was set before is to be no more. */
  static boolean isOff(String words) {
    return OFF.contains(plain(words));
  }

  static boolean isUnbounded(String words) {
    return UNBOUNDED.contains(plain(words));
  }

  private static String plain(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }

  private static Wanted online(Turn turn, String words, Event event) {
    if (OFF.contains(plain(words))) {
      return Wanted.terms(
          terms -> terms.withOnline(Optional.empty()),
          turn.say("event.online.off", "title", event.title()));
    }
    String[] parts = words.split("[\\s|｜]+");
    boolean open = Arrays.stream(parts).map(TermsOrders::plain).anyMatch(OPENLY::contains);
    return OnlineLink.typed(parts[0])
        .map(link -> Wanted.terms(
            terms -> terms.withOnline(Optional.of(new OnlineLink(link.url(), open))),
            turn.say(open ? "event.online.open" : "event.online.done", "title", event.title())))
        .orElseGet(() -> Wanted.refused(turn.say("event.online.how", "words", parts[0])));
  }

  private static Wanted hybrid(Turn turn, String words, Event event) {
    if (OFF.contains(plain(words))) {
      return Wanted.terms(
          terms -> terms.withOnlineSeats(Optional.empty()),
          turn.say("event.hybrid.off", "title", event.title()));
    }
    Optional<Integer> seats =
        UNBOUNDED.contains(plain(words)) ? Optional.of(0) : EventMaking.seats(words);
    return seats
        .map(places -> Wanted.terms(
            terms -> terms.withOnlineSeats(Optional.of(places)),
            turn.say("event.hybrid.done", "title", event.title(), "places", places)))
        .orElseGet(() -> Wanted.refused(
            turn.say("event.form.number", "words", words, "limit", Event.MAX_CAPACITY)));
  }

  /** {@code Size? | S, M, L | required}. */
  private static Wanted ask(Turn turn, String words, Event event) {
    if (OFF.contains(plain(words))) {
      return Wanted.terms(
          terms -> terms.withQuestions(List.of()),
          turn.say("event.question.off", "title", event.title()));
    }
    List<String> parts = new ArrayList<>(List.of(words.split(BARS)));
    boolean required = parts.size() > 1 && REQUIRED.contains(plain(parts.get(parts.size() - 1)));
    if (required) {
      parts.remove(parts.size() - 1);
    }
    String text = parts.get(0).strip();
    List<String> choices = parts.size() < 2
        ? List.of()
        : Arrays.stream(parts.get(1).split("\\s*[,，、/;；]\\s*"))
            .map(String::strip)
            .filter(choice -> !choice.isEmpty())
            .distinct()
            .toList();
    boolean usable = !text.isEmpty()
        && Stream.concat(Stream.of(text), choices.stream())
            .allMatch(one -> one.length() <= Question.MAX_TEXT)
        && choices.size() != 1
        && choices.size() <= Question.MAX_CHOICES;
    if (!usable) {
      return Wanted.refused(turn.say("event.question.how"));
    }
    List<Question> others = event.terms().questions().stream()
        .filter(one -> !one.text().equals(text))
        .toList();
    if (others.size() >= Question.MAX_QUESTIONS) {
      return Wanted.refused(turn.say("event.question.many", "limit", Question.MAX_QUESTIONS));
    }
    Question question = new Question(text, choices, required);
    return Wanted.terms(
        terms -> terms.withQuestions(
            Stream.concat(others.stream(), Stream.of(question)).toList()),
        turn.say("event.question.done", "title", event.title(), "question", text));
  }

  private Wanted invited(Turn turn, String words, Event event) {
    if (EVERYBODY.contains(plain(words))) {
      return Wanted.terms(
          terms -> terms.withInvited(Invited.EVERYBODY),
          turn.say("event.invited.all", "title", event.title()));
    }
    Set<String> chapters = new LinkedHashSet<>();
    Set<Integer> years = new LinkedHashSet<>();
    for (String word : words.split("\\s*[\\s,，、]\\s*", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      Optional<Integer> year = year(word);
      Optional<String> chapter = association.chapters().id(word);
      year.ifPresent(years::add);
      if (year.isEmpty()) {
        chapter.ifPresent(chapters::add);
        if (chapter.isEmpty()) {
          return Wanted.refused(turn.say("event.invited.how", "word", word));
        }
      }
    }
    Invited invited = new Invited(List.copyOf(chapters), List.copyOf(years));
    Event wanted = event.under(event.terms().withInvited(invited));
    return Wanted.terms(
        terms -> terms.withInvited(invited),
        turn.say(
            "event.invited.done",
            "title",
            event.title(),
            "whom",
            InvitedText.of(wanted, turn.texts())));
  }

  private static Optional<Integer> year(String word) {
    String digits = word.replaceAll("[级届]$", "");
    return digits.matches("(19|20)[0-9]{2}")
        ? Optional.of(Integer.parseInt(digits))
        : Optional.empty();
  }

  private Wanted owners(Turn turn, String words, Event event) {
    if (OFF.contains(plain(words))) {
      return Wanted.terms(
          terms -> terms.withOwners(List.of()),
          turn.say("event.owner.off", "title", event.title()));
    }
    Set<String> owners = new LinkedHashSet<>();
    for (String word : words.split("\\s*[\\s,，、]\\s*", -1)) {
      if (word.isEmpty()) {
        continue;
      }
      Optional<String> chapter = association.chapters().id(word);
      if (chapter.isEmpty()) {
        return Wanted.refused(turn.say("event.invited.how", "word", word));
      }
      owners.add(chapter.get());
    }
    return owners.size() > Terms.MAX_OWNERS
        ? Wanted.refused(turn.say("event.owner.many", "limit", Terms.MAX_OWNERS))
        : Wanted.terms(
            terms -> terms.withOwners(List.copyOf(owners)),
            turn.say(
                "event.owner.done", "title", event.title(), "owners", String.join(", ", owners)));
  }

  /** {@code @name}, {@code PLATFORM:USER}, or a member by e-mail or student number; {@code off} before it takes them away. */
  private Future<Wanted> host(Turn turn, String words, Event event) {
    String[] parts = words.split("\\s+", 2);
    boolean away = parts.length > 1 && OFF.contains(plain(parts[0]));
    String name = (away ? parts[1] : words).strip().replaceFirst("^@", "");
    if (name.isEmpty()) {
      return Future.succeededFuture(Wanted.refused(turn.say("event.host.how")));
    }
    return away
        ? Future.succeededFuture(without(turn, name, event))
        : somebody(turn, name, event).map(found -> with(turn, name, event, found));
  }

  private static Wanted without(Turn turn, String name, Event event) {
    return event.terms().hosts().stream().noneMatch(host -> isCalled(host, name))
        ? Wanted.refused(turn.say("event.host.unknown", "name", name))
        : Wanted.terms(
            terms -> terms.withHosts(named(terms.hosts(), host -> !isCalled(host, name))),
            turn.say("event.host.off", "name", name, "title", event.title()));
  }

  private static Wanted with(Turn turn, String name, Event event, Optional<Host> found) {
    if (found.isEmpty()) {
      return Wanted.refused(turn.say("event.host.unknown", "name", name));
    }
    List<Host> others = named(event.terms().hosts(), host -> !host.equals(found.get()));
    return others.size() >= Terms.MAX_HOSTS
        ? Wanted.refused(turn.say("event.host.many", "limit", Terms.MAX_HOSTS))
        : Wanted.terms(
            terms -> terms.withHosts(Stream.concat(
                    named(terms.hosts(), host -> !host.equals(found.get())).stream()
                        .limit(Terms.MAX_HOSTS - 1L),
                    Stream.of(found.get()))
                .toList()),
            turn.say("event.host.done", "name", shown(found.get()), "title", event.title()));
  }

  private static boolean isCalled(Host host, String name) {
    return NameKey.of(host.name()).equals(NameKey.of(name));
  }

  private static List<Host> named(List<Host> hosts, Predicate<Host> such) {
    return hosts.stream().filter(such).toList();
  }

  /** With the account of whoever is no member: a name that they gave themselves proves nothing. */
  private static String shown(Host host) {
    return host.name()
        + host.user()
            .filter(user -> host.member().isEmpty())
            .map(user -> " (" + user + ")")
            .orElse("");
  }

  private Future<Optional<Host>> somebody(Turn turn, String name, Event event) {
    Optional<UserId> account = account(name);
    if (account.isPresent()) {
      return association
          .members()
          .byUser(account.get())
          .map(member -> Optional.of(member
              .map(TermsOrders::host)
              .orElseGet(() -> new Host(name, account, Optional.empty()))));
    }
    return rsvps
        .standings(event.id())
        .compose(all -> people.of(turn.chat()).compose(here -> {
          List<Attendee> known = Stream.concat(
                  all.values().stream().map(RsvpStore.Standing::attendee), here.stream())
              .toList();
          Optional<Host> met = ChatPeople.meant(name, known)
              .map(one -> new Host(one.name(), one.user(), one.member()));
          return met.isPresent() ? Future.succeededFuture(met) : recorded(name);
        }));
  }

  private Future<Optional<Host>> recorded(String name) {
    return association
        .members()
        .byKey(name.contains("@") ? Field.EMAIL : Field.STUDENT_NUMBER, name)
        .map(member -> member.map(TermsOrders::host));
  }

  private static Host host(Member member) {
    return new Host(member.name(), Optional.empty(), Optional.of(member.id().toString()));
  }

  private static Optional<UserId> account(String words) {
    try {
      return words.indexOf(':') > 0 ? Optional.of(UserId.parse(words)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
