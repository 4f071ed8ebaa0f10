package io.reunion;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import io.vertx.core.AsyncResult;
import io.vertx.core.Promise;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no review should have to look for. */
class CodingRulesTest {
  private static final int MOST_LINES = 350;

  /** The alphabets of readers: who switches over one picks out the few letters that matter in that place. */
  private static final Set<String> ALPHABETS = Set.of(
      "io.reunion.language.Intent", "io.reunion.language.Mark", "io.reunion.language.when.Sort");

  private static final Set<String> FORBIDDEN_WORDS = Set.of(
      "Manager",
      "Helper",
      "Util",
      "Utils",
      "Impl",
      "Processor",
      "Data",
      "Info",
      "Base",
      "Dto",
      "Context");

  private static final ArchRule TIME_COMES_FROM_A_CLOCK = noClasses()
      .should(call(
          "what the system calls now",
          or(
              target -> target.getOwner().getPackageName().equals("java.time")
                  && target.getName().equals("now")
                  && !takes(target, java.time.Clock.class),
              method(System.class, "currentTimeMillis"),
              method(java.util.Date.class, "<init>"))))
      .because("a test sets the clock");

  private static final ArchRule CLOCKS_ARE_HANDED_IN = noClasses()
      .that()
      .doNotHaveFullyQualifiedName("io.reunion.SystemClock")
      // Compares with the times of files, which are the system's.
      .and()
      .doNotHaveFullyQualifiedName("io.reunion.member.search.IndexFiles")
      .should(call(
          "a clock of the system",
          method(java.time.Clock.class, "systemUTC", "systemDefaultZone", "system", "tickSeconds")))
      .because("it is handed in where the service is started");

  private static final ArchRule NOBODY_SLEEPS = noClasses()
      .should(call("sleep", or(method(Thread.class, "sleep"), method(TimeUnit.class, "sleep"))))
      .because("the event loop waits for nobody");

  private static final ArchRule NOBODY_LOOKS_INTO_A_FUTURE = noClasses()
      .should(call("result or cause", method(AsyncResult.class, "result", "cause")))
      .because("a stage takes one value and gives one");

  private static final ArchRule PROMISES_ARE_AT_THE_EDGE = noClasses()
      .that()
      .resideOutsideOfPackages(
          "io.reunion.redis", "io.reunion.web", "io.reunion.platform..", "io.reunion.playground")
      .and()
      // A lane is a loop that completes what it handed out earlier: a chain of futures would
      // overflow the stack.
      .doNotHaveFullyQualifiedName("io.reunion.delivery.Lanes")
      .and()
      // What is waited for ends early or late, whichever comes first.
      .doNotHaveFullyQualifiedName("io.reunion.delivery.Patience")
      .and()
      // A future that is told under another id is a future of its own.
      .doNotHaveFullyQualifiedName("io.reunion.log.Trail")
      .should()
      .dependOnClassesThat()
      .areAssignableTo(Promise.class)
      .because("only there are callbacks turned into futures");

  private static final ArchRule LOGS_GO_THROUGH_SLF4J = noClasses()
      .should()
      .dependOnClassesThat(resideInAnyPackage(
          "java.util.logging", "org.apache.commons.logging..", "org.apache.log4j.."))
      .orShould(call("printStackTrace", method(Throwable.class, "printStackTrace")));

  private static final ArchRule ONLY_THE_COMMAND_LINE_PRINTS = noClasses()
      .that()
      .doNotHaveFullyQualifiedName("io.reunion.Main")
      .and()
      .doNotHaveFullyQualifiedName("io.reunion.Service")
      .and()
      .haveNameNotMatching("io\\.reunion\\.Main\\$.*")
      .should(call("standard output", method(System.class, "out", "err", "exit")));

  private static final ArchRule XML_IS_READ_AS_A_STREAM = noClasses()
      .should()
      .dependOnClassesThat(resideInAnyPackage(
          "javax.xml.parsers",
          "javax.xml.transform..",
          "javax.xml.xpath",
          "javax.xml.validation",
          "org.w3c.dom..",
          "org.xml.sax..",
          "java.beans"))
      .because("every parser that may follow a DTD must be told not to, so there are few");

  private static final ArchRule XML_READERS_ARE_MADE_IN_FEW_PLACES = noClasses()
      .that()
      .doNotHaveFullyQualifiedName("io.reunion.language.signup.SolitaireXml")
      .and()
      .doNotHaveFullyQualifiedName("io.reunion.member.imports.Workbook")
      .and()
      .doNotHaveFullyQualifiedName("io.reunion.platform.FlatXml")
      .should()
      .dependOnClassesThat()
      .haveFullyQualifiedName("javax.xml.stream.XMLInputFactory");

