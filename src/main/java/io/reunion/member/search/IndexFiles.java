package io.reunion.member.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where index files lie: a directory for each index, locked by the process that owns it. */
final class IndexFiles {
  private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);
  private static final String PREFIX = "reunion-members-";
  /** How old a directory is that may be taken for an orphan. */
  private static final Duration NEW = Duration.ofMinutes(1);
  /** Compared with the times of files, which are the system's. */
  private static final Clock FILE_CLOCK = Clock.systemUTC();

  private IndexFiles() {}

  /** A new directory for this process and this user alone. Takes away what processes that died have left. */
  static Path create() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    deleteOrphans(temporary);
    return Files.createTempDirectory(temporary, PREFIX);
  }

  private static void deleteOrphans(Path temporary) throws IOException {
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path directory : directories) {
        tidyUp(directory);
      }
    }
  }

  /**
   * Deletes what its owner has left: nobody holds the lock, and it is not just being made. Another instance that starts at the
   * same moment finds it locked; what cannot be deleted is left to the next one.
   */
  private static void tidyUp(Path directory) {
    try {
      // Asked first, since to open a directory that is gone makes it anew.
      Instant touched = Files.getLastModifiedTime(directory).toInstant();
      if (Duration.between(touched, FILE_CLOCK.instant()).compareTo(NEW) >= 0) {
        deleteLocked(directory);
      }
    } catch (IOException inUseOrGoneOrNotOurs) {
      LOG.debug("{} stays: {}", directory, inUseOrGoneOrNotOurs.toString());
    }
  }

  private static void deleteLocked(Path directory) throws IOException {
    try (Directory files = FSDirectory.open(directory);
        Lock lock = files.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      lock.ensureValid();
      delete(directory);
    }
  }

  static void delete(Path directory) throws IOException {
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(directory)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
    for (Path path : inside) {
      Files.deleteIfExists(path);
    }
  }
}
