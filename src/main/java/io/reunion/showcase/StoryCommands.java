package io.reunion.showcase;

import io.reunion.bot.Command;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.chat.MessageId;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.showcase.Story.Shown;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code story}: read the archive; agree to one's own and take it down; for organisers: write, ask, show. */
final class StoryCommands {
  /** What it does by its first word. */
  private enum Move {
    NEW,
    EDIT,
    ASK,
    SHOW,
    AGREE,
    WITHDRAW;

    static Optional<Move> of(String word) {
      return switch (word.toLowerCase(Locale.ROOT)) {
        case "new", "新建" -> Optional.of(NEW);
        case "edit", "修改" -> Optional.of(EDIT);
        case "ask", "征求" -> Optional.of(ASK);
        case "show", "publish", "发布" -> Optional.of(SHOW);
        case "agree", "同意" -> Optional.of(AGREE);
        case "withdraw", "撤下", "不同意" -> Optional.of(WITHDRAW);
        default -> Optional.empty();
      };
    }
  }

  private final Showcase showcase;
  private final StoryStore store;
  private final MemberStore members;
  private final StoryForm form;

  StoryCommands(Showcase showcase, MemberStore members, StoryForm form) {
    this.showcase = showcase;
    this.store = showcase.store();
    this.members = members;
    this.form = form;
  }

  List<Command> commands() {
    return List.of(
        new Command("story", List.of("风采", "校友风采", "stories"), Role.MEMBER, this::story));
  }