  private static final ArchRule INPUT_NEVER_NAMES_A_CLASS = noClasses()
      .should()
      .dependOnClassesThat()
      .areAssignableTo(ObjectInputStream.class)
      .orShould(call("default typing", target -> target.getName().contains("DefaultTyping")));

  static Stream<Named<ArchRule>> rules() {
    return Stream.of(
        Named.of("time comes from a clock", TIME_COMES_FROM_A_CLOCK),
        Named.of("clocks are handed in", CLOCKS_ARE_HANDED_IN),
        Named.of("nobody sleeps", NOBODY_SLEEPS),
        Named.of("nobody looks into a future", NOBODY_LOOKS_INTO_A_FUTURE),
        Named.of("promises are at the edge", PROMISES_ARE_AT_THE_EDGE),
        Named.of("logs go through SLF4J", LOGS_GO_THROUGH_SLF4J),
        Named.of("only the command line prints", ONLY_THE_COMMAND_LINE_PRINTS),
        Named.of("XML is read as a stream", XML_IS_READ_AS_A_STREAM),
        Named.of("XML readers are made in few places", XML_READERS_ARE_MADE_IN_FEW_PLACES),
        Named.of("input never names a class", INPUT_NEVER_NAMES_A_CLASS));
  }

  private static ArchCondition<JavaClass> call(
      String what, Predicate<? super AccessTarget> targets) {
    return ArchConditions.accessTargetWhere(
        describe(what, (JavaAccess<?> access) -> targets.test(access.getTarget())));
  }

  @SafeVarargs
  private static Predicate<AccessTarget> or(Predicate<AccessTarget>... any) {
    return target -> Stream.of(any).anyMatch(each -> each.test(target));
  }

  /** A method, constructor or field of a type or of one below it. */
  private static Predicate<AccessTarget> method(Class<?> owner, String... names) {
    Set<String> wanted = Set.of(names);
    return target -> target.getOwner().isAssignableTo(owner) && wanted.contains(target.getName());
  }

