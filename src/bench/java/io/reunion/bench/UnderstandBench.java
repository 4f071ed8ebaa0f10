package io.reunion.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How many messages a second {@code understand} reads: {@code UnderstandBench [LINES] [ROUNDS]}. The whole process, its
 * start included, and what is left when that of one line is taken off.
 */
final class UnderstandBench {
  private static final List<String> SAID = List.of(
      "count me in", "我参加，带两个朋友", "can't make it after all", "算我一个", "me and two kids", "取消报名",
      "who works at a hospital in London?", "找 08 级 在深圳 做金融的", "maybe, I'll know on Friday", "下周三晚上七点还有位子吗",
      "sign up Zhang San", "帮李雷报名", "+1", "来不了了，抱歉", "anyone up for lunch?", "周五晚上聚餐的照片发一下",
      "#接龙 聚餐\n1. 李雷\n2. 韩梅梅 +1\n3. Jim Green", "what's the address again?", "events", "帮助");

  private UnderstandBench() {}

  public static void main(String[] args) throws Exception {
    int lines = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    Path directory = Files.createTempDirectory("understand-bench");
    Path one = write(directory.resolve("one"), 1);
    Path all = write(directory.resolve("all"), lines);
    Figures figures = new Figures("understand");
    for (int i = 0; i < rounds; i++) {
      double start = run(directory, one);
      double seconds = run(directory, all);
      figures.add("one line, s", start);
      figures.add("lines a second, start included", lines / seconds);
      figures.add("lines a second, start taken off", lines / (seconds - start));
    }
    figures.finish();
  }

  private static double run(Path directory, Path in) throws Exception {
    return Reunion.run(
        "",
        in,
        directory.resolve("out"),
        Reunion.java(
            List.of("-Xmx512m"),
            Reunion.classes(),
            "understand",
            "--context",
            "addressed",
            "--locale",
            "zh",
            "--now",
            "2026-11-18T10:00:00+08:00",
            "--zone",
            "Asia/Shanghai"));
  }

  private static Path write(Path file, int lines) throws Exception {
    ObjectMapper json = new ObjectMapper();
    try (var out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < lines; i++) {
        // Each a little different, so that nothing can be remembered.
        out.write(json.writeValueAsString(SAID.get(i % SAID.size()) + (i % 3 == 0 ? " " + i : "")));
        out.write('\n');
      }
    }
    return file;
  }
}
