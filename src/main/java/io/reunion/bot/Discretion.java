package io.reunion.bot;

import io.reunion.member.Field;
import io.reunion.member.Member;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether what somebody writes can be passed on before both sides have agreed: it must not tell who they are or how they
 * are reached.
 */
public final class Discretion {
  private static final Pattern REACHES = Pattern.compile(
      "[^\\s@]@[^\\s@]|@[\\p{L}\\p{N}_]{2,}|(?i:https?://|www\\.|t\\.me/|linkedin)|[\\p{N}][\\p{N}\\s().-]{5,40}[\\p{N}]|(?i:wechat|微信|qq|telegram|whatsapp)\\s{0,9}[:：号]?\\s{0,9}[\\w-]{4}");
  private static final List<Field> WHO =
      List.of(Field.NAME, Field.OTHER_NAMES, Field.EMAIL, Field.PHONE, Field.STUDENT_NUMBER);

  private Discretion() {}

  public static boolean tellsWho(String reason, Member asker) {
    String folded = fold(reason);
    return REACHES.matcher(reason).find()
        || WHO.stream()
            .flatMap(field -> asker.particulars().all(field).stream())
            .map(Discretion::fold)
            .anyMatch(value -> value.length() > 1 && folded.contains(value));
  }

  private static String fold(String text) {
    return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s·.-]+", "");
  }
}
