package io.reunion.lookup;

import io.reunion.bot.Command;
import io.reunion.bot.Reply;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code lookups}: who looked me up; with {@code free PERSON} an admin lets somebody go on who was stopped. */
public final class LookedUpCommand {
  private static final String MEMBER = "m:";
  private static final int SHOWN = 10;
  private static final Pattern FREE = Pattern.compile("(?:free|恢复)\\s+([mu]:\\S{1,100})");

  private final MemberStore members;
  private final LookupLog log;
  private final WalkStore walks;
  private final Viewers viewers;

  public LookedUpCommand(MemberStore members, LookupLog log, WalkStore walks, Viewers viewers) {
    this.members = members;
    this.log = log;
    this.walks = walks;
    this.viewers = viewers;
  }

  public List<Command> commands() {
    return List.of(new Command("lookups", List.of("谁找过我", "谁查过我"), Role.GUEST, this::lookups));
  }

  private Future<Reply> lookups(Turn turn) {
    Matcher free = FREE.matcher(turn.arguments().strip());
    if (free.matches() && turn.speaker().has(Role.ADMIN)) {
      return walks
          .free(free.group(1))
          .map(freed -> Reply.privately(turn.say("lookup.freed", "person", free.group(1))));
    }
    return own(turn);
  }

  private Future<Reply> own(Turn turn) {
    Optional<Member> self = turn.speaker().member();
    if (self.isEmpty()) {
      return Future.succeededFuture(Reply.privately(turn.say("lookup.looks.guest")));
    }
    return log.of(self.get().id(), SHOWN, turn.now())
        .compose(looks -> members.get(lookers(looks)).map(known -> answer(turn, looks, known)));
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
  private Reply answer(Turn turn, List<LookupLog.Look> looks, Map<MemberId, Member> known) {
    if (looks.isEmpty()) {
      return Reply.privately(turn.say("lookup.looks.none", "days", log.days()));
    }
    Viewer viewer = viewers.inDirectChat(turn);
    List<String> lines = new ArrayList<>();
    lines.add(turn.say("lookup.looks", "days", log.days()));
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
