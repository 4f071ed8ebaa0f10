package io.reunion.checkin;

import io.reunion.bot.BasicCommands;
import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.checkin.CheckIns.Checked;
import io.reunion.checkin.CheckIns.Guest;
import io.reunion.event.Event;
import io.reunion.event.Seat;
import io.reunion.event.people.Association;
import io.reunion.event.people.Hosts;
import io.reunion.event.people.Speakers;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code checkin}: by the word that is shown, by a code, or from the list; and how many have come. */
public final class CheckInCommands {
  private static final Set<String> WALK_IN = Set.of("walkin", "walk-in", "临时", "现场");
  private static final int MOST_CHOICES = 6;

  private final CheckIns checkIns;
  private final CheckInStore store;
  private final Association association;
  private final CheckInChoice choice;
  private final Optional<String> publicUrl;

  /**
   * @param publicUrl under which people reach this service; without it there are no QR codes
   */
  public CheckInCommands(
      CheckIns checkIns, CheckInStore store, Association association, Optional<String> publicUrl) {
    this.association = association;
    this.choice = new CheckInChoice(association);
    this.checkIns = checkIns;
    this.store = store;
    this.publicUrl =
        publicUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  public List<Command> commands() {
    return List.of(new Command("checkin", List.of("签到", "check-in"), Role.GUEST, this::checkIn));
  }

  private Future<Reply> checkIn(Turn turn) {
    String words = turn.arguments().strip();
    if (words.isEmpty()) {
      return say(turn, "checkin.how");
    }
    return checkIns.around(turn.now(), words).compose(events -> {
      List<CalledEvent> called = CalledEvent.atTheBeginningOf(words, events, turn.now());
      String parted = called.isEmpty() ? CalledEvent.parted(words) : words;
      return called.isEmpty() && !parted.equals(words)
          ? meant(turn, parted, events, CalledEvent.atTheBeginningOf(parted, events, turn.now()))
          : meant(turn, words, events, called);
    });
  }

  /** An event and what is to be done with it, in either order; or the word that is shown. */
  private Future<Reply> meant(
      Turn turn, String words, List<Event> events, List<CalledEvent> called) {
    if (!called.isEmpty()) {
      return called.size() == 1
          ? about(turn, called.get(0).event(), called.get(0).rest())
          : Future.succeededFuture(choice.which(
              turn,
              called.stream().map(CalledEvent::event).toList(),
              called.get(0).rest()));
    }
    String[] parts = words.split("\\s+", 2);
    String rest = parts.length > 1 ? parts[1] : "";
    Optional<CheckInVerb> verb = CheckInVerb.of(parts[0]);
    if (verb.isPresent()) {
      return choice.of(
          turn, verb.get(), rest, events, (event, behind) -> about(turn, event, behind));
    }
    String first = Normalizer.normalize(parts[0], Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return rest.isEmpty() || CheckInStore.isWord(first)
        ? word(turn, first)
        : Future.succeededFuture(choice.unknown(turn, words, events, ""));
  }

  private Future<Reply> word(Turn turn, String word) {
    String user = turn.speaker().user().toString();
    return store.mayTry(user).compose(may -> {
      if (!may) {
        return say(turn, "checkin.word.toomany");
      }
      Future<Optional<CheckInStore.Shown>> shown =
          CheckInStore.isWord(word) ? store.shown(word) : Future.succeededFuture(Optional.empty());
      return shown.compose(found -> found.isEmpty()
          ? store.wrong(user).compose(done -> say(turn, "checkin.word.wrong", "word", word))
          : checkIns
              .event(found.get().event())
              .compose(event -> event.isEmpty()
                  ? say(turn, "checkin.word.wrong", "word", word)
                  : arrived(turn, event.get(), found.get().seat())));
    });
  }

  private Future<Reply> arrived(Turn turn, Event event, Seat seat) {
    if (turn.inGroup() && !event.chats().contains(turn.chat())) {
      return say(turn, "checkin.word.elsewhere");
    }
    return checkIns
        .arrive(event.id(), self(turn), seat, 0, Arrival.Way.WORD, turn.operation())
        .map(checked -> {
          boolean again = checked.result() == CheckIns.Result.ALREADY;
          int seats = checked.arrival().map(Arrival::seats).orElse(1);
          return undoable(
              turn,
              Reply.discreetly(turn.say(
                  again ? "checkin.already" : "checkin.own",
                  "title",
                  event.title(),
                  "seats",
                  seats)),
              "checkin " + event.id() + " undo");
        });
  }

  private static Reply undoable(Turn turn, Reply reply, String command) {
    return reply.keeping(turn.session()
        .remember(BasicCommands.UNDO, command)
        .remember(
            BasicCommands.UNDO_UNTIL, Long.toString(turn.now().plusSeconds(3600).toEpochMilli())));
  }

  private static Guest self(Turn turn) {
    List<String> keys = new ArrayList<>(List.of(turn.speaker().personKey()));
    keys.addAll(Speakers.otherKeys(turn));
    return new Guest(keys, turn.speaker().name());
  }

  private Future<Reply> about(Turn turn, Event event, String rest) {
    String[] words = rest.split("\\s+", 2);
    Optional<CheckInVerb> verb = CheckInVerb.of(words[0]);
    String behind = words.length > 1 ? words[1].strip() : "";
    if (verb.equals(Optional.of(CheckInVerb.CODE))) {
      return code(turn, event);
    }
    if (verb.equals(Optional.of(CheckInVerb.UNDO)) && behind.isEmpty()) {
      return undo(turn, event, self(turn));
    }
    if (!association.mayChange(turn.speaker(), event)) {
      return rest.isEmpty()
          ? code(turn, event)
          : Future.succeededFuture(Reply.discreetly(Hosts.refusal(turn, event)));
    }
    return verb.map(what -> orders(turn, event, what, behind))
        .orElseGet(() -> rest.isEmpty() ? count(turn, event) : people(turn, event, rest));
  }

  private Future<Reply> count(Turn turn, Event event) {
    return checkIns
        .report(event.id())
        .compose(report -> checkIns
            .words(event.id())
            .map(words -> Reply.discreetly(ReportText.count(turn, event, report, words))));
  }

  private Future<Reply> orders(Turn turn, Event event, CheckInVerb verb, String behind) {
    return switch (verb) {
      case START -> start(turn, event, CheckInChoice.isOnline(behind) ? Seat.ONLINE : Seat.ROOM);
      case STOP ->
        checkIns
            .close(event.id())
            .compose(done -> say(turn, "checkin.stopped", "title", event.title()));
      case REPORT ->
        checkIns
            .report(event.id())
            .map(report -> Reply.privately(ReportText.missing(turn, event, report)));
      case DOOR -> door(turn, event);
      case CODE -> code(turn, event);
      case UNDO -> one(turn, event, behind, guest -> undo(turn, event, guest));
    };
  }

  private Future<Reply> start(Turn turn, Event event, Seat seat) {
    return checkIns
        .open(event.id(), seat)
        .map(word -> Reply.privately(turn.say(
            seat == Seat.ONLINE ? "checkin.started.online" : "checkin.started",
            "title",
            event.title(),
            "word",
            word,
            "id",
            event.id())));
  }

  /** Somebody from the list, or somebody who is not on it. */
  private Future<Reply> people(Turn turn, Event event, String rest) {
    List<String> words = new ArrayList<>(List.of(rest.split("\\s+")));
    boolean walkIn = words.removeIf(word -> WALK_IN.contains(word.toLowerCase(Locale.ROOT)));
    boolean online = words.removeIf(word -> CheckInChoice.isOnline(word));
    Seat seat = online ? Seat.ONLINE : Seat.ROOM;
    String name = String.join(" ", words);
    if (name.isEmpty()) {
      return say(turn, "checkin.how");
    }
    return walkIn
        ? arrive(turn, event, Guest.named(name), seat)
        : one(turn, event, name, guest -> arrive(turn, event, guest, seat));
  }

  /** The one person whom {@code name} means, or a question. */
  private Future<Reply> one(
      Turn turn, Event event, String name, java.util.function.Function<Guest, Future<Reply>> then) {
    Future<List<Guest>> found = name.startsWith("=")
        ? checkIns.keyed(event.id(), name.substring(1)).map(one -> one.stream().toList())
        : checkIns.named(event.id(), name);
    return found.compose(guests -> switch (guests.size()) {
      case 0 -> say(turn, "checkin.unknown", "name", name, "id", event.id());
      case 1 -> then.apply(guests.get(0));
      default -> Future.succeededFuture(which(turn, event, name, guests));
    });
  }

  private static Reply which(Turn turn, Event event, String name, List<Guest> guests) {
    List<List<Button>> buttons = guests.stream()
        .limit(MOST_CHOICES)
        .map(guest -> List.of(new Button(
            guest.name() + " (" + guest.keys().get(0) + ")",
            "checkin " + event.id() + " =" + guest.keys().get(0))))
        .toList();
    return Reply.of(Say.discreetly(turn.say("checkin.which", "name", name, "count", guests.size()))
        .withButtons(buttons));
  }

  private Future<Reply> arrive(Turn turn, Event event, Guest guest, Seat seat) {
    return checkIns
        .arrive(event.id(), guest, seat, 0, Arrival.Way.LIST, turn.operation())
        .compose(checked -> checkIns
            .report(event.id())
            .map(report -> undoable(
                turn,
                Reply.discreetly(ReportText.arrived(turn, checked, guest, report)),
                "checkin " + event.id() + " undo ="
                    + checked.arrival().map(Arrival::person).orElse(guest.keys().get(0)))));
  }

  private Future<Reply> undo(Turn turn, Event event, Guest guest) {
    return checkIns
        .undo(event.id(), guest, turn.operation())
        .compose((Checked checked) -> say(
            turn,
            checked.result() == CheckIns.Result.UNDONE ? "checkin.undone" : "checkin.notthere",
            "name",
            checked.arrival().map(Arrival::name).orElse(guest.name()),
            "title",
            event.title()));
  }

  private String address(Event event, String secret) {
    return publicUrl.orElseThrow() + "/checkin/" + event.id() + "/" + secret;
  }

  private Future<Reply> code(Turn turn, Event event) {
    if (publicUrl.isEmpty()) {
      return say(turn, "checkin.how");
    }
    return checkIns
        .code(event.id(), self(turn))
        .map(secret -> Reply.privately(
            turn.say("checkin.code", "title", event.title(), "url", address(event, secret))));
  }

  private Future<Reply> door(Turn turn, Event event) {
    if (publicUrl.isEmpty()) {
      return say(turn, "checkin.nourl");
    }
    return checkIns
        .door(event.id())
        .compose(door -> checkIns
            .staff(event.id())
            .map(staff -> Reply.privately(turn.say(
                "checkin.door",
                "title",
                event.title(),
                "door",
                address(event, door) + ".png",
                "staff",
                address(event, staff)))));
  }

  private static Future<Reply> say(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }
}
