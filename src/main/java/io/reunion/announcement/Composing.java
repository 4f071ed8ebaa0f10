package io.reunion.announcement;

import io.reunion.announcement.Announcement.State;
import io.reunion.bot.Form;
import io.reunion.bot.Forms;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.chat.Button;
import io.reunion.delivery.Ledger;
import io.reunion.delivery.SendKey;
import io.reunion.member.Role;
import io.reunion.text.Language;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** {@code announce} in a direct chat: what is said, to whom and when is asked; then it is shown and confirmed. */
final class Composing {
  static final String FORM = "announcement";
  private static final String AUDIENCE = "audience";
  private static final String BUTTONS = "buttons";
  private static final String WHEN = "when";
  private static final String CONFIRM = "confirm";
  private static final Set<String> SEND =
      Set.of("send", "yes", "ok", "confirm", "发送", "确认", "是", "好", "发");
  private static final Set<String> TEST = Set.of("test", "试发", "测试");
  private static final Set<String> SEEN = Set.of("seen", "已读", "收到");

  private final Announcer announcer;
  private final Previews previews;
  private final Authority authority;
  private final Map<String, String> chapterNames;
  private final Ledger.Unfinished unfinished;
  private final BiFunction<Turn, Announcement, Future<Reply>> send;
  private final Form form;

  /**
   * @param chapterNames the ids of chapters by what people call them, in lower case
   * @param send what the last yes does
   */
  Composing(
      Announcer announcer,
      Previews previews,
      Authority authority,
      Map<String, String> chapterNames,
      Ledger.Unfinished unfinished,
      BiFunction<Turn, Announcement, Future<Reply>> send) {
    this.announcer = announcer;
    this.previews = previews;
    this.authority = authority;
    this.chapterNames = Map.copyOf(chapterNames);
    this.unfinished = unfinished;
    this.send = send;
    this.form = new Form(
        FORM,
        Role.ORGANISER,
        List.of(
            text(Language.ZH, "announcement.form.zh"),
            text(Language.EN, "announcement.form.en"),
            Step.required(AUDIENCE, Takes.CHOICE, this::askAudience, this::audience),
            Step.optional(BUTTONS, Takes.CHOICE, Composing::askButtons, Composing::buttons),
            Step.required(WHEN, Takes.CHOICE, Composing::askWhen, Conditions::read),
            Step.required(CONFIRM, Takes.CHOICE, this::preview, this::confirm)),
        (turn, answers) -> announcement(turn, answers)
            .compose(announcement -> this.send.apply(turn, announcement)),
        Optional.of(this::afterwards));
  }

  Form form() {
    return form;
  }

  /** Whoever presses "send" once more is told how it stands. */
  private Future<Optional<Reply>> afterwards(Turn turn, String number) {
    return announcer
        .find(idOf(turn, number))
        .map(found -> found
            .filter(one -> one.state() != State.DRAFT)
            .map(one -> Previews.already(turn, one)));
  }

  private static String idOf(Turn turn, String number) {
    return SendKey.of("announcement", turn.speaker().personKey(), number);
  }

  /** Asks everything. */
  Future<Reply> begin(Turn turn) {
    return Forms.begin(turn, form, Map.of());
  }

  /** Shows what was written in one line and asks for the last word. */
  Future<Reply> begin(Turn turn, Map<Language, String> texts, String audience, String conditions) {
    Map<String, String> known = new HashMap<>();
    for (Language language : Language.values()) {
      known.put(language.code(), texts.getOrDefault(language, ""));
    }
    known.put(AUDIENCE, audience.isEmpty() ? "all" : audience);
    known.put(BUTTONS, "");
    known.put(WHEN, conditions);
    return Forms.begin(turn, form, known);
  }

  private static Step text(Language language, String question) {
    return new Step(
        language.code(),
        Takes.PROSE,
        (turn, answers) -> Asked.plainly(turn.say(question)),
        Composing::prose,
        // One of the two has to be there.
        answers -> language == Language.ZH
            || !answers.getOrDefault(Language.ZH.code(), "").isEmpty());
  }

  private static Future<Read> prose(Turn turn, Step.Answer answer) {
    return answer.text().length() > Announcement.MAX_TEXT
        ? Read.refuse(turn.say("announcement.long", "limit", Announcement.MAX_TEXT))
        : Read.accept(answer.text());
  }

