package io.reunion;

import io.reunion.config.ConfigReader;
import io.reunion.config.Default;
import io.reunion.config.InvalidConfigException;
import io.reunion.config.Range;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sample association's files, {@code sample/} in the configuration's directory.
 *
 * @param members the list, as an office would have it
 */
record DemoFiles(Path members, List<Person> personas, List<Gathering> events) {
  /** Text in both languages. */
  record Both(String zh, String en) {
    String joined() {
      return zh + " / " + en;
    }
  }

  /** personas.yaml: whom a visitor can play. */
  record Personas(List<Person> personas) {}

  /**
   * @param id the user of the platform {@code local}
   * @param member the student number of the member that this user is
   * @param groups the groups they sit in
   */
  record Person(
      String id,
      Both name,
      String language,
      String role,
      Optional<String> member,
      List<String> groups) {}

  /** events.yaml: planned from the day of the start. */
  record Events(List<Gathering> events) {}

  /**
   * @param in a period from the day of the start
   * @param at the hour on the clock of {@code timeZone}
   * @param lasts a duration
   * @param chats ids of groups
   */
  record Gathering(
      String id,
      Both title,
      String in,
      String at,
      String lasts,
      ZoneId timeZone,
      Both place,
      Optional<Integer> capacity,
      List<String> chats,
      List<Said> rsvps) {}

  /** An answer that was given before the demo began. */
  record Said(
      String member,
      String answer,
      @Default("1") @Range(min = "1", max = "50") int seats) {}

  /**
   * @throws InvalidConfigException with every problem of the files
   */
  static DemoFiles read(Path configDirectory) {
    Path sample = configDirectory.resolve("sample");
    ConfigReader reader = new ConfigReader(Map.of());
    Optional<Personas> personas = reader.read(sample.resolve("personas.yaml"), Personas.class);
    Optional<Events> events = reader.read(sample.resolve("events.yaml"), Events.class);
    if (personas.isEmpty() || events.isEmpty() || !reader.problems().isEmpty()) {
      throw new InvalidConfigException(reader.problems());
    }
    return new DemoFiles(
        sample.resolve("members.csv"), personas.get().personas(), events.get().events());
  }
}
