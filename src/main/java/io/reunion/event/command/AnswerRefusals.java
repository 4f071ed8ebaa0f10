package io.reunion.event.command;

import io.reunion.bot.Reply;
import io.reunion.bot.Say;
import io.reunion.bot.Turn;
import io.reunion.event.Event;
import io.reunion.event.card.CardText;
import io.reunion.event.card.InvitedText;
import io.reunion.member.Role;
import io.vertx.core.Future;

/** Why an answer is not noted, in one sentence. */
final class AnswerRefusals {
  private AnswerRefusals() {}

  static Future<Reply> said(Turn turn, String key, Object... named) {
    return Future.succeededFuture(Reply.discreetly(turn.say(key, named)));
  }

  /** Asked instead of guessed, and nothing said before is changed. */
  static Future<Reply> unread(Turn turn, Event event) {
    return Future.succeededFuture(Reply.of(
        Say.discreetly(turn.say("event.rsvp.unread", "title", event.title(), "id", event.id()))
            .withButtons(CardText.buttons(event, turn.texts(), turn.now()))));
  }

  /** Another number than what was written would be a guess. */
  static Future<Reply> noNumber(Turn turn, Event event, String words) {
    return said(
        turn,
        "event.rsvp.number",
        "words",
        EventChoice.shortened(words),
        "limit",
        event.partyLimit(),
        "title",
        event.title(),
        "id",
        event.id());
  }

  /** Whoever is meant gave an answer of their own, which the speaker is not to change. */
  static Future<Reply> theirs(Turn turn, Event event, RsvpWords words) {
    String name = words.person().orElse("");
    return said(turn, "event.rsvp.theirs", "name", name, "title", event.title());
  }

  static Future<Reply> uninvited(Turn turn, Event event, boolean other) {
    String key = other
        ? "event.invited.other"
        : turn.speaker().has(Role.MEMBER) ? "event.invited.no" : "event.invited.unknown";
    return said(turn, key, "title", event.title(), "whom", InvitedText.of(event, turn.texts()));
  }
}
