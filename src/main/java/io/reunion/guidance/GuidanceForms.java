package io.reunion.guidance;

import io.reunion.bot.Discretion;
import io.reunion.bot.Form;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Option;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.TimeReader;
import io.reunion.bot.Turn;
import io.reunion.member.Role;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is asked of an expert, of an applicant, and for a call. */
final class GuidanceForms {
  static final String CALL = "call";
  private static final String FIELDS = "fields";
  private static final String LANGUAGES = "languages";
  private static final String CAPACITY = "capacity";
  private static final String CONFLICTS = "conflicts";
  private static final String TITLE = "title";
  private static final String NEEDS = "needs";
  private static final String DEADLINE = "deadline";
  private static final String TOPIC = "topic";
  private static final int LONGEST = 200;

  /** Whole words: neither "when?" nor 中午再说 is a language. */
  private static final Pattern BOTH = Pattern.compile("(?i)\\bboth\\b|\\beither\\b|都|双语");

  private static final Pattern CHINESE =
      Pattern.compile("(?i)\\b(?:zh|chinese|mandarin)\\b|中文|汉语|华语|国语|普通话|^中$|中英|英中");
  private static final Pattern ENGLISH =
      Pattern.compile("(?i)\\b(?:en|english)\\b|英文|英语|^英$|中英|英中");
  /** Neither "-3" nor "1.5" is a number of people. */
  private static final Pattern CAPACITY_SAID =
      Pattern.compile("[^\\d.,-]{0,20}(\\d{1,3})\\D{0,20}");

  private static final int MOST = 20;

  private final GuidanceStore store;
  private final Form expert;
  private final Form call;
  private final Form application;

  GuidanceForms(GuidanceStore store) {
    this.store = store;
    expert = new Form(
        "expert",
        Role.MEMBER,
        List.of(
            Step.required(
                FIELDS,
                Takes.LINE,
                asks("guidance.ask.fields"),
                Step.inWords(GuidanceForms::topic)),
            languages("guidance.ask.languages"),
            Step.required(
                CAPACITY, Takes.CHOICE, GuidanceForms::askCapacity, GuidanceForms::capacity),
            Step.optional(
                CONFLICTS,
                Takes.LINE,
                asks("guidance.ask.conflicts"),
                Step.inWords(GuidanceForms::line))),
        this::described);
    call = new Form(
        "guidancecall",
        Role.ORGANISER,
        List.of(
            Step.required(
                TITLE, Takes.LINE, asks("guidance.ask.title"), Step.inWords(GuidanceForms::line)),
            Step.required(
                NEEDS,
                Takes.LINE,
                asks("guidance.ask.requirements"),
                Step.inWords(GuidanceForms::line)),
            Step.required(
                DEADLINE,
                Takes.CHOICE,
                asks("guidance.ask.deadline"),
                (turn, answer) -> Future.succeededFuture(TimeReader.readUntil(turn, answer)))),
        this::called);
    application = new Form(
        "guidanceapply",
        Role.MEMBER,
        List.of(
            Step.required(
                TOPIC, Takes.LINE, asks("guidance.ask.topic"), Step.inWords(GuidanceForms::topic)),
            languages("guidance.ask.yourlanguages")),
        this::applied);
  }

  List<Form> all() {
    return List.of(expert, call, application);
  }

  Form expert() {
    return expert;
  }

  Form call() {
    return call;
  }

  Form application() {
    return application;
  }

  private static Step.Question asks(String key) {
    return (turn, answers) -> Asked.plainly(turn.say(key));
  }

  private static Step languages(String key) {
    return Step.required(
        LANGUAGES,
        Takes.CHOICE,
        (turn, answers) -> Future.succeededFuture(new Asked(
            turn.say(key),
            List.of(
                new Option(turn.say("guidance.language.zh"), "zh"),
                new Option(turn.say("guidance.language.en"), "en"),
                new Option(turn.say("guidance.language.both"), "zh en")))),
        GuidanceForms::language);
  }

