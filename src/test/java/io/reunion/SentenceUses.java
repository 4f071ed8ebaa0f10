package io.reunion;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Where the code says something: every key that is written in it, and with which arguments it is said. */
final class SentenceUses {
  /**
   * A sentence that is said.
   *
   * @param key whole, or its beginning up to a dot where the rest is put together
   * @param names of the arguments
   */
  record Use(String where, String key, Set<String> names) {}

  private static final Set<String> SAYING = Set.of("say", "mark");

  private final Set<String> texts = new TreeSet<>();
  private final Set<String> commands = new TreeSet<>();
  private final Set<String> forms = new TreeSet<>();
  private final List<Use> uses = new ArrayList<>();

  static SentenceUses in(List<Path> files) {
    SentenceUses found = new SentenceUses();
    Sources.scan(files, (file, lines) -> found.new Scanner(file, lines));
    return found;
  }

  /** Every text constant. */
  Set<String> texts() {
    return texts;
  }

  /** The names of all commands that are made. */
  Set<String> commands() {
    return commands;
  }

  /** The names of all forms that are made. */
  Set<String> forms() {
    return forms;
  }

  List<Use> uses() {
    return uses;
  }

  private final class Scanner extends TreeScanner<Void, Void> {
    private final Path file;
    private final Sources.Lines lines;
    private final Map<String, String> constants = new HashMap<>();

    Scanner(Path file, Sources.Lines lines) {
      this.file = file;
      this.lines = lines;
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void nothing) {
      if (tree.getValue() instanceof String text) {
        texts.add(text);
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree tree, Void nothing) {
      if (tree.getInitializer() instanceof LiteralTree literal
          && literal.getValue() instanceof String text) {
        constants.put(tree.getName().toString(), text);
      }
      return super.visitVariable(tree, nothing);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void nothing) {
      // An adapter has a form of another kind, with fewer parts.
      if (tree.getIdentifier().toString().equals("Form") && tree.getArguments().size() >= 4) {
        ExpressionTree name = tree.getArguments().get(0);
        forms.add(constants.getOrDefault(
            name.toString(), text(name).findFirst().orElse(name.toString())));
      }
      if (tree.getIdentifier().toString().equals("Command")) {
        text(tree.getArguments().get(0)).forEach(commands::add);
      }
      return super.visitNewClass(tree, nothing);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void nothing) {
      List<? extends ExpressionTree> arguments = tree.getArguments();
      boolean saying = SAYING.contains(methodName(tree.getMethodSelect()));
      for (int i = 0; i < arguments.size(); i++) {
        List<String> keys = text(arguments.get(i)).toList();
        Optional<Set<String>> names = names(arguments.subList(i + 1, arguments.size()));
        boolean certain = saying && i == 0 || arguments.size() > i + 1;
        if (certain && names.isPresent()) {
          String where = file + ":" + lines.of(tree);
          keys.forEach(key -> uses.add(new Use(where, key, names.get())));
        }
      }
      return super.visitMethodInvocation(tree, nothing);
    }

    private static String methodName(Tree select) {
      return select instanceof MemberSelectTree member
          ? member.getIdentifier().toString()
          : select.toString();
    }

    /** The names among names and values in turn; empty if these are not. */
    private static Optional<Set<String>> names(List<? extends ExpressionTree> named) {
      Set<String> names = new TreeSet<>();
      for (int i = 0; i < named.size(); i += 2) {
        List<String> name = text(named.get(i)).toList();
        if (name.size() != 1 || i + 1 == named.size()) {
          return Optional.empty();
        }
        names.addAll(name);
      }
      return Optional.of(names);
    }

    /** The texts that an expression may be; the beginning of one that is put together. */
    private static Stream<String> text(ExpressionTree tree) {
      if (tree instanceof LiteralTree literal) {
        return literal.getValue() instanceof String text ? Stream.of(text) : Stream.empty();
      }
      if (tree instanceof ParenthesizedTree inner) {
        return text(inner.getExpression());
      }
      if (tree instanceof ConditionalExpressionTree choice) {
        return Stream.concat(text(choice.getTrueExpression()), text(choice.getFalseExpression()));
      }
      return tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS
          ? text(sum.getLeftOperand()).filter(left -> left.endsWith("."))
          : Stream.empty();
    }
  }
}
