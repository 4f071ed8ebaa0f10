package io.reunion.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Modules of JavaScript joined into one script, so that a first visit asks for one file instead of twenty. Each keeps a
 * scope of its own and runs once, after those that it imports. The script exports what any of them does, so that an
 * import map may send to it whoever asks for one of them.
 *
 * @param names of the modules that are in it
 */
record Bundle(String script, Set<String> names) {
  /**
   * @param entries the modules that a page begins with; what they import comes along
   * @param source the text of a module
   * @param bare the module that is meant by a name without a path, such as {@code lit}
   * @throws IllegalArgumentException for modules that import each other, or export two things under one name
   */
  static Bundle join(
      List<String> entries, UnaryOperator<String> source, UnaryOperator<String> bare) {
    Joining joining = new Joining(source, bare);
    entries.forEach(joining::add);
    return new Bundle(joining.script(), Set.copyOf(joining.found.keySet()));
  }

  /** What was found so far, each module after those that it imports. */
  private static final class Joining {
    private final UnaryOperator<String> source;
    private final UnaryOperator<String> bare;
    private final Map<String, EsModule> found = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();

    Joining(UnaryOperator<String> source, UnaryOperator<String> bare) {
      this.source = source;
      this.bare = bare;
    }

    void add(String name) {
      if (found.containsKey(name)) {
        return;
      }
      if (!open.add(name)) {
        throw new IllegalArgumentException(
            open + " and again " + name + " (expected: modules that do not import each other)");
      }
      EsModule module = EsModule.parse(source.apply(name), asked -> resolved(name, asked));
      module.needs().forEach(this::add);
      open.remove(name);
      found.put(name, module);
    }

    private String resolved(String from, String asked) {
      return asked.startsWith(".")
          ? URI.create("/" + from).resolve(asked).getPath().substring(1)
          : bare.apply(asked);
    }

    /** What a module finds from where it is it finds from there still. */
    private static String placed(String name, String script) {
      return script.replace("import.meta.url", "new URL('" + name + "', import.meta.url).href");
    }

    private EsModule found(String name) {
      return Objects.requireNonNull(found.get(name), name);
    }

    String script() {
      List<String> names = new ArrayList<>(found.keySet());
      StringBuilder script = new StringBuilder();
      Map<String, String> exported = new TreeMap<>();
      for (int i = 0; i < names.size(); i++) {
        script.append("const $").append(i).append("=(()=>{\n");
        script.append(placed(
            names.get(i), found(names.get(i)).scoped(needed -> "$" + names.indexOf(needed))));
        script.append("})();\n");
        origins(names.get(i)).forEach((said, origin) -> export(exported, said, origin));
      }
      script
          .append("export const {")
          .append(String.join(",", exported.keySet()))
          .append("}={");
      for (int i = 0; i < names.size(); i++) {
        script.append("...$").append(i).append(',');
      }
      return script.append("};\n").toString();
    }

    private static void export(Map<String, String> exported, String said, String origin) {
      String other = exported.put(said, origin);
      if (other != null && !other.equals(origin)) {
        throw new IllegalArgumentException(
            said + " is " + other + " and " + origin + " (expected: one thing of this name)");
      }
    }

    /** What a module exports, and where each of it was made. */
    private Map<String, String> origins(String name) {
      EsModule module = found(name);
      Map<String, String> origins = new TreeMap<>();
      module.all().forEach(other -> origins.putAll(origins(other)));
      module.exports().forEach((said, here) -> {
        EsModule.Imported imported = module.imports().get(here);
        String made = here + " of " + name;
        origins.put(
            said,
            imported == null
                ? made
                : origins(imported.module()).getOrDefault(imported.name(), made));
      });
      return origins;
    }
  }
}
