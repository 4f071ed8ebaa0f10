package io.reunion;

import io.reunion.announcement.AnnouncementCommands;
import io.reunion.announcement.Announcements;
import io.reunion.announcement.Approvals;
import io.reunion.announcement.Authority;
import io.reunion.announcement.Deed;
import io.reunion.announcement.NewsCommands;
import io.reunion.announcement.QuietHours;
import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Manners;
import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.chat.UserId;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.Outbound;
import io.reunion.text.Language;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The announcements, put together as the configuration says. */
final class Announcing {
  private final Settings settings;
  private final Stores stores;
  private final Manners manners;
  private final Outbound outbound;
  private final List<Command> commands = new ArrayList<>();
  private final List<Form> forms = new ArrayList<>();

  Announcing(Settings settings, Stores stores, Manners manners, Outbound outbound) {
    this.settings = settings;
    this.stores = stores;
    this.manners = manners;
    this.outbound = outbound;
  }

  Announcements announcements(
      Vertx vertx, Clock clock, Map<AccountId, Platform> platforms, Consumer<Deed> audit) {
    Announcements announcements = Announcements.of(
        new Announcements.Parts(
            vertx,
            stores.announcements(),
            stores.ledger(),
            stores.noise(),
            stores.rooms(),
            stores.members(),
            outbound,
            platforms,
            stores.pacer(),
            manners,
            clock,
            audit),
        new Announcements.Rules(
            settings.announcements().approvalThreshold(),
            settings.announcements().perChatPerDay(),
            QuietHours.parse(settings.announcements().quietHours()),
            settings.association().timeZone()));
    AnnouncementCommands writing = new AnnouncementCommands(
        announcements,
        new Approvals(announcements, stores.rooms(), manners),
        new AnnouncementCommands.Rules(
            settings.admins(),
            new Authority(chapterAdmins()),
            chapterNames(),
            unfinished(settings)));
    forms.addAll(writing.forms());
    commands.addAll(writing.commands());
    commands.addAll(new NewsCommands(announcements, stores.noise()).commands());
    return announcements;
  }

  /** The commands of announcements, once those are put together. */
  List<Command> commands() {
    return List.copyOf(commands);
  }

  List<Form> forms() {
    return List.copyOf(forms);
  }

  static Ledger.Unfinished unfinished(Settings settings) {
    return switch (settings.announcements().defaultPolicy()) {
      case AT_MOST_ONCE -> Ledger.Unfinished.UNKNOWN;
      case AT_LEAST_ONCE -> Ledger.Unfinished.AGAIN;
    };
  }

  private Map<UserId, Set<String>> chapterAdmins() {
    Map<UserId, Set<String>> admins = new HashMap<>();
    settings
        .chapters()
        .forEach(chapter -> chapter
            .admins()
            .forEach(
                admin -> admins.computeIfAbsent(admin, any -> new HashSet<>()).add(chapter.id())));
    return admins;
  }

  /** The chapters by everything that people call them. */
  private Map<String, String> chapterNames() {
    Map<String, String> names = new HashMap<>();
    settings.chapters().forEach(chapter -> {
      for (Language language : Language.values()) {
        names.put(chapter.name().in(language).toLowerCase(Locale.ROOT), chapter.id());
      }
      names.put(chapter.id(), chapter.id());
    });
    return names;
  }
}
