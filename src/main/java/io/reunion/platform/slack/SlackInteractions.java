package io.reunion.platform.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.chat.AccountId;
import io.reunion.chat.ReplyCredit;
import io.reunion.chat.Update;
import io.reunion.chat.Update.Origin;
import io.reunion.platform.CallableHosts;
import io.reunion.platform.Fields;
import io.reunion.platform.PlainText;
import io.reunion.platform.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads what comes as a form: slash commands, and presses of buttons ({@code block_actions}). */
final class SlackInteractions {
  static final String RESPONSE_URL = "response_url";

  private static final int CREDIT_USES = 5;
  private static final Duration CREDIT_LIFE = Duration.ofMinutes(30);

  private final SlackPlaces places;
  private final String rootCommand;
  private final CallableHosts hosts;

  /**
   * @param rootCommand without the slash
   * @param hosts on which a response_url may be
   */
  SlackInteractions(AccountId account, String rootCommand, CallableHosts hosts) {
    this.places = new SlackPlaces(account);
    this.rootCommand = "/" + rootCommand;
    this.hosts = hosts;
  }

  /** A command as if it had been written into the channel. */
  List<Update> command(Map<String, String> form, SlackBot known, Instant now) {
    SlackBot bot = known.or("", form.getOrDefault("team_id", ""));
    String channel = required(form, "channel_id");
    String trigger = required(form, "trigger_id");
    Origin origin = new Origin(
        "command:" + trigger,
        places.chat(channel),
        SlackPlaces.kind(channel, ""),
        PlainText.wellFormed(form.getOrDefault("channel_name", "")),
        now,
        credit(form.getOrDefault(RESPONSE_URL, ""), now));
    String name = PlainText.wellFormed(form.getOrDefault("user_name", ""));
    return List.of(new Update.MessageReceived(
        origin,
        places.sender(required(form, "user_id"), name, bot),
        places.message("command:" + trigger),
        said(required(form, "command"), form.getOrDefault("text", ""), bot),
        true,
        Optional.empty(),
        false,
        Optional.of(form.getOrDefault("thread_ts", "")).filter(SlackTimes::isTs),
        Optional.empty()));
  }

  private String said(String command, String text, SlackBot bot) {
    String rest = SlackText.read(text, bot).text();
    if (!command.equals(rootCommand)) {
      return PlainText.wellFormed(command) + (rest.isEmpty() ? "" : " " + rest);
    } else if (rest.isEmpty()) {
      return "/help";
    }
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /** Every action of a {@code block_actions} that carries a command; other payloads have none. */
  List<Update> press(JsonNode payload, SlackBot known, Instant now) {
    if (!Fields.text(payload, "type").equals("block_actions")
        || channel(payload).isEmpty()) {
      return List.of();
    }
    List<Update> presses = new ArrayList<>(1);
    for (JsonNode action : Fields.array(payload, "actions")) {
      String command = carried(action);
      if (!command.isEmpty()) {
        presses.add(pressed(payload, action, command, presses.size(), known, now));
      }
    }
    return List.copyOf(presses);
  }

  private Update pressed(
      JsonNode payload, JsonNode action, String command, int nth, SlackBot known, Instant now) {
    String channel = channel(payload);
    String trigger = Fields.requiredText(payload, "trigger_id");
    JsonNode user = Fields.requiredObject(payload, "user");
    Origin origin = new Origin(
        "press:" + trigger + (nth == 0 ? "" : ":" + nth),
        places.chat(channel),
        SlackPlaces.kind(channel, ""),
        within(payload, "channel", Fields::words, "name"),
        SlackTimes.instant(Fields.text(action, "action_ts"), now),
        credit(Fields.text(payload, RESPONSE_URL), now));
    SlackBot bot = known.or("", within(payload, "team", Fields::text, "id"));
    return new Update.ButtonPressed(
        origin,
        places.sender(Fields.requiredText(user, "id"), Fields.words(user, "username"), bot),
        command,
        card(payload).map(places::message),
        trigger,
        thread(payload));
  }

  private static String carried(JsonNode action) {
    String value = Fields.words(action, "value");
    return value.isEmpty() ? within(action, "selected_option", Fields::words, "value") : value;
  }

  private static String channel(JsonNode payload) {
    String id = within(payload, "channel", Fields::text, "id");
    return id.isEmpty() ? within(payload, "container", Fields::text, "channel_id") : id;
  }

  /** The message with the button; none for one that only one person sees, since such a message cannot be edited. */
  private static Optional<String> card(JsonNode payload) {
    JsonNode container = Fields.object(payload, "container").orElse(payload);
    String ts = within(payload, "container", Fields::text, "message_ts");
    String card = ts.isEmpty() ? within(payload, "message", Fields::text, "ts") : ts;
    return Optional.of(card)
        .filter(SlackTimes::isTs)
        .filter(any -> !Fields.isTrue(container, "is_ephemeral"));
  }

  private static Optional<String> thread(JsonNode payload) {
    String ts = within(payload, "container", Fields::text, "thread_ts");
    return Optional.of(ts.isEmpty() ? within(payload, "message", Fields::text, "thread_ts") : ts)
        .filter(SlackTimes::isTs);
  }

  /** A text field of an object that may be missing. */
  private static String within(
      JsonNode parent, String object, BiFunction<JsonNode, String, String> read, String name) {
    return Fields.object(parent, object).map(child -> read.apply(child, name)).orElse("");
  }

  /** A URL that is not on Slack's own host is none. */
  private Optional<ReplyCredit> credit(String url, Instant now) {
    return !url.isEmpty() && hosts.allow(url)
        ? Optional.of(new ReplyCredit(RESPONSE_URL, url, CREDIT_USES, now.plus(CREDIT_LIFE)))
        : Optional.empty();
  }

  private static String required(Map<String, String> form, String name) {
    String value = form.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new UnreadableException(name + " (expected: a text)");
    }
    return value;
  }
}
