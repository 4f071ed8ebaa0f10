package io.reunion.member.search;

import io.reunion.member.Audience;
import io.reunion.member.Member;
import io.reunion.member.Privacy;
import io.reunion.member.Viewer;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Builds an index of synthetic members and asks it questions of each kind: {@code MemberIndexBench [MEMBERS] [QUESTIONS]}. */
final class MemberIndexBench {
  private static final int BATCH = 10_000;

  private MemberIndexBench() {}

  public static void main(String[] args) {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
    int questions = args.length > 1 ? Integer.parseInt(args[1]) : 500;
    SyntheticPeople people = new SyntheticPeople(1);
    try (MemberIndex index = MemberIndex.open()) {
      List<Member> some = build(index, people, count);
      ask(index, people, some, questions, false);
      ask(index, people, some, questions, true);
      long begun = System.nanoTime();
      index.compact();
      System.out.printf("compacted in %.1f s%n", (System.nanoTime() - begun) / 1e9);
      ask(index, people, some, questions, true);
    }
  }

  /** Processor time of this thread: what the machine does besides does not count. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static List<Member> build(MemberIndex index, SyntheticPeople people, int count) {
    List<Member> some = new ArrayList<>();
    long spent = 0;
    for (int done = 0; done < count; done += BATCH) {
      List<Member> batch = people.members(Math.min(BATCH, count - done)).stream()
          .map(member -> member.with(new Privacy(Audience.MEMBERS, Map.of())))
          .toList();
      some.add(batch.get(0));
      some.add(batch.get(batch.size() / 2));
      long begun = cpu();
      index.put(batch);
      spent += cpu() - begun;
    }
    long begun = cpu();
    index.refresh();
    spent += cpu() - begun;
    System.out.printf(
        "built %,d members in %.1f s: %,.0f a second; files %,d MB%n",
        count, spent / 1e9, count / (spent / 1e9), index.bytes() >> 20);
    return some;
  }

  private static void ask(
      MemberIndex index, SyntheticPeople people, List<Member> some, int count, boolean print) {
    Viewer viewer = new Viewer(Viewer.Sight.MEMBER, java.util.Optional.empty(), java.util.Set.of());
    Map<String, Supplier<String>> kinds = new LinkedHashMap<>();
    kinds.put("Chinese name", () -> pick(people, some).name());
    kinds.put("pinyin, split", () -> SyntheticPeople.pinyin(pick(people, some).name()));
    kinds.put("pinyin, joined", () -> SyntheticPeople.pinyin(pick(people, some).name()).replace(" ", ""));
    kinds.put("name + city", () -> pick(people, some).name() + " " + people.one(SyntheticPeople.CITIES));
    kinds.put("initials + year", () -> initials(pick(people, some)) + " " + (1985 + people.random().nextInt(38)));
    kinds.put("year + city + industry", () -> "who works in " + people.one(SyntheticPeople.INDUSTRIES) + " in "
        + people.one(SyntheticPeople.CITIES) + ", class of " + (1985 + people.random().nextInt(38)));
    kinds.put("one typo", () -> people.slip(SyntheticPeople.pinyin(pick(people, some).name()).replace(" ", "")));
    kinds.put("surname", () -> SyntheticPeople.pinyin(people.one(SyntheticPeople.SURNAMES)));
    kinds.put("city", () -> people.one(SyntheticPeople.CITIES));
    kinds.forEach((kind, question) -> time(index, viewer, kind, question, count, print));
  }

  private static Member pick(SyntheticPeople people, List<Member> some) {
    return some.get(people.random().nextInt(some.size()));
  }

  private static String initials(Member member) {
    StringBuilder initials = new StringBuilder();
    for (String word : SyntheticPeople.pinyin(member.name()).split(" ")) {
      initials.append(word.charAt(0));
    }
    return initials.toString();
  }

  private static void time(
      MemberIndex index, Viewer viewer, String kind, Supplier<String> question, int count, boolean print) {
    long[] micros = new long[count];
    long found = 0;
    for (int i = 0; i < count; i++) {
      String text = question.get();
      long begun = cpu();
      found += index.find(MemberQuery.parse(text), viewer, 10, 3).total();
      micros[i] = (cpu() - begun) / 1000;
    }
    if (print) {
      Arrays.sort(micros);
      System.out.printf(
          "%-24s p50 %,6d us  p99 %,7d us  found %,.1f on average%n",
          kind, micros[count / 2], micros[count * 99 / 100], found / (double) count);
    }
  }
}
