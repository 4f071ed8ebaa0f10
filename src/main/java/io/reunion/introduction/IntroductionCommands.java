package io.reunion.introduction;

import io.reunion.bot.Command;
import io.reunion.bot.Form;
import io.reunion.bot.Lines;
import io.reunion.bot.Listed;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.bot.Viewers;
import io.reunion.chat.Button;
import io.reunion.introduction.Introduction.State;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code intro}: to be introduced to somebody, by the number of the last answer or by name; to say yes or no when asked;
 * to want no questions. Only in a direct chat.
 */
final class IntroductionCommands {
  private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,4})(?:[\\s:：,，.、]+(.*))?");
  private static final Pattern NAMED = Pattern.compile("([^:：]++)(?:[:：](.*))?");

  /** What can be said besides whom. */
  private enum Move {
    YES,
    NO,
    BLOCK,
    CANCEL,
    ON,
    OFF;

    static Optional<Move> of(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "yes", "agree", "同意" -> Optional.of(YES);
        case "no", "decline", "不同意", "婉拒", "拒绝" -> Optional.of(NO);
        case "block", "屏蔽" -> Optional.of(BLOCK);
        case "cancel", "withdraw", "取消", "撤回" -> Optional.of(CANCEL);
        case "on", "开", "开启", "恢复" -> Optional.of(ON);
        case "off", "pause", "关", "关闭", "暂停" -> Optional.of(OFF);
        default -> Optional.empty();
      };
    }
  }

  private final IntroductionStore store;
  private final MemberStore members;
  private final NamedPerson named;
  private final Asking asking;
  private final Answering answering;
  private final IntroductionText text;

  IntroductionCommands(
      IntroductionStore store,
      MemberStore members,
      NamedPerson named,
      IntroductionText text,
      Viewers viewers) {
    this.store = store;
    this.members = members;
    this.named = named;
    this.text = text;
    this.asking = new Asking(store, members, text, viewers);
    this.answering = new Answering(store);
  }

  List<Command> commands() {
    return List.of(new Command("intro", List.of("引荐", "引见"), Role.MEMBER, this::intro));
  }

  List<Form> forms() {
    return List.of(asking.form(), answering.form());
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.privately(turn.say(key)));
  }

  private Future<Reply> intro(Turn turn) {
    Optional<Member> self = turn.speaker().member().filter(Member::verified);
    if (turn.inGroup()) {
      return Future.succeededFuture(Reply.discreetly(turn.say("introduction.private")));
    }
    if (self.isEmpty()) {
      return said(turn, "introduction.guest");
    }
    String words = Lines.one(turn.arguments());
    String[] parts = words.split("\\s+", 2);
    Optional<Move> move = Move.of(parts[0]);
    if (words.isEmpty()) {
      return overview(turn, self.get());
    }
    return move.isPresent()
        ? move(turn, self.get().id(), move.get(), parts.length > 1 ? parts[1].strip() : "")
        : ask(turn, self.get(), words);
  }

  private Future<Reply> move(Turn turn, MemberId self, Move move, String id) {
    return switch (move) {
      case YES -> answering.yes(turn, self, id);
      case NO -> answering.no(turn, self, id);
      case BLOCK -> answering.block(turn, self, id);
      case CANCEL -> cancel(turn, self, id);
      case ON -> store.pause(self, false).compose(done -> said(turn, "introduction.on"));
      case OFF ->
        store
            .pause(self, true)
            .compose(done -> said(turn, "introduction.off"))
            .map(reply -> Answering.closing(turn, "", reply));
    };
  }

  private Future<Reply> cancel(Turn turn, MemberId self, String id) {
    return store.by(self).compose(all -> {
      List<Introduction> open = all.stream()
          .filter(one -> one.seemsOpen(turn.now()) && (id.isEmpty() || one.id().equals(id)))
          .toList();
      return open.size() != 1
          ? said(turn, "introduction.over")
          : store
              .step(open.get(0).id(), self.value(), State.WITHDRAWN, "", turn.now())
              .compose(state -> said(
                  turn,
                  state.filter(now -> now == State.WITHDRAWN).isPresent()
                      ? "introduction.withdrawn"
                      : "introduction.over"));
    });
  }

  private Future<Reply> ask(Turn turn, Member self, String words) {
    Matcher number = NUMBER.matcher(words);
    if (number.matches()) {
      Optional<MemberId> to = Listed.at(turn.session(), Integer.parseInt(number.group(1)));
      return to.isEmpty()
          ? said(turn, "introduction.number")
          : asking.begin(turn, self, to.get(), reason(number.group(2)));
    }
    Matcher name = NAMED.matcher(words);
    if (!name.matches()) {
      return said(turn, "introduction.how");
    }
    return named.find(turn, name.group(1).strip()).compose(found -> switch (found.outcome()) {
      case ONE -> asking.begin(turn, self, found.member().orElseThrow(), reason(name.group(2)));
      case NONE -> said(turn, "introduction.nobody");
      case SEVERAL -> said(turn, "introduction.several");
      case REFUSED -> Future.succeededFuture(Reply.privately(found.refusal()));
    });
  }

  private static String reason(@org.jspecify.annotations.Nullable String written) {
    return written == null ? "" : written.strip();
  }

  /** What waits for whom. */
  private Future<Reply> overview(Turn turn, Member self) {
    return store
        .by(self.id())
        .compose(mine -> store
            .about(self.id())
            .compose(theirs -> store
                .isPaused(self.id())
                .compose(paused -> members
                    .get(mine.stream().map(Introduction::asked).toList())
                    .map(others -> overview(turn, self, mine, theirs, paused, others)))));
  }

  private Reply overview(
      Turn turn,
      Member self,
      List<Introduction> mine,
      List<Introduction> theirs,
      boolean paused,
      Map<MemberId, Member> others) {
    StringBuilder all = new StringBuilder(turn.say("introduction.how"));
    for (Introduction one : mine) {
      String name = IntroductionText.name(self, Optional.ofNullable(others.get(one.asked())))
          .orElseGet(() -> turn.say("introduction.somebody"));
      all.append('\n')
          .append(turn.say(
              "introduction.mine",
              "name",
              name,
              "day",
              text.day(one.at()),
              "state",
              standing(turn, one)));
    }
    List<List<Button>> buttons = new ArrayList<>();
    theirs.stream()
        .filter(one -> one.isOpen(turn.now()) && one.state() == State.WAITING)
        .forEach(one -> {
          IntroductionText.Message question = text.question(turn.texts(), one);
          all.append("\n\n").append(question.text());
          buttons.addAll(question.buttons().subList(0, 1));
        });
    all.append('\n').append(turn.say(paused ? "introduction.paused" : "introduction.ready"));
    buttons.add(List.of(
        paused
            ? new Button(turn.say("introduction.button.on"), "intro on")
            : new Button(turn.say("introduction.button.off"), "intro off")));
    return Reply.of(Say.privately(all.toString()).withButtons(buttons));
  }

  /** A no looks like silence until the time is over. */
  private String standing(Turn turn, Introduction one) {
    if (one.seemsOpen(turn.now())) {
      return turn.say("introduction.mine.open", "day", text.day(one.until()), "id", one.id());
    }
    return switch (one.state()) {
      case AGREED -> turn.say("introduction.mine.agreed");
      case WITHDRAWN -> turn.say("introduction.mine.withdrawn");
      case WAITING, DECLINED, ENDED -> turn.say("introduction.mine.unanswered");
    };
  }
}
