package io.reunion.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads mappings into records: a key for each component and no other. */
final class Records {
  private final Binder binder;
  private final Placeholders placeholders;
  private final Findings findings;

  Records(Binder binder, Placeholders placeholders, Findings findings) {
    this.binder = binder;
    this.placeholders = placeholders;
    this.findings = findings;
  }

  /** The record at {@code spot}; where nothing is there, of its defaults. */
  <T extends Record> Optional<T> read(Class<T> type, Spot spot) {
    List<RecordComponent> components = List.of(type.getRecordComponents());
    return binder.entries(spot, "the keys " + String.join(", ", keys(type))).flatMap(entries -> {
      UnknownKeys unknown = new UnknownKeys(type, findings);
      entries.forEach((key, at) -> unknown.check(key, at, spot));
      List<Optional<Object>> values = components.stream()
          .map(component -> component(component, entries, spot))
          .toList();
      return values.stream().allMatch(Optional::isPresent)
          ? construct(type, values.stream().map(Optional::orElseThrow).toArray(), spot)
          : Optional.empty();
    });
  }

  static List<String> keys(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .toList();
  }

  private Optional<Object> component(
      RecordComponent component, Map<String, Spot> entries, Spot around) {
    String key = component.getName();
    Spot absent = new Spot(around.pathOf(key), around.line(), Optional.empty());
    Spot spot = overridden(component, entries.getOrDefault(key, absent));
    Default ifAbsent = component.getAnnotation(Default.class);
    if (spot.node().isPresent() || ifAbsent == null) {
      return binder.bind(component.getGenericType(), Rules.of(component), spot);
    }
    return entries.containsKey(key)
        ? findings.reject(
            spot, "empty (expected: a value; without this line it is " + ifAbsent.value() + ")")
        : defaultOf(component, ifAbsent.value(), spot);
  }

  /** As if the file said {@code ${NAME}}, where the component names a variable and it is set. */
  private Spot overridden(RecordComponent component, Spot spot) {
    Environment variable = component.getAnnotation(Environment.class);
    return variable != null && placeholders.has(variable.value())
        ? spot.holding("${" + variable.value() + "}")
        : spot;
  }

  private Optional<Object> defaultOf(RecordComponent component, String text, Spot spot) {
    Findings mistakes = new Findings(findings.file());
    findings.stands(spot);
    return Optional.of(YamlFile.parse(findings.file(), text, mistakes)
        .flatMap(yaml -> {
          Binder reader = new Binder(yaml, placeholders, mistakes);
          Spot written = new Spot(spot.path(), spot.line(), yaml.root());
          return reader.bind(component.getGenericType(), Rules.of(component), written);
        })
        .orElseThrow(() ->
            new IllegalStateException("default of " + component + ": " + mistakes.problems())));
  }

  private <T extends Record> Optional<T> construct(Class<T> type, Object[] values, Spot spot) {
    try {
      Class<?>[] types = Stream.of(type.getRecordComponents())
          .map(RecordComponent::getType)
          .toArray(Class<?>[]::new);
      Constructor<T> canonical = type.getDeclaredConstructor(types);
      canonical.setAccessible(true);
      return Optional.of(canonical.newInstance(values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException unfit) {
        return findings.reject(spot, String.valueOf(unfit.getMessage()));
      }
      throw new IllegalStateException(type + " failed on its values", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /** Whether a key of {@code type} is a {@link Secret}, so that what stands beside it may be one by mistake. */
  static boolean hasSecrets(Class<?> type) {
    return Stream.of(type.getRecordComponents())
        .map(RecordComponent::getGenericType)
        .anyMatch(Records::isSecret);
  }

  private static boolean isSecret(Type type) {
    return type == Secret.class
        || (type instanceof ParameterizedType generic
            && Stream.of(generic.getActualTypeArguments()).anyMatch(Records::isSecret));
  }
}
