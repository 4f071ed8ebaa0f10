package io.reunion.questions;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.filing.Drawer;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.MemberId;
import io.reunion.questions.Question.Box;
import io.reunion.questions.Question.State;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Boxes and questions, in the drawers {@code questionboxes} and {@code questions}. */
public final class QuestionStore {
  private final Drawer<Box> boxes;
  private final Drawer<Question> questions;

  public QuestionStore(Redis redis) {
    boxes = new Drawer<>(redis, "questionboxes", Box.class);
    questions = new Drawer<>(redis, "questions", Question.class);
  }

  /** @param event its id, or nothing */
  Future<Box> open(String title, String event, String operation) {
    return boxes.add(operation, number -> new Box(number, title, false, event));
  }

  public Future<List<Box>> boxes() {
    return boxes.all();
  }

  Future<Void> close(Box box) {
    return boxes.change(Integer.toString(box.number()), Box::asClosed).mapEmpty();
  }

  Future<Question> ask(Box box, String by, String text, String operation, Instant now) {
    return questions.add(
        operation,
        number -> new Question(
            number, box.number(), by, text, now, number, List.of(), State.WAITING, ""));
  }

  Future<Optional<Question>> find(String number) {
    return questions.get(number);
  }

  public Future<List<Question>> all() {
    return questions.all();
  }

  Future<List<Question>> in(int box) {
    return all().map(all -> all.stream().filter(one -> one.box() == box).toList());
  }

  /** All of one group join another. */
  Future<Void> join(List<Question> group, int other) {
    return Future.join(group.stream()
            .map(one -> questions.change(one.id(), now -> now.inGroup(other)))
            .toList())
        .mapEmpty();
  }

  Future<Void> keepApart(int one, int other) {
    return questions.change(Integer.toString(one), now -> now.apartFrom(other)).mapEmpty();
  }

  Future<Optional<Question>> end(Question one, State how, String answer) {
    return questions
        .change(one.id(), now -> now.ended(how, answer))
        .map(changed -> changed.map(Changed::after));
  }

  public Future<JsonNode> export(MemberId member) {
    String person = "m:" + member;
    return questions.export(one -> one.by().equals(person));
  }

  public Future<Void> forget(MemberId member) {
    String person = "m:" + member;
    return questions.removeAll(Question::id, one -> one.by().equals(person));
  }
}
