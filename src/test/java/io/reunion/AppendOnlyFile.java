package io.reunion;

import io.reunion.redis.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * What somebody reads who has all of Redis' files: the commands of the append-only file in their order, and everything as
 * one text, the snapshot included; bytes are characters.
 */
record AppendOnlyFile(List<List<String>> commands, String everything) {
  static AppendOnlyFile of(RedisServer server) {
    server.command("SAVE");
    Path directory =
        Path.of(RedisServer.await(server.redis().call(c -> c.configGet("dir"))).get("dir"));
    List<List<String>> commands = new ArrayList<>();
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        all.append(text).append('\n');
        if (file.toString().endsWith(".incr.aof")) {
          read(text, commands);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new AppendOnlyFile(commands, all.toString());
  }

  /** The same after Redis has written all of it anew, as it does by itself now and then; nothing is packed. */
  static AppendOnlyFile rewritten(RedisServer server) {
    server.command("CONFIG", "SET", "rdbcompression", "no");
    server.command("BGREWRITEAOF");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.info("aof_rewrite_in_progress").equals("0")
            && server.info("aof_rewrite_scheduled").equals("0")
            && server.info("aof_last_bgrewrite_status").equals("ok"));
    return of(server);
  }

  /** Whether {@code words} are anywhere in it. */
  boolean holds(String words) {
    return everything.contains(
        new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  private static void read(String text, List<List<String>> commands) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '*') {
      int line = text.indexOf("\r\n", at);
      int words = Integer.parseInt(text.substring(at + 1, line));
      at = line + 2;
      List<String> command = new ArrayList<>();
      for (int i = 0; i < words; i++) {
        line = text.indexOf("\r\n", at);
        int length = Integer.parseInt(text.substring(at + 1, line));
        command.add(text.substring(line + 2, line + 2 + length));
        at = line + 2 + length + 2;
      }
      commands.add(command);
    }
  }

  /** Those that write to {@code key}. */
  List<List<String>> writing(String verb, String key) {
    return commands.stream()
        .filter(words -> words.size() > 2
            && words.get(0).equalsIgnoreCase(verb)
            && words.get(1).equals(key))
        .toList();
  }
}