  private static Future<Read> language(Turn turn, Step.Answer answer) {
    boolean both = BOTH.matcher(answer.text()).find();
    boolean zh = both || CHINESE.matcher(answer.text()).find();
    boolean en = both || ENGLISH.matcher(answer.text()).find();
    return zh || en
        ? Read.accept((zh ? "zh " : "") + (en ? "en" : ""))
        : Read.refuse(turn.say("guidance.language.which"));
  }

  private static Future<Read> line(Turn turn, Step.Answer answer) {
    return answer.text().codePointCount(0, answer.text().length()) > LONGEST
        ? Read.refuse(turn.say("guidance.long", "limit", LONGEST))
        : Read.accept(answer.text());
  }

  private static Future<Read> topic(Turn turn, Step.Answer answer) {
    boolean tells = turn.speaker()
        .member()
        .filter(self -> Discretion.tellsWho(answer.text(), self))
        .isPresent();
    return tells ? Read.refuse(turn.say("guidance.topic.who")) : line(turn, answer);
  }

  private static Future<Asked> askCapacity(Turn turn, Map<String, String> answers) {
    return Future.succeededFuture(new Asked(
        turn.say("guidance.ask.capacity"),
        List.of(new Option("1", "1"), new Option("2", "2"), new Option("3", "3"))));
  }

  private static Future<Read> capacity(Turn turn, Step.Answer answer) {
    Matcher one = CAPACITY_SAID.matcher(answer.text());
    int number = one.matches() ? Integer.parseInt(one.group(1)) : 0;
    return number >= 1 && number <= MOST
        ? Read.accept(Integer.toString(number))
        : Read.refuse(turn.say("guidance.capacity.range", "limit", MOST));
  }

  private Future<Reply> described(Turn turn, Map<String, String> answers) {
    return store
        .describe(new Expert(
            turn.speaker().personKey(),
            answers.getOrDefault(FIELDS, ""),
            languagesOf(answers),
            Integer.parseInt(answers.getOrDefault(CAPACITY, "1")),
            Instant.EPOCH,
            answers.getOrDefault(CONFLICTS, ""),
            List.of(),
            List.of()))
        .map(expert -> Reply.discreetly(turn.say(
            "guidance.expert.noted", "fields", expert.fields(), "capacity", expert.capacity())));
  }

  private static List<String> languagesOf(Map<String, String> answers) {
    return List.of(answers.getOrDefault(LANGUAGES, "").strip().split(" "));
  }

  private Future<Reply> called(Turn turn, Map<String, String> answers) {
    Instant deadline = TimeReader.start(answers.getOrDefault(DEADLINE, ""), turn.zone());
    return store
        .call(
            turn.operation(),
            number -> new Call(
                number,
                answers.getOrDefault(TITLE, ""),
                answers.getOrDefault(NEEDS, ""),
                "",
                deadline,
                false))
        .map(made -> Reply.discreetly(turn.say(
            "guidance.called",
            "number",
            made.number(),
            "title",
            made.title(),
            "day",
            made.deadline().atZone(turn.zone()).toLocalDate().toString())));
  }

  private Future<Reply> applied(Turn turn, Map<String, String> answers) {
    String self = turn.speaker().personKey();
    return store.call(answers.getOrDefault(CALL, "")).compose(found -> {
      Optional<Call> open = found.filter(one -> one.isOpen(turn.now()));
      if (open.isEmpty()) {
        return Future.succeededFuture(Reply.discreetly(turn.say("guidance.call.over")));
      }
      return apply(turn, self, open.get(), answers);
    });
  }

  /** Whoever fills in two forms, in two chats, has applied once. */
  private Future<Reply> apply(Turn turn, String self, Call call, Map<String, String> answers) {
    return store.applications(call.number()).compose(all -> {
      if (all.stream().anyMatch(one -> one.person().equals(self))) {
        return Future.succeededFuture(Reply.discreetly(turn.say("guidance.applied.already")));
      }
      return store
          .apply(
              turn.operation(),
              number -> new Application(
                  number,
                  call.number(),
                  self,
                  answers.getOrDefault(TOPIC, ""),
                  languagesOf(answers),
                  turn.now(),
                  List.of(),
                  List.of(),
                  ""))
          .map(made -> Reply.discreetly(
              turn.say("guidance.applied", "number", made.number(), "title", call.title())));
    });
  }
}
