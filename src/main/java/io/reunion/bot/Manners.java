package io.reunion.bot;

import io.reunion.chat.ChatId;
import io.reunion.chat.OutboundMessage;
import io.reunion.chat.Update;
import io.reunion.chat.Update.BotAdded;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.SendKey;
import io.reunion.member.ChapterNames;
import io.reunion.member.Field;
import io.reunion.room.Room;
import io.reunion.session.Session;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** In which language and by whose clock a person or a chat is answered, and what is said on arrival. */
public final class Manners {
  /**
   * The association for which the bot speaks.
   *
   * @param name in each language
   * @param language in which people are answered who have not shown another
   * @param zone by which dates are read and shown where no chapter or chat has its own
   * @param chapters the clock of each chapter
   * @param names by which members' records name the chapters
   */
  public record Home(
      Map<Language, String> name,
      Language language,
      ZoneId zone,
      Map<String, ZoneId> chapters,
      ChapterNames names) {
    public Home {
      name = Map.copyOf(name);
      chapters = Map.copyOf(chapters);
    }

    /** One whose members are not known by their chapters. */
    public Home(
        Map<Language, String> name, Language language, ZoneId zone, Map<String, ZoneId> chapters) {
      this(name, language, zone, chapters, ChapterNames.NONE);
    }
  }

  private final Texts texts;
  private final Home home;
  private final Clock clock;
  private final Outbound outbound;

  public Manners(Texts texts, Home home, Clock clock, Outbound outbound) {
    this.texts = texts;
    this.home = home;
    this.clock = clock;
    this.outbound = outbound;
  }

  public Texts texts() {
    return texts;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * What the person chose, then that of the form that they are filling in, then what the group is set to, then what they write in, then what their app speaks, then the
   * association's. In a direct chat what they write in comes first.
   */
  Sentences sentencesFor(Room room, Speaker speaker, Session session, String text) {
    return texts.in(session
        .language()
        .or(() -> ofForm(session))
        .or(() -> room.isGroup() ? Optional.empty() : writtenIn(text))
        .or(() -> room.isGroup() ? Optional.empty() : appOf(speaker))
        .or(room::language)
        .or(() -> writtenIn(text))
        .or(() -> appOf(speaker))
        .orElse(home.language()));
  }

  private static Optional<Language> ofForm(Session session) {
    return session
        .dialogue()
        .flatMap(open -> Optional.ofNullable(open.answers().get(Forms.LANGUAGE)))
        .map(Language::valueOf);
  }

  private static Optional<Language> appOf(Speaker speaker) {
    return speaker.sender().language().flatMap(Language::ofTag);
  }

  /** The sentences in the association's language. */
  public Sentences sentences() {
    return texts.in(home.language());
  }

  /** The sentences for what everybody in a chat sees. */
  public Sentences sentencesFor(Room room) {
    return texts.in(room.language().orElse(home.language()));
  }

  /** Whether the association has a chapter of this id. */
  public boolean knowsChapter(String id) {
    return home.chapters().containsKey(id);
  }

  public ZoneId zoneOf(Room room) {
    return ownZone(room).orElse(home.zone());
  }

  /** By whose clock {@code speaker} speaks and reads there: in a direct chat without one by that of their own chapter. */
  ZoneId zoneOf(Room room, Speaker speaker) {
    return ownZone(room).or(() -> zoneAtHome(room, speaker)).orElse(home.zone());
  }

  private Optional<ZoneId> ownZone(Room room) {
    return room.zone().or(() -> room.chapter().flatMap(this::zoneOfChapter));
  }

  private Optional<ZoneId> zoneAtHome(Room room, Speaker speaker) {
    return room.isGroup()
        ? Optional.empty()
        : speaker
            .member()
            .flatMap(member -> member.first(Field.CHAPTER))
            .flatMap(home.names()::id)
            .flatMap(this::zoneOfChapter);
  }

  private Optional<ZoneId> zoneOfChapter(String id) {
    return Optional.ofNullable(home.chapters().get(id));
  }

  static Optional<Language> writtenIn(String text) {
    boolean letters = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
        return Optional.of(Language.ZH);
      }
      letters |= (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return letters ? Optional.of(Language.EN) : Optional.empty();
  }

  /** Goes into a chat to which the bot was invited, or which goes on there. Never fails. */
  Future<Void> enter(ChatId chat) {
    return outbound.accept(chat);
  }

  Future<Void> greet(BotAdded added, Room room) {
    Update.Origin origin = added.origin();
    Language language = room.language()
        .or(() -> added.by().flatMap(by -> by.language()).flatMap(Language::ofTag))
        .orElse(home.language());
    String hello =
        texts.in(language).say("bot.hello", "association", home.name().getOrDefault(language, ""));
    return outbound
        .send(
            OutboundMessage.text(origin.chat(), hello, SendKey.of(Inbox.operation(added), "hello")),
            origin.kind())
        .mapEmpty()
        .otherwiseEmpty()
        .mapEmpty();
  }
}
