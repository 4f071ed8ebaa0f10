package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.reunion.House.Breach;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The code is built as {@code packages.puml} draws it: a package uses only packages on lower floors. */
class PackagesTest {
  private static House drawing() throws IOException {
    try (InputStream in = PackagesTest.class.getResourceAsStream("packages.puml")) {
      return House.drawn(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }

  private static Set<String> packages() {
    return OurCode.CLASSES.stream()
        .map(JavaClass::getPackageName)
        .map(House::nameOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Which package uses which. */
  private static Map<String, Set<String>> uses() {
    Map<String, Set<String>> uses = new TreeMap<>();
    dependencies()
        .forEach(dependency -> uses.computeIfAbsent(
                House.nameOf(dependency.getOriginClass().getPackageName()), any -> new TreeSet<>())
            .add(House.nameOf(target(dependency).getPackageName())));
    return uses;
  }

  private static List<Dependency> dependencies() {
    return OurCode.CLASSES.stream()
        .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
        .filter(dependency -> isOurs(target(dependency)))
        .toList();
  }

  private static JavaClass target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(House.ROOT)
        || type.getPackageName().startsWith(House.ROOT + ".");
  }

  /** The breach with the first places where it stands. */
  private static String explained(Breach breach) {
    return dependencies().stream()
        .filter(each -> House.nameOf(each.getOriginClass().getPackageName()).equals(breach.user()))
        .filter(each -> House.nameOf(target(each).getPackageName()).equals(breach.used()))
        .map(Dependency::getDescription)
        .limit(3)
        .collect(Collectors.joining("; ", breach.user() + " uses " + breach.used() + ": ", ""));
  }

  @Test
  void everyPackageIsDrawnAndWhatIsDrawnIsThere() throws IOException {
    assertThat(drawing().notDrawn(packages()))
        .as("packages that are not in packages.puml")
        .isEmpty();
    assertThat(drawing().notThere(packages()))
        .as("drawn in packages.puml, not there")
        .isEmpty();
  }

  @Test
  void aPackageUsesOnlyPackagesOnLowerFloors() throws IOException {
    assertThat(uses()).containsKeys("(root)", "bot", "event", "platform.slack");
    assertThat(drawing().breaches(uses()).stream().map(PackagesTest::explained))
        .as("uses of a neighbour or of a higher floor")
        .isEmpty();
  }

  @Test
  void neighboursHigherFloorsAndStrangersAreBreaches() {
    House house = House.drawn(List.of(
        "@startuml",
        "frame \"1 above\" as floor1 {",
        "  [a] : one",
        "  [b.c] <<planned>> : two",
        "}",
        "frame \"0 below\" as floor0 {",
        "  [(root)] : three",
        "}",
        "floor1 -down-> floor0",
        "@enduml"));
    assertThat(house.breaches(Map.of("a", Set.of("(root)", "a")))).isEmpty();
    assertThat(house.breaches(Map.of("a", Set.of("b.c")))).containsExactly(new Breach("a", "b.c"));
    assertThat(house.breaches(Map.of("(root)", Set.of("a")))).hasSize(1);
    assertThat(house.breaches(Map.of("a", Set.of("new")))).hasSize(1);
    assertThat(house.breaches(Map.of("new", Set.of("(root)")))).hasSize(1);
    assertThat(house.notDrawn(Set.of("a", "new"))).containsExactly("new");
    assertThat(house.notThere(Set.of("a"))).containsExactly("(root)");
  }

  @Test
  void aDrawingThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> House.drawn(List.of("[a] : on no floor")))
        .hasMessageContaining("[a] : on no floor");
    assertThatThrownBy(() -> House.drawn(List.of("frame \"1 x\" as floor2 {")))
        .hasMessageContaining("floor2");
    assertThatThrownBy(
            () -> House.drawn(List.of("frame \"1 x\" as floor1 {", "[a] : once", "[a] : twice")))
        .hasMessage("a is drawn twice");
  }

  @Test
  void classesOfThePackagesThemselvesAreSeen() {
    assertThat(OurCode.CLASSES.contain(App.class)).isTrue();
    assertThat(packages()).contains("chat", "(root)", "platform.telegram");
  }
}
