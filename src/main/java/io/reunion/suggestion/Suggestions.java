package io.reunion.suggestion;

import io.reunion.bot.Command;
import io.reunion.bot.Discretion;
import io.reunion.bot.Lines;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.UserId;
import io.reunion.member.Role;
import io.reunion.notice.Notices;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code suggest}: anybody says what could be better, also without a name; organisers take care of it. */
public final class Suggestions {
  private static final Pattern ANONYMOUS = Pattern.compile(
      "(?:anonymous(?:ly)?|anon|匿名)\\s*[:：]?\\s*(.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern CODE = Pattern.compile(
      "(?:code|查询|编码)?\\s*([B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4}-[B-DF-HJ-NP-TV-XZ]{4})",
      Pattern.CASE_INSENSITIVE);
  private static final int LONGEST = 1000;

  private final SuggestionStore store;
  private final SuggestionDesk desk;
  private final SuggestionNotices notices;
  private final SuggestionOffice office;

  /**
   * @param admins who is told of new ones
   * @param zone the association's clock
   */
  public Suggestions(Redis redis, Notices notices, Set<UserId> admins, Clock clock, ZoneId zone) {
    this.store = new SuggestionStore(redis);
    this.notices = new SuggestionNotices(store, notices, admins, clock, zone);
    this.office = new SuggestionOffice(store, this.notices, clock);
    this.desk = new SuggestionDesk(store, this.notices, zone);
  }

  public SuggestionOffice office() {
    return office;
  }

  public SuggestionStore store() {
    return store;
  }

  public List<Command> commands() {
    return List.of(new Command(
        "suggest",
        List.of("建议", "意见", "suggestion", "suggest:", "suggestion:"),
        Role.GUEST,
        this::suggest));
  }

  private Future<Reply> suggest(Turn turn) {
    String words = turn.arguments().replaceFirst("^[:：]\\s*", "").strip();
    Matcher code = CODE.matcher(words);
    Matcher anonymous = ANONYMOUS.matcher(words);
    if (!Lines.hasWords(words)) {
      return desk.overview(turn);
    }
    if (code.matches()) {
      return byCode(turn, code.group(1));
    }
    Optional<Future<Reply>> ofDesk = desk.command(turn, words);
    if (ofDesk.isPresent()) {
      return ofDesk.get();
    }
    if (words.codePointCount(0, words.length()) > LONGEST) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("suggestion.long", "limit", LONGEST)));
    }
    return anonymous.matches() ? anonymously(turn, anonymous.group(1).strip()) : named(turn, words);
  }

  private Future<Reply> named(Turn turn, String text) {
    return store
        .add(turn.speaker().personKey(), text, turn.operation(), turn.now())
        .compose(made -> notices
            .arrived(made)
            .map(told -> Reply.discreetly(turn.say("suggestion.noted", "number", made.number()))));
  }

  private Future<Reply> anonymously(Turn turn, String text) {
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("suggestion.anonymous.group")));
    }
    if (!Lines.hasWords(text)) {
      return desk.overview(turn);
    }
    if (turn.speaker().member().filter(self -> Discretion.tellsWho(text, self)).isPresent()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("suggestion.anonymous.who")));
    }
    String code = AuthorCode.random();
    return store
        .addAnonymous(AuthorCode.hash(code), text, turn.operation(), turn.now())
        .compose(made -> notices
            .arrived(made)
            .map(told -> Reply.privately(
                turn.say("suggestion.anonymous", "number", made.number(), "code", code))));
  }

  private Future<Reply> byCode(Turn turn, String code) {
    return store
        .byCode(code.toUpperCase(Locale.ROOT))
        .map(found -> Reply.privately(found
            .map(one -> SuggestionText.standing(turn.texts(), one))
            .orElseGet(() -> turn.say("suggestion.code.unknown"))));
  }
}
