package io.reunion.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a text becomes a value.
 *
 * @param expected what such a text looks like
 * @param names some or all of what it may be, to find the nearest
 * @param explains {@code read} fails with a message that is for people: "value (expected: ...)"
 * @param read fails with a RuntimeException for what it cannot read
 */
record ScalarType(
    String expected, Collection<String> names, boolean explains, Function<String, ?> read) {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final int LAST_PORT = 65_535;
  private static final Map<Class<?>, ScalarType> KNOWN = known();

  /** The type of the texts that become a {@code type}; empty if that is not written as one text. */
  static Optional<ScalarType> of(Class<?> type) {
    if (KNOWN.containsKey(type)) {
      return Optional.of(KNOWN.get(type));
    }
    if (type.isEnum()) {
      return Optional.of(ofEnum(type));
    }
    return parseMethod(type)
        .map(parse -> new ScalarType(
            "a " + spaced(type.getSimpleName()), List.of(), true, text -> call(parse, text)));
  }

  private static Map<Class<?>, ScalarType> known() {
    Map<Class<?>, ScalarType> known = new HashMap<>();
    known.put(String.class, open("a text", text -> text));
    known.put(boolean.class, open("true or false", ScalarType::readBoolean));
    known.put(int.class, open("a whole number", text -> Integer.valueOf(wholeNumber(text))));
    known.put(long.class, open("a whole number", text -> Long.valueOf(wholeNumber(text))));
    known.put(Duration.class, open(Durations.EXPECTED, Durations::parse));
    known.put(Path.class, open("a path", Path::of));
    known.put(Locale.class, open("a language tag such as en or zh-CN", ScalarType::readLocale));
    known.put(
        Secret.class,
        open("a secret without spaces at its ends, or file:PATH of one", ScalarType::readSecret));
    known.put(
        URI.class,
        open("a URL such as https://api.example.org without user or query", ScalarType::readUrl));
    known.put(
        ZoneId.class,
        new ScalarType(
            "a time zone such as Asia/Shanghai", ZoneId.getAvailableZoneIds(), false, ZoneId::of));
    known.put(Integer.class, known.get(int.class));
    known.put(Long.class, known.get(long.class));
    known.put(Boolean.class, known.get(boolean.class));
    return Map.copyOf(known);
  }

  private static ScalarType open(String expected, Function<String, ?> read) {
    return new ScalarType(expected, List.of(), false, read);
  }

  private static ScalarType ofEnum(Class<?> type) {
    Map<String, Object> constants = new LinkedHashMap<>();
    for (Object constant : type.getEnumConstants()) {
      constants.put(written((Enum<?>) constant), constant);
    }
    return new ScalarType(
        "one of " + String.join(", ", constants.keySet()), constants.keySet(), false, text -> {
          if (!constants.containsKey(text)) {
            throw new IllegalArgumentException("no such constant");
          }
          return constants.get(text);
        });
  }

  /** {@code AT_MOST_ONCE} is {@code at-most-once} in a file. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Optional<Method> parseMethod(Class<?> type) {
    for (Class<?> argument : List.of(String.class, CharSequence.class)) {
      try {
        Method parse = type.getMethod("parse", argument);
        if (Modifier.isStatic(parse.getModifiers()) && parse.getReturnType() == type) {
          return Optional.of(parse);
        }
      } catch (NoSuchMethodException e) {
        // Not that one.
      }
    }
    return Optional.empty();
  }

  private static Object call(Method parse, String text) {
    try {
      return parse.invoke(null, text);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException unfit) {
        throw unfit;
      }
      throw new IllegalStateException(parse + " failed", e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(parse + " is not public", e);
    }
  }

  private static String spaced(String camelCase) {
    return camelCase.replaceAll("(?<=.)(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
  }

  private static boolean readBoolean(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  /** Without YAML's octal, sexagesimal and underscored numbers, which surprise more often than they help. */
  private static String wholeNumber(String text) {
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("not a whole number");
    }
    return text;
  }

  private static Locale readLocale(String text) {
    return new Locale.Builder().setLanguageTag(text).build();
  }

  /** An absolute http or https URL; slashes at its end are dropped, so that paths can be appended. */
  private static URI readUrl(String text) {
    URI url = URI.create(text.replaceFirst("/+$", ""));
    boolean http =
        "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
    if (!http
        || url.getHost() == null
        || url.getPort() > LAST_PORT
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException("not an address");
    }
    return url;
  }

  /** Refuses what a careless copy leaves at the ends: it would only show as a failing signature. */
  private static Secret readSecret(String text) {
    if (!text.equals(text.strip()) || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw new IllegalArgumentException("spaces or controls");
    }
    return Secret.of(text);
  }
}
