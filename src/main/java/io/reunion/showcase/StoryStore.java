package io.reunion.showcase;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.filing.Drawer;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.MemberId;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stories, in the drawer {@code stories}. */
public final class StoryStore {
  private final Drawer<Story> drawer;

  public StoryStore(Redis redis) {
    drawer = new Drawer<>(redis, "stories", Story.class);
  }

  /** A story as somebody writes it. */
  public record Draft(String person, String title, String text, int year) {}

  public Future<Story> write(Draft draft, String operation) {
    return drawer.add(
        operation,
        number -> new Story(
            number,
            draft.person(),
            draft.title(),
            draft.text(),
            draft.year(),
            "",
            Instant.EPOCH,
            false,
            List.of()));
  }

  public Future<Optional<Story>> find(String number) {
    return drawer.get(number);
  }

  Future<Optional<Changed<Story>>> change(String number, UnaryOperator<Story> edit) {
    return drawer.change(number, edit);
  }

  /** Puts it into the archive, if its person has agreed to it as it is; the story as it is then. */
  public Future<Optional<Story>> publish(String number) {
    return change(number, Story::inArchive).map(changed -> changed.map(Changed::after));
  }

  public Future<List<Story>> all() {
    return drawer.all();
  }

  Future<Void> remove(Story story) {
    return drawer.remove(story.id());
  }

  public Future<JsonNode> export(MemberId member) {
    String person = "m:" + member;
    return drawer.export(story -> story.person().equals(person));
  }
}
