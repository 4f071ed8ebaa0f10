package io.reunion.member.search;

import io.reunion.language.Intent;
import io.reunion.language.Interpreter;
import io.reunion.language.Listening;
import io.reunion.language.Meaning;
import io.reunion.language.PhraseBook;
import io.reunion.language.Utterance;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberId;
import io.reunion.member.Particulars;
import io.reunion.member.People;
import io.reunion.member.Privacy;
import io.reunion.member.lexicon.Tables;
import io.reunion.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whole sentences, understood as a message to the bot is, and asked of a few hundred people who do not exist. */
final class SpokenQuestions implements AutoCloseable {
  private static final int FIRST = 3;
  private static final int SHOWN = 5;
  private static final int OTHERS = 190;
  private static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 11, 18, 10, 0, 0, 0, ZoneId.of("Asia/Shanghai"));
  private static final Field[] COLUMNS = {
    Field.NAME,
    Field.OTHER_NAMES,
    Field.CLASS_YEAR,
    Field.DEGREE,
    Field.MAJOR,
    Field.SCHOOL,
    Field.CITY,
    Field.COMPANY,
    Field.TITLE,
    Field.INDUSTRY,
    Field.SKILLS
  };

  private final Interpreter interpreter = new Interpreter(PhraseBook.shipped());
  private final Map<Long, Member> byBits = new HashMap<>();
  private final MemberIndex index = MemberIndex.open();

  /** What was asked of a question, and what came. */
  record Answer(String sentence, String query, List<String> names, boolean right) {}

  SpokenQuestions() {
    List<Member> members = new ArrayList<>();
    lines("spoken-members.tsv").forEach(line -> members.add(member(members.size() + 1, line)));
    members.addAll(new SyntheticPeople(41)
        .members(OTHERS).stream()
            .map(member -> member.with(new Privacy(Audience.MEMBERS, Map.of())))
            .toList());
    members.forEach(member -> byBits.put(member.id().bits(), member));
    index.put(members);
    index.refresh();
  }

  static List<String> lines(String file) {
    try (InputStream in = SpokenQuestions.class.getResourceAsStream(file)) {
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && line.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Member member(long id, String line) {
    String[] cells = line.split("\\|", -1);
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    for (int i = 0; i < COLUMNS.length; i++) {
      List<String> texts = Tables.split(cells[i], ";");
      if (!texts.isEmpty()) {
        values.put(COLUMNS[i], texts);
      }
    }
    return Member.unstored(MemberId.of(id), new Particulars(values))
        .with(new Privacy(Audience.MEMBERS, Map.of()));
  }

  /** What a sentence to the bot looks for; the sentence itself where it is not taken for a search. */
  String query(String sentence) {
    boolean han = sentence.codePoints().anyMatch(Character::isIdeographic);
    Language language = han ? Language.ZH : Language.EN;
    Optional<Meaning> find =
        interpreter
            .read(new Utterance(sentence, Listening.DIRECT, language, NOW))
            .meanings()
            .stream()
            .filter(meaning -> meaning.intent() == Intent.FIND || meaning.intent() == Intent.ASK)
            .findFirst();
    return find.flatMap(meaning -> meaning.slots().query())
        .filter(query -> !query.isBlank())
        .orElse(sentence);
  }

  List<String> found(String query) {
    return index.find(MemberQuery.parse(query), People.viewer(), SHOWN, FIRST).best().stream()
        .map(best -> byBits.get(best.bits()).name())
        .toList();
  }

  Answer ask(String line) {
    String sentence = line.substring(0, line.indexOf(" => ")).strip();
    String query = query(sentence);
    List<String> names = found(query);
    String wanted = line.substring(line.indexOf(" => ") + 4);
    boolean right = Tables.split(wanted, ";").stream().allMatch(demand -> isMet(demand, names));
    return new Answer(sentence, query, names, right);
  }

  private static boolean isMet(String demand, List<String> names) {
    List<String> first = names.subList(0, Math.min(FIRST, names.size()));
    if (demand.equals("nobody")) {
      return names.isEmpty();
    }
    if (demand.startsWith("not ")) {
      return Tables.split(demand.substring(4), ",").stream().noneMatch(names::contains);
    }
    return demand.startsWith("all ")
        ? first.containsAll(Tables.split(demand.substring(4), ","))
        : Tables.split(demand, ",").stream().anyMatch(first::contains);
  }

  @Override
  public void close() {
    index.close();
  }

  /** {@code FILE [quiet]}: what is wrong, or only how much. */
  public static void main(String[] args) {
    try (SpokenQuestions questions = new SpokenQuestions()) {
      List<Answer> answers = lines(args[0]).stream().map(questions::ask).toList();
      if (args.length == 1) {
        answers.stream().filter(answer -> !answer.right()).forEach(System.out::println);
      }
      System.out.println(answers.stream().filter(Answer::right).count() + " of " + answers.size());
    }
  }
}
