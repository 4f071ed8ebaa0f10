package io.reunion;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.language.Intent;
import io.reunion.text.Language;
import io.reunion.text.Sentences;
import io.reunion.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said in the code stands in the texts, with the arguments that they need, and nothing stands there in vain. */
class ShippedTextsTest {
  private static final Texts TEXTS = Texts.load(App.SPEAKERS, Optional.empty());
  private static final Sentences ZH = TEXTS.in(Language.ZH);
  private static final Sentences EN = TEXTS.in(Language.EN);
  private static final SentenceUses USES = SentenceUses.in(OurCode.files(OurCode.MAIN, ".java"));

  /** What stands before the first dot of a key. */
  private static final Set<String> SPEAKERS =
      ZH.keys().stream().map(key -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2}");
  private static final Pattern ARGUMENT = Pattern.compile("\\{[^{}]*}");

  /** English sentences that name the other language in its own words, so that its speakers know theirs. */
  private static final Set<String> NAMES_LANGUAGES = Set.of("bot.language.which", "help.footer");

  /** What a platform answers and what only looks like a key. */
  private static final Set<String> CODES_OF_PLATFORMS = Set.of("bot.stopped");

  /** Keys whose last part is put together, and all that it can be. */
  private static Map<String, Set<String>> composed() {
    Map<String, Set<String>> composed = new HashMap<>();
    composed.put("help.", USES.commands());
    Set<String> usages = new HashSet<>(USES.commands());
    usages.addAll(List.of("events.office", "story.office", "assembly.admin", "ballot.admin"));
    composed.put("usage.", usages);
    composed.put("bot.role.", words("io.reunion.member.Role"));
    composed.put("bot.refused.", words("io.reunion.member.Role"));
    composed.put("bot.choice.", choices());
    composed.put("bot.form.button.", words("io.reunion.bot.FormMove"));
    composed.put("bot.form.dropped.", USES.forms());
    composed.put(
        "help.topic.",
        words("io.reunion.bot.Topic").stream()
            .flatMap(topic -> Stream.of(topic, topic + ".name"))
            .collect(Collectors.toSet()));
    composed.put("audience.", words("io.reunion.member.Audience"));
    composed.put("field.", words("io.reunion.member.Field"));
    composed.put("event.answer.", words("io.reunion.event.rsvp.Answer"));
    composed.put(
        "event.standing.", Set.of("none", "accepted", "tentative", "declined", "waitlisted"));
    composed.put("event.signup.ask.", words("io.reunion.language.signup.Question"));
    composed.put("keeping.fault.", words("io.reunion.keeping.KeepingException$Reason"));
    composed.put("check.found.", words("io.reunion.chat.Finding$Kind"));
    composed.put("doctor.weak.", words("io.reunion.redis.Durability$Weakness"));
    composed.put("announcement.fault.", words("io.reunion.announcement.Fault$Kind"));
    composed.put("announcement.outcome.", words("io.reunion.announcement.Announcer$Outcome"));
    composed.put("ballot.state.", words("io.reunion.ballot.Ballot$State"));
    composed.put("ballot.voice.", words("io.reunion.ballot.count.Tally$Voice"));
    composed.put("ballot.majority.", words("io.reunion.ballot.count.Majority"));
    composed.put("ballot.method.", words("io.reunion.ballot.count.Method"));
    composed.put("ballot.refused.", words("io.reunion.ballot.Ballots$Refusal"));
    composed.put("engagement.mode.", words("io.reunion.engagement.Mode"));
    composed.put("preparation.step.", words("io.reunion.founding.Task$Step"));
    composed.put(
        "ballot.standing.",
        Set.of("notonroll", "closed", "present", "self", "chain", "full", "unknown"));
    composed.put(
        "bot.choice.",
        Set.of(
            "rsvp_yes",
            "rsvp_no",
            "rsvp_maybe",
            "rsvp_withdraw",
            "find",
            "list",
            "events",
            "event_new",
            "event_move",
            "help",
            "undo",
            "why",
            "lang",
            "announce",
            "me",
            "about",
            "cancel",
            "suggest",
            "need",
            "offer",
            "exchange",
            "introduce",
            "guide",
            "verify",
            "join",
            "ballot",
            "reminders_off",
            "reminders_on",
            "unsubscribe"));
    return composed;
  }

  /** The intents that are a command; between these the bot asks. */
  private static Set<String> choices() {
    Set<String> choices = new TreeSet<>();
    for (Intent intent : Intent.values()) {
      choices.add(intent.name().toLowerCase(Locale.ROOT));
    }
    choices.removeAll(Set.of("sign_up_list", "confirm", "deny", "back", "skip", "ask", "none"));
    return choices;
  }

