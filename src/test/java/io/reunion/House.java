package io.reunion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The drawing of the house in {@code packages.puml}: on which floor each package stands. A package is named as it is
 * drawn, below {@code io.reunion}: {@code platform.slack}; that package itself is {@code (root)}.
 */
record House(Map<String, Integer> floors, Set<String> planned) {
  static final String ROOT = "io.reunion";

  private static final Pattern FLOOR =
      Pattern.compile("frame \"(\\d+) [^\"]+\" as floor(\\d+) \\{");
  private static final Pattern PACKAGE =
      Pattern.compile("\\[([^\\]]+)\\](?: <<(planned)>>)? : \\S.*");
  private static final Pattern OTHER =
      Pattern.compile("@startuml|@enduml|}||'.*|title .+|floor\\d+ -down-> floor\\d+");

  /** A package that uses one that it must not. */
  record Breach(String user, String used) {}

  /**
   * @throws IllegalArgumentException with the line that does not belong into this drawing
   */
  static House drawn(List<String> lines) {
    Map<String, Integer> floors = new LinkedHashMap<>();
    Set<String> planned = new TreeSet<>();
    int floor = -1;
    for (String raw : lines) {
      String line = raw.strip();
      Matcher frame = FLOOR.matcher(line);
      Matcher inside = PACKAGE.matcher(line);
      if (frame.matches() && frame.group(1).equals(frame.group(2))) {
        floor = Integer.parseInt(frame.group(1));
      } else if (inside.matches() && floor >= 0) {
        if (floors.put(inside.group(1), floor) != null) {
          throw new IllegalArgumentException(inside.group(1) + " is drawn twice");
        }
        if (inside.group(2) != null) {
          planned.add(inside.group(1));
        }
      } else if (!OTHER.matcher(line).matches()) {
        throw new IllegalArgumentException("cannot read: " + line);
      }
    }
    return new House(floors, planned);
  }

  /** The name under which a Java package is drawn. */
  static String nameOf(String javaPackage) {
    return javaPackage.equals(ROOT) ? "(root)" : javaPackage.substring(ROOT.length() + 1);
  }

  /** What is there and not drawn. */
  Set<String> notDrawn(Set<String> packages) {
    return packages.stream()
        .filter(name -> !floors.containsKey(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What is drawn, not as a plan, and not there. */
  Set<String> notThere(Set<String> packages) {
    return floors.keySet().stream()
        .filter(name -> !packages.contains(name) && !planned.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The uses that do not go down. What is not drawn may use and be used by nobody. */
  List<Breach> breaches(Map<String, Set<String>> uses) {
    List<Breach> breaches = new ArrayList<>();
    uses.forEach((user, all) -> all.stream()
        .filter(used -> !used.equals(user) && !isBelow(used, user))
        .forEach(used -> breaches.add(new Breach(user, used))));
    return breaches;
  }

  private boolean isBelow(String used, String user) {
    OptionalInt lower = floor(used);
    OptionalInt upper = floor(user);
    return lower.isPresent() && upper.isPresent() && lower.getAsInt() < upper.getAsInt();
  }

  private OptionalInt floor(String name) {
    Integer floor = floors.get(name);
    return floor == null ? OptionalInt.empty() : OptionalInt.of(floor);
  }
}
