package io.reunion.showcase;

import io.reunion.chat.Button;
import io.reunion.filing.Drawer.Changed;
import io.reunion.notice.Notice;
import io.reunion.notice.Notices;
import io.reunion.text.Sentences;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Shows its person a story as it would be shown, and takes their yes to exactly that. */
final class StoryConsent {
  private static final String ASK = "showcase-ask";

  private final StoryStore store;
  private final Notices notices;
  private final Clock clock;

  StoryConsent(StoryStore store, Notices notices, Clock clock) {
    this.store = store;
    this.notices = notices;
    this.clock = clock;
    notices.write(ASK, this::question);
  }

  /** Asks about the text as it is now; once for each text. */
  Future<Void> ask(Story story) {
    return notices.plan(
        ASK, story.person(), story.number() + " " + story.digest(), clock.instant());
  }

  private Future<Optional<Notice>> question(String person, String about) {
    String[] parts = about.split(" ", -1);
    return store
        .find(parts[0])
        .map(found -> found
            .filter(story -> story.digest().equals(parts[1]) && !story.isAgreed())
            .map(story ->
                Notice.of(say -> question(say, story)).withRow(say -> buttons(say, story))));
  }

  static String question(Sentences say, Story story) {
    return say.say(
        "showcase.question",
        "title",
        story.title(),
        "text",
        story.text(),
        "number",
        story.number(),
        "digest",
        story.digest().substring(0, Story.SHORT));
  }

  static List<Button> buttons(Sentences say, Story story) {
    return List.of(
        new Button(
            say.say("showcase.button.agree"),
            "story agree " + story.number() + " " + story.digest().substring(0, Story.SHORT)),
        new Button(say.say("showcase.button.refuse"), "story withdraw " + story.number()));
  }

  /** Whether {@code person} has agreed to what the digest stands for, and it is still that. */
  Future<Boolean> agree(String number, String person, String digest) {
    return store
        .change(
            number,
            story -> story.person().equals(person) ? story.agreed(digest, clock.instant()) : story)
        .map(changed -> changed
            .map(Changed::after)
            .filter(story -> story.person().equals(person))
            .filter(story -> story.isAgreed() && story.digest().startsWith(digest))
            .isPresent());
  }
}
