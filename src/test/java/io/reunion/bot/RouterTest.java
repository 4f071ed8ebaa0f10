package io.reunion.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.reunion.bot.Invocation.Via;
import io.reunion.bot.Router.Heard;
import io.reunion.chat.ChatKind;
import io.reunion.chat.Update;
import io.reunion.member.Role;
import io.reunion.room.Room;
import io.reunion.session.Dialogue;
import io.reunion.session.Session;
import io.reunion.text.Language;
import io.reunion.text.Texts;
import io.vertx.core.Future;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RouterTest {
  private static final Texts TEXTS = Texts.load(List.of(Bot.class), Optional.empty());
  private static final Form FORM = new Form(
      "event-new",
      Role.GUEST,
      List.of(
          Step.required(
              "title",
              Step.Takes.LINE,
              (turn, answers) -> Step.Asked.plainly("title?"),
              (turn, answer) -> Step.Read.accept(answer.text())),
          Step.required(
              "seats",
              Step.Takes.CHOICE,
              (turn, answers) -> Step.Asked.plainly("seats?"),
              (turn, answer) -> answer.text().matches("[0-9]+")
                  ? Step.Read.accept(answer.text())
                  : Step.Read.refuse("a number!")),
          Step.optional(
              "text",
              Step.Takes.PROSE,
              (turn, answers) -> Step.Asked.plainly("text?"),
              (turn, answer) -> Step.Read.accept(answer.text()))),
      (turn, answers) -> Future.succeededFuture(Reply.here("made " + answers.get("title") + " "
          + answers.get("seats") + " " + answers.get("text"))));

  private final List<String> ran = new ArrayList<>();
  private final Router router = new Router(
      new CommandTable(List.of(
          command("help", Role.GUEST, "帮助"),
          command("rsvp", Role.GUEST, "报名"),
          command("lang", Role.GUEST, "语言"),
          command("announce", Role.ADMIN, "公告"))),
      new Forms(List.of(FORM)),
      (turn, text, addressed) -> switch (text) {
        case "我来", "count me in" -> new Heard(List.of("rsvp gala yes"), List.of());
        case "skip", "跳过", "back" -> new Heard(List.of("rsvp gala no"), List.of());
        default -> Heard.NOTHING;
      });

  private Command command(String name, Role role, String... aliases) {
    return new Command(name, List.of(aliases), role, turn -> noted(name, turn));
  }

  private Future<Reply> noted(String what, Turn turn) {
    ran.add(what + " " + turn.invocation().via() + " " + turn.arguments());
    return Future.succeededFuture(Reply.here(what));
  }

  private static Turn turn(
      Update update,
      ChatKind kind,
      Role role,
      Session session,
      Optional<String> card,
      Language language) {
    return new Turn(
        update,
        Room.seen(update.chat(), kind, ""),
        new Speaker(Updates.LI, Optional.empty(), role),
        session,
        new Invocation("", Via.COMMAND, card),
        TEXTS,
        TEXTS.in(language),
        ZoneOffset.UTC,
        Updates.TIME);
  }

  /** How somebody says something. */
  private enum Where {
    GROUP(ChatKind.GROUP, false, Optional.empty()),
    MENTION(ChatKind.GROUP, true, Optional.empty()),
    CARD(ChatKind.GROUP, false, Optional.of("event:gala")),
    DIRECT(ChatKind.DIRECT, false, Optional.empty());

    private final ChatKind kind;
    private final boolean mentioned;
    private final Optional<String> card;

    Where(ChatKind kind, boolean mentioned, Optional<String> card) {
      this.kind = kind;
      this.mentioned = mentioned;
      this.card = card;
    }
  }

  private Reply say(Where where, String text, Session session, Language language) {
    var message = Updates.message(1, "u1", where.kind, text, where.mentioned);
    return router
        .message(turn(message, where.kind, Role.GUEST, session, where.card, language), message)
        .result();
  }

  private Reply say(Where where, String text) {
    return say(where, text, Session.EMPTY, Language.EN);
  }

  private static String only(Reply reply) {
    assertThat(reply.says()).hasSize(1);
    return reply.says().get(0).text();
  }

  /** The silence rules: in a group only what names the bot, answers its card, or answers its question is heard. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GROUP   | 好的                | silence",
        "GROUP   | yes                 | silence",
        "GROUP   | +1                  | silence",
        "GROUP   | help                | silence",
        "GROUP   | 帮助                | silence",
        "GROUP   | 报名gala            | silence",
        "GROUP   | rsvp gala yes       | silence",
        "GROUP   | 我来                | silence",
        "GROUP   | count me in         | silence",
        "GROUP   | /wave               | silence",
        "GROUP   | /                   | silence",
        "GROUP   | /rsvp gala yes      | rsvp COMMAND gala yes",
        "GROUP   | /报名 gala          | rsvp COMMAND gala",
        "GROUP   | /报名gala           | rsvp COMMAND gala",
        "MENTION | rsvp gala yes       | rsvp COMMAND gala yes",
        "MENTION | 报名gala            | rsvp COMMAND gala",
        "MENTION | 我来                | rsvp WORDS gala yes",
        "MENTION | count me in         | rsvp WORDS gala yes",
        "MENTION | 今天天气不错        | hint",
        "MENTION | nice weather        | hint",
        "MENTION | /wave               | hint",
        "CARD    | 我来                | rsvp WORDS gala yes",
        "CARD    | count me in         | rsvp WORDS gala yes",
        "CARD    | 今天天气不错        | silence",
        "CARD    | see you there!      | silence",
        "CARD    | help                | silence",
        "CARD    | /help               | help COMMAND",
        "DIRECT  | help                | help COMMAND",
        "DIRECT  | /help               | help COMMAND",
        "DIRECT  | 帮助                | help COMMAND",
        "DIRECT  | count me in         | rsvp WORDS gala yes",
        "DIRECT  | 你好吗              | hint",
        "DIRECT  | skip                | hint",
        "DIRECT  | 跳过                | hint",
        "MENTION | back                | hint",
        "GROUP   | skip                | silence",
        "CARD    | skip                | rsvp WORDS gala no"
      })
  void theBotIsSilentUnlessItIsSpokenTo(Where where, String text, String outcome) {
    Reply reply = say(where, text);
    if (outcome.equals("silence")) {
      assertThat(reply).isEqualTo(Reply.SILENCE);
      assertThat(ran).isEmpty();
    } else if (outcome.equals("hint")) {
      assertThat(reply.says()).singleElement().satisfies(hint -> {
        assertThat(hint.to()).isEqualTo(Say.To.DISCREETLY);
        assertThat(hint.text()).contains("help");
      });
      assertThat(ran).isEmpty();
    } else {
      assertThat(ran).hasSize(1);
      assertThat(ran.get(0).strip()).isEqualTo(outcome);
    }
  }

  /** Patterns that begin with any number of blanks would go through them once for each, which is minutes for a long message. */
  @Test
  void aMessageFullOfBlanksIsCheapForWhoeverReadsIt() {
    say(Where.DIRECT, "rsvp gala" + " ".repeat(60_000) + "yes" + "\n".repeat(60_000) + "+1");
    assertThat(ran)
        .containsExactly("rsvp COMMAND gala" + " ".repeat(64) + "yes" + "\n".repeat(64) + "+1");
  }

  /** At a step, with every one before it answered. */
  private static Session at(String step) {
    Map<String, String> answers = new HashMap<>(Map.of("#", "abc123"));
    if (!step.equals("title")) {
      answers.put("title", "X");
    }
    if (step.equals("text")) {
      answers.put("seats", "40");
    }
    return Session.EMPTY.with(new Dialogue("event-new", step, answers));
  }

  /** What is an answer to an open question, what is a command in between, and what is talk that is not for the bot. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DIRECT  | title | 年会晚宴           | seats?",
        "DIRECT  | title | Winter dinner      | seats?",
        "DIRECT  | title | 报名会             | seats?",
        "DIRECT  | title | 公告栏前的聚会     | seats?",
        "DIRECT  | title | Help each other    | seats?",
        "DIRECT  | title | help us decorate   | seats?",
        "DIRECT  | title | rsvp gala yes      | rsvp & title?",
        "DIRECT  | title | 报名 gala          | rsvp & title?",
        "DIRECT  | title | help               | help & title?",
        "DIRECT  | title | 帮助               | help & title?",
        "DIRECT  | title | /help              | help & title?",
        "DIRECT  | title | /帮助              | help & title?",
        "DIRECT  | title | back               | first question, title?",
        "DIRECT  | title | 跳过               | cannot be skipped, title?",
        "DIRECT  | title | 取消               | Nothing was done",
        "DIRECT  | title | /cancel            | Nothing was done",
        "GROUP   | title | 哈哈好的           | silence",
        "GROUP   | title | see you there      | silence",
        "GROUP   | title | help               | silence",
        "GROUP   | title | cancel             | Nothing was done",
        "GROUP   | title | /help              | help & title?",
        "MENTION | title | Winter dinner      | seats?",
        "CARD    | title | 我来               | rsvp & title?",
        "CARD    | title | Winter dinner      | silence",
        "DIRECT  | seats | 40                 | text?",
        "DIRECT  | seats | many               | a number!, seats?",
        "DIRECT  | seats | count me in        | rsvp & seats?",
        "DIRECT  | seats | back               | title?",
        "GROUP   | seats | 40                 | text?",
        "GROUP   | seats | many               | silence",
        "GROUP   | seats | 我来               | silence",
        "DIRECT  | text  | rsvp to the gala!  | made X 40 rsvp to the gala!",
        "DIRECT  | text  | help               | help & text?",
        "DIRECT  | title | help announce      | help & title?",
        "DIRECT  | text  | help announce      | help & text?",
        "DIRECT  | text  | help me decorate   | made X 40 help me decorate",
        "DIRECT  | text  | rsvp gala yes      | made X 40 rsvp gala yes",
        "DIRECT  | text  | /rsvp gala yes     | rsvp & text?",
        "DIRECT  | text  | lang zh            | lang & text?",
        "DIRECT  | text  | lang lessons       | made X 40 lang lessons",
        "DIRECT  | text  | cancel please      | Nothing was done",
        "DIRECT  | text  | Please cancel.     | Nothing was done",
        "DIRECT  | text  | never mind, thanks! | Nothing was done",
        "DIRECT  | text  | 请取消，谢谢       | Nothing was done",
        "DIRECT  | text  | cancel the parade  | made X 40 cancel the parade",
        "DIRECT  | text  | back, please       | seats?",
        "DIRECT  | text  | skip               | made X 40",
        "DIRECT  | text  | answer abc123 text hi   | made X 40 hi",
        "DIRECT  | text  | answer 000000 text hi   | not open & text?",
        "DIRECT  | text  | answer abc123 seats 41  | not open & text?",
        "DIRECT  | seats | no                 | a number!, seats?",
        "DIRECT  | seats | 👍                 | a number!, seats?"
      })
  void anOpenQuestionTakesAnswersAndNothingElse(
      Where where, String step, String text, String outcome) {
    Reply reply = say(where, text, at(step), Language.EN);
    if (outcome.equals("silence")) {
      assertThat(reply).isEqualTo(Reply.SILENCE);
      return;
    }
    String[] says = outcome.split(" & ");
    assertThat(reply.says()).hasSize(says.length);
    for (int i = 0; i < says.length; i++) {
      assertThat(reply.says().get(i).text()).contains(says[i].split(", "));
    }
  }

  @Test
  void answersGatherAndTheWayBackForgetsOnlyTheLast() {
    Session session = at("title");
    for (String text : List.of("Gala", "40", "back", "50")) {
      session = say(Where.DIRECT, text, session, Language.EN).session().orElseThrow();
    }
    assertThat(session.dialogue().orElseThrow().answers())
        .containsEntry("title", "Gala")
        .containsEntry("seats", "50");
    Reply done = say(Where.DIRECT, "跳过", session, Language.ZH);
    assertThat(only(done)).isEqualTo("made Gala 50 ");
    assertThat(done.session().orElseThrow().dialogue()).isEmpty();
  }

  @Test
  void aButtonAnswersOnlyTheQuestionThatItStandsUnder() {
    assertThat(press(at("seats"), "answer abc123 seats 40"))
        .singleElement(STRING)
        .contains("text?");
    assertThat(press(at("seats"), "answer abc123 seats cancel"))
        .singleElement(STRING)
        .contains("Nothing was done");
    assertThat(press(Session.EMPTY, "answer abc123 seats 40"))
        .singleElement(STRING)
        .contains("not open");
    for (String command :
        List.of("answer abc123 title X", "answer def456 seats 40", "answer abc123")) {
      assertThat(press(at("seats"), command))
          .as(command)
          .satisfiesExactly(
              said -> assertThat(said).contains("not open"),
              asked -> assertThat(asked).contains("seats?"));
    }
  }

  @Test
  void aButtonOfSomethingElseLeavesTheQuestionInSight() {
    for (String command : List.of("help", "rsvp gala yes", "no-longer-a-command 3")) {
      assertThat(press(at("seats"), command))
          .as(command)
          .hasSize(2)
          .last(STRING)
          .contains("seats?");
      assertThat(press(Session.EMPTY, command)).as(command).hasSize(1);
    }
  }

  private List<String> press(Session session, String command) {
    var press = Updates.press(command);
    Reply reply = router
        .press(
            turn(press, ChatKind.GROUP, Role.GUEST, session, Optional.empty(), Language.EN), press)
        .result();
    return reply.says().stream().map(Say::text).toList();
  }

  @Test
  void aQuestionThatNobodyAsksAnyMoreTakesNoAnswers() {
    Session old = Session.EMPTY.with(new Dialogue("of-an-older-version", "x", Map.of()));
    assertThat(say(Where.GROUP, "anything", old, Language.EN)).isEqualTo(Reply.SILENCE);
  }

  @Test
  void theHintNamesTheNearestCommandInTheLanguageOfTheOneWhoAsked() {
    assertThat(only(say(Where.DIRECT, "hepl me", Session.EMPTY, Language.EN)))
        .contains("hepl")
        .contains("Did you mean");
    assertThat(only(say(Where.DIRECT, "报明 gala", Session.EMPTY, Language.ZH)))
        .contains("报明")
        .contains("报名");
  }

  @Test
  void whatIsNoCommandIsNeverRepeatedAtLengthNorWithItsMarks() {
    for (String word :
        List.of("rsvp".repeat(100), "😀".repeat(16), "😀".repeat(400), "\uD83D".repeat(40))) {
      for (Language language : Language.values()) {
        assertThat(only(say(Where.DIRECT, word, Session.EMPTY, language))).hasSizeLessThan(200);
      }
    }
    assertThat(only(say(Where.DIRECT, "\uE000rsvx\uE001 \u202E", Session.EMPTY, Language.EN)))
        .doesNotContain("\uE000rsvx");
  }

  @Test
  void aRoleThatIsMissingIsSaidDiscreetlyAndNothingRuns() {
    Reply reply = say(Where.MENTION, "announce hello");
    assertThat(ran).isEmpty();
    assertThat(reply.says().get(0).to()).isEqualTo(Say.To.DISCREETLY);
    assertThat(only(reply)).isEqualTo("This is for admins.");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void onlyWhoHasTheRoleRunsACommandByWhateverWay(Role role) {
    boolean may = role == Role.ADMIN;
    var message = Updates.message(1, "u1", ChatKind.DIRECT, "/announce x", false);
    router.message(
        turn(message, ChatKind.DIRECT, role, Session.EMPTY, Optional.empty(), Language.EN),
        message);
    assertThat(ran).hasSize(may ? 1 : 0);
    var press = Updates.press("announce x");
    router.press(
        turn(press, ChatKind.GROUP, role, Session.EMPTY, Optional.empty(), Language.EN), press);
    assertThat(ran).hasSize(may ? 2 : 0);
  }

  @Test
  void aButtonIsTheCommandThatItCarries() {
    var press = Updates.press("rsvp gala yes");
    router.press(
        turn(
            press, ChatKind.GROUP, Role.GUEST, at("title"), Optional.of("event:gala"), Language.ZH),
        press);
    assertThat(ran).containsExactly("rsvp BUTTON gala yes");
    var old = Updates.press("vote 3");
    Reply reply = router
        .press(
            turn(old, ChatKind.GROUP, Role.GUEST, Session.EMPTY, Optional.empty(), Language.ZH),
            old)
        .result();
    assertThat(only(reply)).contains("按钮");
  }
}
