package io.reunion.checkin;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be done with the check-in of an event, as it is written before or behind it. */
enum CheckInVerb {
  START("start", "open", "begin", "开始", "开启"),
  STOP("stop", "close", "end", "结束", "停止", "关闭"),
  REPORT("report", "noshow", "missing", "报告", "缺席", "未到"),
  DOOR("door", "qr", "大门", "门口"),
  CODE("code", "me", "我", "我的", "二维码"),
  UNDO("undo", "撤销", "取消");

  private final Set<String> words;

  CheckInVerb(String... words) {
    this.words = Set.of(words);
  }

  static Optional<CheckInVerb> of(String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    for (CheckInVerb verb : values()) {
      if (verb.words.contains(plain)) {
        return Optional.of(verb);
      }
    }
    return Optional.empty();
  }

  /** Whether everybody may do it, for themselves. */
  boolean isForAll() {
    return switch (this) {
      case CODE, UNDO -> true;
      case START, STOP, REPORT, DOOR -> false;
    };
  }

  /** As a button carries it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
