package io.reunion.playground;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Everything about the playground that is given and does not change: who is there, where, and what there is to try.
 *
 * @param tips things to try, shown on first use
 * @param opening what was said before the page is opened; the bot never hears of it
 */
public record Scene(
    Bot bot,
    List<Persona> personas,
    List<Group> groups,
    List<CommandHint> commands,
    List<Tip> tips,
    List<Line> opening) {
  private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?");

  /** In a {@link Step}: the direct chat of its persona with the bot. */
  public static final String DIRECT = "direct";

  /** How the bot is called; {@code @handle} and {@code @name} in either language are mentions of it. */
  public record Bot(String handle, Bilingual name) {}

  /**
   * Somebody whom the visitor can play.
   *
   * @param id the user id on the platform {@code local}
   * @param language BCP 47, told to the bot as the platform's knowledge
   * @param hint one short line on who this is: "admin", "class of 2012"
   */
  public record Persona(String id, Bilingual name, String language, Bilingual hint) {}

  /** A group; {@code members} are persona ids. */
  public record Group(String id, String title, String language, List<String> members) {}

  /**
   * A command as suggested while typing {@code /}; the name without the slash.
   *
   * @param personas ids of those to whom it is suggested
   */
  public record CommandHint(Bilingual name, Bilingual help, List<String> personas) {}

  /** Something to try, as it is done by those who read the page in Chinese and in English. */
  public record Tip(Step zh, Step en) {}

  /**
   * One thing to do.
   *
   * @param chat the id of a group, or {@link #DIRECT}
   * @param text filled into the typing box; the visitor sends it
   * @param answersCard the text answers the chat's newest card with buttons
   */
  public record Step(String title, String persona, String chat, String text, boolean answersCard) {}

  /** One message of the opening, {@code before} the room was opened. */
  public record Line(String chat, String persona, String text, Duration before) {}

  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException with the id in question and what was expected
   */
  public Scene {
    personas = List.copyOf(personas);
    groups = List.copyOf(groups);
    commands = List.copyOf(commands);
    tips = List.copyOf(tips);
    opening = List.copyOf(opening);
    Set<String> people = distinct("persona", personas.stream().map(Persona::id).toList());
    Set<String> places = distinct("group", groups.stream().map(Group::id).toList());
    groups.forEach(group -> group.members().forEach(id -> known("member", id, people)));
    tips.forEach(tip -> {
      check(tip.zh(), people, places);
      check(tip.en(), people, places);
    });
    opening.forEach(line -> {
      known("opening persona", line.persona(), people);
      known("opening chat", line.chat(), places);
    });
  }

  private static Set<String> distinct(String what, List<String> ids) {
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      if (!ID.matcher(id).matches()) {
        throw new IllegalArgumentException(
            what + " id: " + id + " (expected: 1 to 32 lower-case letters, digits, '-')");
      }
      if (!seen.add(id)) {
        throw new IllegalArgumentException(what + " id: " + id + " (expected: each only once)");
      }
    }
    if (seen.isEmpty()) {
      throw new IllegalArgumentException("no " + what + " (expected: at least one)");
    }
    return seen;
  }

  private static void check(Step step, Set<String> people, Set<String> places) {
    known("tip persona", step.persona(), people);
    if (!step.chat().equals(DIRECT)) {
      known("tip chat", step.chat(), places);
    }
  }

  private static void known(String what, String id, Set<String> known) {
    if (!known.contains(id)) {
      throw new IllegalArgumentException(
          what + ": " + id + " (expected: one of " + known.stream().sorted().toList() + ")");
    }
  }

  Optional<Persona> persona(String id) {
    return personas.stream().filter(persona -> persona.id().equals(id)).findFirst();
  }
}
