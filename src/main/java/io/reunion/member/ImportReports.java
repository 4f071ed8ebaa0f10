package io.reunion.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What reports of imports quote of the lists, taken out where it is about somebody who is deleted. */
final class ImportReports {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHORTEST = 2;

  private ImportReports() {}

  /** The words by which a quotation is known to be about {@code member}. */
  static Set<String> words(Member member) {
    Set<String> words = new LinkedHashSet<>();
    for (Field field :
        List.of(Field.NAME, Field.OTHER_NAMES, Field.EMAIL, Field.PHONE, Field.STUDENT_NUMBER)) {
      words.addAll(member.particulars().all(field));
    }
    words.removeIf(word -> word.length() < SHORTEST);
    return words;
  }

  /** The report without rows and problems that have one of {@code words}; empty if it has none. */
  static Optional<String> without(String report, Set<String> words) {
    if (words.stream().noneMatch(report::contains)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(report);
      for (String list : List.of("firstRows", "problems")) {
        if (json.get(list) instanceof ArrayNode items) {
          drop(items, words);
        }
      }
      return Optional.of(json.toString());
    } catch (JsonProcessingException e) {
      return Optional.of("{}");
    }
  }

  private static void drop(ArrayNode items, Set<String> words) {
    Iterator<JsonNode> each = items.iterator();
    while (each.hasNext()) {
      String item = each.next().toString();
      if (words.stream().anyMatch(item::contains)) {
        each.remove();
      }
    }
  }
}
