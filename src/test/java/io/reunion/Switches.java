package io.reunion;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The {@code switch}es of source files. */
final class Switches {
  /**
   * @param names of the labels, as they are written
   */
  record Found(Path file, long line, Set<String> names, boolean hasDefault) {
    /** Whether every label is a constant of one and the same of {@code enums}. */
    boolean isOverOneOf(List<Set<String>> enums) {
      return enums.stream().anyMatch(constants -> constants.containsAll(names));
    }
  }

  private Switches() {}

  static List<Found> in(List<Path> files) {
    List<Found> found = new ArrayList<>();
    Sources.scan(files, (file, lines) -> new Scanner(file, lines, found));
    return found;
  }

  private static final class Scanner extends TreeScanner<Void, Void> {
    private final Path file;
    private final Sources.Lines lines;
    private final List<Found> found;

    Scanner(Path file, Sources.Lines lines, List<Found> found) {
      this.file = file;
      this.lines = lines;
      this.found = found;
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Void nothing) {
      note(tree, tree.getCases());
      return super.visitSwitch(tree, nothing);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
      note(tree, tree.getCases());
      return super.visitSwitchExpression(tree, nothing);
    }

    private void note(Tree tree, List<? extends CaseTree> cases) {
      Set<String> names = new HashSet<>();
      boolean hasDefault = false;
      for (CaseTree each : cases) {
        hasDefault |= each.getExpressions().isEmpty();
        for (ExpressionTree label : each.getExpressions()) {
          names.add(label.toString());
        }
      }
      found.add(new Found(file, lines.of(tree), names, hasDefault));
    }
  }
}
