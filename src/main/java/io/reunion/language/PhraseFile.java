package io.reunion.language;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The text of one phrase file as sections of lines that know where they stand; checks form only, not meaning. */
final class PhraseFile {
  /** A piece of text and its line, from 1. */
  record Line(String text, int number) {}

  private static final Set<String> SECTIONS =
      Set.of("numbers", "expand", "words", "sets", "phrases");
  private static final int LARGEST = 4 << 20;

  private final String name;
  private final List<PhraseProblem> problems;
  private final Map<String, Map<String, List<Line>>> sections = new LinkedHashMap<>();

  PhraseFile(String name, String yaml, List<PhraseProblem> problems) {
    this.name = name;
    this.problems = problems;
    read(yaml);
  }

  String name() {
    return name;
  }

  /** What the file has under a section: key to lines; a scalar is one line. */
  Map<String, List<Line>> section(String section) {
    return sections.getOrDefault(section, Map.of());
  }

  void problem(int line, String message) {
    problems.add(new PhraseProblem(name, line, message));
  }

  private void read(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
      if (root instanceof MappingNode mapping) {
        mapping.getValue().forEach(this::readSection);
      } else {
        problem(
            1, "no mapping (expected: sections " + SECTIONS.stream().sorted().toList() + ")");
      }
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      problem(mark == null ? 0 : mark.getLine() + 1, String.valueOf(e.getProblem()));
    }
  }

  private void readSection(NodeTuple tuple) {
    String section = scalar(tuple.getKeyNode());
    if (section == null || !SECTIONS.contains(section)) {
      problem(
          line(tuple.getKeyNode()),
          "unknown section " + section + " (expected: one of "
              + SECTIONS.stream().sorted().toList() + ")");
    } else if (sections.containsKey(section)) {
      problem(line(tuple.getKeyNode()), "section " + section + " again (expected: each once)");
    } else if (tuple.getValueNode() instanceof MappingNode mapping) {
      Map<String, List<Line>> lines = new LinkedHashMap<>();
      mapping.getValue().forEach(entry -> readEntry(section, entry, lines));
      sections.put(section, lines);
    } else if (section.equals("words") && tuple.getValueNode() instanceof SequenceNode) {
      sections.put(section, Map.of("", lines(tuple.getValueNode())));
    } else {
      problem(line(tuple.getValueNode()), "section " + section + " (expected: a mapping)");
    }
  }

  private void readEntry(String section, NodeTuple entry, Map<String, List<Line>> into) {
    String key = scalar(entry.getKeyNode());
    if (key == null) {
      problem(line(entry.getKeyNode()), "a key in " + section + " (expected: a word)");
    } else if (into.containsKey(key)) {
      problem(line(entry.getKeyNode()), section + "." + key + " again (expected: each once)");
    } else {
      into.put(key, lines(entry.getValueNode()));
    }
  }

  private List<Line> lines(Node node) {
    List<Line> lines = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> addLine(item, lines));
    } else {
      addLine(node, lines);
    }
    return List.copyOf(lines);
  }

  private void addLine(Node node, List<Line> lines) {
    String text = scalar(node);
    if (text == null || text.isBlank()) {
      problem(line(node), "no text (expected: a pattern, in quotes where it has signs)");
    } else {
      lines.add(new Line(text, line(node)));
    }
  }

  private static @Nullable String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : null;
  }

  private static int line(Node node) {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }
}
