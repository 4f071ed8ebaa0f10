package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.chat.ChatKind;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Profile;
import io.reunion.member.Role;
import io.reunion.member.Viewer;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code lookups}: who looked me up. */
public final class LookedUpCommand {
  private static final String MEMBER = "m:";
  private static final int SHOWN = 10;

  private final MemberStore members;
  private final LookupLog log;

  public LookedUpCommand(MemberStore members, LookupLog log) {
    this.members = members;
    this.log = log;
  }

  public List<Command> commands() {
    return List.of(new Command("lookups", List.of("谁找过我", "谁查过我"), Role.GUEST, this::lookups));
  }

  private Future<Reply> lookups(Turn turn) {
    Optional<Member> self = turn.speaker().member();
    if (self.isEmpty()) {
      return Future.succeededFuture(Reply.privately(turn.say("lookup.looks.guest")));
    }
    return log.of(self.get().id(), SHOWN, turn.now())
        .compose(looks ->
            members.get(lookers(looks)).map(known -> answer(turn, self.get(), looks, known)));
  }

  private static List<MemberId> lookers(List<LookupLog.Look> looks) {
    return looks.stream().flatMap(look -> looker(look).stream()).toList();
  }

  private static Optional<MemberId> looker(LookupLog.Look look) {
    return look.person().startsWith(MEMBER)
        ? Optional.of(new MemberId(look.person().substring(MEMBER.length())))
        : Optional.empty();
  }

  /** Whoever hides their name from the one who asks stays unnamed here too. */
  private static Reply answer(
      Turn turn, Member self, List<LookupLog.Look> looks, Map<MemberId, Member> known) {
    if (looks.isEmpty()) {
      return Reply.privately(turn.say("lookup.looks.none"));
    }
    Viewer viewer = Viewer.of(Optional.of(self), ChatKind.DIRECT);
    List<String> lines = new ArrayList<>();
    lines.add(turn.say("lookup.looks"));
    for (LookupLog.Look look : looks) {
      String name = looker(look)
          .map(known::get)
          .map(member -> member.visibleTo(viewer))
          .flatMap(Profile::name)
          .orElseGet(() -> turn.say("lookup.looks.somebody"));
      lines.add(turn.say("lookup.looks.line", "name", name, "day", day(turn, look)));
    }
    return Reply.privately(String.join("\n", lines));
  }

  private static String day(Turn turn, LookupLog.Look look) {
    return look.at().atZone(turn.zone()).toLocalDate().toString();
  }
}
