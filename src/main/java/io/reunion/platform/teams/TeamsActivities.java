package io.reunion.platform.teams;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ChatId;
import io.reunion.chat.ChatKind;
import io.reunion.chat.MessageId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Sender;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.chat.UserId;
import io.reunion.platform.Fields;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads activities. Those that mean nothing to us give no update. */
final class TeamsActivities {
  private static final String BOT = "28:";
  private static final String EXECUTE = "adaptiveCard/action";

  private final AccountId account;
  private final boolean named;

  /**
   * @param named nothing comes that does not begin with the bot's name
   */
  TeamsActivities(AccountId account, boolean named) {
    this.account = account;
    this.named = named;
  }

  /**
   * @param credit the right to answer in the response, where there is one
   */
  List<Update> read(JsonNode activity, Instant now, Optional<ReplyCredit> credit) {
    return switch (Fields.requiredText(activity, "type")) {
      case "message" ->
        command(activity.path("value")).isEmpty()
            ? written(activity, now, credit)
            : press(activity, command(activity.path("value")), now);
      case "invoke" -> isExecuted(activity) ? press(activity, executed(activity), now) : List.of();
      case "conversationUpdate" -> members(activity, now);
      case "installationUpdate" -> installed(activity, now);
      case "messageReaction" -> reaction(activity, now);
      default -> List.of();
    };
  }

  static boolean isExecuted(JsonNode activity) {
    return Fields.text(activity, "type").equals("invoke")
        && Fields.text(activity, "name").equals(EXECUTE)
        && !executed(activity).isEmpty();
  }

  private static String executed(JsonNode activity) {
    return command(activity.path("value").path("action").path("data"));
  }

  private static String command(JsonNode carried) {
    return Fields.words(carried, TeamsCard.COMMAND);
  }

  private List<Update> written(JsonNode activity, Instant now, Optional<ReplyCredit> credit) {
    TeamsText said = TeamsText.read(activity, named);
    Optional<Sender> person = person(activity);
    if (person.isEmpty() || (said.text().isEmpty() && !said.mentioned())) {
      return List.of();
    }
    String id = Fields.requiredText(activity, "id");
    Optional<MessageId> answered = Optional.of(Fields.text(activity, "replyToId"))
        .filter(root -> !root.isEmpty() && !root.equals(id))
        .map(MessageId::new);
    return List.of(new Update.MessageReceived(
        origin(activity, "message", id, now, credit),
        person.get(),
        new MessageId(id),
        said.text(),
        said.mentioned(),
        answered,
        /* replyToBot= */ false,
        TeamsPlaces.thread(conversation(activity)),
        Optional.empty()));
  }

  private List<Update> press(JsonNode activity, String command, Instant now) {
    String id = Fields.requiredText(activity, "id");
    return person(activity)
        .<List<Update>>map(person -> List.of(new Update.ButtonPressed(
            origin(activity, "press", id, now, Optional.empty()),
            person,
            command,
            Optional.of(Fields.text(activity, "replyToId"))
                .filter(card -> !card.isEmpty())
                .map(MessageId::new),
            isExecuted(activity) ? id : "",
            TeamsPlaces.thread(conversation(activity)))))
        .orElse(List.of());
  }

  private List<Update> members(JsonNode activity, Instant now) {
    List<Update> updates = new ArrayList<>();
    moved(activity, "membersAdded", "added", now).ifPresent(updates::add);
    moved(activity, "membersRemoved", "removed", now).ifPresent(updates::add);
    return List.copyOf(updates);
  }

