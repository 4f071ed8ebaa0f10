package io.reunion.member;

import io.reunion.member.lexicon.Fold;
import io.reunion.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the chapters are called in each language. A member's record names one as the office's list does: by its id, by its
 * name in either language, or by that name without the word for chapter.
 */
public final class ChapterNames {
  public static final ChapterNames NONE = new ChapterNames(List.of());

  private final Map<String, Named> named = new HashMap<>();
  private final List<Named> all;

  /** A chapter, and what it is called. */
  public record Named(String id, Map<Language, String> names) {
    public Named {
      names = Map.copyOf(names);
    }
  }

  public ChapterNames(List<Named> chapters) {
    this.all = List.copyOf(chapters);
    for (Named chapter : chapters) {
      chapter.names().values().forEach(name -> put(name, chapter));
    }
    // An id goes before another chapter's name.
    chapters.forEach(chapter -> named.put(Fold.joined(chapter.id()), chapter));
  }

  private void put(String name, Named chapter) {
    String joined = Fold.joined(name);
    named.putIfAbsent(joined, chapter);
    named.putIfAbsent(Chapters.withoutEnding(joined), chapter);
  }

  /** Those that the settings name, in their order. */
  public List<Named> all() {
    return all;
  }

  /** The words by which {@code chapter} is known, without blanks and case. */
  public Set<String> words(Named chapter) {
    return named.entrySet().stream()
        .filter(entry -> entry.getValue().equals(chapter))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The id of the chapter that {@code word} names; empty if it names none that is known. */
  public Optional<String> id(String word) {
    return Optional.ofNullable(named.get(Fold.joined(word))).map(Named::id);
  }

  /** The name of the chapter that {@code recorded} stands for; itself if it stands for none that is known. */
  public String in(Language language, String recorded) {
    Named chapter = named.get(Fold.joined(recorded));
    return chapter == null ? recorded : chapter.names().getOrDefault(language, recorded);
  }
}
