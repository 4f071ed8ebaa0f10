package io.reunion;

import io.reunion.text.Language;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "reunion",
    description = "A chat-bot service for alumni networking groups.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
public final class Main {
  private static final String SERVE = "serve";

  /** What begins without a look through the other commands, which takes a tenth of a second. */
  private static final Map<String, Class<?>> ALONE =
      Map.of(SERVE, ServeCommand.class, "understand", UnderstandCommand.class);

  private Main() {}

  public static void main(String[] args) {
    int code = commandLine(args).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** With every command. */
  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .addSubcommand(DemoCommand.class)
        .addSubcommand(ServeCommand.class)
        .addSubcommand(CheckCommand.class)
        .addSubcommand(DoctorCommand.class)
        .addSubcommand(MembersCommand.class)
        .addSubcommand(KeepingCommands.Back.class)
        .addSubcommand(KeepingCommands.Bring.class)
        .addSubcommand(UnderstandCommand.class)
        .addSubcommand(BallotKeyCommand.class)
        .addSubcommand(BallotOpenCommand.class)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine commandLine(String... args) {
    Class<?> alone = args.length > 0 ? ALONE.get(args[0]) : null;
    return alone == null
        ? commandLine()
        : new CommandLine(new Main())
            .addSubcommand(alone)
            .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** From the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"reunion " + (version == null ? "(not packaged)" : version)};
    }
  }

  /** Options of every command that reads the configuration. */
  static final class ConfigOptions {
    @Option(
        names = "--config",
        paramLabel = "DIR",
        defaultValue = "bot-config",
        description = "directory with reunion.yaml and platforms.yaml (default: ${DEFAULT-VALUE})")
    private Path directory = Path.of("bot-config");

    @Option(
        names = "--port",
        paramLabel = "N",
        description = "port to listen on, 0 for any free one (default: from the configuration)")
    private @org.jspecify.annotations.Nullable Integer port;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before any option is read
    private CommandSpec spec;

    ConfigDirectory directory() {
      Integer wanted = port;
      if (wanted != null && (wanted < 0 || wanted > 65_535)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "--port " + wanted + " (expected: a whole number from 0 to 65535)");
      }
      return new ConfigDirectory(
          directory,
          System.getenv(),
          wanted == null ? OptionalInt.empty() : OptionalInt.of(wanted),
          Platforms.CREDENTIALS);
    }
  }

  /** Prints every problem of a configuration or of the texts, and says that nothing was started. */
  private static int withConfig(ConfigOptions options, boolean demo) {
    ConfigDirectory directory = options.directory();
    List<String> problems = new ArrayList<>();
    Optional<ConfigCheck.Found> found = ConfigCheck.read(directory, problems);
    if (found.isPresent()) {
      return Service.run(found.get(), directory.path(), demo);
    }
    problems.forEach(System.err::println);
    System.err.println("nothing was started");
    return 1;
  }

  @Command(
      name = "demo",
      mixinStandardHelpOptions = true,
      description = "A sample association with a chat room in the browser, on this machine only.")
  static final class DemoCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() {
      return withConfig(options, true);
    }
  }

  @Command(
      name = SERVE,
      mixinStandardHelpOptions = true,
      description = "The service, for the accounts in platforms.yaml.")
  static final class ServeCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() {
      return withConfig(options, false);
    }
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Reads the configuration and lists every problem; starts nothing. With --live it asks the platforms too.")
  static final class CheckCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
        names = "--live",
        description =
            "asks each account's platform whether the credentials work, which webhook it has and what is missing")
    private boolean live;

    @Option(
        names = "--language",
        paramLabel = "zh|en",
        converter = UnderstandCommand.LanguageOption.class,
        description = "in which --live tells what it found (default: the association's)")
    private @org.jspecify.annotations.Nullable Language language;

    @Override
    public Integer call() {
      if (!live) {
        return ConfigCheck.run(options.directory(), System.out::println);
      }
      List<String> problems = new ArrayList<>();
      Optional<ConfigCheck.Found> found = ConfigCheck.read(options.directory(), problems);
      problems.forEach(System.out::println);
      return found
          .map(read -> LiveCheck.run(read, Optional.ofNullable(language), System.out::println))
          .orElse(1);
    }
  }

  @Command(
      name = "doctor",
      mixinStandardHelpOptions = true,
      description =
          "Says what the settings of Redis may lose, whether the clocks agree and whether platforms can reach the webhooks.")
  static final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
        names = "--language",
        paramLabel = "zh|en",
        converter = UnderstandCommand.LanguageOption.class,
        description = "in which it is told (default: the association's)")
    private @org.jspecify.annotations.Nullable Language language;

    @Option(
        names = "--live",
        description =
            "asks the public address too: whether the service answers there, and how long its certificate is good")
    private boolean live;

    @Override
    public Integer call() {
      List<String> problems = new ArrayList<>();
      Optional<ConfigCheck.Found> found = ConfigCheck.read(options.directory(), problems);
      problems.forEach(System.out::println);
      return found
          .map(read -> Doctor.run(
              read,
              Optional.ofNullable(language),
              Service.CLOCK,
              live ? Optional.of(HttpClient.newHttpClient()) : Optional.empty(),
              System.out::println))
          .orElse(1);
    }
  }
}
