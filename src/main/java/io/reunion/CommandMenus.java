package io.reunion;

import io.reunion.bot.CommandTable;
import io.reunion.chat.AccountId;
import io.reunion.chat.Platform;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the command menus of the platforms that have them: the association's language for everybody, and each for its own. */
final class CommandMenus {
  private static final Logger LOG = LoggerFactory.getLogger(CommandMenus.class);

  private final CommandTable commands;
  private final Texts texts;
  private final Language usual;

  /**
   * @param usual for whoever's language the platform does not know
   */
  CommandMenus(CommandTable commands, Texts texts, Language usual) {
    this.commands = commands;
    this.texts = texts;
    this.usual = usual;
  }

  void show(Map<AccountId, Platform> platforms) {
    platforms.forEach((account, platform) -> {
      if (platform instanceof Platform.ShowsCommandMenu menu) {
        show(account, menu, "", usual);
        for (Language language : Language.values()) {
          show(account, menu, language.code(), language);
        }
      }
    });
  }

  private void show(
      AccountId account, Platform.ShowsCommandMenu menu, String code, Language language) {
    List<Platform.ShowsCommandMenu.Entry> entries = commands.commands().stream()
        .map(command -> new Platform.ShowsCommandMenu.Entry(
            command.name(), texts.in(language).say("help." + command.name())))
        .toList();
    menu.showCommandMenu(code, entries)
        .onFailure(
            failure -> LOG.warn("{} shows no command menu: {}", account, failure.getMessage()));
  }
}