  /** The bot itself counts before whoever came with it. */
  private Optional<Update> moved(JsonNode activity, String field, String what, Instant now) {
    boolean added = what.equals("added");
    String self = Fields.text(activity.path("recipient"), "id");
    List<Sender> people = new ArrayList<>();
    boolean bot = false;
    for (JsonNode member : Fields.array(activity, field)) {
      bot |= Fields.text(member, "id").equals(self);
      sender(member).ifPresent(people::add);
    }
    String id = Fields.text(activity, "id");
    Origin origin = origin(
        activity, what, id.isEmpty() ? time(activity, now).toString() : id, now, Optional.empty());
    if (bot) {
      return Optional.of(
          added ? new Update.BotAdded(origin, person(activity)) : new Update.BotRemoved(origin));
    } else if (people.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        added
            ? new Update.MemberJoined(origin, List.copyOf(people))
            : new Update.MemberLeft(origin, List.copyOf(people)));
  }

  private List<Update> installed(JsonNode activity, Instant now) {
    String action = Fields.text(activity, "action");
    Origin origin = origin(
        activity,
        "installation-" + action,
        Fields.text(activity, "id") + time(activity, now),
        now,
        Optional.empty());
    return switch (action) {
      case "add", "add-upgrade" -> List.of(new Update.BotAdded(origin, person(activity)));
      case "remove", "remove-upgrade" -> List.of(new Update.BotRemoved(origin));
      default -> List.of();
    };
  }

  /** Teams tells what was added or removed and not which others stay: the set is what was just added, or nothing. */
  private List<Update> reaction(JsonNode activity, Instant now) {
    String id = Fields.text(activity, "id");
    List<String> emoji = new ArrayList<>();
    for (JsonNode reaction : Fields.array(activity, "reactionsAdded")) {
      emoji.add(emoji(Fields.words(reaction, "type")));
    }
    Origin origin = origin(activity, "reaction", id + time(activity, now), now, Optional.empty());
    return person(activity)
        .<List<Update>>map(person -> List.of(new Update.ReactionChanged(
            origin,
            person,
            new MessageId(Fields.requiredText(activity, "replyToId")),
            List.copyOf(emoji))))
        .orElse(List.of());
  }

  private static String emoji(String type) {
    return switch (type) {
      case "like" -> "👍";
      case "heart" -> "❤️";
      case "laugh" -> "😄";
      case "surprised" -> "😮";
      case "sad" -> "😢";
      case "angry" -> "😡";
      default -> ":" + type + ":";
    };
  }

  private Origin origin(
      JsonNode activity, String what, String id, Instant now, Optional<ReplyCredit> credit) {
    ChatId chat = new ChatId(account, TeamsPlaces.place(conversation(activity)));
    JsonNode where = activity.path("channelData");
    String team = Fields.words(where.path("team"), "name");
    String title = team.isEmpty() ? Fields.words(activity.path("conversation"), "name") : team;
    return new Origin(
        what + ":" + chat.value() + ":" + id,
        chat,
        kind(activity),
        title,
        time(activity, now),
        credit);
  }

  private static ChatKind kind(JsonNode activity) {
    JsonNode conversation = activity.path("conversation");
    boolean direct = Fields.text(conversation, "conversationType").equals("personal")
        || (Fields.text(conversation, "conversationType").isEmpty()
            && !Fields.isTrue(conversation, "isGroup"));
    return direct ? ChatKind.DIRECT : ChatKind.GROUP;
  }

  private static String conversation(JsonNode activity) {
    return Fields.requiredText(Fields.requiredObject(activity, "conversation"), "id");
  }

  private static Instant time(JsonNode activity, Instant now) {
    try {
      return OffsetDateTime.parse(Fields.text(activity, "timestamp")).toInstant();
    } catch (DateTimeParseException e) {
      return now;
    }
  }

  private Optional<Sender> person(JsonNode activity) {
    return sender(activity.path("from"));
  }

  /** Bots are nobody. */
  private Optional<Sender> sender(JsonNode member) {
    String id = Fields.text(member, "id");
    if (id.isEmpty() || id.startsWith(BOT)) {
      return Optional.empty();
    }
    String directory = Fields.text(member, "aadObjectId");
    return Optional.of(new Sender(
        new UserId(account.platform(), directory.isEmpty() ? id : directory),
        Fields.words(member, "name")));
  }
}
