package io.reunion;

import io.reunion.keeping.Backup;
import io.reunion.keeping.BackupKey;
import io.reunion.keeping.KeepingException;
import io.reunion.keeping.Restore;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.reunion.registration.Erased;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code backup FILE} and {@code restore FILE}; {@code -} is standard output or input. */
final class KeepingCommands {
  private static final int FAILED = 1;

  /** A store that was changed, and not to the end. */
  private static final int HALF_DONE = 3;

  /** A command that reads or removes much at once is waited for longer than a member would. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private KeepingCommands() {}

  /** What a command works with. */
  private record Store(Redis redis, Erased erased, Sentences sentences) {}

  /** What a command does with the store, and says. */
  @FunctionalInterface
  private interface Work {
    String on(Store store) throws IOException;
  }

  static String sentence(Sentences sentences, KeepingException failure) {
    return sentences.say("keeping.fault." + failure.reason().word(), "detail", failure.detail());
  }

  /** What both commands are told, and how they tell. */
  static final class Options {
    @Mixin
    private Main.ConfigOptions config = new Main.ConfigOptions();

    @Option(
        names = "--language",
        paramLabel = "zh|en",
        converter = UnderstandCommand.LanguageOption.class,
        description = "in which it is told what happened (default: the association's)")
    private @Nullable Language language;

    @Parameters(
        paramLabel = "FILE",
        description = "of the backup, or - for standard input or output")
    private Path file = Path.of("-");

    @Option(
        names = "--key",
        paramLabel = "KEYFILE",
        description =
            "encrypts the backup, or opens it: a file with a secret of 32 characters or more,"
                + " such as `openssl rand -base64 32` gives")
    private Optional<Path> key = Optional.empty();

    private Optional<BackupKey> backupKey() throws IOException {
      return key.isEmpty() ? Optional.empty() : Optional.of(BackupKey.read(key.get()));
    }

    private boolean isStream() {
      return file.toString().equals("-");
    }

    /** Runs {@code work} on this thread, with a connection of its own; returns the exit code. */
    private int run(CommandSpec spec, Work work, Exit exit) {
      List<String> problems = new ArrayList<>();
      Optional<ConfigCheck.Found> found = ConfigCheck.read(config.directory(), problems);
      problems.forEach(spec.commandLine().getErr()::println);
      return found.map(read -> run(spec, read, work, exit)).orElse(FAILED);
    }

    private int run(CommandSpec spec, ConfigCheck.Found found, Work work, Exit exit) {
      Settings settings = found.config().settings();
      Sentences sentences = found
          .wording()
          .texts()
          .in(Optional.ofNullable(language).orElse(settings.association().language()));
      Vertx vertx = Vertx.vertx();
      try {
        // Standard output may be the backup.
        spec.commandLine().getErr().println(connected(vertx, settings, sentences, work));
        return 0;
      } catch (KeepingException e) {
        spec.commandLine().getErr().println(sentence(sentences, e));
      } catch (FileAlreadyExistsException e) {
        spec.commandLine()
            .getErr()
            .println(sentences.say("keeping.backup.exists", "file", String.valueOf(file)));
      } catch (IOException e) {
        spec.commandLine()
            .getErr()
            .println(sentences.say(
                "keeping.unreadable", "file", String.valueOf(file), "detail", e.toString()));
      } catch (CompletionException e) {
        spec.commandLine()
            .getErr()
            .println(e.getCause() == null ? e : e.getCause().getMessage());
      } catch (RuntimeException e) {
        spec.commandLine().getErr().println(e.getMessage());
      } finally {
        waited(vertx.close());
      }
      spec.commandLine()
          .getErr()
          .println(
              exit.halfDone
                  ? sentences.say("keeping.restore.half")
                  : sentences.say("keeping.nothing"));
      return exit.halfDone ? HALF_DONE : FAILED;
    }

