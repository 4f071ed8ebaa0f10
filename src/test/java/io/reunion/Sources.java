package io.reunion;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Source files as the compiler's own parser sees them. */
final class Sources {
  private Sources() {}

  /** Tells on which line a part of the file begins. */
  @FunctionalInterface
  interface Lines {
    long of(Tree part);
  }

  /** So many are parsed by one compiler: to make it costs more than a file, and what it has parsed it keeps. */
  private static final int AT_ONCE = 100;

  /** Walks through every file with a scanner of its own. */
  static void scan(List<Path> files, BiFunction<Path, Lines, TreeScanner<Void, Void>> scanner) {
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      parsed(files.subList(from, Math.min(from + AT_ONCE, files.size())), scanner);
    }
  }

  private static void parsed(
      List<Path> files, BiFunction<Path, Lines, TreeScanner<Void, Void>> scanner) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task = (JavacTask) compiler.getTask(
          null,
          manager,
          null,
          List.of("-proc:none"),
          null,
          manager.getJavaFileObjectsFromPaths(files));
      Trees trees = Trees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        Lines lines = part -> unit.getLineMap()
            .getLineNumber(trees.getSourcePositions().getStartPosition(unit, part));
        unit.accept(scanner.apply(manager.asPath(unit.getSourceFile()), lines), null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
