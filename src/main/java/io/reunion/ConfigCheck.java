package io.reunion;

import io.reunion.config.ConfigPrinter;
import io.reunion.config.InvalidConfigException;
import io.reunion.config.Problem;
import java.util.List;
import java.util.function.Consumer;

/** The command {@code check}: tells what is wrong with the configuration, or what it says. */
final class ConfigCheck {
  private ConfigCheck() {}

  /**
   * Reads {@code directory}, starts nothing.
   *
   * @param out takes each problem as {@code file:line: message}; without one each setting as {@code path: value}, secrets
   *     hidden
   * @return the exit code: 1 if there is a problem, else 0
   */
  static int run(ConfigDirectory directory, Consumer<String> out) {
    try {
      print(directory.read(), out);
      return 0;
    } catch (InvalidConfigException e) {
      List<Problem> problems = e.problems();
      problems.forEach(problem -> out.accept(problem.toString()));
      return 1;
    }
  }

  private static void print(BotConfig config, Consumer<String> out) {
    ConfigPrinter.lines("", config.settings()).forEach(out);
    config.accounts().forEach((account, credentials) -> {
      ConfigPrinter.lines(account.toString(), credentials).forEach(out);
      out.accept(account + ".webhook: /webhooks/" + account);
    });
    out.accept("no problems, accounts: " + config.accounts().size());
  }
}
