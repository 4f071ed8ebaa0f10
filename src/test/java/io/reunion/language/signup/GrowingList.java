package io.reunion.language.signup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A group in which a list grows as lists do: each person copies some version, adds, changes or takes off their own line,
 * writes it in their own manner and posts it. Knows the truth.
 */
final class GrowingList {
  private static final Instant START = Instant.parse("2026-11-01T02:00:00Z");
  private static final List<String> SURNAMES =
      List.of("张", "王", "李", "赵", "刘", "陈", "杨", "黄", "周", "吴", "欧阳", "司马", "孫", "鄭");
  private static final List<String> GIVEN = List.of(
      "伟", "芳", "娜", "秀英", "敏", "静", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超", "兰");
  private static final List<String> ENGLISH = List.of(
      "Tom Lee",
      "Ann Smith",
      "Mary-Jane Watson",
      "J. Chen",
      "Kevin",
      "Bob Jones",
      "Zoe",
      "Dr. Li",
      "O'Neil",
      "Grace Hopper");
  private static final List<String> NICKS =
      List.of("小鱼🐟", "🐑🐑", "大螃蟹", "吃可爱长大的", "forever", "阿恒");
  private static final List<String> NOTES =
      List.of("", "", "", "", "素食", "08计算机", "2010级", "晚到半小时", "开车去");

  /** What one line says in truth. */
  record Entry(String name, int seats, String note, boolean cancelled) {}

  /** One posted list. */
  record Post(int author, String name, Instant time, String text) {}

  private final Random random;
  private final List<List<Entry>> versions = new ArrayList<>();
  private final List<Post> posts = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> truth = new TreeMap<>();
  private final Set<String> deleted = new TreeSet<>();
  private final Set<String> returned = new TreeSet<>();
  private final int stale;

  GrowingList(long seed, int people, int stale) {
    this.random = new Random(seed);
    this.stale = stale;
    chooseNames(people);
    grow(people);
  }

  /** Who comes, with seats. */
  Map<String, Integer> truth() {
    return truth;
  }

  /** Who took their line off, without a word. */
  Set<String> deleted() {
    return deleted;
  }

  /** Who put their line back after they had gone: without authors nobody can tell that from an old copy. */
  Set<String> returned() {
    return returned;
  }

  List<Post> inOrder() {
    return posts;
  }

  List<Post> shuffled() {
    List<Post> shuffled = new ArrayList<>(posts);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  Optional<Author> author(Post post, boolean named) {
    String id = "u" + post.author();
    return Optional.of(named ? new Author(id, Set.of(post.name())) : new Author(id));
  }

  private void chooseNames(int people) {
    List<String> all = new ArrayList<>(ENGLISH);
    all.addAll(NICKS);
    for (String surname : SURNAMES) {
      GIVEN.forEach(given -> all.add(surname + given));
    }
    Collections.shuffle(all, random);
    names.addAll(all.subList(0, people));
  }

  private void grow(int people) {
    for (int author = 0; author < people; author++) {
      boolean old = author >= people - 3 * stale && author % 3 == people % 3;
      addSelf(author, old);
      if (author > 3 && random.nextInt(5) == 0) {
        changeSelf(1 + random.nextInt(author - 1));
      }
    }
  }

  private List<Entry> base(boolean old) {
    if (versions.isEmpty()) {
      return List.of();
    }
    int last = versions.size() - 1;
    int at = old ? Math.max(0, last - 1 - random.nextInt(last + 1)) : last;
    return versions.get(at);
  }

  private void addSelf(int author, boolean old) {
    List<Entry> list = new ArrayList<>(base(old));
    int seats = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
    list.add(new Entry(names.get(author), seats, NOTES.get(random.nextInt(NOTES.size())), false));
    truth.put(names.get(author), seats);
    post(author, list);
  }

  private void changeSelf(int author) {
    String name = names.get(author);
    List<Entry> list = new ArrayList<>(base(random.nextInt(4) == 0));
    int at = indexOf(list, name);
    int action = random.nextInt(4);
    boolean gone = !truth.containsKey(name);
    deleted.remove(name);
    if (at < 0) {
      // They copied a version without themselves, and add themselves again.
      list.add(new Entry(name, 1, "", false));
      truth.put(name, 1);
    } else if (action <= 1) {
      list.remove(at);
      truth.remove(name);
      deleted.add(name);
    } else if (action == 2) {
      list.set(at, new Entry(name, list.get(at).seats(), list.get(at).note(), true));
      truth.remove(name);
    } else {
      int seats = 1 + random.nextInt(4);
      list.set(at, new Entry(name, seats, list.get(at).note(), false));
      truth.put(name, seats);
    }
    if (gone && truth.containsKey(name)) {
      returned.add(name);
    }
    post(author, list);
  }

  private static int indexOf(List<Entry> list, String name) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private void post(int author, List<Entry> list) {
    versions.add(List.copyOf(list));
    Instant time = START.plusSeconds(posts.size() * 60L);
    posts.add(new Post(author, names.get(author), time, new Handwriting(random).write(list)));
  }
}
