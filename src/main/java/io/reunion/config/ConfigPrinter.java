package io.reunion.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what was read, one {@code path: value} a line, in the order of the record; a {@link Secret} stays one. */
public final class ConfigPrinter {
  private final List<String> lines = new ArrayList<>();

  private ConfigPrinter() {}

  /** @param path goes before every key; may be empty */
  public static List<String> lines(String path, Record settings) {
    ConfigPrinter printer = new ConfigPrinter();
    printer.print(path, settings);
    return printer.lines;
  }

  private void print(String path, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(present -> print(path, present), () -> lines.add(path + ": -"));
    } else if (isSection(value)) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        print(
            path.isEmpty() ? component.getName() : path + "." + component.getName(),
            get(component, value));
      }
    } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, held) -> print(path + "." + key, held));
    } else if (value instanceof Collection<?> items
        && items.stream().anyMatch(ConfigPrinter::isSection)) {
      int i = 0;
      for (Object item : items) {
        print(path + "[" + i++ + "]", item);
      }
    } else {
      lines.add(path + ": " + written(value));
    }
  }

  private static boolean isSection(Object value) {
    return value instanceof Record && ScalarType.of(value.getClass()).isEmpty();
  }

  private static String written(Object value) {
    if (value instanceof Duration length) {
      return Durations.format(length);
    } else if (value instanceof Enum<?> constant) {
      return ScalarType.written(constant);
    } else if (value instanceof Collection<?> items) {
      return items.stream().map(ConfigPrinter::written).collect(Collectors.joining(", ", "[", "]"));
    } else if (value instanceof Map<?, ?>) {
      return "{}";
    }
    return String.valueOf(value);
  }

  private static Object get(RecordComponent component, Object of) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
