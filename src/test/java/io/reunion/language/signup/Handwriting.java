package io.reunion.language.signup;

import java.util.List;
import java.util.Random;

/** Writes a list in one person's manner: their numbers, blanks, brackets and widths; sometimes numbered anew. */
final class Handwriting {
  private static final List<String> MARKERS =
      List.of("#接龙", "＃接龙", "#接龍", "# 接龙", "#Group Note", "接龙");
  private static final List<String> TITLES = List.of(
      "周六晚聚餐",
      "1.6聚餐",
      "12.12 聚会",
      "2026.12.12 年会\n地点：老地方",
      "Reunion dinner, Sat 7pm",
      "12月12日18:30 火锅");
  private static final List<String> NUMBERS =
      List.of("%d. ", "%d.", "%d、", "%d、 ", "%d) ", "（%d）", "%d． ", "%d：", "%d ．");

  private final Random random;
  private final String number;
  private final boolean wide;
  private final boolean skips;

  Handwriting(Random random) {
    this.random = random;
    this.number = pick(NUMBERS);
    this.wide = random.nextInt(5) == 0;
    this.skips = random.nextInt(6) == 0;
  }

  String write(List<GrowingList.Entry> list) {
    String end = random.nextInt(6) == 0 ? "\r\n" : "\n";
    StringBuilder text =
        new StringBuilder(pick(MARKERS)).append(end).append(pick(TITLES)).append(end);
    if (random.nextBoolean()) {
      text.append(end);
    }
    int at = 1;
    for (GrowingList.Entry entry : list) {
      text.append(wide(String.format(number, at++))).append(line(entry)).append(end);
      at += skips && random.nextInt(8) == 0 ? 1 : 0;
    }
    if (random.nextInt(5) == 0) {
      text.append(wide(String.format(number, at)));
    }
    return text.toString();
  }

  private String line(GrowingList.Entry entry) {
    StringBuilder line = new StringBuilder(name(entry.name()));
    if (entry.seats() > 1) {
      line.append(seats(entry.seats()));
    }
    if (!entry.note().isEmpty()) {
      line.append(random.nextBoolean() ? " " + entry.note() : "（" + entry.note() + "）");
    }
    if (entry.cancelled()) {
      line.append(pick(List.of(" 取消", "（取消）", " 請假", " 去不了了", " ❌")));
    }
    return line.append(random.nextInt(5) == 0 ? "  " : "").toString();
  }

  private String name(String name) {
    return switch (random.nextInt(12)) {
      case 0 -> "@" + name;
      case 1 -> "\u200B" + name;
      case 2 -> "\u00A0" + name;
      default -> name;
    };
  }

  private String seats(int seats) {
    int more = seats - 1;
    return switch (random.nextInt(6)) {
      case 0 -> " +" + more;
      case 1 -> "+" + more;
      case 2 -> " ＋" + more;
      case 3 -> " " + seats + "人";
      case 4 -> "（" + seats + "人）";
      default -> " 带" + more + "人";
    };
  }

  private String wide(String text) {
    if (!wide) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.chars().forEach(c -> out.append(c >= '0' && c <= '9' ? (char) (c + 0xFEE0) : (char) c));
    return out.toString();
  }

  private String pick(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
