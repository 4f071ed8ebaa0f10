package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.ChatKind;
import io.reunion.member.Field;
import io.reunion.member.Match;
import io.reunion.member.Member;
import io.reunion.member.MemberDirectory;
import io.reunion.member.MemberId;
import io.reunion.member.MemberQuery;
import io.reunion.member.Profile;
import io.reunion.member.Role;
import io.reunion.member.SearchResult;
import io.reunion.member.Viewer;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code find}: who is this, who is where, who does what. */
public final class FindCommand {
  private static final int SHOWN = 5;
  private static final int SHORTEST_LATIN = 2;
  private static final List<Field> BESIDE_NAME = List.of(
      Field.CLASS_YEAR, Field.MAJOR, Field.CITY, Field.COMPANY, Field.INDUSTRY, Field.CHAPTER);

  private final MemberDirectory directory;
  private final LookupBudget budget;

  public FindCommand(MemberDirectory directory, LookupBudget budget) {
    this.directory = directory;
    this.budget = budget;
  }

  public List<Command> commands() {
    return List.of(new Command("find", List.of("找", "查找", "who"), Role.MEMBER, this::find));
  }

  private Future<Reply> find(Turn turn) {
    String words = turn.arguments();
    if (isTooShort(words)) {
      return Future.succeededFuture(Reply.discreetly(turn.say("lookup.how")));
    }
    if (words.length() > MemberQuery.LONGEST) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("lookup.long", "limit", MemberQuery.LONGEST)));
    }
    return directory
        .search(MemberQuery.parse(words), viewer(turn), SHOWN)
        .compose(result -> admit(turn, result));
  }

  private static boolean isTooShort(String words) {
    boolean han = words
        .codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    return words.isBlank() || (!han && words.strip().length() < SHORTEST_LATIN);
  }

  /** An admin whom the configuration names need not be a member; they then see what any member sees. */
  private static Viewer viewer(Turn turn) {
    Optional<Member> member = turn.speaker().member();
    ChatKind kind = turn.room().kind();
    return member.isPresent()
        ? Viewer.of(member, kind)
        : new Viewer(
            kind == ChatKind.GROUP ? Viewer.Sight.GROUP : Viewer.Sight.MEMBER,
            Optional.empty(),
            Set.of());
  }

  private Future<Reply> admit(Turn turn, SearchResult result) {
    List<MemberId> found = result.matches().stream().map(Match::id).toList();
    return budget
        .admit(turn.speaker().personKey(), found, turn.now())
        .map(admitted -> answer(turn, result, admitted));
  }

  private static Reply answer(Turn turn, SearchResult result, Set<MemberId> admitted) {
    String more = turn.inGroup() ? "\n" + turn.say("lookup.private") : "";
    if (result.matches().isEmpty()) {
      return Reply.here(turn.say("lookup.nobody") + more);
    }
    List<Match> shown =
        result.matches().stream().filter(match -> admitted.contains(match.id())).toList();
    if (shown.isEmpty()) {
      return Reply.discreetly(turn.say("lookup.budget"));
    }
    StringBuilder text = new StringBuilder(
        result.relaxed()
            ? turn.say("lookup.near")
            : turn.say("lookup.found", "count", result.total(), "shown", shown.size()));
    for (Match match : shown) {
      text.append('\n').append(line(turn, match.profile()));
    }
    return Reply.here(text + more);
  }

  private static String line(Turn turn, Profile profile) {
    StringBuilder beside = new StringBuilder();
    for (Field field : BESIDE_NAME) {
      profile.first(field).ifPresent(value -> beside.append(" · ").append(value));
    }
    String otherName = profile
        .first(Field.OTHER_NAMES)
        .map(other -> bracketed(turn.texts().language(), other))
        .orElse("");
    return turn.say(
        "lookup.line", "name", profile.name().orElse("?"), "other", otherName, "beside", beside);
  }

  private static String bracketed(Language language, String text) {
    return switch (language) {
      case ZH -> "（" + text + "）";
      case EN -> " (" + text + ")";
    };
  }
}