  private Future<Asked> askAudience(Turn turn, Map<String, String> answers) {
    return announcer.known().map(known -> {
      List<Step.Option> options = new ArrayList<>();
      options.add(new Step.Option(turn.say("announcement.form.all"), "all"));
      known.chapters().stream()
          .sorted()
          .limit(7)
          .forEach(chapter -> options.add(new Step.Option(chapter, "#" + chapter)));
      return new Asked(turn.say("announcement.form.audience"), options);
    });
  }

  private Future<Read> audience(Turn turn, Step.Answer answer) {
    return announcer.known().compose(known -> {
      AudienceWords.Read read = AudienceWords.read(answer.text(), known, chapterNames);
      if (read.audience().isEmpty()) {
        return Read.refuse(turn.say("announcement.form.nosuch", "word", read.unknown()));
      }
      Optional<Audience> meant = authority.meant(turn.speaker(), read.audience().get());
      return meant.isEmpty()
          ? Read.refuse(turn.say("announcement.notyours"))
          : announcer
              .reach(meant.get())
              .compose(reached -> reached.isEmpty()
                  ? Read.refuse(turn.say("announcement.nobody"))
                  : Read.accept(answer.text()));
    });
  }

  private static Future<Asked> askButtons(Turn turn, Map<String, String> answers) {
    return Future.succeededFuture(new Asked(
        turn.say("announcement.form.buttons"),
        List.of(new Step.Option(turn.say("announcement.button.seen"), Copies.SEEN))));
  }

  private static Future<Read> buttons(Turn turn, Step.Answer answer) {
    List<String> buttons = new ArrayList<>();
    for (String part : answer.text().toLowerCase(Locale.ROOT).split("[,，、\n]+", -1)) {
      String button = part.strip().replaceFirst("^报名\\s*", "rsvp ");
      if (!button.isEmpty()) {
        buttons.add(SEEN.contains(button) ? Copies.SEEN : button);
      }
    }
    return buttons.stream().allMatch(Copies::isButton)
        ? Read.accept(String.join("\n", buttons))
        : Read.refuse(turn.say("announcement.form.nobutton", "words", answer.text()));
  }

  private static Future<Asked> askWhen(Turn turn, Map<String, String> answers) {
    return Future.succeededFuture(new Asked(
        turn.say("announcement.form.when"),
        List.of(new Step.Option(turn.say("announcement.form.now"), Conditions.NOW))));
  }

  private Future<Asked> preview(Turn turn, Map<String, String> answers) {
    return announcement(turn, answers)
        .compose(announcement -> previews.of(turn, announcement))
        .map(text -> new Asked(
            text,
            List.of(
                new Step.Option(turn.say("announcement.button.send"), "send", Button.Style.PRIMARY),
                new Step.Option(turn.say("announcement.button.test"), "test"))));
  }

  private Future<Read> confirm(Turn turn, Step.Answer answer) {
    String word = answer.text().toLowerCase(Locale.ROOT);
    return announcement(turn, answer.answers()).compose(announcement -> {
      if (TEST.contains(word)) {
        return previews
            .trial(turn, announcement)
            .map(done -> new Read.Instead(Reply.discreetly(turn.say("announcement.tested"))));
      }
      return SEND.contains(word)
          ? announcer
              .faults(announcement)
              .compose(faults -> faults.isEmpty()
                  ? Read.accept("send")
                  : Future.succeededFuture(
                      new Read.Refused(Previews.faults(turn.texts(), faults), true)))
          : Read.refuse(turn.say("announcement.form.confirm"));
    });
  }

  /** The same id for the same round of questions, so that the last yes, worked twice, sends once. */
  private Future<Announcement> announcement(Turn turn, Map<String, String> answers) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String text = answers.getOrDefault(language.code(), "");
      if (!text.isEmpty()) {
        texts.put(language, text);
      }
    }
    Conditions conditions = Conditions.of(answers.getOrDefault(WHEN, Conditions.NOW));
    List<String> buttons = answers
        .getOrDefault(BUTTONS, "")
        .lines()
        .filter(line -> !line.isEmpty())
        .toList();
    return announcer
        .known()
        .map(known -> new Announcement(
            idOf(turn, answers.getOrDefault("#", turn.operation())),
            turn.speaker().personKey(),
            conditions.content(texts, buttons),
            authority
                .meant(
                    turn.speaker(),
                    AudienceWords.read(answers.getOrDefault(AUDIENCE, "all"), known, chapterNames)
                        .audience()
                        .orElse(Audience.ALL))
                .orElse(Audience.ALL.within(Set.of("-"))),
            conditions.timing(turn.zone()),
            State.DRAFT,
            turn.now(),
            conditions.unfinished(unfinished),
            Optional.empty(),
            Optional.empty()));
  }
}
