package io.reunion.config;

import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Where in a file a value stands, or is missed.
 *
 * @param path {@code chapters[2].name.en}; empty for the whole file
 * @param line to name if something is wrong with it
 * @param node absent if there is no such key, or nothing behind it
 */
record Spot(String path, int line, Optional<Node> node) {
  Spot {
    node = node.filter(value -> !Tag.NULL.equals(value.getTag()));
  }

  /** The same place with {@code text} in it. */
  Spot holding(String text) {
    return new Spot(
        path, line, Optional.of(new ScalarNode(Tag.STR, text, null, null, ScalarStyle.PLAIN)));
  }

  /** The path of a key of the mapping that stands here. */
  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
