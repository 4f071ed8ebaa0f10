package io.reunion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a process has open, by kind, as Linux tells it under /proc.
 *
 * @param paths how often each file is open
 * @param connections to each port of another process
 * @param served connections that others have to it
 * @param rest what waits for the others, and whatever else: how many of each kind
 */
record OpenFiles(
    Map<String, Integer> paths,
    Map<Integer, Integer> connections,
    int served,
    Map<String, Integer> rest) {
  private static final String SOCKET = "socket:[";
  private static final int INODE = 9;

  /** One line of the table of TCP connections. */
  private record Ends(int here, int there, boolean listens) {}

  /**
   * @param url at which the process listens
   */
  static OpenFiles of(long pid, String url) {
    Path process = Path.of("/proc/" + pid);
    Map<String, Ends> tcp = new HashMap<>();
    read(process.resolve("net/tcp"), tcp);
    read(process.resolve("net/tcp6"), tcp);
    OpenFiles open = new OpenFiles(new TreeMap<>(), new TreeMap<>(), 0, new TreeMap<>());
    int port = URI.create(url).getPort();
    int served = 0;
    for (String target : targets(process.resolve("fd"))) {
      Ends ends = target.startsWith(SOCKET)
          ? tcp.get(target.substring(SOCKET.length(), target.length() - 1))
          : null;
      if (ends == null) {
        (target.startsWith("/") ? open.paths : open.rest)
            .merge(target.replaceAll(":\\[.*", ""), 1, Integer::sum);
      } else if (ends.listens) {
        open.rest.merge("listening", 1, Integer::sum);
      } else if (ends.here == port) {
        served++;
      } else {
        open.connections.merge(ends.there, 1, Integer::sum);
      }
    }
    return new OpenFiles(open.paths, open.connections, served, open.rest);
  }

  private static void read(Path table, Map<String, Ends> into) {
    try {
      List<String> lines = Files.readAllLines(table);
      for (String line : lines.subList(1, lines.size())) {
        String[] words = line.strip().split("\\s+");
        into.put(words[INODE], new Ends(port(words[1]), port(words[2]), words[3].equals("0A")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(String address) {
    return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
  }

  private static List<String> targets(Path descriptors) {
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.flatMap(OpenFiles::target).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> target(Path descriptor) {
    try {
      return Stream.of(Files.readSymbolicLink(descriptor).toString());
    } catch (IOException e) {
      return Stream.empty(); // It was closed meanwhile.
    }
  }

  /** How many connections there are to {@code port}. */
  int to(int port) {
    return connections.getOrDefault(port, 0);
  }

  /** Those paths that are open twice or more, and more often than {@code before}: a file is opened late, but once. */
  List<String> openedAgainSince(OpenFiles before) {
    return paths.entrySet().stream()
        .filter(path -> path.getValue() > 1)
        .filter(path -> path.getValue() > before.paths.getOrDefault(path.getKey(), 0))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those that are open now and were not {@code before}, but for the libraries, which are opened when first asked. */
  List<String> openedSince(OpenFiles before) {
    return paths.keySet().stream()
        .filter(path -> !before.paths.containsKey(path) && !path.endsWith(".jar"))
        .toList();
  }

  int waiting() {
    return rest.values().stream().mapToInt(each -> each).sum();
  }

  /** In a few words. */
  String summary(int redis, int platform) {
    int known = to(redis) + to(platform);
    int all = connections.values().stream().mapToInt(each -> each).sum();
    return "%d files, %d connections to Redis, %d to the platform, %d to others, %d of clients, %d to wait with"
        .formatted(paths.size(), to(redis), to(platform), all - known, served, waiting());
  }
}
