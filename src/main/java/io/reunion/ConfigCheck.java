package io.reunion;

import io.reunion.config.ConfigPrinter;
import io.reunion.config.InvalidConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    List<String> problems = new ArrayList<>();
    Optional<Found> found = read(directory, problems);
    found.ifPresentOrElse(read -> print(read.config(), out), () -> problems.forEach(out));
    return found.isPresent() ? 0 : 1;
  }

  /** Everything that an operator may write. */
  record Found(BotConfig config, Wording wording) {}

  /**
   * Reads the settings, the accounts, the sentences and the phrases.
   *
   * @param problems takes those of all of them, one line each; what was found is empty then
   */
  static Optional<Found> read(ConfigDirectory directory, List<String> problems) {
    CompletableFuture<Wording.Phrases> phrases = Wording.readingPhrases(directory.path());
    Optional<BotConfig> config = config(directory, problems);
    Optional<Wording> wording = wording(directory, phrases, problems);
    return config.flatMap(read -> wording.map(said -> new Found(read, said)));
  }

  private static Optional<BotConfig> config(ConfigDirectory directory, List<String> problems) {
    try {
      return Optional.of(directory.read());
    } catch (InvalidConfigException e) {
      e.problems().forEach(problem -> problems.add(problem.toString()));
      return Optional.empty();
    }
  }

  private static Optional<Wording> wording(
      ConfigDirectory directory,
      CompletableFuture<Wording.Phrases> phrases,
      List<String> problems) {
    try {
      return Optional.of(Wording.read(directory.path(), phrases));
    } catch (Wording.BadWordingException e) {
      problems.addAll(e.problems());
      return Optional.empty();
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
