package io.reunion.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, as an operator runs it. */
final class Reunion {
  private Reunion() {}

  /** A command line without its words; {@code options} are the JVM's. */
  static List<String> java(List<String> options, List<String> program, String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(program);
    command.addAll(List.of(words));
    return command;
  }

  /** What runs it from the classes of this build. */
  static List<String> classes() {
    return List.of("-cp", System.getProperty("java.class.path"), "io.reunion.Main");
  }

  /** Runs it to its end; what it says goes to {@code out}. Returns the seconds. */
  static double run(String redisUri, Path in, Path out, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectInput(in.toFile())
        .redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("REDIS_URI", redisUri);
    long begun = System.nanoTime();
    Process process = builder.start();
    if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " failed; it said " + Files.readString(out));
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /** A configuration of one account that nobody reaches. */
  static Path config(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("reunion.yaml"),
        "association: {language: en}\nredis: {accept: [appendfsync-no, appendfsync-everysec, appendonly-off]}\n");
    Files.writeString(
        directory.resolve("platforms.yaml"),
        "feishu: {main: {appId: a, appSecret: b, verificationToken: c, apiBase: 'http://127.0.0.1:1'}}\n");
    return directory;
  }

  /** A list of members with all that an office has of them. */
  static Path members(Path file, int count) throws IOException {
    String[] family = {"王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周"};
    String[] given = {"伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰"};
    String[] cities = {"北京", "上海", "深圳", "广州", "London", "New York", "Singapore", "Tokyo"};
    try (var out = Files.newBufferedWriter(file)) {
      out.write("name,student number,class year,degree,major,city,company,title,email,phone,consent\n");
      for (int i = 0; i < count; i++) {
        String name = family[i % family.length]
            + given[i / family.length % given.length]
            + given[i / 140 % given.length];
        out.write(name + ",S" + (1_000_000 + i) + "," + (1970 + i % 55) + ",本科,Computer Science,"
            + cities[i % cities.length] + ",Company " + i % 5_000 + ",Engineer,m" + i
            + "@example.org,+86 138 " + String.format("%04d %04d", i / 10_000, i % 10_000)
            + ",group\n");
      }
    }
    return file;
  }
}
