package io.reunion.member.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.Viewer;
import io.reunion.member.search.Search.Found;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a viewer may not see can neither match, nor count, nor order anything. */
final class SearchPrivacyTest {
  private static final int LIMIT = 20;
  private static final int FEW = 3;

  /** The index says what looking at every visible profile says: who, how many, in which order. */
  @Test
  void findsWhatLookingAtEveryVisibleProfileFinds() {
    SyntheticPeople people = new SyntheticPeople(11);
    List<Member> members = someAbroad(people.members(200));
    int matched = 0;
    try (MemberIndex index = filled(members)) {
      for (int i = 0; i < 12; i++) {
        Viewer viewer = people.viewer().readAbroad(i % 3 == 0);
        List<Seen> seen =
            members.stream().map(member -> Seen.of(member, viewer)).toList();
        for (int j = 0; j < 50; j++) {
          MemberQuery question = MemberQuery.parse(asked(people, members, j));
          Found found = index.find(question, viewer, LIMIT, FEW);
          assertThat(found)
              .as(question.text() + " for " + viewer)
              .isEqualTo(byHand(seen, question, viewer));
          matched += found.best().isEmpty() ? 0 : 1;
        }
      }
    }
    assertThat(matched).as("questions that found somebody").isGreaterThan(150);
  }

  /** Every third one is said in a sentence: with words that nobody has, a wish, or somebody left out. */
  private static String asked(SyntheticPeople people, List<Member> members, int i) {
    String question = people.question(members);
    return switch (i % 6) {
      case 1 -> "could you please dig out somebody quixotic who does " + question;
      case 3 -> question + ", preferably in " + people.one(SyntheticPeople.CITIES);
      case 5 ->
        "有没有" + people.one(SyntheticPeople.INDUSTRIES) + "的校友，" + people.one(SyntheticPeople.CITIES)
            + "的，不要" + people.one(SyntheticPeople.INDUSTRIES) + "的";
      default -> question;
    };
  }

  /** What a viewer may see of a member. */
  private record Seen(long bits, Explainer visible) {
    static Seen of(Member member, Viewer viewer) {
      return new Seen(member.id().bits(), new Explainer(member.visibleTo(viewer).particulars()));
    }
  }

  /** Changes one hidden value at a time and asks everything again. */
  @Test
  void aHiddenValueChangesNoAnswer() {
    SyntheticPeople people = new SyntheticPeople(12);
    List<Member> members = someAbroad(people.members(120));
    int changes = 0;
    try (MemberIndex index = filled(members)) {
      for (int round = 0; round < 120; round++) {
        Viewer viewer = people.viewer().readAbroad(round % 3 == 0);
        int at = people.random().nextInt(members.size());
        Member before = members.get(at);
        Field field = people.one(Field.values());
        Member after = before.with(before.particulars().with(field, otherValue(people, field)));
        boolean hidden = !viewer.sees(before, field) && !viewer.sees(after, field);
        if (field == Field.NAME && after.particulars().first(Field.NAME).isEmpty() || !hidden) {
          continue;
        }
        List<String> questions = questions(people, members, before, after);
        List<Found> answers = ask(index, questions, viewer);
        index.put(List.of(after));
        index.refresh();
        assertThat(ask(index, questions, viewer))
            .as(viewer + " after a change of " + field)
            .isEqualTo(answers);
        assertThat(after.visibleTo(viewer)).isEqualTo(before.visibleTo(viewer));
        members.set(at, after);
        changes++;
      }
    }
    assertThat(changes).as("changes of hidden values").isGreaterThan(50);
  }

  /** The order in which members were written does not show. */
  @Test
  void anUnchangedRewriteChangesNoOrder() {
    SyntheticPeople people = new SyntheticPeople(13);
    List<Member> members = people.members(200);
    try (MemberIndex index = filled(members)) {
      List<String> questions = List.of("2008", "北京", "wang", "fintech", "王 北京");
      List<Found> answers = ask(index, questions, Viewer.OFFICE);
      for (int i = 0; i < 50; i++) {
        index.put(List.of(members.get(people.random().nextInt(members.size()))));
        index.refresh();
      }
      assertThat(ask(index, questions, Viewer.OFFICE)).isEqualTo(answers);
    }
  }

