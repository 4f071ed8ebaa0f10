package io.reunion.language.signup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** What was read of a text, as short JSON: what is empty or usual is left out. */
final class Described {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Described() {}

  static ArrayNode lists(List<SignUpList> lists) {
    ArrayNode all = JSON.arrayNode();
    lists.forEach(list -> all.add(list(list)));
    return all;
  }

  private static ObjectNode list(SignUpList list) {
    ObjectNode node = JSON.objectNode().put("certainty", list.certainty().name());
    text(node, "from", list.forwardedFrom());
    texts(node, "title", list.title());
    ArrayNode entries = node.putArray("entries");
    list.entries().forEach(entry -> entries.add(entry(entry)));
    texts(node, "examples", list.examples());
    texts(node, "notes", list.notes());
    texts(
        node,
        "unreadable",
        list.unreadable().stream()
            .map(line -> line.line() + " " + line.reason() + " " + line.text())
            .toList());
    return node;
  }

  private static ObjectNode entry(SignUpEntry entry) {
    Party party = entry.party();
    ObjectNode node = JSON.objectNode();
    entry.number().ifPresent(number -> node.put("number", number));
    node.put("name", party.name());
    if (party.seats() != 1) {
      node.put("seats", party.seats());
    }
    texts(node, "guests", party.guests());
    text(node, "note", party.note());
    if (party.attendance() != Attendance.GOING) {
      node.put("attendance", party.attendance().name());
    }
    texts(node, "doubts", entry.doubts().stream().map(Enum::name).sorted().toList());
    text(node, "contact", entry.contact());
    text(node, "section", entry.section());
    entry.author().ifPresent(author -> node.put("author", author));
    entry.writtenAt().ifPresent(time -> node.put("writtenAt", time.toString()));
    node.put(
        "lines",
        entry.firstLine() == entry.lastLine()
            ? "" + entry.firstLine()
            : entry.firstLine() + "-" + entry.lastLine());
    return node;
  }

  private static void text(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }

  private static void texts(ObjectNode node, String name, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode array = node.putArray(name);
      texts.forEach(array::add);
    }
  }
}