  private static Future<Reply> said(Turn turn, String key) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key)));
  }

  private Future<Reply> story(Turn turn) {
    String[] parts = turn.arguments().strip().split("\\s+", 3);
    Optional<Move> move = Move.of(parts[0]);
    String number = parts.length > 1 ? parts[1].replaceFirst("^[#＃]", "") : "";
    String rest = parts.length > 2 ? parts[2] : "";
    if (move.isEmpty()) {
      return parts[0].matches("\\d{4}")
          ? year(turn, Integer.parseInt(parts[0]))
          : parts[0].matches("[#＃]?\\d{1,3}")
              ? read(turn, parts[0].replaceFirst("^[#＃]", ""))
              : archive(turn);
    }
    return switch (move.get()) {
      case AGREE -> agree(turn, number, rest.strip());
      case WITHDRAW -> withdraw(turn, number);
      case NEW, EDIT, ASK, SHOW ->
        turn.speaker().has(Role.ORGANISER)
            ? edit(turn, move.get(), number, rest)
            : said(turn, "showcase.organisers");
    };
  }

  private Future<Reply> edit(Turn turn, Move move, String number, String text) {
    return switch (move) {
      case NEW ->
        turn.inGroup() ? said(turn, "showcase.private") : Forms.begin(turn, form.form(), Map.of());
      case EDIT -> rewrite(turn, number, text.strip());
      case ASK ->
        store
            .find(number)
            .compose(found -> found
                .map(story -> showcase.ask(story).compose(asked -> said(turn, "showcase.asked")))
                .orElseGet(() -> said(turn, "showcase.unknown")));
      case SHOW -> show(turn, number);
      case AGREE, WITHDRAW -> said(turn, "showcase.unknown");
    };
  }

  private Future<Reply> rewrite(Turn turn, String number, String text) {
    if (text.isEmpty() || text.codePointCount(0, text.length()) > StoryForm.LONGEST) {
      return Future.succeededFuture(
          Reply.discreetly(turn.say("showcase.long", "limit", StoryForm.LONGEST)));
    }
    return showcase
        .rewrite(number, text, whatever -> {})
        .compose(story -> said(turn, story.isEmpty() ? "showcase.unknown" : "showcase.rewritten"));
  }

  private Future<Reply> show(Turn turn, String number) {
    return store.publish(number).compose(found -> {
      if (found.isEmpty()) {
        return said(turn, "showcase.unknown");
      }
      Story story = found.get();
      if (!story.isPublic()) {
        return said(turn, "showcase.notagreed");
      }
      if (!turn.inGroup()) {
        return Future.succeededFuture(
            Reply.discreetly(turn.say("showcase.published", "year", story.year())));
      }
      Say shown = Say.here(text(turn, story))
          .whenSent(receipt -> store
              .change(
                  story.id(),
                  now -> now.shownIn(new Shown(
                      turn.chat(), receipt.message().map(MessageId::value).orElse(""))))
              .compose(this::stillAgreed));
      return Future.succeededFuture(Reply.of(shown));
    });
  }

  /** Taken back while the copy was on its way: it goes again. */
  private Future<Void> stillAgreed(Optional<Changed<Story>> noted) {
    return noted
        .map(Changed::after)
        .filter(story -> !story.isPublic())
        .map(story -> showcase.takingDown().copies(story).<Void>mapEmpty())
        .orElseGet(Future::succeededFuture);
  }

  private static String text(Turn turn, Story story) {
    return turn.say("showcase.story", "title", story.title(), "text", story.text());
  }

  private Future<Reply> agree(Turn turn, String number, String digest) {
    return showcase
        .consent()
        .agree(number, turn.speaker().personKey(), digest)
        .compose(agreed -> said(turn, agreed ? "showcase.agreed" : "showcase.changed"));
  }

  private Future<Reply> withdraw(Turn turn, String number) {
    String self = turn.speaker().personKey();
    return store.find(number).compose(found -> {
      boolean may = found
          .filter(story -> story.person().equals(self) || turn.speaker().has(Role.ORGANISER))
          .isPresent();
      return !may
          ? said(turn, "showcase.unknown")
          : showcase
              .withdraw(number)
              .map(outcome -> outcome.orElseGet(() -> new TakingDown.Outcome(0, List.of())))
              .map(done -> Reply.discreetly(
                  done.left().isEmpty()
                      ? turn.say("showcase.withdrawn", "count", done.gone())
                      : turn.say(
                          "showcase.withdrawn.partly",
                          "count",
                          done.gone(),
                          "chats",
                          String.join(", ", done.left()))));
    });
  }

  private Future<Reply> archive(Turn turn) {
    String self = turn.speaker().personKey();
    return store.all().map(all -> {
      Map<Integer, Integer> years = new TreeMap<>(Collections.reverseOrder());
      all.stream().filter(Story::isPublic).forEach(one -> years.merge(one.year(), 1, Integer::sum));
      StringBuilder text = new StringBuilder(turn.say("showcase.how"));
      if (turn.speaker().has(Role.ORGANISER)) {
        text.append('\n').append(turn.say("showcase.how.organiser"));
      }
      years.forEach((year, count) -> text.append('\n')
          .append(turn.say("showcase.year", "year", Integer.toString(year), "count", count)));
      all.stream()
          .filter(story -> story.person().equals(self) || turn.speaker().has(Role.ORGANISER))
          .forEach(story -> text.append('\n')
              .append(turn.say(
                  story.isPublic()
                      ? "showcase.mine.public"
                      : story.isAgreed() ? "showcase.mine.agreed" : "showcase.mine.open",
                  "number",
                  story.number(),
                  "title",
                  story.title())));
      return Reply.discreetly(text.toString());
    });
  }

  private Future<Reply> year(Turn turn, int year) {
    return store.all().map(all -> {
      List<Story> found =
          all.stream().filter(story -> story.isPublic() && story.year() == year).toList();
      StringBuilder text = new StringBuilder(
          turn.say("showcase.year", "year", Integer.toString(year), "count", found.size()));
      found.forEach(story -> text.append('\n')
          .append(turn.say("showcase.line", "number", story.number(), "title", story.title())));
      return Reply.discreetly(text.toString());
    });
  }

  /** Its person and organisers read it before it is public, in a direct chat. */
  private Future<Reply> read(Turn turn, String number) {
    return store.find(number).compose(found -> {
      if (found.isEmpty()) {
        return said(turn, "showcase.unknown");
      }
      Story story = found.get();
      boolean own = story.person().equals(turn.speaker().personKey());
      if (!story.isPublic() && !(!turn.inGroup() && (own || turn.speaker().has(Role.ORGANISER)))) {
        return said(turn, "showcase.unknown");
      }
      if (own && !story.isAgreed()) {
        return Future.succeededFuture(
            Reply.of(Say.discreetly(StoryConsent.question(turn.texts(), story))
                .withButtons(List.of(StoryConsent.buttons(turn.texts(), story)))));
      }
      return members
          .get(new MemberId(story.person().substring(2)))
          .map(member -> member.filter(Member::verified).isPresent() || own
              ? Reply.discreetly(text(turn, story))
              : Reply.discreetly(turn.say("showcase.unknown")));
    });
  }
}
