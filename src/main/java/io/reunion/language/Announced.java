package io.reunion.language;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What is to be announced and to whom, where one sentence says both: "tell the class of 2010 that the hall has moved",
 * 通知一下2010级的，聚餐改到八点.
 */
final class Announced {
  private static final Set<String> EVERYBODY = Set.of(
      "everyone",
      "everybody",
      "all",
      "the",
      "our",
      "of",
      "people",
      "folks",
      "guys",
      "members",
      "alumni",
      "alums",
      "graduates",
      "classmates",
      "groups",
      "chapters");
  private static final Set<String> HAN_EVERYBODY = Set.of(
      "大家", "大家伙", "大家伙儿", "大伙", "大伙儿", "各位", "所有人", "全体", "全员", "各群", "所有群", "群里", "群里的人", "群友",
      "同学们", "校友们", "所有校友", "全体校友", "所有同学", "全体同学", "各位同学", "各位校友", "全体成员", "所有成员");
  private static final Set<String> SPEAKER = Set.of("i", "me", "my", "我");

  private static final Pattern THOSE = Pattern.compile(
      "\\b(?:every(?:one|body)|all|those|people|folks|members|guests|alumni)\\s++"
          + "(?:(?:who|that)\\s++(?:comes?|goes?|go|is|are|has|have|was|were|signed|registered|attends?|joins?|said|will)\\b"
          + "|(?:coming|going|attending|signed up|registered|joining)\\b)",
      Pattern.CASE_INSENSITIVE);

  private Announced() {}

  /** "Tell everyone I can't come" says of the speaker that they do not come. */
  static boolean isOwnAnswer(PhraseBook book, Tokens tokens, Hit hit) {
    return book.signs(tokens).stream()
        .filter(sign -> sign.to() > hit.to() && isAnswer(sign.mark()))
        .anyMatch(sign -> {
          int from = Math.max(hit.to(), tokens.clauseFrom(sign.from()));
          return IntStream.range(from, sign.to()).anyMatch(i -> SPEAKER.contains(tokens.form(i)));
        });
  }

  /** "Let everybody who comes to the pub know": an announcement would go to all, whether they come or not. */
  static boolean isForThoseOfAnEvent(Tokens tokens, Hit hit) {
    String text = tokens.source().substring(tokens.from(hit.from()));
    return THOSE.matcher(text).find();
  }

  /** Whether {@code hit} says at the end of a message to whom something is to be told that stands before it. */
  static boolean isBehind(PhraseBook book, Tokens tokens, Hit hit, int to, Edges edges) {
    return hit.mark() == Mark.ANNOUNCE_TO
        && hit.from() > edges.first()
        && to >= edges.last()
        && isSmall(book, tokens, hit.to(), to);
  }

  /** What stands before it: "the coach is off, let everyone know". Not what the speaker answers for themselves. */
  static Optional<String> before(PhraseBook book, Tokens tokens, Hit hit) {
    boolean own = book.signs(tokens).stream()
        .anyMatch(sign -> sign.to() <= hit.from() && isAnswer(sign.mark()));
    int end = hit.from();
    while (end > 0 && tokens.kind(end - 1).endsClause()) {
      end--;
    }
    return own || end == 0
        ? Optional.empty()
        : Optional.of(words(book, tokens, hit, tokens.text(0, end)));
  }

  /** "Tell everyone, please" says no more. */
  private static boolean isSmall(PhraseBook book, Tokens tokens, int from, int to) {
    int at = from;
    while (at < to) {
      int step = tokens.kind(at).endsClause()
          ? 1
          : Math.max(
              book.lexicon().startingAt(tokens, at, to, Lexicon.WordSet.COURTESY),
              book.lexicon().startingAt(tokens, at, to, Lexicon.WordSet.FILLER));
      if (step == 0) {
        return false;
      }
      at += step;
    }
    return true;
  }

  private static boolean isAnswer(Mark mark) {
    return mark == Mark.ACCEPT
        || mark == Mark.DECLINE
        || mark == Mark.WITHDRAW
        || mark == Mark.TENTATIVE
        || mark == Mark.LATE;
  }

  /** {@code text} with whom it is for in front, as an announcement is typed; without where it is for everybody. */
  static String words(PhraseBook book, Tokens tokens, Hit hit, String text) {
    SlotReader.Span whom = book.slots(tokens).read(hit).get("whom");
    if (text.isEmpty() || whom == null || isEverybody(tokens, whom)) {
      return text;
    }
    String words = tokens.text(whom.from(), whom.to());
    return tokens.kind(hit.from()) == Kind.HAN
        ? "给" + words + "：" + text
        : "to " + words + ": " + text;
  }

  private static boolean isEverybody(Tokens tokens, SlotReader.Span whom) {
    if (tokens.kind(whom.from()) == Kind.HAN) {
      return HAN_EVERYBODY.contains(tokens.text(whom.from(), whom.to()));
    }
    for (int i = whom.from(); i < whom.to(); i++) {
      if (!EVERYBODY.contains(tokens.form(i))) {
        return false;
      }
    }
    return true;
  }
}