  /** An enum's constants as they stand in keys. */
  private static Set<String> words(String type) {
    return OurCode.CLASSES.get(type).getEnumConstants().stream()
        .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace("_", ""))
        .collect(Collectors.toSet());
  }

  private static boolean isKey(String text) {
    return text.contains(".")
        && SPEAKERS.contains(text.substring(0, text.indexOf('.')))
        && text.matches("[a-z]+\\.([a-z0-9_-]+\\.?)*")
        && !CODES_OF_PLATFORMS.contains(text);
  }

  private static Set<String> keysInCode() {
    return USES.texts().stream()
        .filter(ShippedTextsTest::isKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> completed(String prefix) {
    return composed().get(prefix).stream().map(prefix::concat).collect(Collectors.toSet());
  }

  @Test
  void everyPackageWithTextsIsHeard() {
    Set<Path> files = App.SPEAKERS.stream()
        .map(owner -> owner.getPackageName().replace('.', '/'))
        .flatMap(folder -> List.of("en", "zh").stream()
            .map(code -> OurCode.MAIN.resolve("resources/" + folder + "/" + code + ".yaml")))
        .collect(Collectors.toSet());
    assertThat(OurCode.files(OurCode.MAIN, "/en.yaml", "/zh.yaml"))
        .containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void bothLanguagesSayTheSameWithTheSameArguments() {
    assertThat(ZH.keys()).hasSizeGreaterThan(100).isEqualTo(EN.keys());
    assertThat(ZH.keys())
        .allSatisfy(key -> assertThat(ZH.arguments(key)).as(key).isEqualTo(EN.arguments(key)));
  }

  @Test
  void everySentenceIsInItsOwnLanguage() {
    assertThat(ZH.keys().stream()
            .filter(key -> LATIN.matcher(withoutArguments(ZH, key)).find())
            .filter(key -> !HAN.matcher(withoutArguments(ZH, key)).find()))
        .as("Chinese sentences without a Chinese word")
        .isEmpty();
    assertThat(EN.keys().stream()
            .filter(key -> HAN.matcher(withoutArguments(EN, key)).find())
            .filter(key -> !NAMES_LANGUAGES.contains(key)))
        .as("English sentences with Chinese words")
        .isEmpty();
  }

  @Test
  void helpTellsOfEveryCommandInOneOfItsTopics() {
    Path topics = OurCode.MAIN.resolve("java/io/reunion/bot/Topic.java");
    assertThat(SentenceUses.in(List.of(topics)).texts()).containsAll(USES.commands());
  }

  /** The sentence itself, each argument being its own name in braces while it is said. */
  private static String withoutArguments(Sentences sentences, String key) {
    List<Object> named = new ArrayList<>();
    for (String name : sentences.arguments(key)) {
      named.add(name);
      named.add(1);
    }
    return ARGUMENT.matcher(sentences.say(key, named.toArray())).replaceAll("");
  }

  @Test
  void everyKeyInTheCodeIsASentence() {
    Set<String> keys = keysInCode();
    assertThat(keys).hasSizeGreaterThan(80);
    assertThat(keys.stream().filter(key -> !key.endsWith(".") && !ZH.has(key)))
        .as("keys in the code that are no sentence")
        .isEmpty();
    assertThat(keys.stream().filter(key -> key.endsWith(".")))
        .as("beginnings of keys; what may follow is listed above")
        .containsExactlyInAnyOrderElementsOf(composed().keySet());
  }

  @Test
  void everyKeyThatCanBePutTogetherIsASentence() {
    assertThat(composed().keySet().stream()
            .flatMap(prefix -> completed(prefix).stream())
            .filter(key -> !ZH.has(key)))
        .isEmpty();
  }

  @Test
  void everySentenceIsSaidSomewhere() {
    Set<String> said = new TreeSet<>(keysInCode());
    composed().keySet().forEach(prefix -> said.addAll(completed(prefix)));
    assertThat(ZH.keys().stream().filter(key -> !said.contains(key))).isEmpty();
  }

  @Test
  void everySentenceIsSaidWithTheArgumentsThatItNeeds() {
    List<SentenceUses.Use> uses =
        USES.uses().stream().filter(use -> isKey(use.key())).toList();
    assertThat(uses).hasSizeGreaterThan(60);
    assertThat(uses.stream()
            .filter(use -> !use.key().endsWith("."))
            .filter(use -> !use.names().equals(ZH.arguments(use.key())))
            .map(use -> use + " (expected: " + ZH.arguments(use.key()) + ")"))
        .isEmpty();
    assertThat(composed().keySet())
        .allSatisfy(prefix -> assertThat(uses.stream()
                .filter(use -> use.key().equals(prefix))
                .flatMap(use -> use.names().stream())
                .collect(Collectors.toSet()))
            .as("arguments of all sentences that begin with %s", prefix)
            .isEqualTo(needed(prefix)));
  }

  private static Set<String> needed(String prefix) {
    return completed(prefix).stream()
        .flatMap(key -> ZH.arguments(key).stream())
        .collect(Collectors.toSet());
  }
}
