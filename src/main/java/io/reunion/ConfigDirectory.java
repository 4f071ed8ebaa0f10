package io.reunion;

import io.reunion.access.IdentityProvider;
import io.reunion.chat.AccountId;
import io.reunion.chat.UserId;
import io.reunion.config.ConfigReader;
import io.reunion.config.InvalidConfigException;
import io.reunion.config.Problem;
import io.reunion.config.Secret;
import io.reunion.member.Headings;
import io.reunion.member.pull.Paging;
import io.reunion.redis.RedisAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The directory with {@code reunion.yaml} and {@code platforms.yaml}; either may be absent.
 *
 * @param environment what {@code ${NAME}} stands for
 * @param port goes before the environment and the file
 * @param platforms the type of each platform's credentials, by the platform's name
 */
public record ConfigDirectory(
    Path path,
    Map<String, String> environment,
    OptionalInt port,
    Map<String, Class<? extends Record>> platforms) {
  private static final String SETTINGS = "reunion.yaml";
  private static final String ACCOUNTS = "platforms.yaml";
  private static final List<String> FILES = List.of(SETTINGS, ACCOUNTS);
  /** The playground's own platform, which needs no account in the file. */
  private static final String LOCAL = "local";

  /** @throws InvalidConfigException with every problem of both files */
  public BotConfig read() {
    ConfigReader reader = new ConfigReader(environment);
    if (!Files.isDirectory(path)) {
      throw new InvalidConfigException(List.of(new Problem(
          path,
          1,
          "no such directory (expected: the one with " + String.join(" and ", FILES) + ")")));
    }
    rejectUnknownFiles(reader);
    Optional<Settings> settings = reader.read(path.resolve(SETTINGS), Settings.class);
    Optional<Map<AccountId, Record>> accounts =
        reader.readKinds(path.resolve(ACCOUNTS), platforms, AccountId::of);
    settings.ifPresent(read -> check(read, reader));
    if (settings.isEmpty() || accounts.isEmpty() || !reader.problems().isEmpty()) {
      throw new InvalidConfigException(reader.problems());
    }
    return new BotConfig(
        port.isPresent() ? settings.get().withPort(port.getAsInt()) : settings.get(),
        accounts.get());
  }

  /** A YAML file of another name would be ignored, and with it whatever it was meant to set. */
  private void rejectUnknownFiles(ConfigReader reader) {
    try (Stream<Path> files = Files.list(path)) {
      files
          .filter(file -> file.getFileName().toString().matches("[^.].*\\.ya?ml"))
          .filter(file -> !FILES.contains(file.getFileName().toString()))
          .forEach(file -> reader.reject(
              file, "", "unknown file (expected: " + String.join(" or ", FILES) + ")"));
    } catch (IOException e) {
      reader.reject(path, "", "cannot be listed (expected: a directory that the service may read)");
    }
  }

  /** What no single value shows. */
  private void check(Settings settings, ConfigReader reader) {
    Path file = path.resolve(SETTINGS);
    boolean oidc = settings.api().oidc().issuer().isPresent();
    if (oidc && settings.api().oidc().client().isEmpty()) {
      reader.reject(
          file, "api.oidc", "an issuer alone (expected: clientId and clientSecret besides)");
    }
    rejectUnknownPlatforms(settings.admins(), oidc, "admins", reader);
    rejectUnknownPlatforms(settings.organisers(), oidc, "organisers", reader);
    Set<String> chapters = new HashSet<>();
    for (int i = 0; i < settings.chapters().size(); i++) {
      String id = settings.chapters().get(i).id();
      if (!chapters.add(id)) {
        reader.reject(
            file, "chapters[" + i + "].id", "twice (expected: an id of its own for each chapter)");
      }
    }
    checkPull(settings.alumniSystem(), file, reader);
    if (!settings.redis().uri().map(ConfigDirectory::isRedis).orElse(true)) {
      reader.reject(
          file,
          "redis.uri",
          "[REDACTED] (expected: redis://HOST:6379, rediss:// for TLS,"
              + " redis-sentinel://HOST,...#MASTER or redis-cluster://HOST,...)");
    }
  }

  /** What is pulled must be readable: a misspelt field would be left out of everybody, and nobody would know. */
  private static void checkPull(MemberSettings.Pull pull, Path file, ConfigReader reader) {
    pull.fields().forEach((field, at) -> {
      if (Headings.byKey(field).isEmpty()) {
        reader.reject(
            file,
            "alumniSystem.fields." + field,
            "not known (expected: a field such as name, studentNumber, classYear, email)");
      } else if (at.startsWith("/") && at.matches(".*~([^01].*|$)")) {
        reader.reject(
            file, "alumniSystem.fields." + field, at + " (expected: a path such as contact.email)");
      }
    });
    Set<String> named = Set.of("name", "familyName", "givenName");
    if (pull.url().isPresent() && pull.fields().keySet().stream().noneMatch(named::contains)) {
      reader.reject(file, "alumniSystem.fields", "no name (expected: at least where the name is)");
    }
    boolean told = pull.paging() == Paging.Style.NEXT || pull.paging() == Paging.Style.CURSOR;
    if (told && pull.next().isEmpty()) {
      reader.reject(
          file, "alumniSystem.next", "missing (expected: where an answer says what comes next)");
    }
  }

  private static boolean isRedis(Secret uri) {
    try {
      return RedisAddress.parse(uri.reveal()).kind() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** A misspelt platform would leave its people without their role, and nobody would know. */
  private void rejectUnknownPlatforms(
      Set<UserId> users, boolean oidc, String path, ConfigReader reader) {
    Set<String> known = new TreeSet<>(platforms.keySet());
    known.add(LOCAL);
    if (oidc) {
      known.add(IdentityProvider.PLATFORM);
    }
    int i = 0;
    for (UserId user : users) {
      String at = path + "[" + i++ + "]";
      if (!known.contains(user.platform().value())) {
        reader.reject(
            this.path.resolve(SETTINGS),
            at,
            user.platform() + " (expected: one of " + String.join(", ", known)
                + " before the ':')");
      }
    }
  }
}
