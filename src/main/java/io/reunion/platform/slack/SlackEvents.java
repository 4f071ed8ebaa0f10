package io.reunion.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.MessageId;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.platform.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an {@code event_callback} of the Events API. Events that mean nothing to us give no update. */
final class SlackEvents {
  private static final Logger LOG = LoggerFactory.getLogger(SlackEvents.class);

  private final AccountId account;
  private final SlackPlaces places;

  SlackEvents(AccountId account) {
    this.account = account;
    this.places = new SlackPlaces(account);
  }

  /** Who the bot is, as far as the request tells. */
  static SlackBot bot(JsonNode envelope, SlackBot known) {
    String user = "";
    for (JsonNode authorization : Fields.array(envelope, "authorizations")) {
      if (user.isEmpty() && Fields.isTrue(authorization, "is_bot")) {
        user = Fields.text(authorization, "user_id");
      }
    }
    return known.or(user, Fields.text(envelope, "team_id"));
  }

  List<Update> read(JsonNode envelope, SlackBot known, Instant now) {
    JsonNode event = Fields.requiredObject(envelope, "event");
    String type = Fields.requiredText(event, "type");
    SlackBot bot = bot(envelope, known);
    Optional<? extends Update> update = switch (type) {
      case "message", "app_mention" -> written(event, type, bot, now);
      case "member_joined_channel" -> joined(envelope, event, bot, now);
      case "member_left_channel" -> left(envelope, event, bot, now);
      case "channel_left",
          "group_left",
          "channel_deleted",
          "group_deleted",
          "channel_archive",
          "group_archive" -> Optional.of(new Update.BotRemoved(origin(envelope, event, now)));
      case "channel_id_changed" -> Optional.of(migrated(envelope, event, now));
      case "reaction_added", "reaction_removed" -> reaction(envelope, event, type, bot, now);
      case "app_uninstalled", "tokens_revoked" -> revoked(type, bot);
      default -> Optional.empty();
    };
    return update.<List<Update>>map(List::of).orElse(List.of());
  }

  private Optional<Update> written(JsonNode event, String type, SlackBot bot, Instant now) {
    String user = Fields.text(event, "user");
    boolean byPerson = !user.isEmpty()
        && !bot.is(user)
        && !user.equals("USLACKBOT")
        && !event.hasNonNull("bot_id")
        && !Fields.isTrue(event, "hidden");
    if (!byPerson || !isPlain(Fields.text(event, "subtype"))) {
      return Optional.empty();
    }
    String text = Fields.text(event, "text");
    boolean addressed = type.equals("app_mention");
    SlackBot self = addressed ? bot.or(SlackText.firstMentioned(text), "") : bot;
    SlackText.Read read = SlackText.read(text, self);
    boolean mentioned = read.mentioned() || addressed;
    if (read.text().isEmpty() && !mentioned) {
      return Optional.empty();
    }
    return Optional.of(message(event, read.text(), mentioned, bot, now));
  }

  /** What people write has no subtype, but for a file with words and an answer that is shown in the channel too. */
  private static boolean isPlain(String subtype) {
    return switch (subtype) {
      case "", "file_share", "thread_broadcast" -> true;
      default -> false;
    };
  }

  private Update message(
      JsonNode event, String text, boolean mentioned, SlackBot bot, Instant now) {
    String channel = Fields.requiredText(event, "channel");
    String ts = Fields.requiredText(event, "ts");
    Optional<String> thread = Optional.of(Fields.text(event, "thread_ts")).filter(SlackTimes::isTs);
    Optional<MessageId> answered = thread.filter(root -> !root.equals(ts)).map(MessageId::new);
    return new Update.MessageReceived(
        new Origin(
            "message:" + channel + ":" + ts,
            places.chat(channel),
            SlackPlaces.kind(channel, Fields.text(event, "channel_type")),
            SlackTimes.instant(ts, now)),
        places.sender(Fields.text(event, "user"), "", bot),
        places.message(ts),
        text,
        mentioned,
        answered,
        answered.isPresent() && bot.is(Fields.text(event, "parent_user_id")),
        thread,
        Optional.empty());
  }

  private Optional<Update> joined(JsonNode envelope, JsonNode event, SlackBot bot, Instant now) {
    String user = Fields.requiredText(event, "user");
    String inviter = Fields.text(event, "inviter");
    Origin origin = origin(envelope, event, now);
    return Optional.of(
        bot.is(user)
            ? new Update.BotAdded(
                origin,
                inviter.isEmpty() ? Optional.empty() : Optional.of(places.sender(inviter, "", bot)))
            : new Update.MemberJoined(origin, List.of(places.sender(user, "", bot))));
  }

  private Optional<Update> left(JsonNode envelope, JsonNode event, SlackBot bot, Instant now) {
    String user = Fields.requiredText(event, "user");
    Origin origin = origin(envelope, event, now);
    return Optional.of(
        bot.is(user)
            ? new Update.BotRemoved(origin)
            : new Update.MemberLeft(origin, List.of(places.sender(user, "", bot))));
  }

  /** A conversation that is shared with another workspace, or is no more, may get another id. */
  private Update migrated(JsonNode envelope, JsonNode event, Instant now) {
    String old = Fields.requiredText(event, "old_channel_id");
    Origin origin = new Origin(
        eventKey(envelope),
        places.chat(old),
        SlackPlaces.kind(old, ""),
        SlackTimes.instant(Fields.text(event, "event_ts"), now));
    return new Update.ChatMigrated(
        origin, places.chat(Fields.requiredText(event, "new_channel_id")));
  }

  /** Slack tells one reaction at a time and not which others stay: the set is what was just added, or nothing. */
  private Optional<Update> reaction(
      JsonNode envelope, JsonNode event, String type, SlackBot bot, Instant now) {
    JsonNode item = Fields.requiredObject(event, "item");
    String user = Fields.requiredText(event, "user");
    if (!Fields.text(item, "type").equals("message") || bot.is(user)) {
      return Optional.empty();
    }
    String channel = Fields.requiredText(item, "channel");
    List<String> emoji = type.equals("reaction_added")
        ? List.of(SlackEmoji.unicode(Fields.requiredText(event, "reaction")))
        : List.of();
    Origin origin = new Origin(
        eventKey(envelope),
        places.chat(channel),
        SlackPlaces.kind(channel, ""),
        SlackTimes.instant(Fields.text(event, "event_ts"), now));
    return Optional.of(new Update.ReactionChanged(
        origin,
        places.sender(user, "", bot),
        places.message(Fields.requiredText(item, "ts")),
        emoji));
  }

  /** Nothing is said about single chats; every send will now be refused, and says so. */
  private Optional<Update> revoked(String type, SlackBot bot) {
    LOG.warn("{}: workspace {} tells {}", account, bot.team(), type);
    return Optional.empty();
  }

  private Origin origin(JsonNode envelope, JsonNode event, Instant now) {
    String channel = Fields.requiredText(event, "channel");
    return new Origin(
        eventKey(envelope),
        places.chat(channel),
        SlackPlaces.kind(channel, ""),
        SlackTimes.instant(Fields.text(event, "event_ts"), now));
  }

  private static String eventKey(JsonNode envelope) {
    return "event:" + Fields.requiredText(envelope, "event_id");
  }
}
