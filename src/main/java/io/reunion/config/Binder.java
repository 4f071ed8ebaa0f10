package io.reunion.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Makes values of YAML nodes, as the type asks. Every method gives the value, or nothing after at least one problem was
 * found; siblings are read all the same, so that everything is found at once.
 */
final class Binder {
  private final YamlFile yaml;
  private final Findings findings;
  private final Scalars scalars;
  private final Records records;

  Binder(YamlFile yaml, Placeholders placeholders, Findings findings) {
    this.yaml = yaml;
    this.findings = findings;
    this.scalars = new Scalars(placeholders, findings);
    this.records = new Records(this, placeholders, findings);
  }

  /** The place of the file's whole content. */
  Spot root() {
    return new Spot("", 1, yaml.root());
  }

  /** The value at {@code spot}: a scalar, a record, or an Optional, List, Set or Map of such. */
  Optional<Object> bind(Type type, Rules rules, Spot spot) {
    findings.stands(spot);
    if (spot.node().filter(node -> !node.getTag().startsWith(Tag.PREFIX)).isPresent()) {
      return findings.reject(
          spot, "a tag (expected: none, or quotes round a text that begins with !)");
    }
    return type instanceof ParameterizedType generic
        ? container(generic, rules, spot)
        : single((Class<?>) type, rules, spot);
  }

  private Optional<Object> single(Class<?> type, Rules rules, Spot spot) {
    Optional<ScalarType> scalar = ScalarType.of(type);
    if (scalar.isPresent()) {
      return scalars.read(new Scalars.Wanted(type, scalar.get(), rules), spot);
    }
    return records.read(type.asSubclass(Record.class), spot).map(Function.identity());
  }

  private Optional<Object> container(ParameterizedType type, Rules rules, Spot spot) {
    Type[] of = type.getActualTypeArguments();
    Class<?> raw = (Class<?>) type.getRawType();
    if (raw == Optional.class) {
      return optional(of[0], rules, spot);
    } else if (raw == List.class) {
      return items(spot).flatMap(items -> list(of[0], rules, items)).map(List::copyOf);
    } else if (raw == Set.class) {
      return items(spot).flatMap(items -> set(of[0], rules, items)).map(Function.identity());
    } else if (raw == Map.class && of[0] == String.class) {
      return map(of[1], Function.identity(), spot).map(Function.identity());
    }
    throw new IllegalStateException(
        type + " at " + spot.path() + " (expected: Optional, List, Set, or Map with String keys)");
  }

  /** Absent is what is not there, or turns out as the empty text: {@code ${REDIS_URI:-}}. */
  private Optional<Object> optional(Type type, Rules rules, Spot spot) {
    if (spot.node().isEmpty()) {
      return Optional.of(Optional.empty());
    }
    if (spot.node().get() instanceof ScalarNode scalar) {
      Optional<String> text = scalars.expand(spot, scalar);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      if (text.get().isBlank()) {
        return Optional.of(Optional.empty());
      }
    }
    return bind(type, rules, spot).map(Optional::of);
  }

  private Optional<List<Spot>> items(Spot spot) {
    if (spot.node().isEmpty()) {
      return Optional.of(List.of());
    }
    if (!(spot.node().get() instanceof SequenceNode sequence)) {
      return findings.reject(
          spot,
          Scalars.kind(spot.node().get())
              + " (expected: a list, one \"- ...\" a line or [..., ...])");
    }
    List<Node> nodes = sequence.getValue();
    return Optional.of(IntStream.range(0, nodes.size())
        .mapToObj(i -> new Spot(
            spot.path() + "[" + i + "]", yaml.line(nodes.get(i)), Optional.of(nodes.get(i))))
        .toList());
  }

  private Optional<List<Object>> list(Type type, Rules rules, List<Spot> items) {
    List<Object> values = new ArrayList<>();
    for (Spot item : items) {
      bind(type, rules, item).ifPresent(values::add);
    }
    return Optional.of(values).filter(all -> all.size() == items.size());
  }

  private Optional<Set<Object>> set(Type type, Rules rules, List<Spot> items) {
    return list(type, rules, items).flatMap(values -> {
      Set<Object> distinct = new LinkedHashSet<>();
      for (int i = 0; i < values.size(); i++) {
        if (!distinct.add(values.get(i))) {
          findings.reject(items.get(i), "twice (expected: each once)");
        }
      }
      return Optional.of(Collections.unmodifiableSet(distinct))
          .filter(set -> set.size() == values.size());
    });
  }

  /** @param key makes the key of a name; a failure is a problem of that name, and its message is for people */
  <K> Optional<Map<K, Object>> map(Type type, Function<String, K> key, Spot spot) {
    return entries(spot, "a name and its value on each line").flatMap(entries -> {
      Map<K, Object> values = new LinkedHashMap<>();
      entries.forEach((name, at) -> {
        Optional<K> made = key(name, key, at);
        Optional<Object> value = bind(type, Rules.NONE, at);
        made.ifPresent(k -> value.ifPresent(v -> values.put(k, v)));
      });
      return Optional.of(Collections.unmodifiableMap(values))
          .filter(map -> map.size() == entries.size());
    });
  }

  private <K> Optional<K> key(String name, Function<String, K> key, Spot spot) {
    try {
      return Optional.of(key.apply(name));
    } catch (IllegalArgumentException e) {
      boolean asWritten = spot.path().endsWith("." + name);
      return findings.reject(
          spot, asWritten ? String.valueOf(e.getMessage()) : "not a name that can stand here");
    }
  }

  /**
   * The keys and values at {@code spot}, none if nothing is there. Each key is taken once; what is wrong with keys is
   * found here.
   */
  Optional<Map<String, Spot>> entries(Spot spot, String expected) {
    if (spot.node().isEmpty()) {
      return Optional.of(Map.of());
    }
    if (!(spot.node().get() instanceof MappingNode mapping)) {
      return findings.reject(
          spot, Scalars.kind(spot.node().get()) + " (expected: " + expected + ")");
    }
    Map<String, Spot> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      key(spot, tuple.getKeyNode()).ifPresent(key -> {
        Spot at = place(spot, tuple);
        Spot first = entries.putIfAbsent(key, at);
        if (first != null) {
          findings.reject(
              at, "written twice (expected: once, it also stands on line " + first.line() + ")");
        }
      });
    }
    return Optional.of(entries);
  }

  private Optional<String> key(Spot spot, Node node) {
    return node instanceof ScalarNode scalar
        ? scalars.expand(new Spot(spot.path(), yaml.line(node), spot.node()), scalar)
        : findings.reject(
            yaml.line(node),
            Scalars.kind(node) + " in place of a key (expected: a name, then ':')");
  }

  /** A single value has its own line, which may be below its key's; all else is found by its key. */
  private Spot place(Spot spot, NodeTuple entry) {
    String written = ((ScalarNode) entry.getKeyNode()).getValue();
    Node value = entry.getValueNode();
    boolean single = value.getNodeId() == NodeId.scalar && !Tag.NULL.equals(value.getTag());
    return new Spot(
        spot.pathOf(written), yaml.line(single ? value : entry.getKeyNode()), Optional.of(value));
  }
}
