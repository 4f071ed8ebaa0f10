package io.reunion.showcase;

import io.reunion.bot.Form;
import io.reunion.bot.PersonFinder;
import io.reunion.bot.Reply;
import io.reunion.bot.Step;
import io.reunion.bot.Step.Asked;
import io.reunion.bot.Step.Read;
import io.reunion.bot.Step.Takes;
import io.reunion.bot.Turn;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.MemberStore;
import io.reunion.member.Role;
import io.reunion.member.Viewer;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A new story: about whom, its title, its text; then its person is asked. */
final class StoryForm {
  static final int LONGEST = 3000;
  private static final int LONGEST_TITLE = 80;
  private static final String WHO = "who";
  private static final String TITLE = "title";
  private static final String TEXT = "text";

  private final StoryStore store;
  private final MemberStore members;
  private final PersonFinder people;
  private final StoryConsent consent;
  private final ZoneId zone;
  private final Form form;

  StoryForm(
      StoryStore store,
      MemberStore members,
      PersonFinder people,
      StoryConsent consent,
      ZoneId zone) {
    this.store = store;
    this.members = members;
    this.people = people;
    this.consent = consent;
    this.zone = zone;
    form = new Form(
        "story",
        Role.ORGANISER,
        List.of(
            Step.required(
                WHO,
                Takes.LINE,
                (turn, answers) -> Asked.plainly(turn.say("showcase.ask.who")),
                this::who),
            Step.required(
                TITLE,
                Takes.LINE,
                (turn, answers) -> Asked.plainly(turn.say("showcase.ask.title")),
                Step.inWords((turn, answer) -> within(turn, answer.text(), LONGEST_TITLE))),
            Step.required(
                TEXT,
                Takes.PROSE,
                (turn, answers) -> Asked.plainly(turn.say("showcase.ask.text")),
                Step.inWords((turn, answer) -> within(turn, answer.text(), LONGEST)))),
        this::written);
  }

  Form form() {
    return form;
  }

  private static Future<Read> within(Turn turn, String text, int most) {
    return text.codePointCount(0, text.length()) > most
        ? Read.refuse(turn.say("showcase.long", "limit", most))
        : Read.accept(text);
  }

  /** By student number, or by what finds exactly one. */
  private Future<Read> who(Turn turn, Step.Answer answer) {
    return members
        .byKey(Field.STUDENT_NUMBER, answer.text())
        .compose(member -> member.isPresent()
            ? Future.succeededFuture(member.map(Member::id))
            : people.find(answer.text(), Viewer.OFFICE))
        .compose(found -> found
            .map(id -> Read.accept(id.value()))
            .orElseGet(() -> Read.refuse(turn.say("showcase.who.nobody"))));
  }

  private Future<Reply> written(Turn turn, Map<String, String> answers) {
    MemberId person = new MemberId(answers.getOrDefault(WHO, ""));
    StoryStore.Draft draft = new StoryStore.Draft(
        "m:" + person,
        answers.getOrDefault(TITLE, ""),
        answers.getOrDefault(TEXT, ""),
        turn.now().atZone(zone).getYear());
    return members.get(person).compose(member -> {
      Optional<Member> known = member;
      return known.isEmpty()
          ? Future.succeededFuture(Reply.discreetly(turn.say("showcase.who.nobody")))
          : store
              .write(draft, turn.operation())
              .compose(story -> consent
                  .ask(story)
                  .map(asked -> Reply.discreetly(turn.say(
                      "showcase.written",
                      "number",
                      story.number(),
                      "name",
                      known.get().name()))));
    });
  }
}