    private static String connected(Vertx vertx, Settings settings, Sentences sentences, Work work)
        throws IOException {
      CompletableFuture<RedisAccess> opened = new CompletableFuture<>();
      vertx.runOnContext(begin -> RedisAccess.open(vertx, settings.redis())
          .onSuccess(opened::complete)
          .onFailure(opened::completeExceptionally));
      RedisAccess access = opened.join();
      try {
        Redis redis = waited(access.redis().dedicated(PATIENCE));
        Path erased = settings.privacy().erasedFile();
        return work.on(
            new Store(redis, new Erased(vertx, redis, erased, Service.CLOCK), sentences));
      } finally {
        waited(access.close(vertx));
      }
    }
  }

  /** Whether the store has been changed and not brought to an end. */
  private static final class Exit {
    private boolean halfDone;
  }

  private static <T> T waited(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  @Command(
      name = "backup",
      mixinStandardHelpOptions = true,
      description = {
        "Copies everything in Redis, as it is at one moment, while the service runs.",
        "The file holds everybody's data and can be read by its owner only: encrypt it with --key,"
            + " and keep the key elsewhere."
      })
  static final class Back implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Options options = new Options();

    @Override
    public Integer call() {
      return options.run(spec, this::write, new Exit());
    }

    private String write(Store store) throws IOException {
      Backup backup = new Backup(store.redis(), Service.CLOCK);
      Backup.Result done =
          options.isStream() ? toStandardOutput(backup) : toFile(backup, options.file);
      return store
          .sentences()
          .say(
              "keeping.backup.done",
              "keys",
              done.keys(),
              "moment",
              done.oneMoment() ? "one" : "many");
    }

    private Backup.Result toStandardOutput(Backup backup) throws IOException {
      OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
      Backup.Result done = written(backup, out);
      out.flush();
      return done;
    }

    private Backup.Result written(Backup backup, OutputStream out) throws IOException {
      Optional<BackupKey> key = options.backupKey();
      if (key.isEmpty()) {
        return backup.write(out);
      }
      try (OutputStream sealed = key.get().seal(out)) {
        return backup.write(sealed);
      }
    }

    /** Under another name until it is whole and on the disk. */
    private Backup.Result toFile(Backup backup, Path file) throws IOException {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.deleteIfExists(part);
      try (FileChannel channel = FileChannel.open(
          part,
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          ownersOnly(part))) {
        Backup.Result done = written(backup, Channels.newOutputStream(channel));
        channel.force(true);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return done;
      } finally {
        Files.deleteIfExists(part);
      }
    }

    private static FileAttribute<?>[] ownersOnly(Path file) {
      return file.getFileSystem().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];
    }
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Brings a backup back into an empty Redis. Stop the service first.",
        "A file is read to its end before anything is changed; from standard input it cannot be.",
        "Exit code 1: nothing was changed. 3: half restored, no service starts on it."
      })
  static final class Bring implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private Options options = new Options();

    @Option(names = "--force", description = "removes first everything that is there")
    private boolean force;

    @Override
    public Integer call() {
      Exit exit = new Exit();
      return options.run(spec, store -> read(store, exit), exit);
    }

    private InputStream opened(InputStream from) throws IOException {
      try {
        return BackupKey.open(from, options.backupKey());
      } catch (IOException | RuntimeException e) {
        from.close();
        throw e;
      }
    }

    private String read(Store store, Exit exit) throws IOException {
      if (!options.isStream()) {
        try (InputStream in = opened(Files.newInputStream(options.file))) {
          var unused = Restore.verify(in);
        }
      }
      try (InputStream in = opened(
          options.isStream()
              ? new FileInputStream(FileDescriptor.in)
              : Files.newInputStream(options.file))) {
        // Into the file, before what is there goes: the service deletes them again when it starts.
        Set<MemberId> deleted = waited(store.erased().all());
        Restore.Result done =
            new Restore(store.redis(), Service.CLOCK).read(in, force, () -> exit.halfDone = true);
        exit.halfDone = false;
        return store
            .sentences()
            .say(
                "keeping.restore.done",
                "records",
                done.records(),
                "at",
                done.header().at().toString(),
                "deleted",
                deleted.size());
      }
    }
  }
}
