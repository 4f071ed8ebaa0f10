package io.reunion.ballot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The keys that tell which slot is whose, one file for each sealed ballot that is open, and never in Redis: whoever has
 * its files, snapshots or backups cannot tell. A key is overwritten and deleted when its ballot closes. More than one
 * instance must share the directory.
 */
public final class SlotKeys {
  private static final int BYTES = 32;
  private static final String SUFFIX = ".key";

  private final Vertx vertx;
  private final Path directory;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();

  public SlotKeys(Vertx vertx, Path directory) {
    this.vertx = vertx;
    this.directory = directory;
  }

  private Path file(String ballot) {
    return directory.resolve(ballot + SUFFIX);
  }

  /** The key of a ballot, made if there is none yet. */
  Future<byte[]> make(String ballot) {
    return vertx.executeBlocking(
        () -> {
          write(file(ballot));
          return Files.readAllBytes(file(ballot));
        },
        false);
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      FileStore store = Files.getFileStore(file);
      if (store.supportsFileAttributeView(PosixFileAttributeView.class)) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
      channel.write(java.nio.ByteBuffer.wrap(Digests.random(BYTES)));
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      // Made before; it stays.
      return;
    }
  }

  /** The key of a ballot that is open; empty if it was destroyed or is on another machine. */
  Future<Optional<byte[]>> find(String ballot) {
    byte[] key = known.get(ballot);
    return key != null
        ? Future.succeededFuture(Optional.of(key))
        : vertx.executeBlocking(() -> read(ballot), false);
  }

  private Optional<byte[]> read(String ballot) {
    try {
      byte[] key = Files.readAllBytes(file(ballot));
      if (key.length != BYTES) {
        return Optional.empty();
      }
      known.put(ballot, key);
      return Optional.of(key);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ballots of which there is a key. */
  Future<List<String>> all() {
    return vertx.executeBlocking(
        () -> {
          if (!Files.isDirectory(directory)) {
            return List.of();
          }
          try (Stream<Path> files = Files.list(directory)) {
            return files
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                .toList();
          }
        },
        false);
  }

  /** Nobody can tell any more. Harmless when called twice. */
  Future<Void> destroy(String ballot) {
    known.remove(ballot);
    return vertx.executeBlocking(
        () -> {
          if (Files.exists(file(ballot))) {
            Files.write(file(ballot), new byte[BYTES], StandardOpenOption.SYNC);
            Files.deleteIfExists(file(ballot));
          }
          return null;
        },
        false);
  }
}
