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
final class Menus {
  private static final Logger LOG = LoggerFactory.getLogger(Menus.class);

  private Menus() {}

  static void show(
      Map<AccountId, Platform> platforms, CommandTable commands, Texts texts, Language usual) {
    platforms.forEach((account, platform) -> {
      if (platform instanceof Platform.ShowsCommandMenu menu) {
        show(account, menu, "", entries(commands, texts, usual));
        for (Language language : Language.values()) {
          show(account, menu, language.code(), entries(commands, texts, language));
        }
      }
    });
  }

  private static List<Platform.ShowsCommandMenu.Entry> entries(
      CommandTable commands, Texts texts, Language language) {
    return commands.commands().stream()
        .map(command -> new Platform.ShowsCommandMenu.Entry(
            command.name(), texts.in(language).say("help." + command.name())))
        .toList();
  }

  private static void show(
      AccountId account,
      Platform.ShowsCommandMenu menu,
      String code,
      List<Platform.ShowsCommandMenu.Entry> entries) {
    menu.showCommandMenu(code, entries)
        .onFailure(
            failure -> LOG.warn("{} shows no command menu: {}", account, failure.getMessage()));
  }
}