  private static boolean takes(AccessTarget target, Class<?> parameter) {
    return target instanceof AccessTarget.CodeUnitCallTarget call
        && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(parameter));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theCodeKeepsTheRule(ArchRule rule) {
    rule.check(OurCode.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleSeesWhoBreaksIt(ArchRule rule) {
    JavaClasses offender = new ClassFileImporter().importClasses(Offender.class);
    assertThat(rule.evaluate(offender).hasViolation()).isTrue();
  }

  @Test
  void typesAreNamedByWhatTheyAre() {
    assertThat(OurCode.CLASSES.stream()
            .filter(type -> forbidden(type).stream().anyMatch(word -> !isTakenOver(word, type)))
            .map(JavaClass::getName))
        .as("types with a word in their names that says nothing")
        .isEmpty();
    assertThat(words("TurnContext")).containsExactly("Turn", "Context");
    assertThat(words("DatabaseURL")).containsExactly("Database", "URL");
  }

  private static List<String> forbidden(JavaClass type) {
    return words(type.getSimpleName()).filter(FORBIDDEN_WORDS::contains).toList();
  }

  /** Whether the word is that of a library, whose type this is one of. */
  private static boolean isTakenOver(String word, JavaClass type) {
    return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
        .filter(above -> !above.getPackageName().startsWith(House.ROOT))
        .anyMatch(above -> above.getSimpleName().contains(word));
  }

  private static Stream<String> words(String name) {
    return Stream.of(name.split("(?<=[a-z0-9])(?=[A-Z])"));
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() {
    Set<String> packages = OurCode.CLASSES.stream()
        .map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).hasSizeGreaterThan(10).allSatisfy(name -> {
      Path file = OurCode.MAIN.resolve("java/" + name.replace('.', '/') + "/package-info.java");
      assertThat(file).exists();
      assertThat(OurCode.text(file)).startsWith("/**");
      assertThat(OurCode.CLASSES.getPackage(name).isAnnotatedWith(NullMarked.class))
          .as("%s is @NullMarked", name)
          .isTrue();
    });
  }

  @Test
  void noFileIsTooLongToRead() {
    List<Path> files = OurCode.files(OurCode.MAIN, ".java", ".lua", ".js", ".css");
    assertThat(files).hasSizeGreaterThan(100);
    assertThat(files.stream().filter(file -> OurCode.lines(file).size() > MOST_LINES))
        .as("files of more than %s lines", MOST_LINES)
        .isEmpty();
  }

  @Test
  void aSwitchOverAnEnumOfOursNamesEveryCase() {
    Map<Boolean, List<Set<String>>> enums = OurCode.CLASSES.stream()
        .filter(JavaClass::isEnum)
        .collect(Collectors.partitioningBy(
            type -> ALPHABETS.contains(type.getName()),
            Collectors.mapping(CodingRulesTest::constants, Collectors.toList())));
    assertThat(enums.get(true)).hasSameSizeAs(ALPHABETS);
    assertThat(enums.get(false)).contains(Set.of("GROUP", "DIRECT"));
    assertThat(Switches.in(OurCode.files(OurCode.MAIN, ".java")).stream()
            .filter(found -> found.hasDefault()
                && found.isOverOneOf(enums.get(false))
                && !found.isOverOneOf(enums.get(true)))
            .map(found -> found.file() + ":" + found.line()))
        .as("a default hides the case that somebody adds")
        .isEmpty();
  }

  private static Set<String> constants(JavaClass type) {
    return type.getEnumConstants().stream().map(each -> each.name()).collect(Collectors.toSet());
  }

  @Test
  void theSwitchesOfAFileAreFound() {
    assertThat(Switches.in(List.of(OurCode.TESTS.resolve("java/io/reunion/Offender.java"))))
        .extracting(Switches.Found::names, Switches.Found::hasDefault)
        .containsExactly(tuple(Set.of("GROUP"), true), tuple(Set.of("GROUP", "DIRECT"), false));
  }

  @Test
  void everyScriptSaysWhatItTakesAndReturns() {
    List<Path> scripts = OurCode.files(OurCode.MAIN, ".lua");
    assertThat(scripts).hasSizeGreaterThan(10);
    assertThat(scripts.stream().filter(script -> !isExplained(OurCode.lines(script))))
        .as(
            "scripts without the lines -- KEYS, -- ARGV (if there are any) and -- Returns in their head")
        .isEmpty();
  }

  private static boolean isExplained(List<String> script) {
    List<String> head =
        script.stream().takeWhile(line -> line.startsWith("-- ")).toList();
    boolean takesArguments = script.stream().anyMatch(line -> line.contains("ARGV["));
    return head.size() >= 3
        && head.stream().anyMatch(line -> line.startsWith("-- KEYS "))
        && head.stream().anyMatch(line -> line.startsWith("-- Returns "))
        && (!takesArguments || head.stream().anyMatch(line -> line.startsWith("-- ARGV ")));
  }

  @Test
  void nothingIsLeftForLaterAndNoTestIsSwitchedOff() {
    // Put together, so that this file does not name them.
    Pattern later = Pattern.compile("\\b(" + "TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    Pattern off =
        Pattern.compile("@Dis" + "abled|Thread\\.sl" + "eep|TimeUnit\\.\\w+\\.sl" + "eep");
    List<Path> tests = OurCode.files(OurCode.TESTS, ".java");
    List<Path> main = OurCode.files(OurCode.MAIN, ".java", ".lua", ".js", ".css", ".yaml");
    assertThat(Stream.concat(main.stream(), tests.stream()).filter(file -> has(file, later)))
        .isEmpty();
    assertThat(tests.stream().filter(file -> has(file, off))).isEmpty();
  }

  private static boolean has(Path file, Pattern pattern) {
    return pattern.matcher(OurCode.text(file)).find();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.mockito.Mockito",
        "org.easymock.EasyMock",
        "org.powermock.api.mockito.PowerMockito",
        "mockit.Expectations",
        "io.mockk.MockK",
        "org.jmock.Mockery"
      })
  void fakesAreOrdinaryClasses(String mocking) {
    assertThatThrownBy(() -> Class.forName(mocking)).isInstanceOf(ClassNotFoundException.class);
  }

  @Test
  void everyTestIsFoundByItsName() {
    Pattern test = Pattern.compile("\\n  @(Parameterized|Repeated)?Test\\b");
    // What several classes have to pass is run by those that extend it.
    Pattern contract = Pattern.compile("\\n(public )?abstract class ");
    assertThat(OurCode.files(OurCode.TESTS, ".java").stream()
            .filter(file -> has(file, test) && !has(file, contract))
            .map(file -> file.getFileName().toString())
            .filter(name -> !name.endsWith("Test.java") && !name.endsWith("IT.java")))
        .as("surefire runs *Test and failsafe *IT, and nothing else")
        .isEmpty();
  }
}
