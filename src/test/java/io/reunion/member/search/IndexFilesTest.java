package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What processes that died have left of their index files. */
class IndexFilesTest {
  private static final int ORPHANS = 200;
  private static final int INSTANCES = 3;

  /** A directory as one that was killed leaves it behind. */
  private static Path orphan() throws IOException {
    Path directory = Files.createTempDirectory("reunion-members-");
    for (int i = 0; i < 5; i++) {
      Files.writeString(directory.resolve("_" + i + ".cfs"), "x");
    }
    Files.setLastModifiedTime(
        directory, FileTime.from(Clock.systemUTC().instant().minus(Duration.ofHours(1))));
    return directory;
  }

  @Test
  void instancesThatStartAtTheSameMomentTidyUpTogether() throws Exception {
    List<Path> orphans = new ArrayList<>();
    for (int i = 0; i < ORPHANS; i++) {
      orphans.add(orphan());
    }
    CyclicBarrier together = new CyclicBarrier(INSTANCES);
    Callable<Path> start = () -> {
      together.await();
      return IndexFiles.create();
    };
    ExecutorService instances = Executors.newFixedThreadPool(INSTANCES);
    try {
      for (Future<Path> one : instances.invokeAll(List.of(start, start, start))) {
        Path directory = one.get();
        assertThat(directory).isDirectory();
        IndexFiles.delete(directory);
      }
    } finally {
      instances.shutdownNow();
    }
    // An empty directory may come again while another looks whether it is locked; it goes with the
    // next start.
    assertThat(orphans).noneMatch(orphan -> Files.exists(orphan.resolve("_0.cfs")));
    for (Path orphan : orphans) {
      if (Files.exists(orphan)) {
        IndexFiles.delete(orphan);
      }
    }
  }
}
