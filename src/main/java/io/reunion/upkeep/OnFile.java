package io.reunion.upkeep;

import io.reunion.chat.Button;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.text.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is on file, in words, and what of it somebody says is otherwise. */
final class OnFile {
  /** How people live and are reached now; what the university vouches for does not change. */
  private static final List<Field> SHOWN =
      List.of(Field.CITY, Field.COMPANY, Field.TITLE, Field.INDUSTRY, Field.EMAIL, Field.PHONE);

  private static final Pattern RIGHT = Pattern.compile(
      "(?:it'?s |it is |that'?s |that is |all |yes,? |everything is ){0,9}"
          + "(?:right|correct|unchanged|no changes?|the same|up to date)"
          + "|(?:是的?[，,]?|都|全部|完全){0,9}(?:对|对的|没错|正确|无误|没变|没有变化|不变|属实)(?:了|的|啊)?",
      Pattern.CASE_INSENSITIVE);
  private static final List<Pattern> OTHERWISE = List.of(
      Pattern.compile("(?:my\\s+|我的)?([^:：=]{1,20}?)\\s*[:：=]\\s*(.+)", Pattern.CASE_INSENSITIVE),
      Pattern.compile("我?的?(.{1,8}?)\\s*(?:现在)?(?:改成|改为|变成|换成|应该是|应为|是|在)\\s*(.+)"),
      Pattern.compile(
          "(?:my\\s+)?(.{1,20}?)\\s+(?:is|should be|must be)(?:\\s+now)?\\s+(.+)",
          Pattern.CASE_INSENSITIVE),
      Pattern.compile("(?:my\\s+)?(\\S{1,20})\\s+(.+)", Pattern.CASE_INSENSITIVE));

  private OnFile() {}

  static String text(Sentences say, Member self) {
    StringBuilder text = new StringBuilder(say.say("refresh.ask", "name", self.name()));
    for (Field field : SHOWN) {
      List<String> values = self.particulars().all(field);
      String name = say.say("field." + field.name().toLowerCase(Locale.ROOT).replace("_", ""));
      text.append('\n')
          .append(
              values.isEmpty()
                  ? say.say("refresh.empty", "field", name)
                  : say.say("refresh.line", "field", name, "values", joined(say, values)));
    }
    return text.append('\n').append(say.say("refresh.how")).toString();
  }

  private static String joined(Sentences say, List<String> values) {
    return String.join(
        switch (say.language()) {
          case ZH -> "、";
          case EN -> ", ";
        },
        values);
  }

  static List<Button> buttons(Sentences say) {
    return List.of(
        new Button(say.say("refresh.button.right"), "right", Button.Style.PRIMARY),
        new Button(say.say("refresh.button.change"), "refresh change"),
        new Button(say.say("refresh.button.off"), "refresh off"));
  }

  static boolean isRight(String words) {
    return RIGHT.matcher(words.strip().replaceAll("[.。!！]+$", "")).matches();
  }

  /** A field and its value, as {@code me correct} takes them; empty if {@code words} name none. */
  static Optional<String> correction(String words) {
    String text = words.strip();
    for (Pattern pattern : OTHERWISE) {
      Matcher found = pattern.matcher(text);
      if (found.matches()) {
        Optional<Field> field = Field.named(found.group(1).strip());
        if (field.isPresent()) {
          return Optional.of(
              field.get().key() + " " + found.group(2).strip().replaceAll("[.。!！]+$", ""));
        }
      }
    }
    return Optional.empty();
  }
}
