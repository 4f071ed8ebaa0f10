package io.reunion.api;

import io.reunion.announcement.Announcement;
import io.reunion.announcement.Announcement.Content;
import io.reunion.announcement.Announcement.Timing;
import io.reunion.announcement.Announcer;
import io.reunion.announcement.Audience;
import io.reunion.announcement.Fault;
import io.reunion.delivery.Ledger;
import io.reunion.text.Language;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an announcement out of a request. */
final class AnnouncementBody {
  static final String AUTHOR = "api";

  private static final String SELECTIONS = "chats, chapters, platforms, classYears, tags, except";

  private final Body body;
  private final Clock clock;
  private final ZoneId zone;

  AnnouncementBody(Body body, Clock clock, ZoneId zone) {
    this.body = body;
    this.clock = clock;
    this.zone = zone;
  }

  /** Throws a {@link ProblemException} with all mistakes, if there is one. */
  Announcement read(String id, String holder, Ledger.Unfinished usual) {
    return read(id, holder, usual, texts(body));
  }

  /** The same of one that is still being written: it need not have a text yet. */
  Announcement readUnfinished(String id, String holder, Ledger.Unfinished usual) {
    return read(id, holder, usual, body.has("text") ? texts(body) : Map.of());
  }

  private Announcement read(
      String id, String holder, Ledger.Unfinished usual, Map<Language, String> texts) {
    body.refuseNull("policy", "author", "clock", "urgent", "buttons", "image", "pin");
    Audience audience = audience();
    Timing timing = timing();
    Ledger.Unfinished policy = body.parsed(
            "policy", "at-most-once or at-least-once", AnnouncementBody::policy)
        .orElse(usual);
    Content content = new Content(
        texts, List.copyOf(body.texts("buttons")), body.text("image", 2_000), body.flag("pin"));
    String author = author(body, holder);
    body.done();
    return new Announcement(
        id,
        author,
        content,
        audience,
        timing,
        Announcement.State.DRAFT,
        clock.instant(),
        policy,
        Optional.empty(),
        Optional.empty());
  }

  static Map<Language, String> texts(Body body) {
    Body text = body.object("text");
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      // Pasted as it was written elsewhere; adapters take out what would deceive.
      text.raw(language.code(), Announcement.MAX_TEXT)
          .ifPresent(words -> texts.put(language, words));
    }
    text.closed();
    if (texts.isEmpty()) {
      body.reject("text", "expected an object with zh, en or both; it is required");
    }
    return texts;
  }

  static String author(Body body, String holder) {
    return named(body, "author", holder);
  }

  /** Who does it: whose token it is, and the name that goes with it, which is only to be read; or the person at the console. */
  static String named(Body body, String field, String holder) {
    return body.text(field, 100)
        .filter(name -> !holder.startsWith(Announcer.CONSOLE))
        .map(name -> holder + ":" + name)
        .orElse(holder);
  }

  private Timing timing() {
    Optional<Instant> sendAt = body.moment("sendAt", zone);
    Optional<Instant> expiresAt = body.moment("expiresAt", zone);
    if (expiresAt.filter(end -> !end.isAfter(sendAt.orElse(clock.instant()))).isPresent()) {
      body.reject("expiresAt", "expected a time to come, after sendAt");
    }
    boolean everyone = body.parsed("clock", "everyone or association", AnnouncementBody::everyone)
        .orElse(false);
    return new Timing(sendAt, expiresAt, everyone, body.flag("urgent"));
  }

  private static boolean everyone(String word) {
    return switch (word) {
      case "everyone" -> true;
      case "association" -> false;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private Audience audience() {
    if (!body.has("audience")) {
      body.reject(
          "audience", "expected {\"all\": true}, or some of " + SELECTIONS + "; it is required");
    }
    Body given = body.object("audience");
    given.refuseNull("to");
    boolean all = given.flag("all");
    Set<String> years = given.years("classYears");
    Set<String> tags = given.texts("tags");
    Optional<Audience.To> to = given.parsed("to", "groups or members", AnnouncementBody::to);
    Audience audience = new Audience(
        // Whose class year it is are people; a group has one only if it was given that tag.
        to.orElse(years.isEmpty() ? Audience.To.GROUPS : Audience.To.MEMBERS),
        given.texts("chats"),
        given.texts("chapters"),
        given.texts("platforms"),
        years,
        tags,
        given.texts("except"));
    boolean members = audience.to() == Audience.To.MEMBERS;
    if (members && !tags.isEmpty()) {
      given.reject("tags", "expected none: groups have tags, members do not");
    }
    if (members && !audience.chats().isEmpty()) {
      given.reject("chats", "expected none where it goes to members");
    }
    given.closed();
    if (all == audience.selects()) {
      body.reject("audience", "expected either {\"all\": true} or at least one of " + SELECTIONS);
    }
    return audience;
  }

  private static Audience.To to(String word) {
    return switch (word) {
      case "groups" -> Audience.To.GROUPS;
      case "members" -> Audience.To.MEMBERS;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Ledger.Unfinished policy(String word) {
    return switch (word) {
      case "at-most-once" -> Ledger.Unfinished.UNKNOWN;
      case "at-least-once" -> Ledger.Unfinished.AGAIN;
      default -> throw new IllegalArgumentException(word);
    };
  }

  /** What was expected in place of a fault. */
  static String expected(Fault fault) {
    return switch (fault.kind()) {
      case NOBODY -> "expected at least one active chat or member; this reaches nobody";
      case NO_TEXT -> "expected a text in zh, en or both";
      case TOO_LONG ->
        "too long for " + fault.what() + ": " + fault.length() + " (expected: at most "
            + fault.limit() + ")";
      case BAD_LINK -> "“" + fault.what() + "” is no web address (expected: https://...)";
      case UNKNOWN_FIELD ->
        "{" + fault.what() + "} is no field for this audience (expected: {group}, {chapter};"
            + " for members also {name}, {classYear})";
      case OVER_DAY, OVER_MONTH ->
        fault.what() + " has " + fault.limit() + " messages left "
            + (fault.kind() == Fault.Kind.OVER_DAY ? "today" : "this month") + ", and this needs "
            + fault.length();
      case BAD_IMAGE -> "“" + fault.what() + "” is no picture's address (expected: https://...)";
      case BAD_BUTTON -> "“" + fault.what() + "” is no button (expected: rsvp ID, or seen)";
    };
  }
}
