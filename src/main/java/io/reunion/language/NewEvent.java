package io.reunion.language;

import java.util.Set;
import java.util.regex.Pattern;

/** What is said of an event that somebody wants to make, without the words that say that they do. */
final class NewEvent {
  /** Up to the verb and its article; "run" and "plan" may also be what is made. */
  private static final Set<String> VERBS = Set.of(
      "/",
      "i",
      "we",
      "us",
      "me",
      "my",
      "please",
      "can",
      "could",
      "you",
      "let",
      "help",
      "to",
      "want",
      "would",
      "like",
      "need",
      "am",
      "are",
      "going",
      "hi",
      "hey",
      "hello",
      "how",
      "do",
      "kindly",
      "have",
      "should",
      "set",
      "up",
      "setup",
      "create",
      "schedule",
      "organise",
      "organize",
      "arrange",
      "put",
      "on",
      "host",
      "open",
      "add",
      "make",
      "start",
      "publish",
      "throw",
      "launch",
      "register",
      "post",
      "plan",
      "planning",
      "wish",
      "hope",
      "run",
      "bot",
      "ok",
      "so",
      "then",
      "also",
      "and");

  private static final Set<String> ARTICLES = Set.of("a", "an", "the", "another", "our", "some");
  private static final Set<String> EVENT = Set.of("event", "events", "new");

  private static final Pattern HAN_VERBS =
      Pattern.compile("^(?:请|麻烦|能|可以|帮忙|帮我|给我|我们|我来|我|咱们|咱|大家|怎么|如何|想要|想|打算|准备|计划|需要|要){0,6}"
          + "(?:活动新建|新建|创建|新增|发起|组织|举办|举行|策划|安排|筹办|发布|设立|添加|张罗|攒|建|搞|办|开|弄|整|约|组|拉|起)"
          + "(?:一下|一个|一场|一次|一顿|[个场次顿下])?(?:新的?)?(?:(?:活动|局)(?=$|[\\s，,：:。；;]))?[\\s，,：:。；;]*");

  private NewEvent() {}

  /** The title, the time and the place, in the speaker's words. */
  static String words(Tokens tokens, Hit hit, int to) {
    return tokens.kind(hit.from()) == Kind.HAN
        ? HAN_VERBS.matcher(tokens.text(hit.from(), to)).replaceFirst("")
        : tokens.text(start(tokens, hit, to), to);
  }

  private static int start(Tokens tokens, Hit hit, int to) {
    int at = hit.from();
    while (at < hit.to() && VERBS.contains(tokens.form(at))) {
      at++;
    }
    int article = at;
    while (at < hit.to() && ARTICLES.contains(tokens.form(at))) {
      at++;
    }
    // "A run" is what is made.
    if (at == hit.to() && article == at && at - hit.from() > 1) {
      at--;
    }
    while (at < to && (EVENT.contains(tokens.form(at)) || tokens.kind(at).endsClause())) {
      at++;
    }
    return at;
  }
}
