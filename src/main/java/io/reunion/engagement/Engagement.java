package io.reunion.engagement;

import io.reunion.engagement.Act.Source;
import io.reunion.engagement.Protection.Cell;
import io.reunion.engagement.Report.Row;
import io.reunion.filing.Drawer;
import io.reunion.filing.Drawer.Changed;
import io.reunion.member.ChapterNames;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.reunion.redis.Redis;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts how alumni take part. What the office tells of gifts is in the drawer {@code giving}. */
public final class Engagement {
  private static final int PAGE = 500;

  private final Drawer<Giving> giving;
  private final MemberStore members;
  private final ChapterNames chapters;
  private final List<Source> sources;
  private final Clock clock;
  private final ZoneId zone;

  public Engagement(
      Redis redis,
      MemberStore members,
      ChapterNames chapters,
      List<Source> sources,
      Clock clock,
      ZoneId zone) {
    this.giving = new Drawer<>(redis, "giving", Giving.class);
    this.members = members;
    this.chapters = chapters;
    this.sources = List.copyOf(sources);
    this.clock = clock;
    this.zone = zone;
  }

  /** The last month that is over. */
  YearMonth month() {
    return YearMonth.from(clock.instant().atZone(zone)).minusMonths(1);
  }

  /** The one name of a group that words mean. */
  String group(Grouping by, String word) {
    String plain = word.strip().toLowerCase(Locale.ROOT);
    return by == Grouping.CHAPTER ? chapters.id(word).orElse(plain) : plain;
  }

  /**
   * Notes how many gave in the twelve months that ended last.
   *
   * @param seen is shown what is about to be changed; what it throws is the failure, and nothing is changed
   * @throws IllegalArgumentException if the groups of one kind are more people than all
   */
  public Future<Void> give(
      long total, Map<Grouping, Map<String, Long>> groups, Consumer<Giving> seen) {
    Map<String, Long> counts = new HashMap<>();
    groups.forEach((by, each) -> {
      if (each.values().stream().mapToLong(Long::longValue).sum() > total) {
        throw new IllegalArgumentException(
            "more people in the groups than in all (expected: at most " + total + ")");
      }
      each.forEach((word, count) -> counts.put(by.key(group(by, word)), count));
    });
    Giving told = new Giving(month().toString(), total, counts);
    return giving
        .put(told.month(), () -> Giving.none(told.month()), was -> {
          seen.accept(was);
          return told;
        })
        .map(Changed::after)
        .mapEmpty();
  }

  /** Who is in which group, and who took part in which way. */
  private record Counted(Map<String, String> groups, Map<Mode, Set<String>> people) {}

  /** What the office has told of the twelve months that ended last. */
  public Future<Giving> given() {
    String last = month().toString();
    return giving.get(last).map(found -> found.orElse(Giving.none(last)));
  }

  public Future<Report> report(Grouping by) {
    YearMonth last = month();
    Instant from = last.minusMonths(11).atDay(1).atStartOfDay(zone).toInstant();
    Instant to = last.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    return groups(by, 0, new HashMap<>())
        .compose(
            groups -> people(groups.keySet(), from, to).map(people -> new Counted(groups, people)))
        .compose(counted -> given().map(gifts -> report(by, last, counted, gifts)));
  }

  private Future<Map<String, String>> groups(Grouping by, long from, Map<String, String> known) {
    return members.page(from, PAGE).compose(page -> {
      for (Member member : page.members()) {
        known.put("m:" + member.id(), by.group(member, chapters));
      }
      return page.more() ? groups(by, page.next(), known) : Future.succeededFuture(known);
    });
  }

  private Future<Map<Mode, Set<String>>> people(Set<String> known, Instant from, Instant to) {
    return Future.join(sources.stream().map(source -> source.acts().get()).toList())
        .map(done -> {
          List<List<Act>> all = done.list();
          Map<Mode, Set<String>> people = new EnumMap<>(Mode.class);
          for (int i = 0; i < all.size(); i++) {
            Set<String> these =
                people.computeIfAbsent(sources.get(i).mode(), mode -> new HashSet<>());
            all.get(i).stream()
                .filter(act -> !act.at().isBefore(from) && act.at().isBefore(to))
                .map(Act::person)
                .filter(known::contains)
                .forEach(these::add);
          }
          return people;
        });
  }

  private static Report report(Grouping by, YearMonth last, Counted counted, Giving gifts) {
    TreeMap<String, Long> sizes = new TreeMap<>();
    counted.groups().values().forEach(group -> sizes.merge(group, 1L, Long::sum));
    List<String> names = new ArrayList<>(sizes.keySet());
    long everybody = counted.groups().size();
    Map<Mode, Long> totals = new EnumMap<>(Mode.class);
    Map<Mode, List<Optional<Long>>> shown = new EnumMap<>(Mode.class);
    for (Mode mode : Mode.values()) {
      Map<String, Long> counts =
          mode == Mode.PHILANTHROPIC ? givers(by, names, gifts) : counts(counted, mode);
      totals.put(mode, counts.values().stream().mapToLong(Long::longValue).sum());
      shown.put(
          mode,
          Protection.shown(names.stream()
              .map(name -> new Cell(sizes.getOrDefault(name, 0L), counts.getOrDefault(name, 0L)))
              .toList()));
    }
    List<Optional<Long>> shownSizes = Protection.sizes(
        names.stream().map(name -> sizes.getOrDefault(name, 0L)).toList());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Map<Mode, Optional<Long>> counts = new EnumMap<>(Mode.class);
      for (Mode mode : Mode.values()) {
        counts.put(mode, shown.getOrDefault(mode, List.of()).get(i));
      }
      rows.add(new Row(names.get(i), shownSizes.get(i), counts));
    }
    Map<Mode, Optional<Long>> all = new EnumMap<>(Mode.class);
    totals.forEach((mode, count) -> all.put(mode, Protection.shown(new Cell(everybody, count))));
    return new Report(
        last.minusMonths(11).atDay(1),
        last.atEndOfMonth(),
        new Row(
            Grouping.NONE,
            everybody >= Protection.LEAST ? Optional.of(everybody) : Optional.empty(),
            all),
        any(counted, everybody),
        rows);
  }

  /** Counts only those whom we know; who gave is not known. */
  private static Optional<Long> any(Counted counted, long everybody) {
    Set<String> any = new HashSet<>();
    counted.people().values().forEach(any::addAll);
    return Protection.any(
        new Cell(everybody, any.size()),
        counted.people().values().stream().map(each -> (long) each.size()).toList());
  }

  private static Map<String, Long> counts(Counted counted, Mode mode) {
    Map<String, Long> counts = new HashMap<>();
    counted
        .people()
        .getOrDefault(mode, Set.of())
        .forEach(person ->
            counts.merge(counted.groups().getOrDefault(person, Grouping.NONE), 1L, Long::sum));
    return counts;
  }

  /** Those of whom the office did not say in which group are in that of nobody knows what. */
  private static Map<String, Long> givers(Grouping by, List<String> names, Giving gifts) {
    Map<String, Long> counts = new HashMap<>();
    long named = 0;
    for (String name : names) {
      long count = gifts.groups().getOrDefault(by.key(name), 0L);
      counts.put(name, count);
      named += count;
    }
    counts.merge(Grouping.NONE, gifts.total() - named, Long::sum);
    return counts;
  }
}
