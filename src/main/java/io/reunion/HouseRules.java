package io.reunion;

import io.reunion.access.AuditLog;
import io.reunion.announcement.Deed;
import io.reunion.api.SystemView;
import io.reunion.bot.Manners;
import io.reunion.bot.Viewers;
import io.reunion.chat.AccountId;
import io.reunion.chat.Capabilities;
import io.reunion.chat.Platform;
import io.reunion.config.ConfigPrinter;
import io.reunion.delivery.Outbound;
import io.reunion.delivery.Pacer;
import io.reunion.event.Event;
import io.reunion.event.Quiet;
import io.reunion.event.people.Association;
import io.reunion.event.service.Events;
import io.reunion.level.LogLevels;
import io.reunion.member.MemberStore;
import io.reunion.redis.Durability;
import io.reunion.redis.Redis;
import io.reunion.redis.Standing;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the configuration says, in the words of those who go by it. */
final class HouseRules {
  private static final Logger LOG = LoggerFactory.getLogger(HouseRules.class);

  private HouseRules() {}

  /** What the service tells an admin of itself. */
  static SystemView system(
      BotConfig config,
      Map<AccountId, Platform> platforms,
      Watch watch,
      Pacer pacer,
      Redis redis,
      Supplier<Map<String, Integer>> queues,
      LogLevels levels) {
    return new SystemView(
        lines(config),
        capabilities(platforms),
        watch.meters()::received,
        watch.meters()::sent,
        pacer,
        () -> Standing.of(redis),
        () -> Durability.of(redis),
        queues,
        levels);
  }

  /** As whom people look at members, by where they read it. */
  static Viewers viewers(Settings settings) {
    return new Viewers(chat -> settings.privacy().isAbroad(chat.account()));
  }

  static Manners manners(Settings settings, Texts texts, Clock clock, Outbound outbound) {
    Map<String, ZoneId> chapters = new HashMap<>();
    settings.chapters().forEach(chapter -> chapters.put(chapter.id(), chapter.timeZone()));
    Settings.Association own = settings.association();
    Map<Language, String> name =
        Map.of(Language.ZH, own.name().zh(), Language.EN, own.name().en());
    return new Manners(
        texts,
        new Manners.Home(name, own.language(), own.timeZone(), chapters, settings.chapterNames()),
        clock,
        outbound);
  }

  /** For whom events are, and who organises them. */
  static Association association(Settings settings, MemberStore members) {
    return new Association(
        members, settings.chapterNames(), settings.organisingOnlyFor(), settings.office());
  }

  static Events.Rules events(Settings settings) {
    return new Events.Rules(
        settings.events().partyLimit(),
        waitlist(settings),
        settings.events().cardMinInterval(),
        settings.events().cardRepeat(),
        settings.events().undoWindow(),
        settings.events().reminders(),
        settings.events().nudges(),
        Quiet.parse(settings.events().quietHours()),
        settings.server().publicUrl());
  }

  static Event.Policy waitlist(Settings settings) {
    return switch (settings.events().waitlist()) {
      case STRICT -> Event.Policy.STRICT;
      case FIT -> Event.Policy.FIT;
    };
  }

  /** All that was read, one {@code path: value} each; secrets stay hidden. */
  static List<String> lines(BotConfig config) {
    List<String> lines = new ArrayList<>(ConfigPrinter.lines("", config.settings()));
    config
        .accounts()
        .forEach((account, credentials) ->
            lines.addAll(ConfigPrinter.lines(account.toString(), credentials)));
    return lines;
  }

  static Map<AccountId, Capabilities> capabilities(Map<AccountId, Platform> platforms) {
    Map<AccountId, Capabilities> capabilities = new HashMap<>();
    platforms.forEach((account, platform) -> capabilities.put(account, platform.capabilities()));
    return capabilities;
  }

  /** What was done to an announcement in a chat stands in the log beside what was done over HTTP. */
  static void note(AuditLog audit, Deed deed) {
    audit
        .add(deed.who(), "announce " + deed.what() + " " + deed.announcement(), "chat")
        .onFailure(failure -> LOG.error("not audited: {}", failure.toString()));
  }
}
