package io.reunion.member.lexicon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Reads the tables that lie beside this class: UTF-8, one entry a line, {@code #} begins a remark. */
public final class Tables {
  private Tables() {}

  public static void read(String file, Consumer<String> line) {
    try (InputStream in = Tables.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no table " + file + " beside " + Tables.class.getName());
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(text -> !text.isBlank() && text.charAt(0) != '#')
          .forEach(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parts of {@code text} between {@code separator}s, without the blanks around them; none is empty. */
  public static List<String> split(String text, String separator) {
    return java.util.regex.Pattern.compile(separator)
        .splitAsStream(text)
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }
}