  /** Every other one may be shown abroad. */
  private static List<Member> someAbroad(List<Member> members) {
    List<Member> some = new ArrayList<>();
    for (Member member : members) {
      some.add(member.with(member.privacy().abroad(some.size() % 2 == 0)));
    }
    return some;
  }

  private static MemberIndex filled(List<Member> members) {
    MemberIndex index = MemberIndex.open();
    index.put(members);
    index.refresh();
    return index;
  }

  private static List<String> otherValue(SyntheticPeople people, Field field) {
    return people.particulars().all(field);
  }

  /** Questions on both values, and on others. */
  private static List<String> questions(
      SyntheticPeople people, List<Member> members, Member before, Member after) {
    List<String> questions = new ArrayList<>();
    for (Member about : List.of(before, after)) {
      String name = SyntheticPeople.pinyin(about.name());
      questions.add(name);
      for (Field field : changed(before, after)) {
        String text = about.first(field).orElse("");
        questions.addAll(List.of(text, name + " " + text, people.slip(text + "a")));
      }
    }
    for (int i = 0; i < 8; i++) {
      questions.add(people.question(members));
    }
    return questions;
  }

  private static List<Field> changed(Member before, Member after) {
    return Arrays.stream(Field.values())
        .filter(field -> !before.first(field).equals(after.first(field)))
        .toList();
  }

  private static List<Found> ask(MemberIndex index, List<String> questions, Viewer viewer) {
    return questions.stream()
        .map(question -> index.find(MemberQuery.parse(question), viewer, LIMIT, FEW))
        .toList();
  }

  private static Found byHand(List<Seen> members, MemberQuery asked, Viewer viewer) {
    List<BestMatches.Scored> exact = score(members, asked, viewer, false, false);
    if (viewer.sight() == Viewer.Sight.NOTHING) {
      return Found.NOTHING;
    }
    if (exact.size() >= FEW || asked.isEmpty()) {
      return new Found(first(exact), exact.size(), 0, false, Set.of(), false);
    }
    Set<String> names = names(members, asked);
    MemberQuery question = asked.withoutGuessesAt(names);
    List<BestMatches.Scored> near = score(members, question, viewer, true, false);
    if (near.isEmpty()) {
      near = score(members, asked, viewer, true, false);
      names = near.isEmpty() ? names : Set.of();
    }
    return near.isEmpty()
        ? less(members, question, viewer, names)
        : new Found(first(near), exact.size(), near.size(), false, names, false);
  }

  private static Found less(
      List<Seen> members, MemberQuery byName, Viewer viewer, Set<String> names) {
    MemberQuery known = withoutUnmet(members, byName, viewer);
    List<BestMatches.Scored> rest =
        known == byName ? List.of() : score(members, known, viewer, true, false);
    if (!rest.isEmpty()) {
      return new Found(first(rest), 0, rest.size(), true, names, false);
    }
    List<BestMatches.Scored> wider = score(members, known.widened(), viewer, true, false);
    if (!wider.isEmpty()) {
      return new Found(first(wider), 0, wider.size(), known != byName, names, true);
    }
    int constraints = known.constraints().size();
    boolean canRelax = known.words().isEmpty() ? constraints > 2 : constraints > 1;
    List<BestMatches.Scored> relaxed =
        canRelax ? score(members, known, viewer, true, true) : List.of();
    if (relaxed.isEmpty() && known.tells()) {
      relaxed = score(members, known.core(), viewer, true, false);
    }
    if (relaxed.isEmpty() && byName.words().size() > 1) {
      relaxed = loose(members, byName);
    }
    return new Found(first(relaxed), 0, relaxed.size(), !relaxed.isEmpty(), names, false);
  }

  private static MemberQuery withoutUnmet(List<Seen> members, MemberQuery asked, Viewer viewer) {
    boolean worked = !score(members, asked.work(), viewer, true, false).isEmpty()
        && !asked.work().isEmpty();
    Set<Wanted> unmet = asked.wanted().stream()
        .filter(part -> part.kind() == Wanted.Kind.WORD && !part.isName())
        .filter(part -> members.stream()
                .allMatch(member -> member.visible().score(part, true).isEmpty())
            || (worked
                && !isOwnName(members, part.text())
                && score(members, asked.workAnd(part), viewer, true, false).isEmpty()))
        .collect(Collectors.toSet());
    MemberQuery known = asked.without(unmet);
    return !unmet.isEmpty() && known.tells() ? known : asked;
  }

