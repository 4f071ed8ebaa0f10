package io.reunion.text;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import io.reunion.chat.Markup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One compiled sentence. Most have only plain arguments and are put together from their pieces; those with plurals and
 * choices go through ICU.
 */
final class Sentence {
  /** A literal, or the name of an argument. */
  private record Piece(String text, boolean argument) {}

  private final Set<String> arguments;
  private final List<Piece> pieces;
  private final @Nullable MessageFormat format;
  /** A copy that nobody uses now. */
  private final AtomicReference<@Nullable MessageFormat> spare = new AtomicReference<>();

  private Sentence(Set<String> arguments, List<Piece> pieces, @Nullable MessageFormat format) {
    this.arguments = arguments;
    this.pieces = pieces;
    this.format = format;
  }

  /**
   * @param pattern an ICU pattern in which {@code **x**} is bold and {@code `x`} is code
   * @throws IllegalArgumentException if it does not parse or uses numbered arguments
   */
  static Sentence compile(String pattern, Locale locale) {
    String marked = withMarks(pattern);
    MessagePattern parsed =
        new MessagePattern(MessagePattern.ApostropheMode.DOUBLE_OPTIONAL).parse(marked);
    Set<String> names = new TreeSet<>();
    boolean plain = true;
    for (int i = 0; i < parsed.countParts(); i++) {
      MessagePattern.Part part = parsed.getPart(i);
      switch (part.getType()) {
        case ARG_NAME -> names.add(parsed.getSubstring(part));
        case ARG_NUMBER ->
          throw new IllegalArgumentException(
              "argument {" + parsed.getSubstring(part) + "} (expected: a name)");
        case ARG_START -> plain &= part.getArgType() == MessagePattern.ArgType.NONE;
        default -> {}
      }
    }
    return plain
        ? new Sentence(names, pieces(parsed, marked), null)
        : new Sentence(names, List.of(), new MessageFormat(marked, locale));
  }

  private static String withMarks(String pattern) {
    return marked(marked(pattern, "**", Markup::bold), "`", Markup::code);
  }

  /** What stands between two signs is marked; a sign without its counterpart stands for itself. */
  private static String marked(String pattern, String sign, UnaryOperator<String> mark) {
    StringBuilder out = new StringBuilder(pattern.length());
    int from = 0;
    int on = pattern.indexOf(sign);
    int off = pattern.indexOf(sign, on + sign.length());
    while (on >= 0 && off >= 0) {
      out.append(pattern, from, on).append(mark.apply(pattern.substring(on + sign.length(), off)));
      from = off + sign.length();
      on = pattern.indexOf(sign, from);
      off = pattern.indexOf(sign, on + sign.length());
    }
    return out.append(pattern, from, pattern.length()).toString();
  }

  private static List<Piece> pieces(MessagePattern parsed, String text) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < parsed.countParts(); i++) {
      MessagePattern.Part part = parsed.getPart(i);
      switch (part.getType()) {
        case SKIP_SYNTAX, ARG_START -> {
          addLiteral(pieces, text.substring(from, part.getIndex()));
          from = part.getLimit();
        }
        case ARG_NAME -> pieces.add(new Piece(parsed.getSubstring(part), true));
        case ARG_LIMIT -> from = part.getLimit();
        default -> {}
      }
    }
    addLiteral(pieces, text.substring(from));
    return List.copyOf(pieces);
  }

  private static void addLiteral(List<Piece> pieces, String literal) {
    if (!literal.isEmpty()) {
      pieces.add(new Piece(literal, false));
    }
  }

  Set<String> arguments() {
    return arguments;
  }

  /**
   * @param named names and values in turn; a value is a number, a {@link Marked}, or anything else as literal text
   * @throws IllegalArgumentException if an argument is missing
   */
  String with(Object... named) {
    return format == null ? joined(named) : formatted(format, values(named));
  }

  private String joined(Object... named) {
    StringBuilder out = new StringBuilder();
    for (Piece piece : pieces) {
      out.append(piece.argument() ? argument(piece.text(), named) : piece.text());
    }
    return out.toString();
  }

  /** There are a few at most, so that looking through them is quicker than a table. */
  private Object argument(String name, Object... named) {
    for (int i = named.length - 2; i >= 0; i -= 2) {
      if (name.equals(named[i])) {
        return value(named[i + 1]);
      }
    }
    throw missing(values(named).keySet());
  }

  private IllegalArgumentException missing(Set<String> given) {
    return new IllegalArgumentException("arguments " + given + " (expected: " + arguments + ")");
  }

  private Map<String, Object> values(Object... named) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i + 1 < named.length; i += 2) {
      values.put((String) named[i], value(named[i + 1]));
    }
    return values;
  }

  /** ICU's format is not safe to share between threads, and a copy costs more than its use: one is kept for the next. */
  private String formatted(MessageFormat shared, Map<String, Object> values) {
    if (!values.keySet().containsAll(arguments)) {
      throw missing(values.keySet());
    }
    MessageFormat kept = spare.getAndSet(null);
    MessageFormat own = kept == null ? (MessageFormat) shared.clone() : kept;
    String text = own.format(values);
    spare.set(own);
    return text;
  }

  private static Object value(Object given) {
    if (given instanceof Number) {
      return given;
    }
    return given instanceof Marked marked ? marked.text() : Markup.literal(String.valueOf(given));
  }
}
