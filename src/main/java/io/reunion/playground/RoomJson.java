package io.reunion.playground;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reunion.chat.Button;
import io.reunion.chat.Markup;
import java.util.List;
import java.util.Locale;

/**
 * The room as the page reads it. A message has its {@code text} twice: plain, and as {@code runs} with the bot's marks:
 * {@code [{"text": "Seats: "}, {"bold": [{"text": "3"}]}]}.
 */
final class RoomJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RoomJson() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ObjectNode state(Scene scene, List<RoomChat> chats, String cursor) {
    ObjectNode state = object().put("cursor", cursor).put("textLimit", LocalPlatform.TEXT_LIMIT);
    state.set(
        "bot",
        object()
            .put("handle", scene.bot().handle())
            .set("name", bilingual(scene.bot().name())));
    ArrayNode personas = state.putArray("personas");
    scene.personas().forEach(persona -> personas.add(persona(persona)));
    ArrayNode commands = state.putArray("commands");
    scene.commands().forEach(command -> command(command, commands.addObject()));
    ArrayNode tips = state.putArray("tips");
    scene
        .tips()
        .forEach(tip ->
            tips.addObject().<ObjectNode>set("zh", step(tip.zh())).set("en", step(tip.en())));
    ArrayNode rooms = state.putArray("chats");
    chats.forEach(chat -> rooms.add(chat(chat)));
    return state;
  }

  private static void command(Scene.CommandHint command, ObjectNode json) {
    json.set("name", bilingual(command.name()));
    json.set("help", bilingual(command.help()));
    ArrayNode personas = json.putArray("personas");
    command.personas().forEach(personas::add);
  }

  private static ObjectNode bilingual(Bilingual words) {
    return object().put("zh", words.zh()).put("en", words.en());
  }

  private static ObjectNode persona(Scene.Persona persona) {
    ObjectNode json = object().put("id", persona.id()).put("language", persona.language());
    json.set("name", bilingual(persona.name()));
    json.set("hint", bilingual(persona.hint()));
    return json;
  }

  private static ObjectNode step(Scene.Step step) {
    return object()
        .put("title", step.title())
        .put("persona", step.persona())
        .put(
            "chat",
            step.chat().equals(Scene.DIRECT) ? RoomChat.directId(step.persona()) : step.chat())
        .put("text", step.text())
        .put("answersCard", step.answersCard());
  }

  private static ObjectNode chat(RoomChat chat) {
    ObjectNode json = object()
        .put("id", chat.id())
        .put("kind", chat.kind().name())
        .put("title", chat.title())
        .put("language", chat.language());
    ArrayNode members = json.putArray("members");
    chat.members().forEach(members::add);
    ArrayNode messages = json.putArray("messages");
    chat.messages().forEach(message -> messages.add(message(message)));
    return json;
  }

  static ObjectNode message(RoomMessage message) {
    String text = message.body().text();
    ObjectNode json = object()
        .put("id", message.id())
        .put("chat", message.chat())
        .put("at", message.at().toString())
        .put("text", message.byBot() ? Markup.plain(text) : text)
        .put("edited", message.marks().edited())
        .put("transit", message.marks().transit().name());
    message.author().ifPresent(author -> json.put("author", author));
    message.body().replyTo().ifPresent(id -> json.put("replyTo", id));
    message.body().onlyFor().ifPresent(persona -> json.put("onlyFor", persona));
    json.set("runs", message.byBot() ? Runs.of(text) : Runs.literal(text));
    ArrayNode rows = json.putArray("buttons");
    message.body().buttons().forEach(row -> buttons(row, rows.addArray()));
    ObjectNode reactions = json.putObject("reactions");
    message
        .marks()
        .reactions()
        .forEach((emoji, people) -> people.forEach(reactions.withArray("/" + pointer(emoji))::add));
    return json;
  }

  private static String pointer(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }

  private static void buttons(List<Button> row, ArrayNode into) {
    row.forEach(button -> into.addObject()
        .put("label", button.label())
        .put("command", button.command())
        .put("style", button.style().name().toLowerCase(Locale.ROOT)));
  }
}