  private static boolean isOwnName(List<Seen> members, String word) {
    return members.stream()
        .anyMatch(member -> Probes.ownName(word).stream()
            .anyMatch(way -> member.visible().score(asName(word, way), false).isPresent()));
  }

  private static Set<String> names(List<Seen> members, MemberQuery question) {
    return question.guessed().stream()
        .filter(word -> isOwnName(members, word))
        .collect(Collectors.toSet());
  }

  private static Wanted asName(String word, Probe way) {
    return new Wanted(Wanted.Kind.WORD, word, List.of(way), List.of(), List.of(), List.of());
  }

  /** Half of the words are enough. */
  private static List<BestMatches.Scored> loose(List<Seen> members, MemberQuery question) {
    List<BestMatches.Scored> found = new ArrayList<>();
    for (Seen member : members) {
      double sum = 0;
      int words = 0;
      int constraints = 0;
      if (isExcluded(member, question)) {
        continue;
      }
      for (Wanted wanted : question.wanted()) {
        Optional<Double> score =
            wanted.needed() ? member.visible().score(wanted, true) : Optional.empty();
        sum += score.orElse(0.0);
        words += score.isPresent() && wanted.kind() == Wanted.Kind.WORD ? 1 : 0;
        constraints += score.isPresent() && wanted.kind().isConstraint() ? 1 : 0;
      }
      boolean enough = words * 2 >= question.words().size()
          && constraints >= Math.min(1, question.constraints().size());
      if (enough) {
        found.add(new BestMatches.Scored(member.bits(), (float) sum));
      }
    }
    found.sort(Comparator.comparingDouble((BestMatches.Scored s) -> -s.score())
        .thenComparing(BestMatches.Scored::bits));
    return found;
  }

  private static boolean isExcluded(Seen member, MemberQuery question) {
    return question.wanted().stream()
        .filter(wanted -> wanted.kind() == Wanted.Kind.EXCLUDED)
        .anyMatch(wanted -> member.visible().score(wanted, false).isPresent());
  }

  private static List<BestMatches.Scored> first(List<BestMatches.Scored> all) {
    return all.subList(0, Math.min(LIMIT, all.size()));
  }

  private static List<BestMatches.Scored> score(
      List<Seen> members, MemberQuery question, Viewer viewer, boolean near, boolean relaxed) {
    return members.stream()
        .flatMap(member -> score(member, question, viewer, near, relaxed).stream())
        .sorted(Comparator.comparingDouble((BestMatches.Scored s) -> -s.score())
            .thenComparing(BestMatches.Scored::bits))
        .toList();
  }

  private static Optional<BestMatches.Scored> score(
      Seen member, MemberQuery question, Viewer viewer, boolean near, boolean relaxed) {
    if (isExcluded(member, question)
        || (!question.isEmpty() && question.wanted().stream().noneMatch(Wanted::needed))) {
      return Optional.empty();
    }
    double sum = 0;
    int met = 0;
    for (Wanted wanted : question.wanted()) {
      if (wanted.kind() == Wanted.Kind.EXCLUDED || (relaxed && !wanted.needed())) {
        continue;
      }
      Optional<Double> score = member.visible().score(wanted, near);
      boolean optional = relaxed ? wanted.kind().isConstraint() : !wanted.needed();
      if (score.isEmpty() && !optional) {
        return Optional.empty();
      }
      met += relaxed && optional && score.isPresent() ? 1 : 0;
      sum += score.orElse(0.0);
    }
    int constraints = question.constraints().size();
    int enough =
        question.words().isEmpty() ? Math.max(1, constraints - 1) : Math.min(1, constraints);
    if (question.isEmpty() || (relaxed && met < enough)) {
      return viewer.sight() == Viewer.Sight.OFFICE && question.isEmpty()
          ? Optional.of(new BestMatches.Scored(member.bits(), 1))
          : Optional.empty();
    }
    return Optional.of(new BestMatches.Scored(member.bits(), (float) sum));
  }
}
