package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.member.Role;
import io.reunion.member.search.Filters;
import io.reunion.member.search.MemberQuery;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** {@code narrow}: goes on with the last search of this person in this chat. */
public final class NarrowCommand {
  /** Before what is left out, in the words of a question. */
  private static final List<String> NO = List.of("not ", "不要", "不在");

  private final Pages pages;
  private final Closer closer;

  public NarrowCommand(Pages pages, Closer closer) {
    this.pages = pages;
    this.closer = closer;
  }

  public List<Command> commands() {
    return List.of(
        new Command("narrow", List.of("筛选"), Role.MEMBER, this::narrow).saidWhereListening());
  }

  private Future<Reply> narrow(Turn turn) {
    String text = turn.arguments();
    Optional<String> last = Page.last(turn.session());
    if (text.isBlank() || last.isEmpty()) {
      return said(turn.say("lookup.narrow.how"));
    }
    Refinement wanted = Refinement.read(text).orElseGet(() -> Refinement.narrowing(text));
    Filters filters = Filters.of(last.get());
    return switch (wanted.kind()) {
      case NARROW -> search(turn, filters.with(wanted.words()));
      case EXCLUDE -> search(turn, excluding(filters, last.get(), wanted.words()));
      case DROP_NUMBER -> dropping(turn, filters.without(wanted.number()));
      case DROP_ASPECT -> dropping(turn, wanted.aspect().flatMap(filters::without));
      case DROP_WORDS -> {
        Optional<String> rest = filters.without(wanted.words());
        yield rest.isPresent()
            ? dropping(turn, rest)
            : search(turn, excluding(filters, last.get(), "not " + wanted.words()));
      }
      case DETAIL -> closer.look(turn, wanted.number());
      case UNKNOWN -> said(turn.say("lookup.narrow.unknown", "words", wanted.words()));
    };
  }

  /** What is left out is asked for no longer. */
  private static String excluding(Filters filters, String last, String words) {
    String what = NO.stream()
        .filter(words::startsWith)
        .findFirst()
        .map(no -> words.substring(no.length()))
        .orElse(words);
    String rest = filters.without(what).orElse(last);
    return rest.isEmpty() ? words : rest + ", " + words;
  }

  private Future<Reply> dropping(Turn turn, Optional<String> words) {
    if (words.isEmpty()) {
      return said(turn.say("lookup.narrow.without"));
    }
    return Filters.tell(words.get())
        ? search(turn, words.get())
        : said(turn.say("lookup.narrow.nothing"));
  }

  private Future<Reply> search(Turn turn, String words) {
    return words.length() > MemberQuery.LONGEST
        ? said(turn.say("lookup.long", "limit", MemberQuery.LONGEST))
        : pages.first(turn, words, true);
  }

  private static Future<Reply> said(String sentence) {
    return Future.succeededFuture(Reply.discreetly(sentence));
  }
}
